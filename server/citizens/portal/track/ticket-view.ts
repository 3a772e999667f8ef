import type { TicketView } from '@tanggap/contract/portal'
import type { Bilingual } from '@tanggap/contract/refusal'
import { changeSentences, ticketKindRule, ticketSentences, ticketWorkflow } from '@tanggap/core/citizens'
import { allowedActions } from '@tanggap/core/workflow'
import type { Acting } from '../../../plumbing/acting.ts'
import { renunciationOf } from '../../renounce/renounce.ts'
import { holderOf } from '../../tickets/holder-of.ts'
import { lineOfTime } from '../../tickets/line-of-time.ts'
import { subjectOf } from '../../tickets/move-ticket.ts'
import { changeOf } from '../../tickets/read-ticket.ts'
import type { TicketRow } from '../../tickets/tickets.store.ts'

const ofCitizen = ['giveMore', 'close', 'reopen', 'appeal', 'withdraw'] as const
export type CitizenAct = (typeof ofCitizen)[number]

/** A ticket to its reporter: where it stands, whose turn it is, until when, and what happened so far. */
export async function ticketView(acting: Acting, ticket: TicketRow): Promise<TicketView> {
  const change = await changeOf(acting, ticket)
  const isClimbing = ticket.status === 'under_way' && change !== undefined
  await acting.record({
    action: 'ticket.track',
    subject: 'ticket',
    ids: [ticket.id, ...(ticket.family_id ? [ticket.family_id] : [])],
    village: ticket.village_code,
  })
  return {
    number: ticket.number,
    kind: ticketKindRule(ticket.kind).title,
    receivedAt: ticket.received_at.toISOString(),
    status: ticket.status,
    now: isClimbing ? changeSentences[change.status] : ticketSentences[ticket.status],
    who: isClimbing ? (holderOf(change) ?? answerOwed) : turnOf(ticket),
    dueAt: ticket.due_at?.toISOString() ?? null,
    late: ticket.due_at !== null && ticket.due_at < acting.now,
    confidential: ticketKindRule(ticket.kind).desk === 'integrity',
    lines: (await lineOfTime(acting, ticket, change)).map(({ role: _, ...line }) => line),
    may: actsOfCitizen(acting, ticket),
    contestableUntil: ticket.contestable_until,
    appealableUntil: ticket.appealable_until,
    renunciation: ticket.kind === 'no_longer_needed' ? await renunciationOf(acting, ticket.id) : undefined,
  }
}

/**
 * What the reporter may do now. A report that has opened a change is no longer theirs to withdraw: the change
 * goes its way, and saying that nothing will change would be untrue.
 */
export function actsOfCitizen(acting: Acting, ticket: TicketRow): CitizenAct[] {
  const allowed: readonly string[] = allowedActions(
    ticketWorkflow,
    subjectOf(ticket, acting.now),
    acting.office,
  )
  return ofCitizen.filter((act) => allowed.includes(act) && !(act === 'withdraw' && ticket.change_id))
}

/** The change is at its end, and somebody has to tell the reporter. */
const answerOwed: Bilingual = {
  id: 'Dinas Sosial, untuk menjawab Anda',
  en: 'The Social Agency, to answer you',
}

function turnOf(ticket: TicketRow): Bilingual {
  switch (ticket.status) {
    case 'information_needed':
      return { id: 'Anda', en: 'You' }
    case 'appealed':
      return {
        id: 'Petugas lain, yang tidak ikut menjawab',
        en: 'Another officer, who had no part in the answer',
      }
    case 'answered':
    case 'out_of_authority':
    case 'duplicate':
      return { id: 'Anda, bila tidak setuju', en: 'You, if you do not agree' }
    case 'appeal_answered':
    case 'closed':
    case 'withdrawn':
      return { id: 'Tidak ada lagi yang perlu dilakukan', en: 'Nothing remains to be done' }
    case 'received':
    case 'linked':
    case 'under_way':
    case 'reopened':
      return deskOfTicket(ticket)
  }
}

function deskOfTicket({ kind, village_name }: TicketRow): Bilingual {
  switch (ticketKindRule(kind).desk) {
    case 'village':
      return { id: `Operator desa ${village_name}`, en: `The village operator of ${village_name}` }
    case 'dinsos':
      return { id: 'Dinas Sosial kabupaten', en: 'The regency’s Social Agency' }
    case 'privacy':
      return { id: 'Petugas pelindungan data kabupaten', en: 'The regency’s privacy officer' }
    case 'integrity':
      return { id: 'Petugas integritas kabupaten', en: 'The regency’s integrity officer' }
  }
}
