import { endOfLocalDay, localDay, nationalHolidays } from '@tanggap/core/calendar'
import {
  contestableUntil,
  type Ticket,
  type TicketAction,
  type TicketStatus,
  ticketDueOn,
  ticketSentences,
  ticketWorkflow,
} from '@tanggap/core/citizens'
import { decide } from '@tanggap/core/workflow'
import { type Acting, type Done, done, refused } from '../../plumbing/acting.ts'
import { holdTicket, insertEvent, type TicketRow, writeMove } from './tickets.store.ts'

export interface Move {
  /** As it was seen; absent for the clock, which acts on what stands now. */
  readonly version?: number | undefined
  /** What citizen and desk tell each other with this step. */
  readonly note?: string | undefined
  readonly familyId?: string | undefined
  readonly changeId?: string | undefined
}

/** Takes a step of the ticket's workflow: status, deadline, line of time and audit, together or not at all. */
export async function moveTicket(
  acting: Acting,
  ticketId: string,
  action: TicketAction,
  move: Move,
): Promise<Done<TicketStatus>> {
  const { tx, office, now } = acting
  const ticket = await holdTicket(tx, office.regency, ticketId)
  if (!ticket) return refused('request.not-found')
  if (move.version !== undefined && move.version !== ticket.version) return refused('workflow.newer-version')
  const outcome = decide(ticketWorkflow, action, subjectOf(ticket, now), office, move.note)
  if (!outcome.ok) return outcome
  const today = localDay(now)
  const due = ticketDueOn(outcome.to, today, nationalHolidays)
  const isAnswer = ['answered', 'out_of_authority', 'duplicate'].includes(outcome.to)
  await writeMove(tx, office.regency, {
    id: ticket.id,
    version: ticket.version,
    status: outcome.to,
    dueAt: due === undefined ? null : endOfLocalDay(due),
    contestableUntil: isAnswer ? contestableUntil(today, nationalHolidays) : undefined,
    familyId: move.familyId,
    changeId: move.changeId,
  })
  await writeTicketEvent(acting, ticket, action, outcome.to, move.note)
  const familyId = move.familyId ?? ticket.family_id
  await acting.record({
    action: `ticket.${action}`,
    subject: 'ticket',
    ids: [ticket.id, ...(familyId ? [familyId] : [])],
    village: ticket.village_code,
    detail: { number: ticket.number, from: ticket.status, to: outcome.to },
  })
  return done(outcome.to)
}

export function subjectOf(ticket: TicketRow, now: Date): Ticket {
  return {
    status: ticket.status,
    kind: ticket.kind,
    linked: ticket.family_id !== null,
    today: localDay(now),
    ...(ticket.contestable_until ? { contestableUntil: ticket.contestable_until } : {}),
  }
}

/** One line of the ticket's time, with the sentence as it reads today. */
export async function writeTicketEvent(
  acting: Acting,
  ticket: { readonly id: string; readonly village_code: string },
  action: TicketAction | 'receive',
  to: TicketStatus,
  note: string | undefined,
): Promise<void> {
  const { tx, office, now, vault } = acting
  const id = acting.id()
  const isOfficial = office.role !== 'citizen' && office.role !== 'system'
  await insertEvent(tx, {
    regency_code: office.regency,
    id,
    ticket_id: ticket.id,
    village_code: ticket.village_code,
    action,
    to_status: to,
    sentence: ticketSentences[to],
    note_sealed: note?.trim() ? vault.seal(notePlace(id), note.trim()) : null,
    account_id: isOfficial ? office.accountId : null,
    role: office.role,
    at: now,
  })
}

export function notePlace(eventId: string): string {
  return `ticket_event.note_sealed/${eventId}`
}
