import type { Answer } from './answer.ts'
import { findingKey, isMissing, presenceKey, recordedAnswer } from './answer-values.ts'
import { derivedAnswer } from './derived-answers.ts'
import { holds } from './evaluate.ts'
import { belongsToFamily } from './findings.ts'
import type { Instrument, Question, Topic } from './instrument.ts'
import type { Interview, Member, SubjectRef } from './interview.ts'

/** A question as it is put to one subject. */
export interface AskedQuestion {
  readonly question: Question
  readonly subject: SubjectRef
}

/** One screen of the interview, with what is to be asked on it now. */
export interface Screen {
  readonly topic: Topic
  /** Given for a member topic: whom the screen is about. */
  readonly memberId?: string
  readonly asked: readonly AskedQuestion[]
}

/**
 * The screens in the order of the interview. Topics of members that stand side by side are walked through
 * person by person, so that nobody has to be called back. A screen without questions is left out.
 */
export function screensOf(instrument: Instrument, interview: Interview, today: string): readonly Screen[] {
  return screensOfSettled(instrument, settleAnswers(instrument, interview, today), today)
}

function screensOfSettled(instrument: Instrument, settled: Interview, today: string): readonly Screen[] {
  const screens: Screen[] = []
  for (const block of blocksOf(instrument.topics)) {
    if (block[0]?.subject === 'family') screens.push(...block.map((topic) => familyScreen(topic)))
    else {
      const present = settled.members.filter((member) => belongsToFamily(member.presence))
      for (const member of present) screens.push(...block.map((topic) => memberScreen(topic, member)))
    }
  }
  return screens.filter((screen) => screen.asked.length > 0)

  function familyScreen(topic: Topic): Screen {
    const questions = questionsOf(instrument, topic)
    const ofFamily = questions.filter((question) => question.subject === 'family')
    const ofMembers = questions.filter((question) => question.subject === 'member')
    return {
      topic,
      asked: [
        ...ofFamily.flatMap((question) => askedOf(question, undefined)),
        ...settled.members.flatMap((member) => ofMembers.flatMap((question) => askedOf(question, member))),
      ],
    }
  }

  function memberScreen(topic: Topic, member: Member): Screen {
    const questions = questionsOf(instrument, topic)
    return { topic, memberId: member.id, asked: questions.flatMap((question) => askedOf(question, member)) }
  }

  function askedOf(question: Question, member: Member | undefined): AskedQuestion[] {
    if (question.filledBy !== 'interview') return []
    if (!isOpen(instrument, question, { interview: settled, ...(member && { member }), today })) return []
    return [{ question, subject: subjectOf(member) }]
  }
}

/** Every question to be asked, in the order of the screens. */
export function relevantQuestions(
  instrument: Instrument,
  interview: Interview,
  today: string,
): readonly AskedQuestion[] {
  return screensOf(instrument, interview, today).flatMap((screen) => screen.asked)
}

/** The same of an interview that was settled a moment ago; settling is the dearer half of it. */
export function relevantOnceSettled(
  instrument: Instrument,
  settled: Interview,
  today: string,
): readonly AskedQuestion[] {
  return screensOfSettled(instrument, settled, today).flatMap((screen) => screen.asked)
}

/** The required questions that are still without an answer. */
export function missingAnswers(
  instrument: Instrument,
  interview: Interview,
  today: string,
): readonly AskedQuestion[] {
  return relevantQuestions(instrument, interview, today).filter(
    (asked) => asked.question.required && !isAnswered(asked, interview),
  )
}

export interface Progress {
  readonly screens: readonly (Counts & { readonly topic: string; readonly memberId?: string })[]
  readonly total: Counts
}

export interface Counts {
  readonly answered: number
  readonly required: number
}

/** Required questions answered, for each screen and in all. */
export function progress(instrument: Instrument, interview: Interview, today: string): Progress {
  const screens = screensOf(instrument, interview, today).map(({ topic, memberId, asked }) => {
    const required = asked.filter(({ question }) => question.required)
    const answered = required.filter((one) => isAnswered(one, interview)).length
    return {
      topic: topic.key,
      ...(memberId !== undefined && { memberId }),
      answered,
      required: required.length,
    }
  })
  const answered = screens.reduce((sum, screen) => sum + screen.answered, 0)
  const required = screens.reduce((sum, screen) => sum + screen.required, 0)
  return { screens, total: { answered, required } }
}

