import { valueWords } from '@tanggap/core/changes'
import { type TicketKind, ticketKindRule } from '@tanggap/core/citizens'
import type { Bilingual } from '@tanggap/core/instrument'
import { z } from 'zod'
import type { Acting } from '../../plumbing/acting.ts'

/** Everything a citizen wrote. It stands nowhere readable: the row of the ticket holds it sealed. */
export interface TicketContent {
  /** By the key of the kind's question; a question left empty is the empty text. */
  readonly answers: Readonly<Record<string, string>>
  readonly headName: string
  /** Hamlet, RT and RW, as the citizen says it. */
  readonly where: string
  /** Sixteen digits, or empty. */
  readonly nik: string
  readonly phone: string
}

export const ticketContent = z.object({
  answers: z.record(z.string(), z.string()),
  headName: z.string(),
  where: z.string(),
  nik: z.string(),
  phone: z.string(),
})

export const noContent: TicketContent = { answers: {}, headName: '', where: '', nik: '', phone: '' }

export function sealContent({ vault }: Acting, ticketId: string, content: TicketContent): Buffer {
  return vault.seal(`ticket.content_sealed/${ticketId}`, JSON.stringify(content))
}

export function openContent({ vault }: Acting, ticketId: string, sealed: Buffer): TicketContent {
  const text = vault.open(`ticket.content_sealed/${ticketId}`, sealed).toString('utf8')
  return ticketContent.parse(JSON.parse(text))
}

/** What was asked and what was said, in the order of the questions; what was left empty is left out. */
export function answersInWords(kind: TicketKind, answers: TicketContent['answers']) {
  return ticketKindRule(kind).questions.flatMap(({ key, label, options, type }) => {
    const answer = answers[key]
    if (!answer) return []
    const named = options?.find((option) => option.key === answer)?.label
    const value: Bilingual = named ?? (type === 'date' ? valueWords('', answer) : { id: answer, en: answer })
    return [{ key, label, value }]
  })
}
