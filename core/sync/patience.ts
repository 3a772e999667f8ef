const hour = 3_600_000

/** A missing predecessor is waited for this long before somebody is told: milliseconds (trust rules §1). */
export const alarmAfter = 24 * hour

/** After this long a person may take the held command although its predecessor never came: milliseconds. */
export const openAfter = 7 * 24 * hour

export type Patience = 'waiting' | 'overdue' | 'open'

/** How long a held command has been waiting, in what it means. Both times by the office's clock, milliseconds. */
export function patienceWith(receivedAt: number, now: number): Patience {
  const waited = now - receivedAt
  if (waited >= openAfter) return 'open'
  return waited >= alarmAfter ? 'overdue' : 'waiting'
}
