import { addWorkingDays, nationalHolidays } from '../calendar/index.ts'
import { servicePromise, type TicketKind, type TicketStatus } from '../citizens/index.ts'
import { type FrozenTickets, totalOf } from './frozen.ts'
import { daysBetween, medianOf } from './pace.ts'

/** What citizens reported, and how soon somebody of the office did something about it. */
export interface CitizenFigures {
  readonly count: number
  readonly portal: number
  readonly desk: number
  readonly kinds: readonly { readonly kind: TicketKind; readonly count: number }[]
  readonly responded: number
  readonly medianResponseDays: number | null
  /** Of those responded to, within the promised working days. */
  readonly respondedInTime: number
  /** Answered, closed, withdrawn, or passed on with a reason. */
  readonly settled: number
}

export function citizenFigures(tickets: readonly FrozenTickets[]): CitizenFigures {
  const responded = tickets.flatMap((cell) =>
    cell.respondedOn === null ? [] : [{ ...cell, respondedOn: cell.respondedOn }],
  )
  return {
    count: totalOf(tickets),
    portal: totalOf(tickets.filter(({ channel }) => channel === 'portal')),
    desk: totalOf(tickets.filter(({ channel }) => channel === 'desk')),
    kinds: [...Map.groupBy(tickets, ({ kind }) => kind)]
      .map(([kind, cells]) => ({ kind, count: totalOf(cells) }))
      .toSorted((a, b) => b.count - a.count || a.kind.localeCompare(b.kind)),
    responded: totalOf(responded),
    medianResponseDays: medianOf(
      responded.map(({ receivedOn, respondedOn, count }) => ({
        value: daysBetween(receivedOn, respondedOn),
        count,
      })),
    ),
    respondedInTime: totalOf(
      responded.filter(
        ({ receivedOn, respondedOn }) =>
          respondedOn <= addWorkingDays(receivedOn, servicePromise.verifyWithin, nationalHolidays),
      ),
    ),
    settled: totalOf(tickets.filter(({ status }) => isSettled(status))),
  }
}

function isSettled(status: TicketStatus): boolean {
  return ['answered', 'closed', 'withdrawn', 'duplicate', 'out_of_authority'].includes(status)
}
