import { isDate } from '../calendar/index.ts'
import type { Answer, Row } from './answer.ts'
import { isChoices, isMissing, isPhoto, isPosition, isRows } from './answer-values.ts'
import type { Bilingual, Instrument, Question } from './instrument.ts'

export type ShapeCode =
  | 'answer.type'
  | 'answer.length'
  | 'answer.range'
  | 'answer.decimals'
  | 'answer.option'
  | 'answer.exclusive'
  | 'answer.row'

/** What is wrong with the form of an answer, or undefined. The phone calls this as the answer is typed. */
export function wrongShape(
  instrument: Instrument,
  question: Question,
  answer: Answer,
): ShapeCode | undefined {
  if (isMissing(answer)) return undefined
  switch (question.type) {
    case 'text':
      if (typeof answer !== 'string') return 'answer.type'
      return answer.length > (question.maxLength ?? 500) ? 'answer.length' : undefined
    case 'digits':
      return typeof answer === 'string' ? wrongDigits(answer, question.lengths) : 'answer.type'
    case 'date':
      return typeof answer === 'string' && isDate(answer) ? undefined : 'answer.type'
    case 'single':
      if (typeof answer !== 'string') return 'answer.type'
      return hasOption(instrument, question.codeList, answer) ? undefined : 'answer.option'
    case 'multi':
      return isChoices(answer) ? wrongChoices(instrument, question, answer) : 'answer.type'
    case 'integer':
    case 'money':
    case 'decimal':
      return typeof answer === 'number' ? wrongNumber(question, answer) : 'answer.type'
    case 'yesNo':
      return typeof answer === 'boolean' ? undefined : 'answer.type'
    case 'geo':
      if (!isPosition(answer)) return 'answer.type'
      return Math.abs(answer.lat) <= 90 && Math.abs(answer.lon) <= 180 ? undefined : 'answer.range'
    case 'photo':
      return isPhoto(answer) ? undefined : 'answer.type'
    case 'repeat':
      if (!isRows(answer)) return 'answer.type'
      if (answer.length > (question.max ?? 10)) return 'answer.range'
      return answer.some((row) => rowIsWrong(instrument, question, row)) ? 'answer.row' : undefined
  }
}

function wrongDigits(text: string, lengths: readonly number[] | undefined): ShapeCode | undefined {
  if (!/^\d+$/.test(text)) return 'answer.type'
  return lengths === undefined || lengths.includes(text.length) ? undefined : 'answer.length'
}

function wrongNumber(question: Question, value: number): ShapeCode | undefined {
  if (!Number.isFinite(value)) return 'answer.type'
  if (value < (question.min ?? 0) || value > (question.max ?? Number.MAX_SAFE_INTEGER)) return 'answer.range'
  const scaled = value * 10 ** (question.type === 'decimal' ? (question.decimals ?? 2) : 0)
  // A tolerance, because 0.0003 × 10,000 is not exactly 3 in binary fractions.
  return Math.abs(scaled - Math.round(scaled)) < 1e-6 * Math.max(1, scaled) ? undefined : 'answer.decimals'
}

function wrongChoices(
  instrument: Instrument,
  question: Question,
  choices: readonly string[],
): ShapeCode | undefined {
  if (new Set(choices).size !== choices.length) return 'answer.option'
  if (!choices.every((choice) => hasOption(instrument, question.codeList, choice))) return 'answer.option'
  const options = instrument.codeLists[question.codeList ?? '']?.options ?? []
  const alone = options.some((option) => option.exclusive === true && choices.includes(option.key))
  return alone && choices.length > 1 ? 'answer.exclusive' : undefined
}

function rowIsWrong(instrument: Instrument, question: Question, row: Row): boolean {
  const fields = question.fields ?? []
  if (Object.keys(row).some((key) => !fields.some((field) => field.key === key))) return true
  return fields.some((field) => {
    const value = row[field.key]
    if (value === undefined) return true
    if (field.type === 'single') return !hasOption(instrument, field.codeList, value)
    return wrongDigits(value, field.lengths) !== undefined
  })
}

function hasOption(instrument: Instrument, codeList: string | undefined, key: string): boolean {
  if (codeList === undefined || !Object.hasOwn(instrument.codeLists, codeList)) return false
  return instrument.codeLists[codeList]?.options.some((option) => option.key === key) ?? false
}

export const shapeSentences: Readonly<Record<ShapeCode, Bilingual>> = {
  'answer.type': {
    id: 'Isian ini tidak dapat dibaca. Periksa dan isi lagi.',
    en: 'This answer cannot be read. Check it and enter it again.',
  },
  'answer.length': {
    id: 'Jumlah angka atau huruf tidak sesuai. Hitung kembali dari dokumen aslinya.',
    en: 'The number of digits or letters is wrong. Count again from the document.',
  },
  'answer.range': {
    id: 'Nilai ini di luar batas yang mungkin. Periksa satuannya dan isi lagi.',
    en: 'This value is out of the possible range. Check the unit and enter it again.',
  },
  'answer.decimals': {
    id: 'Terlalu banyak angka di belakang koma. Bulatkan.',
    en: 'Too many digits after the decimal sign. Round it.',
  },
  'answer.option': {
    id: 'Pilihan ini tidak ada dalam daftar. Pilih lagi.',
    en: 'This choice is not in the list. Choose again.',
  },
  'answer.exclusive': {
    id: '"Tidak ada" atau "Tidak tahu" tidak dapat dipilih bersama pilihan lain.',
    en: '"None" or "Do not know" cannot be chosen together with other choices.',
  },
  'answer.row': {
    id: 'Ada baris yang belum lengkap atau salah. Periksa setiap baris.',
    en: 'A row is incomplete or wrong. Check each row.',
  },
}
