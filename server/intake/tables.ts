import type { FileStore } from '../plumbing/files/index.ts'
import { cutBytes } from './cut-bytes.ts'
import { type Part, type PartedFile, partedFile } from './parted-file.ts'
import { type Delimiter, delimiterOf, EndlessRow, readCsv } from './read-csv.ts'
import { openParquet } from './read-parquet.ts'
import { openWorkbook } from './read-xlsx.ts'
import { packed, type RowBlock, type TextPiece } from './row-block.ts'
import type { SourceRow } from './source-row.ts'
import { mostColumns, TableFault } from './table-fault.ts'
import type { Encoding } from './watch-text.ts'

export const fileFormats = ['csv', 'xlsx', 'parquet'] as const
export type FileFormat = (typeof fileFormats)[number]

/** How a stored file is written, and which of its tables is meant. */
export interface StoredTable {
  readonly format: FileFormat
  readonly encoding: Encoding
  readonly delimiter: Delimiter
  /** Name of the sheet; null where a file is one table. */
  readonly sheet: string | null
  readonly parts: readonly Part[]
}

/** One table of a file: its headings, and its rows as they are read. */
export interface Table {
  readonly sheet: string | null
  readonly headings: readonly string[]
  /** Rows behind the headings, those without any text passed over. Read once. */
  readonly rows: AsyncIterable<SourceRow>
}

/** A table that is open: its rows are read one by one, or in blocks for whoever checks them elsewhere. Only one of both. */
export interface OpenTable extends Table {
  /**
   * @param after rows that begin on this line or above are passed over
   * @param at told the line of each row where it is known before the block is read
   */
  blocks(after: number, at: (line: number) => void): AsyncIterable<RowBlock>
  close(): void
}

/** Rows of one block: some 400 kB of text. */
const blockRows = 1_000

/** Bytes within which the headings of a text stand, or there are none. */
const headingWithin = 1024 * 1024

/** Opens one table; whoever opens it closes it. `told` hears how many bytes of a text have been read. */
export async function openTable(
  files: FileStore,
  table: StoredTable,
  told: (bytes: number) => void = () => undefined,
): Promise<OpenTable> {
  const file = partedFile(files, table.parts)
  switch (table.format) {
    case 'csv': {
      const rows = readCsv(textOf(file, table.encoding, told), table.delimiter)
      const opened = { ...(await withHeadings(null, rows)), close: () => undefined }
      const { encoding, delimiter } = table
      // UTF-16 has no byte that is always the end of a line.
      if (encoding === 'utf-16le') return inBlocks(opened)
      return {
        ...opened,
        blocks: (after) =>
          piecesOf(file, { encoding, delimiter, after: Math.max(after, opened.headingLine) }, told),
      }
    }
    case 'parquet': {
      const { headings, rows } = await openParquet(file)
      return inBlocks({ sheet: null, headings, rows, close: () => undefined })
    }
    case 'xlsx': {
      const workbook = await openWorkbook(file)
      const sheet = workbook.sheets.find(({ name }) => name === table.sheet)
      if (sheet === undefined) throw new TableFault('intake.workbook-broken')
      const opened = await withHeadings(sheet.name, workbook.rows(sheet.path))
      return inBlocks({ ...opened, close: () => workbook.close() })
    }
  }
}

function inBlocks(table: Table & { close(): void }): OpenTable {
  return {
    ...table,
    async *blocks(after, at) {
      let waiting: SourceRow[] = []
      for await (const row of table.rows) {
        if (row.line <= after) continue
        at(row.line)
        waiting.push(row)
        if (waiting.length < blockRows) continue
        yield packed(waiting)
        waiting = []
      }
      if (waiting.length > 0) yield packed(waiting)
    },
  }
}

/** A CSV is cut into rows where they are checked; here only the ends of rows are looked for. */
async function* piecesOf(
  file: PartedFile,
  how: Pick<TextPiece, 'encoding' | 'delimiter' | 'after'>,
  told: (bytes: number) => void,
): AsyncIterable<RowBlock> {
  for await (const { bytes, before, through } of cutBytes(counted(file, told), blockRows))
    if (through > how.after) yield { ...how, bytes, before }
}

async function* counted(file: PartedFile, told: (bytes: number) => void): AsyncIterable<Buffer> {
  let read = 0
  for await (const piece of file.stream(0, file.bytes)) {
    read += piece.length
    told(read)
    yield piece
  }
}

/** What tables a file holds, with their headings and first rows; sheets without any text are none. */
export async function tablesIn(
  files: FileStore,
  table: Omit<StoredTable, 'sheet' | 'delimiter'>,
  firstRows: number,
): Promise<{ tables: readonly FirstRows[]; delimiter: Delimiter }> {
  const file = partedFile(files, table.parts)
  const delimiter = table.format === 'csv' ? await delimiterIn(file, table.encoding) : ','
  const sheets = table.format === 'xlsx' ? await sheetsIn(file) : [null]
  const tables: FirstRows[] = []
  for (const sheet of sheets) {
    const opened = await openTable(files, { ...table, delimiter, sheet })
    const rows: SourceRow[] = []
    try {
      if (firstRows > 0)
        for await (const row of opened.rows) {
          rows.push(row)
          if (rows.length >= firstRows) break
        }
    } catch (fault) {
      // A row that never ends is a row, and is told with its line when all rows are read.
      if (!(fault instanceof EndlessRow)) throw fault
      rows.push({ line: fault.line, cells: [] })
    } finally {
      opened.close()
    }
    if (opened.headings.length > 0) tables.push({ sheet, headings: opened.headings, rows })
  }
  return { tables, delimiter }
}

export interface FirstRows {
  readonly sheet: string | null
  readonly headings: readonly string[]
  readonly rows: readonly SourceRow[]
}

async function sheetsIn(file: PartedFile): Promise<string[]> {
  const workbook = await openWorkbook(file)
  workbook.close()
  return workbook.sheets.map(({ name }) => name)
}

async function delimiterIn(file: PartedFile, encoding: Encoding): Promise<Delimiter> {
  const first = new TextDecoder(encoding).decode(await file.slice(0, Math.min(headingWithin, file.bytes)))
  return delimiterOf(first.split(/\r?\n/).find((line) => line.trim() !== '') ?? '')
}

async function withHeadings(
  sheet: string | null,
  rows: AsyncIterable<SourceRow>,
): Promise<Table & { readonly headingLine: number }> {
  const iterator = rows[Symbol.asyncIterator]()
  const first = await iterator.next()
  const headings = first.done === true ? [] : first.value.cells
  if (headings.length > mostColumns) throw new TableFault('intake.too-many-columns', { limit: mostColumns })
  const headingLine = first.done === true ? 0 : first.value.line
  return { sheet, headings, headingLine, rows: { [Symbol.asyncIterator]: () => iterator } }
}

async function* textOf(
  file: PartedFile,
  encoding: Encoding,
  told: (bytes: number) => void,
): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of counted(file, told)) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}
