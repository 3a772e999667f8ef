/** One report as the clock saw it. */
export interface AnsweredReport {
  /** Days from its arrival to the first answer; null while it waits. */
  readonly days: number | null
  /** Waits longer than was promised. */
  readonly late: boolean
}

/** A day count, or that so many wait still that the figure lies beyond every answer given. */
export type AnswerDays = { readonly days: number } | 'not-yet' | null

export interface AnswerTimes {
  readonly received: number
  readonly answered: number
  readonly late: number
  readonly median: AnswerDays
  readonly p90: AnswerDays
}

/**
 * How fast reports are answered, told without flattery: a report that waits beyond its promise counts as slower
 * than every answered one, so silence cannot improve the figure. One that still has its time is not counted.
 * Percentiles by nearest rank, in whole days, rounded up.
 */
export function answerTimes(reports: readonly AnsweredReport[]): AnswerTimes {
  const given = reports.flatMap(({ days }) => (days === null ? [] : [days])).toSorted((a, b) => a - b)
  const late = reports.filter((report) => report.days === null && report.late).length
  const at = (share: number): AnswerDays => {
    const counted = given.length + late
    if (counted === 0) return null
    const days = given[Math.ceil(share * counted) - 1]
    return days === undefined ? 'not-yet' : { days: Math.ceil(days) }
  }
  return { received: reports.length, answered: given.length, late, median: at(0.5), p90: at(0.9) }
}
