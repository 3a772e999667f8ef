/** Something worth a second look before working: many reports from one place. It orders nothing and refuses nothing. */
export interface Pattern {
  readonly by: 'phone' | 'origin' | 'village'
  readonly count: number
}

/**
 * From how many reports within an hour the desk is shown that they are many: from one telephone, from one browser,
 * and in one village. A lent phone or a village's desk on the day of aid reaches them honestly, so nothing follows.
 */
export const patternRule = { hours: 1, phone: 4, origin: 6, village: 20 } as const

/** What stands out among the reports received around a report, itself included. */
export function patternsOf(counts: Readonly<Record<Pattern['by'], number>>): Pattern[] {
  return (['phone', 'origin', 'village'] as const).flatMap((by) =>
    counts[by] >= patternRule[by] ? [{ by, count: counts[by] }] : [],
  )
}
