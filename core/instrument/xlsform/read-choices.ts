import type { CodeList, Option } from '../instrument.ts'
import { type FormProblem, formError } from './problem.ts'
import { bilingualCell, yesCell } from './read-text.ts'
import type { SheetRow } from './sheet.ts'
import { yesNoList } from './words.ts'

/** What a key may look like: of a question, a list, an option. */
export const keyPattern = /^[a-zA-Z][a-zA-Z0-9_]{0,59}$/

/** The code lists of a form. The list of yes and no is a form of answer with us, not a list. */
export function readChoices(
  rows: readonly SheetRow[],
  say: (problem: FormProblem) => void,
): Record<string, CodeList> {
  const lists = new Map<string, Option[]>()
  for (const row of rows) {
    const list = row.cell('list_name') || row.cell('list name')
    if (list === yesNoList) continue
    const option = readOption(row, say)
    const options = lists.get(list) ?? []
    if (!keyPattern.test(list)) {
      say(
        formError(
          row,
          'list_name',
          `"${list}" bukan nama daftar yang sah.`,
          `"${list}" is no valid name of a list.`,
        ),
      )
    }
    if (options.some(({ key }) => key === option.key)) {
      say(
        formError(
          row,
          'name',
          `Pilihan "${option.key}" ada dua kali dalam daftar "${list}".`,
          `The choice "${option.key}" stands twice in the list "${list}".`,
        ),
      )
    }
    lists.set(list, [...options, option])
  }
  return Object.fromEntries([...lists].map(([list, options]) => [list, { options }]))
}

function readOption(row: SheetRow, say: (problem: FormProblem) => void): Option {
  const key = row.cell('name')
  if (!keyPattern.test(key)) {
    say(
      formError(
        row,
        'name',
        `"${key}" bukan kode pilihan yang sah: awali dengan huruf, lalu huruf, angka, atau garis bawah.`,
        `"${key}" is no valid code of a choice: begin with a letter, then letters, digits or underscores.`,
      ),
    )
  }
  return {
    key,
    label: bilingualCell(row, 'label', say),
    regsosek2022: row.cell('tanggap_regsosek2022') || null,
    fasih2026: row.cell('tanggap_fasih2026') || null,
    ...(yesCell(row, 'tanggap_exclusive', say) && { exclusive: true }),
  }
}