/** Whether the question has an answer that counts: a value, or a reason where a reason will do. */
export function isAnswered({ question, subject }: AskedQuestion, interview: Interview): boolean {
  const answer = recordedAnswer(interview, memberOf(interview, subject), question.key)
  if (answer === undefined || answer === '') return false
  if (isMissing(answer)) return answer.missing !== 'notAsked' && question.mustBeKnown !== true
  if (typeof answer === 'string') return answer.trim() !== ''
  return !(Array.isArray(answer) && answer.length === 0)
}

/**
 * The interview as it is stored when finished: what the skips closed is marked "not asked" whatever was typed
 * there before, and what the instrument derives is filled in. Questions are walked in order, so an answer that
 * fell to a skip opens nothing after it. Settling twice changes nothing.
 */
export function settleAnswers(instrument: Instrument, interview: Interview, today: string): Interview {
  // Copied once and written in place: an evening brings hundreds of interviews a second.
  const family: Record<string, Answer> = { ...interview.family }
  const members = interview.members.map((member) => {
    const answers: Record<string, Answer> = { ...member.answers }
    return { member: { ...member, answers }, answers }
  })
  const settled: Interview = { ...interview, family, members: members.map(({ member }) => member) }
  for (const question of instrument.questions) {
    if (question.key === findingKey || question.key === presenceKey || question.filledBy === 'frame') continue
    if (question.subject === 'family') {
      const value = settledValue(question, undefined)
      if (value !== undefined) family[question.key] = value
      continue
    }
    // All are judged before any is written, so that one member's answer never hides another's.
    const values = members.map(({ member }) => settledValue(question, member))
    for (const [index, { answers }] of members.entries()) {
      const value = values[index]
      if (value !== undefined) answers[question.key] = value
    }
  }
  return settled

  /** What the question holds now; undefined when it stays as it was given. */
  function settledValue(question: Question, member: Member | undefined): Answer | undefined {
    const open = isOpen(instrument, question, { interview: settled, ...(member && { member }), today })
    if (!open) return { missing: 'notAsked' }
    return question.filledBy === 'derived' ? derivedAnswer(question.key, settled) : undefined
  }
}

function isOpen(
  instrument: Instrument,
  question: Question,
  at: { interview: Interview; member?: Member; today: string },
): boolean {
  const { interview, member, today } = at
  if (question.optionGroup !== undefined && !interview.optionGroups.includes(question.optionGroup))
    return false
  const scope = { interview, ...(member && { member }), context: { today } }
  const topic = topicsOf(instrument).get(question.topic)
  if (topic?.relevant !== undefined && !holds(topic.relevant, scope)) return false
  return question.relevant === undefined || holds(question.relevant, scope)
}

/** Neighbouring topics with the same subject. */
function blocksOf(topics: readonly Topic[]): Topic[][] {
  const blocks: Topic[][] = []
  for (const topic of topics) {
    const last = blocks.at(-1)
    if (last?.[0]?.subject === topic.subject) last.push(topic)
    else blocks.push([topic])
  }
  return blocks
}

/** An instrument never changes; looked up hundreds of times an interview, its lists are gone through once. */
const topicsKnown = new WeakMap<Instrument, ReadonlyMap<string, Topic>>()
const questionsKnown = new WeakMap<Instrument, ReadonlyMap<string, readonly Question[]>>()

function topicsOf(instrument: Instrument): ReadonlyMap<string, Topic> {
  const known = topicsKnown.get(instrument)
  if (known) return known
  const made = new Map(instrument.topics.map((topic) => [topic.key, topic]))
  topicsKnown.set(instrument, made)
  return made
}

function questionsOf(instrument: Instrument, topic: Topic): readonly Question[] {
  const known = questionsKnown.get(instrument)
  if (known) return known.get(topic.key) ?? []
  const made = Map.groupBy(instrument.questions, (question) => question.topic)
  questionsKnown.set(instrument, made)
  return made.get(topic.key) ?? []
}

function subjectOf(member: Member | undefined): SubjectRef {
  return member === undefined ? { kind: 'family' } : { kind: 'member', memberId: member.id }
}

export function memberOf(interview: Interview, subject: SubjectRef): Member | undefined {
  if (subject.kind === 'family') return undefined
  return interview.members.find((member) => member.id === subject.memberId)
}

export function answerOf(interview: Interview, subject: SubjectRef, key: string): Answer | undefined {
  return recordedAnswer(interview, memberOf(interview, subject), key)
}
