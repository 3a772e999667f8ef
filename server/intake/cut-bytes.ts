import { EndlessRow } from './read-csv.ts'
import { longestLine } from './watch-text.ts'

/** Whole rows of a text as bytes. */
export interface CutBytes {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** How many lines of the file stand before it, and up to its end. */
  readonly before: number
  readonly through: number
}

const [newline, quote] = [10, 34]

/**
 * Cuts the bytes of a text into pieces of whole rows, so that reading them as text and cell by cell is left to whoever
 * has the time. Only for encodings in which these two signs are one byte each and no part of another sign. Memory holds
 * one piece; a row whose quotation mark never closes ends with `EndlessRow`, by the same bound as `readCsv`.
 *
 * @param rows of one piece
 */
export async function* cutBytes(source: AsyncIterable<Buffer>, rows: number): AsyncIterable<CutBytes> {
  let held = Buffer.allocUnsafe(1024 * 1024)
  /** Places in what is held: its end, from where it is not looked at, where the row begins. */
  let [used, seen, row] = [0, 0, 0]
  /** Lines of the file: before what is held, before the row, so far. */
  let [before, rowLine, line] = [0, 0, 0]
  let count = 0
  let isOpen = false
  const piece = (from: number, to: number): CutBytes => {
    const cut = { bytes: new Uint8Array(held.subarray(from, to)), before, through: rowLine }
    before = rowLine
    count = 0
    return cut
  }
  for await (const chunk of source) {
    if (used + chunk.length > held.length) held = roomier(held, used, used + chunk.length)
    used += chunk.copy(held, used)
    const view = held.subarray(0, used)
    let start = 0
    let mark = view.indexOf(quote, seen)
    for (;;) {
      const found = view.indexOf(newline, seen)
      const end = found < 0 ? used : found
      for (; mark >= 0 && mark < end; mark = view.indexOf(quote, mark + 1)) isOpen = !isOpen
      if (found < 0) break
      line += 1
      seen = found + 1
      if (isOpen) {
        if (isEndless(view.subarray(row, found))) throw new EndlessRow(rowLine + 1)
        continue
      }
      row = seen
      rowLine = line
      count += 1
      if (count < rows) continue
      yield piece(start, row)
      start = row
    }
    held.copyWithin(0, start, used)
    used -= start
    row -= start
    seen = used
  }
  if (row > 0) yield piece(0, row)
  if (isOpen) throw new EndlessRow(rowLine + 1)
  rowLine = line + 1
  if (used > row) yield piece(row, used)
}

/** A sign takes up to four bytes, and the bound is one of signs. */
function isEndless(row: Buffer): boolean {
  return row.length > longestLine && row.toString('utf8').length > longestLine
}

function roomier(held: Buffer, used: number, wanted: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafe(Math.max(held.length * 2, wanted))
  held.copy(larger, 0, 0, used)
  return larger
}
