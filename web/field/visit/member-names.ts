import type { Member, SubjectRef } from '@tanggap/core/instrument'
import type { Visit } from './use-visit.ts'

type Known = Pick<Visit, 'one' | 'interview'>

/** What the register holds of a member; nothing for one who is new. */
export function baselineOfMember(
  { one, interview }: Known,
  memberId: string,
): Visit['one']['baseline']['members'][number] | undefined {
  const personId = interview.members.find(({ id }) => id === memberId)?.baselinePersonId
  return one.baseline.members.find((known) => known.personId === personId)
}

/** As said at the door, else as recorded; empty when neither. */
export function nameOfMember(visit: Known, member: Member): string {
  const name = member.answers.name ?? baselineOfMember(visit, member.id)?.answers.name
  return typeof name === 'string' ? name : ''
}

/** Whom a question is about, by name: the member, or the head for what concerns the family. */
export function nameOfSubject(visit: Known, subject: SubjectRef): string {
  if (subject.kind === 'family') return visit.one.headName
  const member = visit.interview.members.find(({ id }) => id === subject.memberId)
  return member ? nameOfMember(visit, member) : ''
}
