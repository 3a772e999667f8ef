import type { ChangeItem } from '../changes/index.ts'
import { similarName } from '../registry/index.ts'
import type { TicketKind } from './ticket-kinds.ts'

/** A member as the register holds them today. */
export interface KnownMember {
  readonly personId: string
  readonly name: string
  /** Current values by the questionnaire's key. */
  readonly values: Readonly<Record<string, unknown>>
}

/**
 * What a report of a kind changes in the register, as far as the report itself says it: from what is recorded to
 * what was told. Nothing else is guessed: income, industry and the rest are asked at the visit.
 */
const toldValues: Partial<Readonly<Record<TicketKind, Readonly<Record<string, unknown>>>>> = {
  job_lost: { workedLastWeek: false },
  job_found: { workedLastWeek: true },
}

/**
 * The items of the change a ticket opens: for the member it is about, field by field. Empty when the kind states no
 * value, the member is unknown, or the register already holds what was told.
 */
export function itemsFromTicket(kind: TicketKind, member: KnownMember | undefined): ChangeItem[] {
  const told = toldValues[kind]
  if (!told || !member) return []
  return Object.entries(told).flatMap(([question, to]): ChangeItem[] => {
    const from = member.values[question] ?? null
    if (from === to) return []
    return [
      {
        subject: 'member',
        personId: member.personId,
        subjectName: member.name,
        question,
        from,
        to,
        sensitivity: 'general',
      },
    ]
  })
}

/** The member a citizen named, when exactly one fits. The clerk sees it and may choose another. */
export function memberNamed<Member extends { readonly name: string }>(
  who: string,
  members: readonly Member[],
): Member | undefined {
  if (!who.trim()) return undefined
  const fitting = members.filter(({ name }) => similarName(name, who) >= 0.86)
  return fitting.length === 1 ? fitting[0] : undefined
}
