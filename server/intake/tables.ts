import type { FileStore } from '../plumbing/files/index.ts'
import { type Part, type PartedFile, partedFile } from './parted-file.ts'
import { type Delimiter, delimiterOf, EndlessRow, readCsv } from './read-csv.ts'
import { openParquet } from './read-parquet.ts'
import { openWorkbook } from './read-xlsx.ts'
import type { SourceRow } from './row-block.ts'
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

/** Bytes within which the headings of a text stand, or there are none. */
const headingWithin = 1024 * 1024

/** Opens one table; whoever opens it closes it. `told` hears how many bytes of a text have been read. */
export async function openTable(
  files: FileStore,
  table: StoredTable,
  told: (bytes: number) => void = () => undefined,
): Promise<Table & { close(): void }> {
  const file = partedFile(files, table.parts)
  switch (table.format) {
    case 'csv': {
      const rows = readCsv(textOf(file, table.encoding, told), table.delimiter)
      return { ...(await withHeadings(null, rows)), close: () => undefined }
    }
    case 'parquet': {
      const { headings, rows } = await openParquet(file)
      return { sheet: null, headings, rows, close: () => undefined }
    }
    case 'xlsx': {
      const workbook = await openWorkbook(file)
      const sheet = workbook.sheets.find(({ name }) => name === table.sheet)
      if (sheet === undefined) throw new TableFault('intake.workbook-broken')
      return { ...(await withHeadings(sheet.name, workbook.rows(sheet.path))), close: () => workbook.close() }
    }
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

async function withHeadings(sheet: string | null, rows: AsyncIterable<SourceRow>): Promise<Table> {
  const iterator = rows[Symbol.asyncIterator]()
  const first = await iterator.next()
  const headings = first.done === true ? [] : first.value.cells
  if (headings.length > mostColumns) throw new TableFault('intake.too-many-columns', { limit: mostColumns })
  return { sheet, headings, rows: { [Symbol.asyncIterator]: () => iterator } }
}

async function* textOf(
  file: PartedFile,
  encoding: Encoding,
  told: (bytes: number) => void,
): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding)
  let read = 0
  for await (const piece of file.stream(0, file.bytes)) {
    yield decoder.decode(piece, { stream: true })
    read += piece.length
    told(read)
  }
  yield decoder.decode()
}
