import { suppressSmall } from '../citizens/index.ts'
import type { ReportCell, ReportColumn, ReportRow, ReportTable } from './table.ts'

/**
 * The table as it may be seen outside the offices that work with the families: counts under the threshold are
 * hidden, with every percentage made of them; where one part of a sum would be hidden alone, a second is too.
 */
export function withoutSmallCounts(table: ReportTable): ReportTable {
  const counts = table.columns.map(({ kind }) => kind === 'count')
  const hidden = table.rows.map((row) =>
    row.cells.map((cell, index) => counts[index] === true && typeof cell === 'number' && isSmall(cell)),
  )
  // Hiding in a column can leave a row with one hidden part, and the other way round.
  for (let before = -1, now = countOf(hidden); now !== before; ) {
    before = now
    hideSecondInRows(table, hidden)
    hideSecondInColumns(table, hidden)
    now = countOf(hidden)
  }
  const rows = table.rows.map((row, line): ReportRow => {
    const marks = hidden[line] ?? []
    return {
      ...row,
      cells: row.cells.map((cell, index): ReportCell => {
        if (marks[index]) return smallCellOf(0)
        return givesAway(table.columns[index]?.kind, marks, index) ? null : cell
      }),
    }
  })
  return { ...table, rows }
}

/** A percentage stands after the count it is made of; any other number is made of the whole row. */
function givesAway(
  kind: ReportColumn['kind'] | undefined,
  hidden: readonly boolean[],
  index: number,
): boolean {
  if (kind === 'percent') return hidden[index - 1] === true
  return kind === 'number' && hidden.includes(true)
}

/** A single figure beside the tables. */
export function smallCellOf(count: number): ReportCell {
  const seen = suppressSmall(count)
  return 'shown' in seen ? seen.shown : seen
}

function isSmall(count: number): boolean {
  return 'fewerThan' in suppressSmall(count)
}

function countOf(hidden: readonly (readonly boolean[])[]): number {
  return hidden.flat().filter(Boolean).length
}

function hideSecondInRows({ columns, rows }: ReportTable, hidden: boolean[][]): void {
  const parts = columns.flatMap((column: ReportColumn, index) => (column.part ? [index] : []))
  rows.forEach((row, line) => {
    hideSmallest(
      parts.map((index) => ({ line, index, cell: row.cells[index] })),
      hidden,
    )
  })
}

function hideSecondInColumns({ columns, rows }: ReportTable, hidden: boolean[][]): void {
  if (!rows.some(({ total }) => total)) return
  columns.forEach((_, index) => {
    const parts = rows.flatMap((row, line) => (row.total ? [] : [{ line, index, cell: row.cells[index] }]))
    hideSmallest(parts, hidden)
  })
}

interface Place {
  readonly line: number
  readonly index: number
  readonly cell: ReportCell | undefined
}

/** When exactly one of the parts is hidden, hides the smallest of the others. */
function hideSmallest(parts: readonly Place[], hidden: boolean[][]): void {
  const shown = parts.filter(({ line, index }) => !hidden[line]?.[index])
  if (parts.length - shown.length !== 1) return
  const [smallest] = shown
    .flatMap((place) => (typeof place.cell === 'number' ? [{ ...place, cell: place.cell }] : []))
    .toSorted((a, b) => a.cell - b.cell)
  const marks = smallest && hidden[smallest.line]
  if (marks && smallest) marks[smallest.index] = true
}
