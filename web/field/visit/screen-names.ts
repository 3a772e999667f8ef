import type { AskedQuestion, Screen, SubjectRef } from '@tanggap/core/instrument'
import type { HeldCase } from '../store/index.ts'

/** The name of a screen in the address: the topic, and for a person's topic whose it is. */
export function nameOfScreen({ topic, memberId }: Screen): string {
  return memberId === undefined ? topic.key : `${topic.key}.${memberId}`
}

/** The screen on which a question is put to someone. */
export function screenOf(screens: readonly Screen[], subject: SubjectRef, key: string): Screen | undefined {
  return screens.find((screen) =>
    screen.asked.some((asked) => asked.question.key === key && isSame(asked.subject, subject)),
  )
}

export function isSame(a: SubjectRef, b: SubjectRef): boolean {
  return a.kind === 'family' ? b.kind === 'family' : b.kind === 'member' && a.memberId === b.memberId
}

/** The name in an element's id and in a field's name: one question put to one person. */
export function fieldNameOf(subject: SubjectRef, key: string): string {
  return subject.kind === 'family' ? key : `${key}-${subject.memberId}`
}

/** What the supervisor wrote about one question when the visit came back; about a person by id, else the family. */
export function notesOn(
  one: HeldCase,
  { question, subject }: AskedQuestion,
): readonly { readonly note: string }[] {
  const whose = subject.kind === 'family' ? 'family' : subject.memberId
  return (one.correction?.notes ?? []).filter(
    (note) => note.question === question.key && note.subject === whose,
  )
}
