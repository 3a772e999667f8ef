import type { Envelope, Receipt } from '@tanggap/contract/sync'
import { canonicalText } from '@tanggap/core/changes'
import { type CommandFate, judgeArrival } from '@tanggap/core/sync'
import type { Refusal } from '@tanggap/core/workflow'

/** A sentence for people, with the code that never changes meaning. */
export interface Reason {
  readonly code: string
  readonly id: string
  readonly en: string
}

/** A command with its one receipt, as it is kept. */
export interface Settled {
  readonly envelope: Envelope
  readonly accountId: string
  readonly fate: CommandFate
  readonly reason: Reason | null
  readonly receipt: Receipt
  readonly receivedAt: string
  readonly settledAt: Date | null
}

export interface KnownSettled {
  readonly hash: string
  readonly fate: CommandFate
  readonly receipt: Receipt
  readonly receivedAt: string
}

/** A device as it is held while its commands are settled, one after the other. */
export interface HeldDevice {
  readonly clockOffsetMs: number
  /** The number expected next. Written once, when the desk is left. */
  nextSequence: number
}

export type Applied = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }
export type Tried<T> = T | { readonly ok: false; readonly fault: unknown }

/**
 * What settling commands asks of an office, inside one transaction: PostgreSQL in the house (`office-desk.ts`), a
 * model with crashes in the simulation (`tools/sim`). Nothing it is told stands before the transaction does.
 */
export interface Desk {
  /** The officer in whose name commands are settled. */
  readonly accountId: string
  readonly now: Date
  findCommand(id: string): Promise<KnownSettled | undefined>
  /** Keeps a command with its receipt. False when another officer's bears the name. */
  keepCommand(settled: Settled): Promise<boolean>
  /** Work that may be undone alone while the transaction goes on. */
  tryApart<T extends { readonly ok: boolean }>(work: () => Promise<T>): Promise<Tried<T>>
  /** Opens the seal and does what the command says. */
  apply(
    envelope: Envelope,
    delivery: { readonly commandId: string; readonly clockOffsetMs: number; readonly letStand: boolean },
  ): Promise<Applied>
  /** The sentence of a refusal, or of a fault of ours, whose cause goes to the log. */
  reasonOf(failed: { readonly refusal: Refusal } | { readonly fault: unknown }): Reason
  noteQuarantine(commandId: string, code: string): Promise<void>
  sign(text: string): string
  hash(text: string): string
}

export type Answer =
  | { readonly is: 'receipt'; readonly receipt: Receipt }
  /** The same name for another content; nothing changed. */
  | { readonly is: 'conflict' }
  /** The bytes are not those that were hashed on the phone: no receipt, so that the phone sends it again. */
  | { readonly is: 'damaged' }

const conflict: Answer = { is: 'conflict' }

/** Brings one arriving command to its receipt. The device is held, so its commands come one after the other. */
export async function settleCommand(desk: Desk, device: HeldDevice, envelope: Envelope): Promise<Answer> {
  if (desk.hash(envelope.seal.box) !== envelope.hash) return { is: 'damaged' }
  const known = await desk.findCommand(envelope.id)
  const receivedAt = known?.receivedAt ?? desk.now.toISOString()
  switch (judgeArrival(envelope, known, device.nextSequence).is) {
    case 'conflict':
      return conflict
    case 'repeat':
      return known ? { is: 'receipt', receipt: known.receipt } : conflict
    case 'early':
      return keep(desk, settled(desk, envelope, receivedAt, 'held', null))
    case 'new': {
      const taken = await take(desk, device, envelope, receivedAt, false)
      if (taken.ok) return { is: 'receipt', receipt: taken.receipt }
      if ('bearsAnothersName' in taken) return conflict
      return setAside(desk, device, envelope, receivedAt, desk.reasonOf(taken))
    }
  }
}

/** Keeps a command aside for a person, whole, with why. What follows it goes on. */
export async function setAside(
  desk: Desk,
  device: HeldDevice,
  envelope: Envelope,
  receivedAt: string,
  reason: Reason,
): Promise<Answer> {
  const answer = await keep(desk, settled(desk, envelope, receivedAt, 'quarantined', reason))
  if (answer.is === 'conflict') return answer
  await desk.noteQuarantine(envelope.id, reason.code)
  expectAfter(device, envelope.sequence)
  return answer
}

export type Taken =
  | { readonly ok: true; readonly receipt: Receipt }
  | { readonly ok: false; readonly refusal: Refusal }
  | { readonly ok: false; readonly fault: unknown }
  | { readonly ok: false; readonly bearsAnothersName: true }

/**
 * Applies a command and keeps its receipt, both or neither. A person who replays one uses this door too, with
 * `letStand` when they let it stand although its case has moved on.
 */
export async function take(
  desk: Desk,
  device: HeldDevice,
  envelope: Envelope,
  receivedAt: string,
  letStand: boolean,
): Promise<Taken> {
  const delivery = { commandId: envelope.id, clockOffsetMs: device.clockOffsetMs, letStand }
  const one = settled(desk, envelope, receivedAt, 'applied', null)
  const outcome = await desk.tryApart(async () => {
    const applied = await desk.apply(envelope, delivery)
    if (!applied.ok) return applied
    const isKept = await desk.keepCommand(one)
    return isKept ? applied : { ok: false as const, bearsAnothersName: true as const }
  })
  if (!outcome.ok) return outcome
  expectAfter(device, envelope.sequence)
  return { ok: true, receipt: one.receipt }
}

/** A command with its signed receipt. */
export function settled(
  desk: Desk,
  envelope: Envelope,
  receivedAt: string,
  fate: CommandFate,
  reason: Reason | null,
): Settled {
  const unsigned = { commandId: envelope.id, hash: envelope.hash, fate, reason, receivedAt }
  return {
    envelope,
    accountId: desk.accountId,
    fate,
    reason,
    receipt: { ...unsigned, signature: desk.sign(canonicalText(unsigned)) },
    receivedAt,
    settledAt: fate === 'held' ? null : desk.now,
  }
}

async function keep(desk: Desk, one: Settled): Promise<Answer> {
  return (await desk.keepCommand(one)) ? { is: 'receipt', receipt: one.receipt } : conflict
}

function expectAfter(device: HeldDevice, sequence: number): void {
  device.nextSequence = Math.max(device.nextSequence, sequence + 1)
}
