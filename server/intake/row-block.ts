import { type Delimiter, rowsIn } from './read-csv.ts'
import type { SourceRow } from './source-row.ts'

/** Rows on their way to whoever checks them: as they were cut, or as a piece of the file still to be cut. */
export type RowBlock = PackedRows | TextPiece

/**
 * Many rows as one text and their lines, which travel between threads at the price of a copy; objects would be cloned
 * one by one. The separators are control characters, which no cell keeps.
 */
export interface PackedRows {
  readonly text: string
  readonly lines: Int32Array<ArrayBuffer>
}

/** Whole rows of a CSV as bytes, which change threads without being copied. */
export interface TextPiece {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly encoding: 'utf-8' | 'windows-1252'
  readonly delimiter: Delimiter
  /** Lines of the file that stand before the piece. */
  readonly before: number
  /** Rows that begin on this line or above are known already. */
  readonly after: number
}

const cellEnd = '\u001f'
const rowEnd = '\u001e'

export function packed(rows: readonly SourceRow[]): PackedRows {
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

export function* unpacked(block: RowBlock): Iterable<SourceRow> {
  if ('bytes' in block) {
    for (const row of rowsIn(textOf(block), block.before, block.delimiter))
      if (row.line > block.after) yield row
    return
  }
  const { text, lines } = block
  if (lines.length === 0) return
  for (const [at, row] of text.split(rowEnd).entries())
    yield { line: lines[at] ?? 0, cells: row.split(cellEnd) }
}

/** What of a block changes threads instead of being copied. */
export function transferred(block: RowBlock): ArrayBuffer {
  return 'bytes' in block ? block.bytes.buffer : block.lines.buffer
}

/** The mark of byte order stands at the beginning of a file; anywhere else it is a sign like others. */
function textOf({ bytes, encoding, before }: TextPiece): string {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
  return before === 0 && text.startsWith('\ufeff') ? text.slice(1) : text
}

function countOf(row: string): number {
  let count = 0
  for (let at = row.indexOf(cellEnd); at >= 0; at = row.indexOf(cellEnd, at + 1)) count += 1
  return count
}
