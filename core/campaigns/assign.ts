/** A family waiting for a facilitator. Neighbours (same RW, RT) should go to one person. */
export interface Assignable {
  readonly id: string
  readonly rw: string
  readonly rt: string
}

export interface Assignment {
  readonly caseId: string
  readonly assigneeId: string
}

/**
 * Deals families to facilitators so that loads differ by one at most (existing loads counted in) and
 * neighbourhoods stay together: families are walked in RW/RT order and each facilitator takes one run.
 */
export function assignBalanced(
  cases: readonly Assignable[],
  facilitators: readonly { readonly accountId: string; readonly load: number }[],
): Assignment[] {
  if (facilitators.length === 0) return []
  const shares = shareOut(
    cases.length,
    facilitators.map((facilitator) => facilitator.load),
  )
  const walk = cases.toSorted(
    (a, b) => a.rw.localeCompare(b.rw) || a.rt.localeCompare(b.rt) || a.id.localeCompare(b.id),
  )
  let next = 0
  return facilitators.flatMap((facilitator, index) => {
    const run = walk.slice(next, next + (shares[index] ?? 0))
    next += run.length
    return run.map((visit) => ({ caseId: visit.id, assigneeId: facilitator.accountId }))
  })
}

/** How many of `count` each load gets so that the final loads are as level as they can be. */
function shareOut(count: number, loads: readonly number[]): number[] {
  const shares = loads.map(() => 0)
  for (let dealt = 0; dealt < count; dealt++) {
    let lightest = 0
    loads.forEach((load, index) => {
      if (load + (shares[index] ?? 0) < (loads[lightest] ?? 0) + (shares[lightest] ?? 0)) lightest = index
    })
    shares[lightest] = (shares[lightest] ?? 0) + 1
  }
  return shares
}
