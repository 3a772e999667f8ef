import { createHash } from 'node:crypto'
import type { Envelope, Receipt } from '@tanggap/contract/sync'
import { canonicalText } from '@tanggap/core/changes'
import { judgeArrival } from '@tanggap/core/sync'
import type { Refusal } from '@tanggap/core/workflow'
import type { BindSlip } from '../campaigns/index.ts'
import type { Acting } from '../plumbing/acting.ts'
import type { SentenceBook } from '../plumbing/http/refuse.ts'
import type { Log } from '../plumbing/log.ts'
import { applyCommand } from './apply-command.ts'
import { expectAfter, findCommand, keepCommand, lockDevice, type Settled, tryApart } from './sync.store.ts'

/** What the room of sync is given from outside. */
export interface Exchange {
  readonly bindSlip: BindSlip
  readonly sentences: SentenceBook
  readonly log: Log
}

export type Answer =
  | { readonly is: 'receipt'; readonly receipt: Receipt }
  /** The same name for another content; nothing changed. */
  | { readonly is: 'conflict' }
  /** The bytes are not those that were hashed on the phone: no receipt, so that the phone sends it again. */
  | { readonly is: 'damaged' }

/**
 * Brings one arriving command to its receipt, in one transaction. The device's row is held, so its commands
 * come one after the other however many requests carry them.
 */
export async function settleCommand(acting: Acting, envelope: Envelope, exchange: Exchange): Promise<Answer> {
  const { tx, office } = acting
  if (createHash('sha256').update(envelope.seal.box).digest('hex') !== envelope.hash) return { is: 'damaged' }
  const device = await lockDevice(tx, office.regency, envelope.deviceId)
  if (!device) throw new Error('a command of a device that was not greeted')
  const known = await findCommand(tx, office.regency, envelope.id)
  const arrival = judgeArrival(envelope, known, device.nextSequence)
  const receivedAt = known?.receivedAt ?? acting.now.toISOString()
  switch (arrival.is) {
    case 'conflict':
      return { is: 'conflict' }
    case 'repeat':
      return known ? { is: 'receipt', receipt: known.receipt } : { is: 'conflict' }
    case 'early': {
      const held = settled(acting, envelope, office.accountId, receivedAt, 'held', null)
      return keep(acting, held)
    }
    case 'new': {
      const delivery = { commandId: envelope.id, clockOffsetMs: device.clockOffsetMs }
      const outcome = await tryApart(tx, () => applyCommand(acting, envelope, delivery, exchange.bindSlip))
      const problem = outcome.ok ? null : problemOf(outcome, exchange)
      const fate = problem ? 'quarantined' : 'applied'
      await expectAfter(tx, office.regency, envelope.deviceId, envelope.sequence)
      if (problem)
        await acting.record({
          action: 'sync.quarantine',
          subject: 'command',
          ids: [envelope.id],
          reason: problem.code,
        })
      return keep(acting, settled(acting, envelope, office.accountId, receivedAt, fate, problem))
    }
  }
}

/** A command with its signed receipt, as it is kept. */
export function settled(
  acting: Acting,
  envelope: Envelope,
  accountId: string,
  receivedAt: string,
  fate: Settled['fate'],
  reason: Settled['reason'],
): Settled {
  const unsigned = { commandId: envelope.id, hash: envelope.hash, fate, reason, receivedAt }
  const receipt: Receipt = { ...unsigned, signature: acting.vault.signReceipt(canonicalText(unsigned)) }
  return {
    envelope,
    accountId,
    fate,
    reason,
    receipt,
    receivedAt,
    settledAt: fate === 'held' ? null : acting.now,
  }
}

async function keep(acting: Acting, one: Settled): Promise<Answer> {
  const kept = await keepCommand(acting.tx, acting.office.regency, one)
  return kept ? { is: 'receipt', receipt: one.receipt } : { is: 'conflict' }
}

type Failed = { readonly refusal: Refusal } | { readonly fault: unknown }

/** The sentence a person reads about a command that is kept aside. A fault of ours is logged with its cause. */
export function problemOf(failed: Failed, { sentences, log }: Exchange): NonNullable<Settled['reason']> {
  if ('fault' in failed) log.error({ err: failed.fault }, 'a command could not be applied')
  const refusal = 'refusal' in failed ? failed.refusal : { code: 'sync.could-not-apply' }
  const rule = sentences.get(refusal.code)
  if (!rule) throw new Error(`no sentence is written for the refusal "${refusal.code}"`)
  return { code: refusal.code, ...rule.sentence(refusal.facts ?? {}) }
}
