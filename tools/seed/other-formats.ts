import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ParquetFile } from './write-parquet.ts'
import { WorkbookFile } from './write-xlsx.ts'

const TABLES = [
  ['keluarga', 'dtsen-keluarga'],
  ['individu', 'dtsen-individu'],
] as const

export interface FormatRequest {
  readonly folder: string
  /** `-2` for the second snapshot. */
  readonly suffix?: string
  readonly rowsASheet?: number
}

/** The extract that stands in a folder once more, as one workbook of several sheets. Returns its path. */
export async function writeWorkbook({ folder, suffix = '', rowsASheet }: FormatRequest): Promise<string> {
  const path = join(folder, `dtsen${suffix}.xlsx`)
  const workbook = await WorkbookFile.open(path, rowsASheet)
  for (const [title, name] of TABLES) {
    let isFirst = true
    for await (const cells of rowsOf(join(folder, `${name}${suffix}.csv`))) {
      if (isFirst) workbook.table(title, cells)
      else await workbook.add(cells)
      isFirst = false
    }
  }
  await workbook.close()
  return path
}

/** The same as two Parquet files. */
export async function writeParquet({ folder, suffix = '' }: FormatRequest): Promise<string[]> {
  const paths: string[] = []
  for (const [, name] of TABLES) {
    const path = join(folder, `${name}${suffix}.parquet`)
    let file: ParquetFile | undefined
    for await (const cells of rowsOf(join(folder, `${name}${suffix}.csv`))) {
      if (file === undefined) file = new ParquetFile(path, cells)
      else await file.add(cells)
    }
    await file?.close()
    paths.push(path)
  }
  return paths
}

async function* rowsOf(path: string): AsyncIterable<string[]> {
  for await (const line of createInterface({
    input: createReadStream(path, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  }))
    yield line.includes('"') ? quotedCells(line) : line.split(',')
}

/** The files here hold no line break within a cell. */
function quotedCells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}
