import { lastDigitsLookLost, layoutOf, recogniseLayout } from '@tanggap/core/intake'
import { actAs, type Foundation, type Office } from '../plumbing/acting.ts'
import type { CheckedBlock, FileToCheck } from './check-block.ts'
import type { CheckThreads } from './check-threads.ts'
import { type FileRow, type IntakeRow, noteFileStaged, noteStaged, type StagedSoFar } from './intake.store.ts'
import { keptValues } from './kept-values.ts'
import { EndlessRow } from './read-csv.ts'
import { stageRows } from './staging.store.ts'
import { TableFault } from './table-fault.ts'
import { openTable, type Table } from './tables.ts'

/** Rows of one transaction: what is read again when a machine stops in the middle. */
const batchRows = 20_000

export interface StagingOf {
  readonly foundation: Foundation
  readonly office: Office
  readonly intake: IntakeRow
  readonly context: FileToCheck['context']
  readonly threads: CheckThreads
  /** Told after each batch, once it stands: how many rows of the file are staged and how many bytes were read. */
  tell(staged: { readonly rows: number; readonly bytes: number }): Promise<void>
}

/** A file that cannot be read to its end, with the line from which it cannot. */
export class UnreadableFile extends Error {
  readonly fileName: string
  readonly line: number
  readonly code: string | undefined
  constructor(fileName: string, line: number, code?: string) {
    super('a file cannot be read to its end')
    this.fileName = fileName
    this.line = line
    this.code = code
  }
}

/**
 * Reads one file into staging, batch by batch. A batch and the note how far it reaches are one transaction, so that a
 * machine that stops at any moment leaves each batch written or not, and the next try begins behind the last. Rows
 * already written are read over without being checked.
 */
export async function stageFile(staging: StagingOf, file: FileRow): Promise<void> {
  const { foundation, office } = staging
  let bytes = 0
  let line = file.last_line
  let rows = file.rows
  const table = await opened(foundation, file, (read) => {
    bytes = read
  })
  try {
    const fresh = table.blocks(file.last_line, (at) => {
      line = at
    })
    const told = fileToCheck(staging, file, table)
    const now = foundation.clock.now()
    await inTurn(batches(staging.threads.check(told, fresh, file.bytes, now)), async (batch) => {
      await actAs(foundation, office, async (acting) => {
        const sum = summed(batch)
        const written = await stageRows(acting, batch)
        if (written !== sum.rows) throw new Error(`${sum.rows} rows were checked and ${written} written`)
        await noteStaged(acting, file.id, sum)
        rows += written
      })
      staging.threads.giveBack(batch)
      await staging.tell({ rows, bytes: file.format === 'csv' ? bytes : 0 })
    })
    await actAs(foundation, office, (acting) => noteFileStaged(acting, file.id))
  } catch (fault) {
    if (fault instanceof EndlessRow) throw new UnreadableFile(file.file_name, fault.line)
    if (fault instanceof TableFault) throw new UnreadableFile(file.file_name, line + 1, fault.code)
    throw fault
  } finally {
    table.close()
  }
}

/** Whether a spreadsheet seems to have cut off the last digit of the file's NIKs. */
export function warningsOf(file: FileRow): string[] {
  return lastDigitsLookLost(file.niks_ending_in_zero, file.niks) ? ['file.last_digits_lost'] : []
}

/** A table as it is checked: its columns by the mapping that was made, else by its headings. */
export function fileToCheck(
  {
    foundation,
    intake,
    context,
  }: { readonly foundation: Pick<Foundation, 'regency'> } & Pick<StagingOf, 'intake' | 'context'>,
  file: FileRow,
  { headings }: Pick<Table, 'headings'>,
): FileToCheck {
  if (file.layout === 'unmapped') throw new Error('a file that nobody has mapped is checked')
  const known = { regency: foundation.regency, intakeId: intake.id, fileId: file.id, headings, context }
  if (file.mapping !== null) {
    const kept = keptValues(layoutOf(file.layout).unit)
    return { ...known, kept, layout: file.layout, places: new Map(Object.entries(file.mapping)) }
  }
  const recognised = recogniseLayout(headings)
  if (!recognised.ok) throw new Error('a heading that was recognised on arrival is not any more')
  const { layout, places } = recognised
  return { ...known, kept: keptValues(layout.unit), layout: layout.key, places }
}

async function opened(foundation: Foundation, file: FileRow, told: (bytes: number) => void) {
  try {
    return await openTable(foundation.files, file, told)
  } catch (fault) {
    throw fault instanceof TableFault ? new UnreadableFile(file.file_name, 1, fault.code) : fault
  }
}

/** Works on one after the other, while the next is fetched. When either fails, what was begun has come to its end. */
async function inTurn<One>(all: AsyncIterable<One>, work: (one: One) => Promise<void>): Promise<void> {
  let underWay: Promise<void> = Promise.resolve()
  try {
    for await (const one of all) {
      await underWay
      underWay = work(one)
      // Heard again where it is awaited; until then it is not unheard of.
      underWay.catch(() => undefined)
    }
  } catch (fault) {
    await underWay.catch(() => undefined)
    throw fault
  }
  await underWay
}

async function* batches(blocks: AsyncIterable<CheckedBlock>): AsyncIterable<CheckedBlock[]> {
  let waiting: CheckedBlock[] = []
  let rows = 0
  for await (const block of blocks) {
    if (block.rows === 0) continue
    waiting.push(block)
    rows += block.rows
    if (rows < batchRows) continue
    yield waiting
    waiting = []
    rows = 0
  }
  if (waiting.length > 0) yield waiting
}

function summed(blocks: readonly CheckedBlock[]): StagedSoFar {
  const sum = { rows: 0, lastLine: 0, hashTotal: 0, niks: 0, niksEndingInZero: 0 }
  for (const block of blocks) {
    sum.rows += block.rows
    sum.lastLine = block.lastLine
    sum.hashTotal += block.hashTotal
    sum.niks += block.niks
    sum.niksEndingInZero += block.niksEndingInZero
  }
  return sum
}
