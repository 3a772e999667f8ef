import { answersSchema } from '@tanggap/contract/instrument'
import type { Locale } from '../../kit/index.ts'
import { answerWords } from '../campaigns/answer-words.ts'
import { instrumentBook } from '../instrument/book.ts'

const questionOf = (key: string) => instrumentBook().questions.find((question) => question.key === key)

/** What a variable is called in the questionnaire. */
export function variableName(key: string, locale: Locale): string {
  return questionOf(key)?.label[locale] ?? key
}

/** A value in words; a masked number as it comes. */
export function valueWords(key: string, value: unknown, locale: Locale): string | undefined {
  const read = answersSchema.safeParse({ [key]: value })
  const answer = read.success ? read.data[key] : undefined
  const question = questionOf(key)
  if (question === undefined) return typeof value === 'string' ? value : undefined
  return answerWords(instrumentBook(), question, answer, locale)
}
