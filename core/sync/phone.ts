import type { CommandFate } from './arrival.ts'

/** What a phone decides about its outbox, alike on every phone and in the simulation. */

/** As many as one request may carry: the office takes 50 at most and 8 MB; small bundles survive poor signal. */
export const largestBatch: BatchLimit = { commands: 20, characters: 1_500_000 }

export interface BatchLimit {
  readonly commands: number
  /** Characters of sealed boxes. */
  readonly characters: number
}

/**
 * How much to put into the next request after this one went through or its connection broke. A line that breaks every
 * twenty seconds never carries a bundle that takes thirty: half as much is tried next, down to one command.
 */
export function nextLimit({ commands, characters }: BatchLimit, went: boolean): BatchLimit {
  return went
    ? {
        commands: Math.min(largestBatch.commands, commands * 2),
        characters: Math.min(largestBatch.characters, characters * 2),
      }
    : { commands: Math.max(1, Math.floor(commands / 2)), characters: Math.ceil(characters / 2) }
}

interface Sendable {
  readonly sequence: number
  readonly seal: { readonly box: string }
}

/** The commands in the device's order, cut into bundles. A command larger than a bundle goes alone. */
export function batchesOf<T extends Sendable>(entries: readonly T[], limit = largestBatch): readonly T[][] {
  const batches: T[][] = []
  let weight = 0
  for (const entry of entries.toSorted((a, b) => a.sequence - b.sequence)) {
    const last = batches.at(-1)
    const size = entry.seal.box.length
    if (last && last.length < limit.commands && weight + size <= limit.characters) {
      last.push(entry)
      weight += size
    } else {
      batches.push([entry])
      weight = size
    }
  }
  return batches
}

/** What is to be done with a command for a receipt that came for it. */
export type ReceiptMeans =
  /** It names another content, or the office's signature does not stand under it: keep, and show it. */
  | 'distrust'
  /** The office holds it until the one before arrives: keep. */
  | 'keep-waiting'
  /** The office answers for it: the command may leave the outbox. */
  | 'let-go'

/** The one rule by which a command may leave an outbox: a receipt of this very content, truly signed, that is final. */
export function judgeReceipt(
  waiting: { readonly hash: string },
  receipt: { readonly hash: string; readonly fate: CommandFate },
  isSigned: boolean,
): ReceiptMeans {
  if (!isSigned || receipt.hash !== waiting.hash) return 'distrust'
  return receipt.fate === 'held' ? 'keep-waiting' : 'let-go'
}

/**
 * What to do with a bundle the office refused: `wait` when it is about the connection or the session, `halve` to
 * find the one command it cannot read, `set-aside` when that one is found. One bad command blocks none.
 */
export function afterRefusal(status: number, commands: number): 'wait' | 'halve' | 'set-aside' {
  const isAboutContent = status === 413 || status === 422
  if (!isAboutContent) return 'wait'
  return commands > 1 ? 'halve' : 'set-aside'
}

/**
 * Days a phone keeps the sealed copy of a command after its receipt. Should the office have to go back to a
 * backup, phones send again what it forgot; a backup older than this is not gone back to.
 */
export const copiesKeptDays = 14

/**
 * The receipts an office does not know any more: it expects a number that it has answered for already, so it was
 * restored from a backup of before. Their sealed copies are sent again, under the same names.
 *
 * @param nextExpected the number the office expects next from this device
 */
export function forgottenByOffice<T extends { readonly sequence: number }>(
  acknowledged: readonly T[],
  nextExpected: number,
): readonly T[] {
  return acknowledged.filter(({ sequence }) => sequence >= nextExpected)
}

/** Whether the sealed copy of an acknowledged command may be let go. Both by the office's clock, milliseconds. */
export function mayDropCopy(receivedAt: number, now: number): boolean {
  return now - receivedAt >= copiesKeptDays * 24 * 3_600_000
}
