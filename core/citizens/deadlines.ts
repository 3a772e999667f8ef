import { addWorkingDays } from '../calendar/index.ts'
import { type TicketKind, ticketKindRule } from './ticket-kinds.ts'
import type { TicketStatus } from './ticket-workflow.ts'

/** What the office promises for every ticket, shown to the citizen and counted by the clock. */
export interface ServicePromise {
  readonly validFrom: string
  readonly source: string
  /** Working days until somebody has looked whether the ticket can be handled. */
  readonly verifyWithin: number
  /** Working days after that until follow-up has begun. */
  readonly followUpWithin: number
  /** Hours after which the citizen hears something, be it only where the ticket stands. */
  readonly interimAnswerHours: number
  /** Working days after the answer in which the citizen may contest it; the ticket closes after them. */
  readonly contestWithin: number
  /** Working days before the last day on which the citizen is asked once more whether it is settled. */
  readonly remindBefore: number
  /** Working days after the answer in which it can be brought before another person. */
  readonly appealWithin: number
  /** Working days in which that other person answers. */
  readonly appealAnswerWithin: number
}

export const servicePromise: ServicePromise = {
  validFrom: '2025-03-03',
  source:
    'SP4N-LAPOR! service standard (3, 5 and 10 working days); UU 27/2022 PDP (3 × 24 hours); UU 30/2014 Ps. 77 (21 working days to appeal, 10 to answer)',
  verifyWithin: 3,
  followUpWithin: 5,
  interimAnswerHours: 72,
  contestWithin: 10,
  remindBefore: 3,
  appealWithin: 21,
  appealAnswerWithin: 10,
}

export interface TicketDeadlines {
  readonly verifyBy: string
  readonly followUpBy: string
  /** ISO instant. */
  readonly interimAnswerBy: string
}

/**
 * When each promise falls due. A missed one escalates; it never decides anything about a family.
 *
 * @param received ISO instant, and its day in the regency
 */
export function deadlinesOf(
  received: { readonly at: string; readonly day: string },
  holidays: ReadonlySet<string>,
  promise: ServicePromise = servicePromise,
): TicketDeadlines {
  const verifyBy = addWorkingDays(received.day, promise.verifyWithin, holidays)
  const interim = new Date(Date.parse(received.at) + promise.interimAnswerHours * 3_600_000)
  return {
    verifyBy,
    followUpBy: addWorkingDays(verifyBy, promise.followUpWithin, holidays),
    interimAnswerBy: interim.toISOString(),
  }
}

/**
 * By which day the office must have moved a ticket that entered a status on a day; nothing where it waits for
 * the citizen or is at an end. Under way, the citizen hears something within the time of a first answer again.
 */
export function ticketDueOn(
  status: TicketStatus,
  day: string,
  holidays: ReadonlySet<string>,
  promise: ServicePromise = servicePromise,
): string | undefined {
  switch (status) {
    case 'received':
    case 'reopened':
      return addWorkingDays(day, promise.verifyWithin, holidays)
    case 'linked':
      return addWorkingDays(day, promise.followUpWithin, holidays)
    case 'under_way':
      return addWorkingDays(day, promise.verifyWithin + promise.followUpWithin, holidays)
    case 'appealed':
      return addWorkingDays(day, promise.appealAnswerWithin, holidays)
    case 'information_needed':
    case 'appeal_answered':
    case 'answered':
    case 'closed':
    case 'withdrawn':
    case 'duplicate':
    case 'out_of_authority':
      return undefined
  }
}

/** Until when an answer of this day can be contested. */
export function contestableUntil(answeredOn: string, holidays: ReadonlySet<string>): string {
  return addWorkingDays(answeredOn, servicePromise.contestWithin, holidays)
}

/** Until when an answer of this day can be brought before another person. */
export function appealableUntil(answeredOn: string, holidays: ReadonlySet<string>): string {
  return addWorkingDays(answeredOn, servicePromise.appealWithin, holidays)
}

/**
 * By when the citizen hears again, where the law sets that clock.
 *
 * @param since ISO instant of the report, or of the last interim answer
 */
export function interimDueAt(kind: TicketKind, since: Date): Date | undefined {
  const { interimHours } = ticketKindRule(kind)
  return interimHours === undefined ? undefined : new Date(since.getTime() + interimHours * 3_600_000)
}
