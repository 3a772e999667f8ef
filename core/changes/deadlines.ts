import { addDays, addWorkingDays, endOfLocalDay, localDay, nationalHolidays } from '../calendar/index.ts'
import type { ChangeStatus } from './staircase.ts'

/** How long a change may stand on a step before every list shows it as late. */
export interface StepDeadlines {
  readonly validFrom: string
  readonly validUntil?: string
  readonly source: string
  readonly steps: Partial<Readonly<Record<ChangeStatus, StepTime>>>
}

/** Working days leave out weekends and national holidays; `month end` is the last day of the month it was entered. */
export type StepTime =
  | { readonly days: number }
  | { readonly workingDays: number }
  | { readonly until: 'month end' }

/**
 * The defaults of the domain reference (§3.1, "Timing"): one monthly village meeting, three working days
 * for completeness, ten in the field, three for verification, a batch a month. They may be set anew by a
 * decree, so they carry their dates.
 */
export const stepDeadlines: readonly StepDeadlines[] = [
  {
    validFrom: '2025-01-01',
    source: 'Domain reference §3.1 (defaults of the project); local practice of monthly musdesus',
    steps: {
      village_review: { days: 14 },
      on_agenda: { days: 14 },
      completeness_check: { workingDays: 3 },
      field_verification: { workingDays: 10 },
      verification: { workingDays: 3 },
      verified: { until: 'month end' },
      in_batch: { until: 'month end' },
      ratified: { workingDays: 5 },
      returned: { workingDays: 5 },
    },
  },
]

/**
 * Until when a step entered at `since` should be left; nothing where no promise runs (with the ministry,
 * or at an end). A missed deadline escalates; it never moves a change and never adds or removes a family.
 */
export function dueOf(status: ChangeStatus, since: Date): Date | undefined {
  const day = localDay(since)
  const rule = stepDeadlines.findLast(
    ({ validFrom, validUntil }) => validFrom <= day && (validUntil === undefined || day <= validUntil),
  )
  const time = rule?.steps[status]
  return time && endOfLocalDay(lastDay(time, day))
}

function lastDay(time: StepTime, day: string): string {
  if ('days' in time) return addDays(day, time.days)
  if ('workingDays' in time) return addWorkingDays(day, time.workingDays, nationalHolidays)
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}
