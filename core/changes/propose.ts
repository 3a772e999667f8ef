import type { ChangeKind } from './kinds.ts'

/** One line of a change: this field of this subject, from → to. */
export interface ChangeItem {
  readonly subject: 'family' | 'member'
  /** The member it is about; absent for the family itself. */
  readonly personId?: string
  /** What a person reads as the subject: the member's name or the head's. */
  readonly subjectName: string
  readonly question: string
  readonly from: unknown
  readonly to: unknown
  readonly sensitivity: 'general' | 'identity' | 'specific'
}

/** A difference between the register and what an approved visit found, of which a change may be made. */
export type FoundDifference =
  | ({ readonly about: 'value' } & ChangeItem)
  | {
      readonly about: 'composition'
      readonly kind: ChangeKind
      readonly personId?: string
      readonly subjectName: string
      readonly details: Readonly<Record<string, unknown>>
      /** Of those details that are not `general`. */
      readonly sensitivities?: Readonly<Record<string, ChangeItem['sensitivity']>>
    }

export interface ProposedChange {
  readonly kind: ChangeKind
  readonly personId?: string
  readonly items: readonly ChangeItem[]
}

/**
 * Turns the differences one approved visit found into as few changes as their ways allow: corrected
 * values together, health and disability together but apart, each change of composition alone
 * (decision 3), so that the village decides about persons one by one.
 */
export function proposeFromFinding(differences: readonly FoundDifference[]): ProposedChange[] {
  const values = differences.filter((difference) => difference.about === 'value')
  const general = values.filter((value) => value.sensitivity !== 'specific').map(itemOf)
  const health = values.filter((value) => value.sensitivity === 'specific').map(itemOf)
  const events = differences.filter((difference) => difference.about === 'composition').map(eventOf)
  return [
    ...(general.length ? [{ kind: 'correct_values', items: general } as const] : []),
    ...(health.length ? [{ kind: 'correct_health', items: health } as const] : []),
    ...events,
  ]
}

function itemOf({ about: _about, ...item }: ChangeItem & { readonly about: 'value' }): ChangeItem {
  return item
}

function eventOf(event: Extract<FoundDifference, { about: 'composition' }>): ProposedChange {
  const subject = event.personId ? 'member' : 'family'
  return {
    kind: event.kind,
    ...(event.personId ? { personId: event.personId } : {}),
    items: Object.entries(event.details).map(([question, to]) => ({
      subject,
      ...(event.personId ? { personId: event.personId } : {}),
      subjectName: event.subjectName,
      question,
      from: null,
      to,
      sensitivity: event.sensitivities?.[question] ?? 'general',
    })),
  }
}
