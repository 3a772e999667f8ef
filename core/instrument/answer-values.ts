import type { Answer, MissingAnswer, Photo, Position, Row } from './answer.ts'
import type { Interview, Member } from './interview.ts'

/** The question whose answer is the case's finding, and the one whose answer is a member's presence. */
export const findingKey = 'familyFinding'
export const presenceKey = 'presence'

/** What is recorded under a key: the member's own answer when a member is given and has one, else the family's. */
export function recordedAnswer(
  interview: Interview,
  member: Member | undefined,
  key: string,
): Answer | undefined {
  if (key === findingKey) return interview.finding ?? undefined
  if (key === presenceKey) return member?.presence ?? undefined
  if (member !== undefined && Object.hasOwn(member.answers, key)) return member.answers[key]
  return Object.hasOwn(interview.family, key) ? interview.family[key] : undefined
}

export function isMissing(answer: Answer | undefined): answer is MissingAnswer {
  return typeof answer === 'object' && 'missing' in answer
}

export function isPosition(answer: Answer | undefined): answer is Position {
  return typeof answer === 'object' && 'lat' in answer
}

export function isPhoto(answer: Answer | undefined): answer is Photo {
  return typeof answer === 'object' && 'sha256' in answer
}

export function isChoices(answer: Answer | undefined): answer is readonly string[] {
  return Array.isArray(answer) && answer.every((choice) => typeof choice === 'string')
}

export function isRows(answer: Answer | undefined): answer is readonly Row[] {
  return Array.isArray(answer) && answer.every((row) => typeof row === 'object')
}
