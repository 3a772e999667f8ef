import { localDay } from '@tanggap/core/calendar'
import { longestStory, readAnswer, type TicketKind, ticketKindRule } from '@tanggap/core/citizens'
import { parseNik } from '@tanggap/core/registry'
import { type Acting, type Done, refused } from '../../plumbing/acting.ts'
import { type Receipt, receiveTicket } from './receive-ticket.ts'

export interface DeskReport {
  readonly draftId: string
  readonly kind: TicketKind
  readonly villageCode: string
  readonly answers: Readonly<Record<string, string>>
  readonly headName: string
  readonly where: string
  readonly nik: string
  readonly phone: string
}

/** What somebody tells at the counter is asked and checked as at the portal, and gets the same receipt. */
export async function reportAtDesk(acting: Acting, report: DeskReport): Promise<Done<Receipt>> {
  if (!report.villageCode.startsWith(acting.office.region)) return refused('request.not-found')
  const { questions, needsFamily, desk } = ticketKindRule(report.kind)
  // What only two integrity officers may read is not told at a counter.
  if (desk === 'integrity') return refused('ticket.another-desk')
  const today = localDay(acting.now)
  const answers: Record<string, string> = {}
  const missing: string[] = []
  for (const question of questions) {
    const answer = readAnswer(question, report.answers[question.key] ?? '', today)
    if (answer.ok) answers[question.key] = answer.value
    else missing.push(question.label.id)
  }
  const nik = parseNik(report.nik)
  if (report.nik.trim() && !nik.ok) missing.push('NIK (16 angka)')
  if (needsFamily && !report.headName.trim()) missing.push('Nama kepala keluarga')
  if (missing.length) return refused('ticket.answer-missing', { fields: missing })
  return receiveTicket(acting, {
    draftId: report.draftId,
    kind: report.kind,
    channel: 'desk',
    villageCode: report.villageCode,
    content: {
      answers,
      headName: report.headName.trim(),
      where: report.where.trim().slice(0, longestStory),
      nik: nik.ok ? nik.nik : '',
      phone: report.phone.replace(/[^\d+]/g, ''),
    },
  })
}
