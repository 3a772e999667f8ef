import type { Role } from '../access/index.ts'

/**
 * A family is told of every look at it. A look by those who watch over others is told later, and without saying
 * which of them it was: told at once, beside a visit made again, it would say that somebody may have objected.
 * Longer than a matter takes from its opening to the end of its time to contest.
 */
export const oversightLooks = {
  roles: ['integrity_officer', 'auditor', 'privacy_officer'],
  toldAfterDays: 60,
  validFrom: '2025-01-01',
  source: 'docs/decisions/2026-11-23-integrity.md',
} as const satisfies { roles: readonly Role[] } & Record<string, unknown>

export function isOversight(role: string): boolean {
  return oversightLooks.roles.some((one) => one === role)
}

/** Whether a look of this office is told to the family by now. Moments are milliseconds since 1970. */
export function isLookTold(role: string, at: number, now: number): boolean {
  return !isOversight(role) || now - at >= oversightLooks.toldAfterDays * 24 * 3_600_000
}
