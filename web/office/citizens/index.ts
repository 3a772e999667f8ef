import type { Page } from '../page.ts'
import { citizensText } from './citizens.text.ts'
import { Dispatches } from './Dispatches.tsx'
import { deskText } from './desk.text.ts'
import { dispatchText } from './dispatch.text.ts'
import { ReportForm } from './ReportForm.tsx'
import { Slips } from './Slips.tsx'
import { TicketPage } from './TicketPage.tsx'
import { TicketQueue } from './TicketQueue.tsx'
import { VillageDesk } from './VillageDesk.tsx'

export const citizens: readonly Page[] = [
  {
    path: '/tickets',
    may: 'ticket.triage',
    component: TicketQueue,
    nav: { section: 'answer', icon: 'bell', label: (locale) => citizensText(locale).title },
  },
  { path: '/tickets/new', may: 'ticket.report', component: ReportForm },
  { path: '/tickets/:id', may: 'ticket.triage', component: TicketPage },
  {
    path: '/slips',
    may: 'slip.issue',
    component: Slips,
    nav: { section: 'answer', icon: 'scan', label: (locale) => citizensText(locale).slips },
  },
  {
    path: '/village-desk',
    may: 'village-desk.keep',
    component: VillageDesk,
    nav: { section: 'answer', icon: 'clock', label: (locale) => deskText(locale).title },
  },
  {
    path: '/slip-dispatches',
    may: 'slip.issue',
    component: Dispatches,
    nav: { section: 'answer', icon: 'send', label: (locale) => dispatchText(locale).title },
  },
]
