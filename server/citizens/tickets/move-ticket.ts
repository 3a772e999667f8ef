import { endOfLocalDay, localDay, nationalHolidays } from '@tanggap/core/calendar'
import {
  appealableUntil,
  contestableUntil,
  interimDueAt,
  type Ticket,
  type TicketAction,
  type TicketStatus,
  ticketDueOn,
  ticketSentences,
  ticketWorkflow,
} from '@tanggap/core/citizens'
import { decide } from '@tanggap/core/workflow'
import { changeParticipants } from '../../changes/index.ts'
import { supersede } from '../../messages/index.ts'
import { type Acting, type Done, done, refused } from '../../plumbing/acting.ts'
import { tellReporter } from './tell-reporter.ts'
import { handlersOf, holdTicket, insertEvent, type TicketRow, writeMove } from './tickets.store.ts'

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
  const outcome = decide(ticketWorkflow, action, await wholeSubjectOf(acting, ticket), office, move.note)
  if (!outcome.ok) return outcome
  const today = localDay(now)
  const due = ticketDueOn(outcome.to, today, nationalHolidays)
  const isAnswer = ['answered', 'out_of_authority', 'duplicate', 'appeal_answered'].includes(outcome.to)
  const isOpen = due !== undefined || outcome.to === 'information_needed'
  const isInterim = action === 'interim'
  await writeMove(tx, office.regency, {
    id: ticket.id,
    version: ticket.version,
    status: outcome.to,
    // Hearing something meanwhile moves no other clock.
    dueAt: isInterim ? ticket.step_due_at : due === undefined ? null : endOfLocalDay(due),
    interimDueAt: isInterim
      ? (interimDueAt(ticket.kind, now) ?? null)
      : isOpen
        ? (ticket.interim_due_at ?? interimDueAt(ticket.kind, now) ?? null)
        : null,
    appealableUntil:
      isAnswer && outcome.to !== 'appeal_answered' ? appealableUntil(today, nationalHolidays) : undefined,
    seenAt: isOfficial(office.role) ? now : undefined,
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
  // Whoever acts on the ticket's page has read what is there.
  if (office.role === 'citizen') await supersede(acting, ticketId)
  const moved = await holdTicket(tx, office.regency, ticketId)
  if (moved) await tellReporter(acting, moved, action)
  return done(outcome.to)
}

/** With who had a hand in it, which only an appeal asks about. */
export async function wholeSubjectOf(acting: Acting, ticket: TicketRow): Promise<Ticket> {
  const subject = subjectOf(ticket, acting.now)
  if (ticket.status !== 'appealed') return subject
  const { tx, office } = acting
  const steps = await handlersOf(tx, office.regency, ticket.id)
  const parts = ticket.change_id ? await changeParticipants(acting, ticket.change_id) : []
  return { ...subject, handledBy: [...steps, ...parts] }
}

export function subjectOf(ticket: TicketRow, now: Date): Ticket {
  return {
    status: ticket.status,
    kind: ticket.kind,
    linked: ticket.family_id !== null,
    unconfirmed: ticket.unconfirmed,
    today: localDay(now),
    ...(ticket.contestable_until ? { contestableUntil: ticket.contestable_until } : {}),
    ...(ticket.appealable_until ? { appealableUntil: ticket.appealable_until } : {}),
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
  await insertEvent(tx, {
    regency_code: office.regency,
    id,
    ticket_id: ticket.id,
    village_code: ticket.village_code,
    action,
    to_status: to,
    sentence: ticketSentences[to],
    note_sealed: note?.trim() ? vault.seal(notePlace(id), note.trim()) : null,
    account_id: isOfficial(office.role) ? office.accountId : null,
    role: office.role,
    at: now,
  })
}

function isOfficial(role: string): boolean {
  return role !== 'citizen' && role !== 'system'
}

export function notePlace(eventId: string): string {
  return `ticket_event.note_sealed/${eventId}`
}
