import type { SourceRow } from './source-row.ts'
import { longestLine } from './watch-text.ts'

export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** The text cannot be cut into rows: a quotation mark that opens on this line never closes. */
export class EndlessRow extends Error {
  readonly line: number
  constructor(line: number) {
    super(`the row that begins on line ${line} does not end`)
    this.line = line
  }
}

/**
 * Cuts a text into rows as RFC 4180 has them, holding one row in memory at a time. Rows without any text are
 * passed over. Written here because what is wanted of a parser is mostly what it must refuse: a row is bounded,
 * and every row knows its line.
 */
export async function* readCsv(text: AsyncIterable<string>, delimiter: Delimiter): AsyncIterable<SourceRow> {
  const cutter = new RowCutter(delimiter, 0)
  let rest = ''
  for await (const chunk of text) {
    const whole = rest + chunk
    const end = whole.lastIndexOf('\n') + 1
    rest = whole.slice(end)
    if (end > 0) yield* cutter.rows(whole.slice(0, end))
  }
  if (rest !== '') yield* cutter.rows(rest)
  cutter.end()
}

/** The rows of a text that begins behind `line` and holds whole rows only. */
export function* rowsIn(text: string, line: number, delimiter: Delimiter): Iterable<SourceRow> {
  const cutter = new RowCutter(delimiter, line)
  yield* cutter.rows(text)
  cutter.end()
}

class RowCutter {
  private readonly delimiter: Delimiter
  private line: number
  private begins = 1
  private record = ''
  private quotes = 0

  constructor(delimiter: Delimiter, line: number) {
    this.delimiter = delimiter
    this.line = line
  }

  /** @param text whole lines; the last may lack its end */
  *rows(text: string): Iterable<SourceRow> {
    for (let from = 0; from < text.length; ) {
      const found = text.indexOf('\n', from)
      const end = found < 0 ? text.length : found
      const row = this.row(withoutReturn(text.slice(from, end)))
      if (row !== undefined) yield row
      from = end + 1
    }
  }

  end(): void {
    if (this.quotes % 2 === 1) throw new EndlessRow(this.begins)
  }

  private row(part: string): SourceRow | undefined {
    this.line += 1
    const isOpen = this.quotes % 2 === 1
    if (!isOpen) this.begins = this.line
    this.record = isOpen ? `${this.record}\n${part}` : part
    this.quotes += countQuotes(part)
    if (this.quotes % 2 === 1) {
      if (this.record.length > longestLine) throw new EndlessRow(this.begins)
      return undefined
    }
    const cells = this.quotes === 0 ? this.record.split(this.delimiter) : cut(this.record, this.delimiter)
    this.record = ''
    this.quotes = 0
    return cells.some((cell) => cell.trim() !== '') ? { line: this.begins, cells } : undefined
  }
}

/** The sign that cuts the heading into most cells; commas when there is nothing to tell. */
export function delimiterOf(heading: string): Delimiter {
  const [best] = delimiters
    .map((delimiter) => ({ delimiter, cells: cut(heading, delimiter).length }))
    .toSorted((a, b) => b.cells - a.cells)
  return best?.delimiter ?? ','
}

/** Cuts one row; a doubled quotation mark inside a quoted cell is one. */
export function cut(record: string, delimiter: Delimiter): string[] {
  const cells: string[] = []
  let at = 0
  while (at <= record.length) {
    const quoted = record[at] === '"'
    const [cell, next] = quoted ? quotedCell(record, at, delimiter) : plainCell(record, at, delimiter)
    cells.push(cell)
    at = next
  }
  return cells
}

function plainCell(record: string, at: number, delimiter: Delimiter): [string, number] {
  const found = record.indexOf(delimiter, at)
  const end = found < 0 ? record.length : found
  return [record.slice(at, end), end + 1]
}

function quotedCell(record: string, at: number, delimiter: Delimiter): [string, number] {
  let cell = ''
  let from = at + 1
  for (;;) {
    const close = record.indexOf('"', from)
    if (close < 0) return [cell + record.slice(from), record.length + 1]
    cell += record.slice(from, close)
    if (record[close + 1] !== '"') {
      // Whatever stands between the closing mark and the next delimiter belongs to the cell too.
      const [rest, next] = plainCell(record, close + 1, delimiter)
      return [cell + rest, next]
    }
    cell += '"'
    from = close + 2
  }
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}

function countQuotes(text: string): number {
  let count = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1
  return count
}
