import { localDay } from '@tanggap/core/calendar'
import { groundCheck202503 } from '@tanggap/core/instrument'
import { lastDigitsLookLost, type RowContext, recogniseLayout } from '@tanggap/core/intake'
import { inventedRegencyCodes } from '@tanggap/core/regions'
import type { Acting } from '../plumbing/acting.ts'
import { inWholeSets } from '../plumbing/database/index.ts'
import { villagesOf } from '../regions/index.ts'
import { compareWithRegister, matchFamilies, matchRecipients } from '../registry/index.ts'
import { compareRows } from './compare-rows.ts'
import {
  type FileRow,
  filesOf,
  type IntakeRow,
  type Progress,
  setCounts,
  setProgress,
  setRows,
} from './intake.store.ts'
import { readCsv } from './read-csv.ts'
import { type StagedRow, stagedRow } from './staged-row.ts'
import { countByCode, countRows, stageRows } from './staging.store.ts'
import { noProgress } from './start-intake.ts'

const rowsBetweenSigns = 2_000

/**
 * Reads every file of a delivery into staging, compares the rows with each other and with the register, and
 * counts. Throws `EndlessRow` when a file cannot be cut into rows.
 *
 * @param tell is called now and then with how far it is
 */
export async function checkRows(
  acting: Acting,
  intake: IntakeRow,
  tell: (progress: Progress) => Promise<void>,
): Promise<void> {
  const files = await filesOf(acting, intake.id)
  const context = await contextOf(acting, intake)
  const bytesTotal = files.reduce((sum, { bytes }) => sum + bytes, 0)
  let progress: Progress = { ...noProgress, stage: 'reading', bytesTotal }
  const signs = async (change: Partial<Progress>) => {
    progress = { ...progress, ...change }
    await tell(progress)
  }
  for (const file of files) {
    await signs({ fileName: file.file_name })
    const before = progress.bytesRead
    const seen = { rows: 0, niks: 0, endingInZero: 0, bytes: 0 }
    const rows = await stageRows(acting, intake.id, file.id, staged(acting, file, context, seen, sign))
    await setRows(acting, file.id, rows)
    const lost = lastDigitsLookLost(seen.endingInZero, seen.niks)
    await signs({
      bytesRead: before + file.bytes,
      rowsRead: progress.rowsRead + (rows % rowsBetweenSigns),
      fileWarnings: { ...progress.fileWarnings, ...(lost && { [file.id]: ['file.last_digits_lost'] }) },
    })

    async function sign() {
      await signs({ rowsRead: progress.rowsRead + rowsBetweenSigns, bytesRead: before + seen.bytes })
    }
  }
  // The last sign from outside: from here on this transaction itself holds the delivery's row.
  await signs({ stage: 'comparing', fileName: null })
  await inWholeSets(acting.tx, async () => {
    await compareRows(acting, intake.id, intake.kind)
    if (intake.kind === 'dtsen') await matchFamilies(acting, intake.id)
    else await matchRecipients(acting, intake.id)
    await count(acting, intake.id)
  })
  await setProgress(acting, intake.id, { ...progress, stage: 'done' })
}

async function count(acting: Acting, intakeId: string): Promise<void> {
  const rows = await countRows(acting, intakeId)
  const known = await compareWithRegister(acting, intakeId)
  await setCounts(acting, intakeId, {
    read: rows.read,
    accepted: rows.accepted,
    withErrors: rows.with_errors,
    withWarnings: rows.with_warnings,
    newFamilies: known.new_families,
    knownFamilies: known.known_families,
    absentFamilies: known.absent_families,
    matchedByNik: known.matched_by_nik,
    matchedByCard: known.matched_by_card,
    unmatched: known.unmatched,
    byCode: await countByCode(acting, intakeId),
  })
}

async function contextOf(acting: Acting, intake: IntakeRow): Promise<RowContext> {
  const villages = await villagesOf(acting)
  const latitudes = villages.map(({ latitude }) => latitude).filter((degrees) => degrees !== null)
  const longitudes = villages.map(({ longitude }) => longitude).filter((degrees) => degrees !== null)
  return {
    today: localDay(acting.now),
    asOf: intake.as_of,
    codeLists: groundCheck202503.codeLists,
    villages: new Set(villages.map(({ code }) => code)),
    regencyCode: acting.office.regency,
    inventedRegencyCodes,
    bounds: {
      south: Math.min(...latitudes),
      north: Math.max(...latitudes),
      west: Math.min(...longitudes),
      east: Math.max(...longitudes),
    },
  }
}

interface Seen {
  rows: number
  niks: number
  endingInZero: number
  bytes: number
}

async function* staged(
  acting: Acting,
  file: FileRow,
  context: RowContext,
  seen: Seen,
  sign: () => Promise<void>,
): AsyncIterable<StagedRow> {
  let places: ReadonlyMap<string, number> | undefined
  let layout: Parameters<typeof stagedRow>[0]['layout'] | undefined
  for await (const row of readCsv(textOf(acting, file, seen), file.delimiter)) {
    if (places === undefined || layout === undefined) {
      const recognised = recogniseLayout(row.cells)
      if (!recognised.ok) throw new Error('a heading that was recognised on arrival is not any more')
      places = recognised.places
      layout = recognised.layout
      continue
    }
    const read = stagedRow({ layout, places, context, vault: acting.vault, newId: acting.id }, row)
    if (read.nikEndsInZero !== undefined) seen.niks += 1
    if (read.nikEndsInZero === true) seen.endingInZero += 1
    seen.rows += 1
    if (seen.rows % rowsBetweenSigns === 0) await sign()
    yield read
  }
}

async function* textOf(acting: Acting, file: FileRow, seen: Seen): AsyncIterable<string> {
  const decoder = new TextDecoder(file.encoding)
  for (const part of file.parts) {
    const bytes = await acting.files.read(part)
    // In small pieces, so that doors of this process go on answering between them.
    for (let start = 0; start < bytes.length; start += pieceSize) {
      const piece = bytes.subarray(start, start + pieceSize)
      yield decoder.decode(piece, { stream: true })
      seen.bytes += piece.length
      await new Promise(setImmediate)
    }
  }
  yield decoder.decode()
}

const pieceSize = 64 * 1024
