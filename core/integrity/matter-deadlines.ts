import { addWorkingDays } from '../calendar/index.ts'
import type { MatterStatus } from './matter-workflow.ts'

/**
 * What is promised to the reporter, in working days. Verification within 3 and follow-up within 5 are those of
 * SP4N-LAPOR! (domain reference §3.5); 14 days without and up to 60 with a field check stand in the law on public
 * service, and 20 working days keep well within them. The time to contest is that of every ticket.
 */
export const matterPromise = {
  openWithin: 3,
  decideWithin: 5,
  visitWithin: 20,
  examineWithin: 10,
  /** The visited family's right of reply. */
  replyWithin: 5,
  contestWithin: 10,
  validFrom: '2025-01-01',
  source: 'SP4N-LAPOR!; UU 25/2009',
} as const

/** By which day the desk must have moved a matter that came to this status on a day; nothing where it is at an end. */
export function matterDueOn(
  status: MatterStatus,
  day: string,
  holidays: ReadonlySet<string>,
): string | undefined {
  const within = withinOf(status)
  return within === undefined ? undefined : addWorkingDays(day, within, holidays)
}

function withinOf(status: MatterStatus): number | undefined {
  switch (status) {
    case 'received':
    case 'reopened':
      return matterPromise.openWithin
    case 'opened':
      return matterPromise.decideWithin
    case 'recheck_ordered':
      return matterPromise.visitWithin
    case 'routed':
      return matterPromise.examineWithin
    case 'checked':
      return matterPromise.replyWithin + matterPromise.decideWithin
    case 'unfounded':
    case 'answered':
    case 'closed':
    case 'withdrawn':
      return undefined
  }
}

/** Last day of the visited family's right of reply, when its visit was approved on a day. */
export function replyUntil(approvedOn: string, holidays: ReadonlySet<string>): string {
  return addWorkingDays(approvedOn, matterPromise.replyWithin, holidays)
}

/** Until when an answer of this day can be contested. */
export function matterContestableUntil(answeredOn: string, holidays: ReadonlySet<string>): string {
  return addWorkingDays(answeredOn, matterPromise.contestWithin, holidays)
}
