import type { ChangeDetail } from '@tanggap/contract/changes'
import type { LineView } from '@tanggap/contract/portal'
import type { Bilingual } from '@tanggap/contract/refusal'
import { changeSentences, silenceSentence, ticketSentences } from '@tanggap/core/citizens'
import type { Acting } from '../../plumbing/acting.ts'
import { notePlace } from './move-ticket.ts'
import { selectEvents, type TicketRow } from './tickets.store.ts'

export interface Line extends LineView {
  /** The office that did it. The desk sees it; the reporter is told steps, not offices. */
  readonly role: string
}

/**
 * What happened to a ticket and to the change it opened, newest first: one line of time for the reporter and
 * for the desk, so that neither knows less than the other.
 */
export async function lineOfTime(
  { tx, office, vault }: Acting,
  ticket: TicketRow,
  change: ChangeDetail | undefined,
): Promise<Line[]> {
  const events = await selectEvents(tx, office.regency, ticket.id)
  const own = events.map(
    (event): Line => ({
      key: event.id,
      at: event.at.toISOString(),
      title: event.action === 'interim' ? interimTitle : ticketSentences[event.to_status].title,
      text: event.action === 'close' && event.role === 'system' ? silenceSentence : undefined,
      note: event.note_sealed
        ? vault.open(notePlace(event.id), event.note_sealed).toString('utf8')
        : undefined,
      by: event.role === 'citizen' ? 'citizen' : 'office',
      role: event.role,
    }),
  )
  return newestFirst([...own, ...(change ? stepsOf(change) : [])])
}

/** Of what happened in the same moment, the later step stands above. */
function newestFirst(lines: readonly Line[]): Line[] {
  return lines.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)).toReversed()
}

/** Reasons of decisions are told; remarks between officers are not. */
const told = ['rejected', 'ministry_returned', 'withdrawn']

function stepsOf(change: ChangeDetail): Line[] {
  return change.events.map((event) => ({
    key: event.id,
    at: event.at,
    title: event.action === 'missDeadline' ? lateTitle : changeSentences[event.to].title,
    text: event.action === 'missDeadline' ? lateText : undefined,
    note: told.includes(event.to) && event.reason ? event.reason : undefined,
    by: 'office',
    role: event.role,
  }))
}

const interimTitle: Bilingual = { id: 'Kabar sementara', en: 'Interim answer' }

/** What the clock does and no more: it writes the delay down, and every list shows it. Nobody is called. */
const lateTitle: Bilingual = { id: 'Lewat tenggat', en: 'A deadline was missed' }
const lateText: Bilingual = {
  id: 'Langkah ini belum selesai pada waktunya. Keterlambatannya dicatat dan terlihat oleh Dinas Sosial.',
  en: 'This step was not done in time. The delay is written down, and the Social Agency sees it.',
}
