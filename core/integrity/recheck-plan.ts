/**
 * A re-check ordered for an objection goes among others that were not: families of the same village, alike as
 * far as the office can see, in an order drawn by chance. So nobody who makes, reviews or receives such a visit
 * learns from it that somebody objected.
 */
export interface RecheckPlan {
  readonly validFrom: string
  /** How many families without an objection go with one. */
  readonly decoys: number
  /** With fewer than these the visit would point at somebody, and is not ordered. */
  readonly fewestDecoys: number
  /** A visit counts as recent for so many days. */
  readonly recentDays: number
  readonly source: string
}

/** Newest last. No rule of the state gives a number; this one is a choice of this house. */
export const recheckPlans: readonly RecheckPlan[] = [
  {
    validFrom: '2025-01-01',
    decoys: 4,
    fewestDecoys: 2,
    recentDays: 180,
    source: 'docs/decisions/2026-11-23-integrity.md',
  },
]

export function recheckPlanOn(day: string): RecheckPlan {
  const plan = recheckPlans.findLast(({ validFrom }) => validFrom <= day)
  if (!plan) throw new Error(`no plan of re-checks is valid on ${day}`)
  return plan
}

export interface RecheckCandidate {
  readonly familyId: string
  /** Its visit was approved a short while ago. */
  readonly recentlyApproved: boolean
  readonly receivesAid: boolean
}

/**
 * Whom to visit again, in the order in which the visits are written down: the family meant, if one is, among
 * others that are most like it.
 *
 * @param chance numbers from 0 (included) to 1 (excluded)
 */
export function planRechecks(
  target: RecheckCandidate | undefined,
  pool: readonly RecheckCandidate[],
  decoys: number,
  chance: () => number,
): string[] {
  const others = shuffled(
    pool.filter(({ familyId }) => familyId !== target?.familyId),
    chance,
  )
  const like = (one: RecheckCandidate): number =>
    (one.receivesAid === (target?.receivesAid ?? true) ? 2 : 0) +
    (one.recentlyApproved === (target?.recentlyApproved ?? true) ? 1 : 0)
  const chosen = others.toSorted((a, b) => like(b) - like(a)).slice(0, decoys)
  return shuffled([...(target ? [target] : []), ...chosen], chance).map(({ familyId }) => familyId)
}

/** Fisher and Yates: every order is equally likely. */
function shuffled<Item>(items: readonly Item[], chance: () => number): Item[] {
  const rest = [...items]
  const order: Item[] = []
  while (rest.length > 0) order.push(...rest.splice(Math.floor(chance() * rest.length), 1))
  return order
}
