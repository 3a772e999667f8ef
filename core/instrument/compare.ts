import type { Answer, Position } from './answer.ts'
import { isMissing, isPosition } from './answer-values.ts'
import { settleAnswers } from './asking.ts'
import { belongsToFamily, type FamilyFinding, type MemberPresence } from './findings.ts'
import type { Instrument, Question } from './instrument.ts'
import type { Baseline, Interview, Member, SubjectRef } from './interview.ts'

/** One thing that a visit found to be other than the registry has it. */
export type Difference =
  | {
      readonly kind: 'value'
      readonly subject: SubjectRef
      readonly questionKey: string
      /** Undefined when the registry holds nothing, or only that nobody would say: then it is no correction. */
      readonly from: Answer | undefined
      readonly to: Answer
    }
  | { readonly kind: 'memberAdded'; readonly memberId: string }
  | {
      readonly kind: 'memberGone'
      readonly memberId: string
      readonly personId: string
      readonly presence: MemberPresence
    }
  | { readonly kind: 'familyFinding'; readonly finding: FamilyFinding }

/** Satellite positions wander by this much between two visits to the same door. */
const sameDoorMetres = 50

/**
 * From what the registry holds to what the visit recorded, for family and members. A refused, unobserved or
 * skipped answer is no difference: silence changes nothing. A new member is one difference, not one per answer.
 */
export function compareWithBaseline(
  instrument: Instrument,
  baseline: Baseline,
  interview: Interview,
  today: string,
): readonly Difference[] {
  if (interview.finding !== null && interview.finding !== 'found') {
    return [{ kind: 'familyFinding', finding: interview.finding }]
  }
  const settled = settleAnswers(instrument, interview, today)
  const ofFamily = comparable(instrument, 'family').flatMap((question) =>
    valueDifference(
      question,
      { kind: 'family' },
      baseline.family[question.key],
      settled.family[question.key],
    ),
  )
  return [
    ...ofFamily,
    ...settled.members.flatMap((member) => memberDifferences(instrument, baseline, member)),
  ]
}

function memberDifferences(instrument: Instrument, baseline: Baseline, member: Member): Difference[] {
  const before = baseline.members.find((known) => known.personId === member.baselinePersonId)
  if (before === undefined) {
    return belongsToFamily(member.presence) ? [{ kind: 'memberAdded', memberId: member.id }] : []
  }
  if (member.presence === null) return []
  if (!belongsToFamily(member.presence)) {
    return [{ kind: 'memberGone', memberId: member.id, personId: before.personId, presence: member.presence }]
  }
  const subject: SubjectRef = { kind: 'member', memberId: member.id }
  return comparable(instrument, 'member').flatMap((question) =>
    valueDifference(question, subject, before.answers[question.key], member.answers[question.key]),
  )
}

function comparable(instrument: Instrument, subject: 'family' | 'member'): readonly Question[] {
  return instrument.questions.filter(
    (question) =>
      question.subject === subject && question.recordedIn === 'registry' && question.filledBy === 'interview',
  )
}

function valueDifference(
  question: Question,
  subject: SubjectRef,
  from: Answer | undefined,
  to: Answer | undefined,
): Difference[] {
  if (to === undefined || isMissing(to)) return []
  if (from !== undefined && !isMissing(from) && sameAnswer(from, to)) return []
  const held = from === undefined || from === '' || isMissing(from) ? undefined : from
  return [{ kind: 'value', subject, questionKey: question.key, from: held, to }]
}

/** The same thing said: case and spacing of a text, and the order of choices or rows, do not count. */
export function sameAnswer(a: Answer, b: Answer): boolean {
  if (typeof a === 'string' && typeof b === 'string') return plain(a) === plain(b)
  if (isPosition(a) && isPosition(b)) return metresBetween(a, b) <= sameDoorMetres
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && unordered(a) === unordered(b)
  }
  if (typeof a === 'object' && typeof b === 'object') return unordered([a]) === unordered([b])
  return a === b
}

function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toUpperCase()
}

function unordered(items: readonly unknown[]): string {
  return items.map(canonical).sort().join('\n')
}

/** The same text for the same content, whatever the order of its keys. */
function canonical(item: unknown): string {
  if (typeof item !== 'object' || item === null) return JSON.stringify(item)
  const entries = Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify(entries)
}

/** On a sphere of 6,371 km: good to half a percent, far below what a phone can tell. */
export function metresBetween(a: Pick<Position, 'lat' | 'lon'>, b: Pick<Position, 'lat' | 'lon'>): number {
  const radians = Math.PI / 180
  const halfLat = ((b.lat - a.lat) * radians) / 2
  const halfLon = ((b.lon - a.lon) * radians) / 2
  const chord =
    Math.sin(halfLat) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(halfLon) ** 2
  return 2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(chord)))
}
