import type { PhoneCase } from '@tanggap/contract/sync'
import type { Held, HeldCase } from './held.ts'

/** A case the office says this phone need not hold any more, and what became of it. */
export interface ClosedCase {
  readonly id: string
  readonly status: string
}

/** A family stays readable on the phone for a day after the office has receipted its visit, then it goes. */
export const hoursAfterReceipt = 24

/**
 * The families a phone holds after a package: those it brings, those of finished visits until the receipt is a
 * day old, and those with a draft, however long, so that nobody's work loses its family.
 *
 * @param now milliseconds, by the office's clock
 */
export function casesAfter(
  held: Pick<Held, 'cases' | 'drafts' | 'waiting' | 'acknowledged'>,
  work: { readonly cases: readonly PhoneCase[]; readonly closed: readonly ClosedCase[] },
  now: number,
): ReadonlyMap<string, HeldCase> {
  const next = new Map<string, HeldCase>(work.cases.map((one) => [one.id, { ...one, withdrawn: false }]))
  for (const [id, old] of held.cases) {
    if (next.has(id)) continue
    const isApproved = work.closed.some((closed) => closed.id === id && closed.status === 'approved')
    const finished = held.acknowledged.findLast((one) => one.caseId === id && one.type === 'visit.finish')
    const isFresh =
      finished !== undefined && now - Date.parse(finished.receipt.receivedAt) < hoursAfterReceipt * 3_600_000
    const isWaiting = held.waiting.some((one) => one.caseId === id)
    if (isWaiting || isFresh) next.set(id, { ...old, ...(isApproved && { status: 'approved' as const }) })
    else if (held.drafts.has(id)) next.set(id, { ...old, withdrawn: true })
  }
  return next
}
