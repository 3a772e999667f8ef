import type { Problem, ProblemCode } from './problem.ts'
import { isAccepted } from './read-row.ts'

/** Every row of a file counted: `read` is always `accepted` + `withErrors`. */
export interface Tally {
  readonly read: number
  readonly accepted: number
  readonly withErrors: number
  /** Rows among the accepted ones that carry a warning. */
  readonly withWarnings: number
  /** Rows that have each problem, once a row. */
  readonly byCode: Readonly<Partial<Record<ProblemCode, number>>>
}

export const emptyTally: Tally = { read: 0, accepted: 0, withErrors: 0, withWarnings: 0, byCode: {} }

/** The tally with one more row. */
export function counted(tally: Tally, problems: readonly Problem[]): Tally {
  const accepted = isAccepted(problems)
  const warned = accepted && problems.some(({ severity }) => severity === 'warning')
  const byCode = { ...tally.byCode }
  for (const code of new Set(problems.map((found) => found.code))) byCode[code] = (byCode[code] ?? 0) + 1
  return {
    read: tally.read + 1,
    accepted: tally.accepted + (accepted ? 1 : 0),
    withErrors: tally.withErrors + (accepted ? 0 : 1),
    withWarnings: tally.withWarnings + (warned ? 1 : 0),
    byCode,
  }
}
