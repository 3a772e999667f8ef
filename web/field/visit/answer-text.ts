import {
  type Answer,
  type Instrument,
  isMissing,
  isPhoto,
  isPosition,
  isRows,
  type Question,
} from '@tanggap/core/instrument'
import { formatDate, formatNumber, formatRupiah, inFours, type Locale } from '../../kit/index.ts'
import { visitText } from './visit.text.ts'

/** An answer as one would say it; undefined when there is none. */
export function answerText(
  instrument: Instrument,
  question: Question,
  answer: Answer | undefined,
  locale: Locale,
): string | undefined {
  const t = visitText(locale)
  if (answer === undefined || answer === '') return undefined
  if (isMissing(answer)) return answer.missing === 'notAsked' ? undefined : t.missing[answer.missing]
  if (typeof answer === 'boolean') return answer ? t.yes : t.no
  if (typeof answer === 'number') {
    if (question.type === 'money') return formatRupiah(answer, locale)
    return `${formatNumber(answer, locale, question.decimals ?? 2)}${question.unit ? ` ${question.unit[locale]}` : ''}`
  }
  if (isPosition(answer))
    return `${formatNumber(answer.lat, locale, 5)}; ${formatNumber(answer.lon, locale, 5)}`
  if (isPhoto(answer)) return t.photoThere
  if (isRows(answer)) return t.rows(answer.length)
  if (typeof answer !== 'string')
    return answer.map((one) => optionText(instrument, question, one, locale)).join(', ')
  if (question.type === 'date') return formatDate(answer, locale)
  if (question.type === 'single') return optionText(instrument, question, answer, locale)
  if (question.type === 'digits' && answer.length === 16) return inFours(answer)
  return answer
}

export function optionText(instrument: Instrument, question: Question, key: string, locale: Locale): string {
  const options = instrument.codeLists[question.codeList ?? '']?.options
  return options?.find((option) => option.key === key)?.label[locale] ?? key
}
