import { answersSchema } from '@tanggap/contract/instrument'
import { groundCheck202503 } from '@tanggap/core/instrument'
import type { Locale } from '../../kit/index.ts'
import { answerWords } from '../campaigns/answer-words.ts'

const questions = new Map(groundCheck202503.questions.map((question) => [question.key, question]))

/** What a variable is called in the questionnaire. */
export function variableName(key: string, locale: Locale): string {
  return questions.get(key)?.label[locale] ?? key
}

/** A value in words; a masked number as it comes. */
export function valueWords(key: string, value: unknown, locale: Locale): string | undefined {
  const read = answersSchema.safeParse({ [key]: value })
  const answer = read.success ? read.data[key] : undefined
  const question = questions.get(key)
  if (question === undefined) return typeof value === 'string' ? value : undefined
  return answerWords(groundCheck202503, question, answer, locale)
}
