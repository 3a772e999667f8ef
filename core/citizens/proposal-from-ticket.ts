import { type ChangeKind, valueWords } from '../changes/index.ts'
import { type TicketKind, ticketKindRule } from './ticket-kinds.ts'

export type TicketAnswers = Readonly<Record<string, string>>

export interface TicketProposal {
  readonly kind: ChangeKind
  /** By the keys of the change's own form, as far as the citizen has said it. */
  readonly stated: Readonly<Record<string, string>>
  /** A first draft, which the clerk finishes. In Indonesian: it goes into the file. */
  readonly explanation: string
}

/**
 * The change a ticket usually opens, with what was said already in its place. The clerk decides. Nothing when
 * the kind changes nothing in the register. What tells of health is never copied out of the sealed ticket.
 */
export function proposalFromTicket(
  kind: TicketKind,
  answers: TicketAnswers,
  number: string,
): TicketProposal | undefined {
  const rule = ticketKindRule(kind)
  if (!rule.proposes) return undefined
  const secret = rule.proposes === 'correct_health'
  const said = secret ? 'Isi lengkapnya ada pada tiket.' : inWords(kind, answers)
  return {
    kind: movedKind(kind, answers) ?? rule.proposes,
    stated: secret ? {} : statedFrom(kind, answers),
    explanation: `Laporan warga ${number}: ${rule.title.id}. ${said}`.trim(),
  }
}

function movedKind(kind: TicketKind, answers: TicketAnswers): ChangeKind | undefined {
  if (kind !== 'moved') return undefined
  if (answers.direction === 'member_in') return 'member_joined'
  return answers.direction === 'member_out' ? 'member_left' : undefined
}

function statedFrom(kind: TicketKind, answers: TicketAnswers): Record<string, string> {
  const { who = '', when = '', place = '' } = answers
  switch (kind) {
    case 'death':
      return { deathDate: when }
    case 'birth':
      return { name: who, birthDate: when, relationship: 'child' }
    case 'moved':
      if (answers.direction === 'member_in') return { joinedDate: when }
      return answers.direction === 'member_out' ? { leftDate: when, destination: place } : {}
    case 'propose_other_family':
      return { headName: who }
    default:
      return {}
  }
}

function inWords(kind: TicketKind, answers: TicketAnswers): string {
  return ticketKindRule(kind)
    .questions.flatMap(({ key, label, options }) => {
      const answer = answers[key]
      if (!answer) return []
      const words = options?.find((option) => option.key === answer)?.label.id ?? valueWords('', answer).id
      return [`${label.id.replace(/[?:.]$/, '')}: ${words}`]
    })
    .join('. ')
    .slice(0, 1500)
}
