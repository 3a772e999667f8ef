import { addWorkingDays, localDay, nationalHolidays } from '@tanggap/core/calendar'
import { servicePromise } from '@tanggap/core/citizens'
import type { Acting } from '../../plumbing/acting.ts'
import { forgetCodeRequests, forgetDrafts } from '../portal/portal.store.ts'
import { tellInterim } from './interim.ts'
import { moveTicket } from './move-ticket.ts'
import { tellReporter } from './tell-reporter.ts'
import { findTicket, ticketsOwedNews, ticketsUnsettled, uncontestedTickets } from './tickets.store.ts'

/**
 * The clock's own work: who is owed news by law hears where their report stands, who has not said whether it is
 * settled is asked again before the last day, answers nobody contested are closed, and drafts nobody came
 * back to are emptied.
 */
export async function lookAfterTickets(acting: Acting): Promise<void> {
  const { tx, office, now } = acting
  for (const id of await ticketsOwedNews(tx, office.regency, now)) await tellInterim(acting, id)
  const lastDay = addWorkingDays(localDay(now), servicePromise.remindBefore, nationalHolidays)
  for (const id of await ticketsUnsettled(tx, office.regency, lastDay)) {
    const ticket = await findTicket(tx, office.regency, id)
    if (ticket) await tellReporter(acting, ticket, 'askSettled')
  }
  for (const id of await uncontestedTickets(tx, office.regency, localDay(now)))
    await moveTicket(acting, id, 'close', {})
  await forgetDrafts(tx, office.regency, now)
  await forgetCodeRequests(tx, office.regency, now)
}
