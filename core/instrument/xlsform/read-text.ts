import type { Bilingual } from '../instrument.ts'
import { type FormProblem, formError, formWarning } from './problem.ts'
import type { SheetRow } from './sheet.ts'

type Say = (problem: FormProblem) => void

/** A text that has to be there. Where only one language is given it stands for both, and that is said. */
export function bilingualCell(row: SheetRow, column: string, say: Say): Bilingual {
  const text = optionalText(row, column, say)
  if (text !== undefined) return text
  say(
    formError(
      row,
      `${column}::Bahasa Indonesia (id)`,
      `Isi kolom "${column}" dalam bahasa Indonesia.`,
      `Fill the column "${column}" in Indonesian.`,
    ),
  )
  return { id: '', en: '' }
}

/** A text that may be left out; undefined when neither language is given. */
export function optionalText(row: SheetRow, column: string, say: Say): Bilingual | undefined {
  const [id, en] = [row.cell(`${column}::id`), row.cell(`${column}::en`)]
  if (id === '' && en === '') return undefined
  if (id === '' || en === '') {
    const [missing, there] = id === '' ? (['id', 'en'] as const) : (['en', 'id'] as const)
    say(
      formWarning(
        row,
        `${column}::${missing}`,
        `Terjemahan ${missing} belum ada; teks ${there} dipakai untuk keduanya.`,
        `The ${missing} translation is missing; the ${there} text stands for both.`,
      ),
    )
  }
  return { id: id || en, en: en || id }
}

/** `yes`, `true()`, `true` and `1` are yes; empty, `no`, `false()`, `false` and `0` are no. */
export function yesCell(row: SheetRow, column: string, say: Say): boolean {
  const text = row.cell(column).toLowerCase()
  if (['yes', 'true', 'true()', '1'].includes(text)) return true
  if (!['', 'no', 'false', 'false()', '0'].includes(text)) {
    say(
      formError(
        row,
        column,
        `Tulis yes atau kosongkan, bukan "${text}".`,
        `Write yes or leave empty, not "${text}".`,
      ),
    )
  }
  return false
}
