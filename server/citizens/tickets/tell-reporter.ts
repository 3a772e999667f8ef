import { localDay } from '@tanggap/core/calendar'
import { type TicketAction, ticketKindRule } from '@tanggap/core/citizens'
import type { FilledMessage } from '@tanggap/core/messages'
import { sendToCitizen } from '../../messages/index.ts'
import type { Acting } from '../../plumbing/acting.ts'
import type { TicketRow } from './tickets.store.ts'

/**
 * Tells whoever made a report that something happened, in the transaction in which it does: by the contact they
 * gave, or by a person when they came to the counter without a telephone. What it is about is never said.
 */
export async function tellReporter(
  acting: Acting,
  ticket: TicketRow,
  action: TicketAction | 'receive' | 'askSettled',
): Promise<void> {
  const told = whatToTell(acting, ticket, action)
  if (!told) return
  await sendToCitizen(acting, {
    ...told,
    recipient: { ticketId: ticket.id },
    villageCode: ticket.village_code,
    occasion: `ticket/${ticket.id}/${action}/${ticket.version}`,
    desk: ticketKindRule(ticket.kind).desk,
    withoutContact: ticket.channel === 'desk' ? 'person' : 'nobody',
  })
}

function whatToTell(
  { now, office }: Acting,
  ticket: TicketRow,
  action: TicketAction | 'receive' | 'askSettled',
): FilledMessage | undefined {
  const { number } = ticket
  const by = ticket.due_at ? localDay(ticket.due_at) : localDay(now)
  switch (action) {
    case 'receive':
      return { template: 'report_received', values: { ticket: number, day: by } }
    case 'askForMore':
      return { template: 'question_asked', values: { ticket: number } }
    case 'interim':
      return { template: 'interim_answer', values: { ticket: number, day: by } }
    case 'answer':
    case 'redirect':
    case 'markDuplicate':
      return { template: 'answer_ready', values: { ticket: number, day: ticket.contestable_until ?? by } }
    case 'askSettled':
      return { template: 'settled_asked', values: { ticket: number, day: ticket.contestable_until ?? by } }
    case 'appeal':
      return { template: 'appeal_received', values: { ticket: number, day: by } }
    case 'upholdAnswer':
    case 'overturnAnswer':
      return { template: 'appeal_answered', values: { ticket: number } }
    case 'close':
      return office.role === 'system' ? { template: 'report_closed', values: { ticket: number } } : undefined
    case 'link':
    case 'giveMore':
    case 'start':
    case 'withdraw':
    case 'reopen':
      return undefined
  }
}
