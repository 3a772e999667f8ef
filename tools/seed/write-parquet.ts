import { fileWriter, ParquetWriter, parquetWriteBuffer } from 'hyparquet-writer'

/** Rows of one group: few enough to be held while they are turned into columns. */
const GROUP = 50_000

/** Writes a Parquet table row by row, every column a text, one group of rows after the other. */
export class ParquetFile {
  private readonly heading: readonly string[]
  private readonly writer: ParquetWriter
  private columns: string[][]

  constructor(path: string, heading: readonly string[]) {
    this.heading = heading
    this.columns = heading.map(() => [])
    this.writer = new ParquetWriter({
      writer: fileWriter(path),
      schema: [
        { name: 'root', num_children: heading.length },
        ...heading.map((name) => ({
          name,
          type: 'BYTE_ARRAY' as const,
          converted_type: 'UTF8' as const,
          repetition_type: 'REQUIRED' as const,
        })),
      ],
    })
  }

  async add(cells: readonly string[]): Promise<void> {
    for (const [at, column] of this.columns.entries()) column.push(cells[at] ?? '')
    if ((this.columns[0]?.length ?? 0) >= GROUP) await this.flush()
  }

  async close(): Promise<void> {
    await this.flush()
    await this.writer.finish()
  }

  private async flush(): Promise<void> {
    if ((this.columns[0]?.length ?? 0) === 0) return
    await this.writer.write({
      columnData: this.heading.map((name, at) => ({ name, data: this.columns[at] ?? [] })),
      rowGroupSize: GROUP,
    })
    this.columns = this.heading.map(() => [])
  }
}

/** A small table of typed columns, as other programs write them. */
export function parquetOf(
  columns: readonly {
    readonly name: string
    readonly type: 'INT64' | 'TIMESTAMP' | 'DOUBLE' | 'STRING'
    readonly data: readonly unknown[]
  }[],
): Buffer {
  return Buffer.from(
    parquetWriteBuffer({
      columnData: columns.map(({ data, ...column }) => ({ ...column, data: [...data] })),
    }),
  )
}
