import type { Held } from '../store/index.ts'

/** The same counters the office sees of this phone. */
export interface Custody {
  readonly made: number
  readonly waiting: number
  readonly sent: number
  readonly acknowledged: number
  readonly needsAttention: number
  readonly photosWaiting: number
  /** Bytes of the photos that wait. */
  readonly photoBytesWaiting: number
  readonly families: number
  readonly drafts: number
}

type Counted = Pick<Held, 'waiting' | 'acknowledged' | 'photos' | 'cases' | 'drafts' | 'lockedDrafts'>

export function custodyOf(held: Counted): Custody {
  const inState = (...states: readonly string[]) =>
    held.waiting.filter(({ state }) => states.includes(state)).length
  const aside = held.acknowledged.filter(({ receipt }) => receipt.fate === 'quarantined').length
  const photos = held.photos.filter(({ commandId, atOffice }) => commandId !== null && !atOffice)
  return {
    made: held.waiting.length + held.acknowledged.length,
    waiting: inState('waiting'),
    sent: inState('sent', 'held'),
    acknowledged: held.acknowledged.length - aside,
    needsAttention: inState('refused') + aside,
    photosWaiting: photos.length,
    photoBytesWaiting: photos.reduce((sum, { bytes, sentBytes }) => sum + bytes - sentBytes, 0),
    families: held.cases.size,
    drafts: held.drafts.size + held.lockedDrafts,
  }
}
