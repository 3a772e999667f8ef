import { createHash } from 'node:crypto'
import type { Envelope, Receipt } from '@tanggap/contract/sync'
import type { Refusal } from '@tanggap/core/workflow'
import type { BindSlip } from '../campaigns/index.ts'
import type { Acting } from '../plumbing/acting.ts'
import type { SentenceBook } from '../plumbing/http/refuse.ts'
import type { Log } from '../plumbing/log.ts'
import { applyCommand } from './apply-command.ts'
import type { DeviceDesk } from './settle-batch.ts'
import type { Desk, HeldDevice, Reason } from './settle-command.ts'
import {
  type CommandRecord,
  expectNext,
  findCommand,
  findCommands,
  findReleased,
  keepCommand,
  lockDevice,
  receiptsSettledLater,
  tryApart,
} from './sync.store.ts'

/** What the room of sync is given from outside. */
export interface Exchange {
  readonly bindSlip: BindSlip
  readonly sentences: SentenceBook
  readonly log: Log
}

/** The desk at which one officer's commands are settled, in PostgreSQL. */
export function officeDesk(acting: Acting, exchange: Exchange): Desk {
  const { tx, office, now, vault } = acting
  return {
    accountId: office.accountId,
    now,
    findCommand: (id) => findCommand(tx, office.regency, id),
    keepCommand: (settled) => keepCommand(tx, office.regency, settled),
    tryApart: (work) => tryApart(tx, work),
    apply: (envelope, delivery) => applyCommand(acting, envelope, delivery, exchange.bindSlip),
    reasonOf: (failed) => reasonOf(failed, exchange),
    noteQuarantine: (commandId, code) =>
      acting.record({ action: 'sync.quarantine', subject: 'command', ids: [commandId], reason: code }),
    sign: (text) => vault.signReceipt(text),
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  }
}

/** Any answer may be lost on its way, so what a person settled is told again for a month: milliseconds. */
const remindedFor = 30 * 24 * 3_600_000
const mostReminders = 100

/**
 * The same desk with one device before it.
 *
 * @param arriving the commands that came together: what is known of them is asked for at once
 */
export function deviceDesk(
  acting: Acting,
  deviceId: string,
  exchange: Exchange,
  arriving: readonly Envelope[] = [],
): DeviceDesk {
  const { tx, office, now } = acting
  const desk = officeDesk(acting, exchange)
  const ids = new Set(arriving.map(({ id }) => id))
  let asked: Promise<ReadonlyMap<string, CommandRecord>> | undefined
  return {
    ...desk,
    async findCommand(id) {
      if (!ids.has(id)) return desk.findCommand(id)
      asked ??= findCommands(tx, office.regency, [...ids])
      return (await asked).get(id)
    },
    keepCommand(settled) {
      // What is kept now is no longer what was known before.
      ids.delete(settled.envelope.id)
      return desk.keepCommand(settled)
    },
    lockDevice: async (): Promise<HeldDevice | undefined> => {
      const device = await lockDevice(tx, office.regency, deviceId)
      return device?.accountId === office.accountId
        ? { nextSequence: device.nextSequence, clockOffsetMs: device.clockOffsetMs }
        : undefined
    },
    leaveDevice: ({ nextSequence }) => expectNext(tx, office.regency, deviceId, nextSequence),
    nextReleased: (nextSequence): Promise<Envelope | undefined> =>
      findReleased(tx, office.regency, deviceId, nextSequence),
    settledLater: (): Promise<readonly Receipt[]> =>
      receiptsSettledLater(
        tx,
        office.regency,
        deviceId,
        new Date(now.getTime() - remindedFor),
        mostReminders,
      ),
  }
}

/** The sentence a person reads about a command that is kept aside. A fault of ours is logged with its cause. */
export function reasonOf(
  failed: { readonly refusal: Refusal } | { readonly fault: unknown },
  { sentences, log }: Exchange,
): Reason {
  if ('fault' in failed) log.error({ err: failed.fault }, 'a command could not be applied')
  const refusal = 'refusal' in failed ? failed.refusal : { code: 'sync.could-not-apply' }
  const rule = sentences.get(refusal.code)
  if (!rule) throw new Error(`no sentence is written for the refusal "${refusal.code}"`)
  return { code: refusal.code, ...rule.sentence(refusal.facts ?? {}) }
}
