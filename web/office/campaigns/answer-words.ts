import type { Answer, Instrument, Question } from '@tanggap/core/instrument'
import { isMissing, isPhoto, isPosition, isRows } from '@tanggap/core/instrument'
import { formatDate, formatNumber, formatRupiah, type Locale } from '../../kit/index.ts'
import { visitsText } from './visits.text.ts'

/** An answer as one would say it; undefined when there is none. */
export function answerWords(
  instrument: Instrument,
  question: Question,
  answer: Answer | undefined,
  locale: Locale,
): string | undefined {
  const t = visitsText(locale)
  if (answer === undefined || answer === '') return undefined
  if (isMissing(answer)) return answer.missing === 'notAsked' ? undefined : t.missing[answer.missing]
  if (typeof answer === 'boolean') return answer ? t.yes : t.no
  if (typeof answer === 'number') {
    if (question.type === 'money') return formatRupiah(answer, locale)
    const unit = question.unit ? ` ${question.unit[locale]}` : ''
    return `${formatNumber(answer, locale, question.decimals ?? 2)}${unit}`
  }
  if (isPosition(answer))
    return `${formatNumber(answer.lat, locale, 5)}; ${formatNumber(answer.lon, locale, 5)}`
  if (isPhoto(answer)) return t.thereIs
  if (isRows(answer))
    return answer.map((row) => rowWords(instrument, question, row, locale)).join('; ') || t.rows('0')
  if (typeof answer !== 'string')
    return answer.map((one) => optionWords(instrument, question.codeList, one, locale)).join(', ')
  if (question.type === 'date') return formatDate(answer, locale)
  return question.codeList ? optionWords(instrument, question.codeList, answer, locale) : answer
}

function rowWords(
  instrument: Instrument,
  question: Question,
  row: Readonly<Record<string, string>>,
  locale: Locale,
): string {
  const fields = question.fields ?? []
  return fields
    .map((field) => optionWords(instrument, field.codeList, row[field.key] ?? '', locale))
    .filter(Boolean)
    .join(', ')
}

function optionWords(
  instrument: Instrument,
  codeList: string | undefined,
  key: string,
  locale: Locale,
): string {
  const options = instrument.codeLists[codeList ?? '']?.options
  return options?.find((option) => option.key === key)?.label[locale] ?? key
}
