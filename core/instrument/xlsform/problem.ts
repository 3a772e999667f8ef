import type { Bilingual } from '../instrument.ts'
import type { UnreadableExpression } from './expression.ts'
import type { SheetRow } from './sheet.ts'

/**
 * Something in a form that is not taken over as it stands. An error keeps the form out; a warning says what is
 * left out or assumed.
 */
export interface FormProblem {
  readonly severity: 'error' | 'warning'
  readonly sheet: string
  /** As the spreadsheet counts; null when it is about the whole form. */
  readonly row: number | null
  readonly column: string | null
  readonly sentence: Bilingual
}

export function formError(at: SheetRow | string, column: string | null, id: string, en: string): FormProblem {
  return { severity: 'error', ...placeOf(at), column, sentence: { id, en } }
}

export function formWarning(
  at: SheetRow | string,
  column: string | null,
  id: string,
  en: string,
): FormProblem {
  return { severity: 'warning', ...placeOf(at), column, sentence: { id, en } }
}

export function notUnderstood(row: SheetRow, column: string, cause: UnreadableExpression): FormProblem {
  return formError(
    row,
    column,
    `Tidak dapat dibaca di dekat "${cause.message}". Yang didukung: \${nama}, = != < <= > >=, and, or, not(), selected(), count-selected(), count(\${member}[…]), umur int((today() - \${birthDate}) div 365.25).`,
    `Cannot be read near "${cause.message}". Supported: \${name}, = != < <= > >=, and, or, not(), selected(), count-selected(), count(\${member}[…]), age int((today() - \${birthDate}) div 365.25).`,
  )
}

function placeOf(at: SheetRow | string): { readonly sheet: string; readonly row: number | null } {
  return typeof at === 'string' ? { sheet: at, row: null } : { sheet: at.sheet, row: at.number }
}
