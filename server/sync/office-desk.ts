import { createHash } from 'node:crypto'
import type { Envelope, Receipt } from '@tanggap/contract/sync'
import type { Refusal } from '@tanggap/core/workflow'
import { type BindSlip, type CasesAhead, casesAhead } from '../campaigns/index.ts'
import type { Acting } from '../plumbing/acting.ts'
import type { Gathering } from '../plumbing/database/index.ts'
import type { SentenceBook } from '../plumbing/http/refuse.ts'
import type { Log } from '../plumbing/log.ts'
import { applyCommand, caseIdOf, type Opened, openSeal } from './apply-command.ts'
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

/** What a case's id looks like; of what a phone sealed nothing is sure. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Commands that came together, whose rows wait for their like. */
export interface Bundle {
  readonly commands: readonly Envelope[]
  readonly apart: Gathering['apart']
}

/**
 * The same desk with one device before it.
 *
 * @param bundle what came together: what settling it needs is read at once, and its rows are written at once
 */
export function deviceDesk(
  acting: Acting,
  deviceId: string,
  exchange: Exchange,
  bundle?: Bundle,
): DeviceDesk {
  const { tx, office, now } = acting
  const desk = officeDesk(acting, exchange)
  let known: ReadonlyMap<string, CommandRecord> = new Map()
  const opened = new Map<string, Opened>()
  let cases: CasesAhead | undefined
  /** Commands of which `known` still says how they stand. */
  const asked = new Set<string>()

  async function readAhead({ commands }: Bundle): Promise<void> {
    for (const { id } of commands) asked.add(id)
    known = await findCommands(tx, office.regency, [...asked])
    for (const envelope of commands)
      if (known.get(envelope.id)?.fate !== 'applied') opened.set(envelope.id, openSeal(acting, envelope))
    const ids = [...opened.values()].flatMap((one) => caseIdOf(one) ?? []).filter((id) => uuid.test(id))
    cases = await casesAhead(acting, [...new Set(ids)])
  }

  return {
    ...desk,
    findCommand: async (id) => (asked.has(id) ? known.get(id) : desk.findCommand(id)),
    keepCommand(settled) {
      // What is kept now is no longer what was known before.
      asked.delete(settled.envelope.id)
      return desk.keepCommand(settled)
    },
    ...(bundle && { tryApart: bundle.apart }),
    apply: (envelope, delivery) =>
      applyCommand(
        acting,
        envelope,
        { ...delivery, ...(cases && { cases }) },
        exchange.bindSlip,
        opened.get(envelope.id),
      ),
    lockDevice: async (): Promise<HeldDevice | undefined> => {
      const device = await lockDevice(tx, office.regency, deviceId)
      if (device?.accountId !== office.accountId) return undefined
      if (bundle) await readAhead(bundle)
      return { nextSequence: device.nextSequence, clockOffsetMs: device.clockOffsetMs }
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
