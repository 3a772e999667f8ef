import type { VisitAttempt } from './findings.ts'

export const maxAttempts = 3

/** Four hours, as in FASIH 2026: a second look at another time of the day, not a second knock. */
export const hoursBetweenAttempts = 4

export type AttemptDecision =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly refusal:
        | { readonly code: 'attempt.none-left' }
        | { readonly code: 'attempt.under-way' }
        /** ISO instant from which the next attempt may begin. */
        | { readonly code: 'attempt.too-soon'; readonly from: string }
    }

/** Whether another attempt may begin at `now` (ISO instant). Counted from the end of the one before. */
export function mayAttempt(attempts: readonly VisitAttempt[], now: string): AttemptDecision {
  const last = attempts.at(-1)
  if (last === undefined) return { ok: true }
  if (last.endedAt === null) return { ok: false, refusal: { code: 'attempt.under-way' } }
  if (attempts.length >= maxAttempts) return { ok: false, refusal: { code: 'attempt.none-left' } }
  const from = Date.parse(last.endedAt) + hoursBetweenAttempts * 3_600_000
  if (Date.parse(now) >= from) return { ok: true }
  return { ok: false, refusal: { code: 'attempt.too-soon', from: new Date(from).toISOString() } }
}

/**
 * Whether the attempts allow the finding "could not be met": every one was made, and none met the family.
 */
export function attemptsAreExhausted(attempts: readonly VisitAttempt[]): boolean {
  const vain = ['respondent_absent', 'access_blocked', 'safety_stop', 'dwelling_not_found']
  return (
    attempts.length >= maxAttempts &&
    attempts.every((attempt) => attempt.outcome !== null && vain.includes(attempt.outcome))
  )
}
