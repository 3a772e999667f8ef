import { localDay } from '@tanggap/core/calendar'
import { inventedRegencyCodes } from '@tanggap/core/regions'
import type { Acting, Foundation } from '../plumbing/acting.ts'
import { inWholeSets } from '../plumbing/database/index.ts'
import { villagesOf } from '../regions/index.ts'
import type { FileToCheck } from './check-block.ts'
import { openThreads } from './check-threads.ts'
import { compareRows } from './compare-rows.ts'
import {
  type FileRow,
  filesOf,
  type IntakeRow,
  type Progress,
  setCounts,
  setProgress,
} from './intake.store.ts'
import { stageFile, warningsOf } from './stage-file.ts'
import { countByCode, countRows } from './staging.store.ts'
import { noProgress } from './start-intake.ts'
import { villageCodesOn } from './village-codes/village-codes.ts'

/**
 * Reads every file of a delivery into staging, each batch a transaction of its own, and then, in the transaction of
 * `acting`, compares the rows with each other and counts. What was staged before a stop is not staged again. Throws
 * `UnreadableFile` when a file cannot be read to its end.
 *
 * @param tell is called after every batch with how far it is
 */
export async function checkRows(
  foundation: Foundation,
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
  const threads = openThreads(foundation)
  try {
    for (const file of files) await stage(file)
  } finally {
    await threads.close()
  }
  // The last sign from outside: from here on this transaction itself holds the delivery's row.
  await signs({ stage: 'comparing', fileName: null })
  const staged = await filesOf(acting, intake.id)
  await inWholeSets(acting.tx, async () => {
    await compareRows(acting, intake.id, intake.kind)
    await count(acting, intake.id, staged)
  })
  const fileWarnings = Object.fromEntries(
    staged.flatMap((file) => (warningsOf(file).length > 0 ? [[file.id, warningsOf(file)]] : [])),
  )
  await setProgress(acting, intake.id, { ...progress, fileWarnings, stage: 'done' })

  async function stage(file: FileRow): Promise<void> {
    const { rowsRead, bytesRead } = progress
    if (file.staged_at === null) {
      await signs({ fileName: file.file_name, rowsRead: rowsRead + file.rows })
      await stageFile(
        {
          foundation,
          office: acting.office,
          intake,
          context,
          threads,
          tell: ({ rows, bytes }) => signs({ rowsRead: rowsRead + rows, bytesRead: bytesRead + bytes }),
        },
        file,
      )
    }
    const staged = (await filesOf(acting, intake.id)).find(({ id }) => id === file.id)
    await signs({ rowsRead: rowsRead + (staged?.rows ?? 0), bytesRead: bytesRead + file.bytes })
  }
}

/**
 * Counts what was staged, and proves that it is what was read: as many rows, and the same sum over their fingerprints,
 * once as they went by and once as they stand. A row lost or changed on the way would be a fault of ours.
 */
async function count(acting: Acting, intakeId: string, files: readonly FileRow[]): Promise<void> {
  const rows = await countRows(acting, intakeId)
  const read = files.reduce((sum, file) => sum + file.rows, 0)
  const hashRead = files.reduce((sum, file) => sum + file.hash_total, 0)
  if (rows.read !== read || rows.accepted + rows.with_errors !== read)
    throw new Error(`${read} rows were read and ${rows.read} staged`)
  if (rows.hash_accepted + rows.hash_with_errors !== hashRead)
    throw new Error('the rows staged are not those that were read')
  await setCounts(acting, intakeId, {
    read: rows.read,
    accepted: rows.accepted,
    withErrors: rows.with_errors,
    withWarnings: rows.with_warnings,
    hashRead,
    hashAccepted: rows.hash_accepted,
    hashWithErrors: rows.hash_with_errors,
    newFamilies: 0,
    knownFamilies: 0,
    absentFamilies: 0,
    matchedByNik: 0,
    matchedByCard: 0,
    unmatched: 0,
    byCode: await countByCode(acting, intakeId),
  })
}

/** What rows of a delivery are judged by, besides themselves. */
export async function contextOf(acting: Acting, intake: IntakeRow): Promise<FileToCheck['context']> {
  const villages = await villagesOf(acting)
  const latitudes = villages.map(({ latitude }) => latitude).filter((degrees) => degrees !== null)
  const longitudes = villages.map(({ longitude }) => longitude).filter((degrees) => degrees !== null)
  return {
    today: localDay(acting.now),
    asOf: intake.as_of,
    villages: new Set(villages.map(({ code }) => code)),
    villageNames: uniqueNames(villages),
    ...(await villageCodesOn(acting, intake.as_of)),
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

/** Names that only one village bears; near-twins such as Mindahan and Mindahan Kidul stay apart. */
function uniqueNames(
  villages: readonly { readonly code: string; readonly name: string }[],
): Map<string, string> {
  const byName = Map.groupBy(villages, ({ name }) => name.toUpperCase())
  return new Map(
    [...byName].flatMap(([name, [village, another]]) =>
      village !== undefined && another === undefined ? [[name, village.code] as const] : [],
    ),
  )
}
