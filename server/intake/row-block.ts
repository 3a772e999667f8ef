/** A row as it was cut from a file: cells in the order of the headings. */
export interface SourceRow {
  /** Where the row begins in its file or sheet, counted from 1, as an editor shows it. */
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * Many rows as one text and their lines, which travel between threads at the price of a copy; objects would be cloned
 * one by one. The separators are control characters, which no cell keeps.
 */
export interface RowBlock {
  readonly text: string
  readonly lines: Int32Array<ArrayBuffer>
}

const cellEnd = '\u001f'
const rowEnd = '\u001e'

export function packed(rows: readonly SourceRow[]): RowBlock {
  const text = rows
    .map(({ cells }) => {
      const row = cells.join(cellEnd)
      // One separator too many: a cell holds one itself.
      const clean = row.indexOf(rowEnd) < 0 && countOf(row) === cells.length - 1
      return clean
        ? row
        : cells.map((cell) => cell.replaceAll(cellEnd, ' ').replaceAll(rowEnd, ' ')).join(cellEnd)
    })
    .join(rowEnd)
  return { text, lines: Int32Array.from(rows, ({ line }) => line) }
}

export function* unpacked({ text, lines }: RowBlock): Iterable<SourceRow> {
  if (lines.length === 0) return
  for (const [at, row] of text.split(rowEnd).entries())
    yield { line: lines[at] ?? 0, cells: row.split(cellEnd) }
}

function countOf(row: string): number {
  let count = 0
  for (let at = row.indexOf(cellEnd); at >= 0; at = row.indexOf(cellEnd, at + 1)) count += 1
  return count
}
