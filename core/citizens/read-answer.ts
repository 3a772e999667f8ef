import { isDate } from '../calendar/index.ts'
import type { TicketQuestion } from './ticket-question.ts'

export type ReadAnswer =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly why: AnswerTrouble }

export type AnswerTrouble =
  | 'missing'
  | 'not-a-choice'
  | 'not-a-date'
  | 'in-the-future'
  | 'not-a-count'
  | 'too-long'

/** Own words may be this long; everything else is a line. */
export const longestStory = 2000
const longestLine = 200

/**
 * Reads what was typed to one question. Kind to old browsers, which have no calendar: a day may be written
 * `3/3/2025` or `3-3-2025` too. An answer that may be left out is the empty text.
 */
export function readAnswer(question: TicketQuestion, typed: string, today: string): ReadAnswer {
  const text = typed.normalize('NFC').replace(controls, '').trim()
  if (text === '') return question.required ? trouble('missing') : { ok: true, value: '' }
  switch (question.type) {
    case 'text':
      return text.length > lengthOf(question) ? trouble('too-long') : { ok: true, value: text }
    case 'choice':
      return question.options?.some(({ key }) => key === text)
        ? { ok: true, value: text }
        : trouble('not-a-choice')
    case 'count':
      return /^\d{1,2}$/.test(text) && Number(text) > 0
        ? { ok: true, value: String(Number(text)) }
        : trouble('not-a-count')
    case 'date': {
      const day = dayFrom(text)
      if (!day) return trouble('not-a-date')
      return day > today ? trouble('in-the-future') : { ok: true, value: day }
    }
  }
}

/** How long an answer may be; what is longer is said, never cut off. */
export function lengthOf(question: TicketQuestion): number {
  return question.key === 'story' ? longestStory : longestLine
}

/** Control characters and the marks that turn the direction of writing could hide what a clerk reads. */
const controls = /(?![\t\n])[\p{Cc}\p{Bidi_Control}]/gu

function dayFrom(text: string): string | undefined {
  if (isDate(text)) return text
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text) ?? []
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(iso) ? iso : undefined
}

function trouble(why: AnswerTrouble): ReadAnswer {
  return { ok: false, why }
}
