import type { SourceRow } from './row-block.ts'
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
  let line = 0
  let begins = 1
  let record = ''
  let quotes = 0
  for await (const part of linesOf(text)) {
    line += 1
    if (record === '' && quotes % 2 === 0) begins = line
    record = quotes % 2 === 1 ? `${record}\n${part}` : part
    quotes += countQuotes(part)
    if (quotes % 2 === 1) {
      if (record.length > longestLine) throw new EndlessRow(begins)
      continue
    }
    const cells = quotes === 0 ? record.split(delimiter) : cut(record, delimiter)
    if (cells.some((cell) => cell.trim() !== '')) yield { line: begins, cells }
    record = ''
    quotes = 0
  }
  if (quotes % 2 === 1) throw new EndlessRow(begins)
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

async function* linesOf(text: AsyncIterable<string>): AsyncIterable<string> {
  let rest = ''
  for await (const chunk of text) {
    const whole = rest + chunk
    let from = 0
    for (let at = whole.indexOf('\n'); at >= 0; at = whole.indexOf('\n', from)) {
      yield withoutReturn(whole.slice(from, at))
      from = at + 1
    }
    rest = whole.slice(from)
  }
  if (rest !== '') yield withoutReturn(rest)
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}

function countQuotes(text: string): number {
  let count = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1
  return count
}
