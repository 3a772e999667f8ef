import type { Answer, Answers } from './answer.ts'
import { findingKey, presenceKey } from './answer-values.ts'
import { type FamilyFinding, familyFindingKeys, type MemberPresence, memberPresenceKeys } from './findings.ts'
import type { Instrument } from './instrument.ts'
import type { Baseline, Interview, Member, SubjectRef } from './interview.ts'

/**
 * An interview before its first answer. Members come from the registry by their person ids; their recorded
 * values stay in the baseline, so that nothing counts as answered before someone has said it.
 * `frame`: the answers that come with the case, such as the region codes.
 */
export function startInterview(
  instrument: Instrument,
  given: { readonly optionGroups: readonly string[]; readonly frame: Answers; readonly baseline: Baseline },
): Interview {
  return {
    instrumentVersion: instrument.version,
    optionGroups: given.optionGroups,
    finding: null,
    family: given.frame,
    familyConfirmed: [],
    members: given.baseline.members.map(({ personId }) => ({
      ...emptyMember(personId),
      baselinePersonId: personId,
    })),
    attempts: [],
    explanations: [],
  }
}

/** A member the registry does not know yet. The id is made where the form is open. */
export function withNewMember(interview: Interview, memberId: string): Interview {
  const member: Member = { ...emptyMember(memberId), presence: 'new_member' }
  return { ...interview, members: [...interview.members, member] }
}

/** Takes back a member that was added by mistake. One who came with the case can only get a presence. */
export function withoutNewMember(interview: Interview, memberId: string): Interview {
  const kept = (member: Member) => member.id !== memberId || member.baselinePersonId !== undefined
  return { ...interview, members: interview.members.filter(kept) }
}

/**
 * Records an answer, or takes it back with `undefined`. `confirmed` says it was given by "tetap".
 * The finding and a member's presence are set by the keys of their questions.
 */
export function withAnswer(
  interview: Interview,
  subject: SubjectRef,
  key: string,
  answer: Answer | undefined,
  confirmed = false,
): Interview {
  if (subject.kind === 'family') {
    if (key === findingKey) return { ...interview, finding: readFinding(answer) }
    return {
      ...interview,
      family: replaced(interview.family, key, answer),
      familyConfirmed: toggled(interview.familyConfirmed, key, confirmed),
    }
  }
  const members = interview.members.map((member) => {
    if (member.id !== subject.memberId) return member
    if (key === presenceKey) return { ...member, presence: readPresence(answer) }
    return {
      ...member,
      answers: replaced(member.answers, key, answer),
      confirmed: toggled(member.confirmed, key, confirmed),
    }
  })
  return { ...interview, members }
}

/** Keeps why a warning is right as it stands. An empty text takes the explanation back. */
export function withExplanation(interview: Interview, resultId: string, text: string): Interview {
  const others = interview.explanations.filter((explanation) => explanation.resultId !== resultId)
  return { ...interview, explanations: text.trim() === '' ? others : [...others, { resultId, text }] }
}

function emptyMember(id: string): Member {
  return { id, presence: null, answers: {}, confirmed: [] }
}

function replaced(answers: Answers, key: string, answer: Answer | undefined): Answers {
  const { [key]: _, ...others } = answers
  return answer === undefined ? others : { ...others, [key]: answer }
}

function toggled(keys: readonly string[], key: string, on: boolean): readonly string[] {
  const others = keys.filter((other) => other !== key)
  return on ? [...others, key] : others
}

function readFinding(answer: Answer | undefined): FamilyFinding | null {
  return familyFindingKeys.find((finding) => finding === answer) ?? null
}

function readPresence(answer: Answer | undefined): MemberPresence | null {
  return memberPresenceKeys.find((presence) => presence === answer) ?? null
}
