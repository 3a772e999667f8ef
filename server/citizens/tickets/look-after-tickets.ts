import { localDay } from '@tanggap/core/calendar'
import type { Acting } from '../../plumbing/acting.ts'
import { forgetDrafts } from '../portal/portal.store.ts'
import { moveTicket } from './move-ticket.ts'
import { uncontestedTickets } from './tickets.store.ts'

/** The clock's own work: answers nobody contested are closed, and drafts nobody came back to are emptied. */
export async function lookAfterTickets(acting: Acting): Promise<void> {
  const { tx, office, now } = acting
  for (const id of await uncontestedTickets(tx, office.regency, localDay(now)))
    await moveTicket(acting, id, 'close', {})
  await forgetDrafts(tx, office.regency, now)
}
