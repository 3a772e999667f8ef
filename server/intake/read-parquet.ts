import { type FileMetaData, parquetMetadata, parquetRead, parquetSchema } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import type { PartedFile } from './parted-file.ts'
import type { SourceRow } from './source-row.ts'
import { mostColumns, orBroken, TableFault } from './table-fault.ts'

/** The list of columns and groups at the end of the file. */
const largestFooter = 64 * 1024 * 1024
/** Columns of a group are in memory, packed, while its rows are read. */
const largestGroup = 512 * 1024 * 1024
/** One page of one column, unpacked: what its heading claims is not believed beyond this. */
const largestPage = 256 * 1024 * 1024
const rowsAtOnce = 25_000

export interface ParquetTable {
  readonly headings: readonly string[]
  readonly rows: AsyncIterable<SourceRow>
}

/** Opens a Parquet file where it stands; rows come a stretch at a time. Lines are the rows, counted from 1. */
export async function openParquet(file: PartedFile): Promise<ParquetTable> {
  const metadata = await metadataOf(file)
  const columns = columnsOf(metadata)
  for (const group of metadata.row_groups) {
    const packed = group.columns.reduce(
      (sum, { meta_data: column }) => sum + Number(column?.total_compressed_size ?? 0n),
      0,
    )
    if (packed > largestGroup) throw new TableFault('intake.parquet-groups-too-large')
  }
  return { headings: columns, rows: orBroken(rowsOf(file, metadata, columns), 'intake.parquet-broken') }
}

async function metadataOf(file: PartedFile): Promise<FileMetaData> {
  const tail = await file.slice(Math.max(0, file.bytes - 8), file.bytes)
  if (tail.length < 8 || tail.toString('latin1', 4) !== 'PAR1') throw new TableFault('intake.parquet-broken')
  const length = tail.readUInt32LE(0)
  if (length > Math.min(largestFooter, file.bytes - 12)) throw new TableFault('intake.parquet-broken')
  try {
    return parquetMetadata(whole(await file.slice(file.bytes - length - 8, file.bytes)))
  } catch {
    throw new TableFault('intake.parquet-broken')
  }
}

function columnsOf(metadata: FileMetaData): string[] {
  const { children } = parquetSchema(metadata)
  if (children.length > mostColumns) throw new TableFault('intake.too-many-columns', { limit: mostColumns })
  if (children.some((child) => child.children.length > 0)) throw new TableFault('intake.parquet-nested')
  return children.map(({ element }) => element.name)
}

async function* rowsOf(
  file: PartedFile,
  metadata: FileMetaData,
  columns: readonly string[],
): AsyncIterable<SourceRow> {
  let groupStart = 0
  for (const group of metadata.row_groups) {
    const groupEnd = groupStart + Number(group.num_rows)
    for (let start = groupStart; start < groupEnd; start += rowsAtOnce) {
      const rows = await stretch(file, metadata, columns, start, Math.min(start + rowsAtOnce, groupEnd))
      for (const [at, values] of rows.entries()) {
        const cells = values.map(textOf)
        if (cells.some((cell) => cell.trim() !== '')) yield { line: start + at + 1, cells }
      }
    }
    groupStart = groupEnd
  }
}

function stretch(
  file: PartedFile,
  metadata: FileMetaData,
  columns: readonly string[],
  rowStart: number,
  rowEnd: number,
): Promise<unknown[][]> {
  return new Promise((resolve, reject) => {
    parquetRead({
      file: {
        byteLength: file.bytes,
        slice: async (start, end = file.bytes) => whole(await file.slice(start, end)),
      },
      metadata,
      columns: [...columns],
      compressors: bounded,
      rowStart,
      rowEnd,
      onComplete: (rows) => resolve(rows),
    }).catch(reject)
  })
}

/** A page's heading says how large it becomes; whoever writes bombs writes it there. */
const bounded = Object.fromEntries(
  Object.entries(compressors).map(([codec, unpack]) => [
    codec,
    (input: Uint8Array, length: number) => {
      if (length > largestPage) throw new TableFault('intake.parquet-groups-too-large')
      return unpack(input, length)
    },
  ]),
)

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '')
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value)
  return JSON.stringify(value)
}

function whole(buffer: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(buffer.length)
  new Uint8Array(copy).set(buffer)
  return copy
}
