import type { VisitView } from '@tanggap/contract/visits'
import {
  type Answers,
  belongsToFamily,
  type Instrument,
  type Member,
  type MemberPresence,
  type Question,
} from '@tanggap/core/instrument'
import type { Difference, Locale } from '../../kit/index.ts'
import { instrumentBook } from '../instrument/book.ts'
import { answerWords } from './answer-words.ts'

/** One subject of a visit with both sides of everything that was asked about it. */
export interface VisitSide {
  /** `family` or the member's id. */
  readonly key: string
  readonly name: string
  readonly presence: MemberPresence | null
  readonly isNew: boolean
  readonly member: Member | undefined
  readonly rows: readonly (Difference & { readonly question: string })[]
}

/** Family first, then each member: what the register said beside what was found. */
export function visitSides(view: VisitView, locale: Locale): VisitSide[] {
  const instrument = instrumentBook()
  const { interview } = view.submission
  const family: VisitSide = {
    key: 'family',
    name: view.visit.headName,
    presence: null,
    isNew: false,
    member: undefined,
    rows: rowsOf(instrument, 'family', view.baseline.family, interview.family, locale),
  }
  const members = interview.members.map((member): VisitSide => {
    const known = view.baseline.members.find(({ personId }) => personId === member.baselinePersonId)
    const name = member.answers.name ?? known?.answers.name
    return {
      key: member.id,
      name: typeof name === 'string' ? name : '',
      presence: member.presence,
      isNew: known === undefined,
      member,
      rows: belongsToFamily(member.presence)
        ? rowsOf(instrument, 'member', known?.answers ?? {}, member.answers, locale)
        : [],
    }
  })
  return [family, ...members]
}

function rowsOf(
  instrument: Instrument,
  subject: Question['subject'],
  from: Answers,
  to: Answers,
  locale: Locale,
): VisitSide['rows'] {
  const told = instrument.questions.filter(
    (question) =>
      question.subject === subject &&
      question.filledBy === 'interview' &&
      // What is about the visit itself stands beside its photos and times.
      question.recordedIn === 'registry' &&
      question.key !== 'presence',
  )
  return told.flatMap((question) => {
    const found = answerWords(instrument, question, to[question.key], locale)
    // What was not asked or not answered is no finding; the register's value stands.
    if (found === undefined) return []
    const known = answerWords(instrument, question, from[question.key], locale)
    const same = known !== undefined && plain(known) === plain(found)
    return [
      {
        question: question.key,
        label: question.label[locale],
        from: same ? found : known,
        to: found,
      },
    ]
  })
}

function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toUpperCase()
}
