import type { Held } from '../store/index.ts'

/** The same counters the office sees of this phone. */
export interface Custody {
  readonly made: number
  readonly waiting: number
  readonly sent: number
  readonly acknowledged: number
  readonly needsAttention: number
  readonly photosWaiting: number
}

export function custodyOf(held: Pick<Held, 'device' | 'waiting' | 'acknowledged' | 'photos'>): Custody {
  const inState = (...states: readonly string[]) =>
    held.waiting.filter(({ state }) => states.includes(state)).length
  const aside = held.acknowledged.filter(({ receipt }) => receipt.fate === 'quarantined').length
  return {
    made: held.waiting.length + held.acknowledged.length,
    waiting: inState('waiting'),
    sent: inState('sent', 'held'),
    acknowledged: held.acknowledged.length - aside,
    needsAttention: inState('refused') + aside,
    photosWaiting: held.photos.filter(({ commandId, atOffice }) => commandId !== null && !atOffice).length,
  }
}
