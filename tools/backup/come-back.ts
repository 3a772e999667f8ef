import type { Foundation } from '../../server/plumbing/acting.ts'
import { systemChance } from '../../server/plumbing/chance.ts'
import { systemClock } from '../../server/plumbing/clock.ts'
import { openDatabase } from '../../server/plumbing/database/index.ts'
import { appLogin, appUrl } from '../../server/plumbing/database/migrate.ts'
import { openFileStore } from '../../server/plumbing/files/index.ts'
import { jobs } from '../../server/plumbing/jobs/index.ts'
import { makeLog } from '../../server/plumbing/log.ts'
import {
  type Compared,
  compareAudit,
  compareFiles,
  comparePhotos,
  compareSealed,
  compareTables,
} from './compare.ts'
import { readManifest } from './manifest.ts'
import { markRestored } from './mark-restored.ts'
import { bringUpToDate, restoreBackup } from './restore-backup.ts'
import type { Installation } from './where.ts'

export interface CameBack {
  /** When the backup was made; unknown where PostgreSQL brought the database back. */
  readonly takenAt: string | null
  readonly lines: readonly Compared[]
  readonly sessionsEnded: number
  /** Migrations of this program that the backup did not know. */
  readonly applied: readonly string[]
}

type Into = Omit<Installation, 'leave' | 'regency'>

/**
 * A backup restored, compared and marked. What came back is compared as it came, before anything of today is added;
 * it is marked, and brought up to date, only when all of it is the same.
 */
export async function comeBack(into: Into, from: string): Promise<CameBack> {
  const { databaseUrl, vault } = into
  const manifest = readManifest(from, vault)
  const { files } = await restoreBackup({ ...into, from, manifest })
  return asOffice({ ...into, regency: manifest.regency }, async (foundation) => {
    const lines = [
      ...(await compareTables(databaseUrl, manifest)),
      await compareAudit(foundation, manifest.audit),
      ...(await compareSealed(databaseUrl, vault)),
      await compareFiles(foundation.files, files),
      await comparePhotos(databaseUrl, foundation.files),
    ]
    if (!isWhole(lines)) return { takenAt: manifest.takenAt, lines, sessionsEnded: 0, applied: [] }
    const applied = await bringUpToDate(databaseUrl, vault)
    const { id, takenAt } = manifest
    return { takenAt, lines, applied, ...(await markRestored(foundation, { ids: [id], takenAt })) }
  })
}

/**
 * The same for a database that PostgreSQL's own means have brought back (a base backup and its WAL, up to a point in
 * time): no list says what it must hold, so its chain, its seals and its photos are looked at.
 */
export async function markHere(into: Omit<Installation, 'leave'>): Promise<CameBack> {
  const { databaseUrl, vault } = into
  const applied = await bringUpToDate(databaseUrl, vault)
  return asOffice(into, async (foundation) => {
    const lines = [
      await compareAudit(foundation),
      ...(await compareSealed(databaseUrl, vault)),
      await comparePhotos(databaseUrl, foundation.files),
    ]
    if (!isWhole(lines)) return { takenAt: null, lines, sessionsEnded: 0, applied }
    return { takenAt: null, lines, applied, ...(await markRestored(foundation, { ids: [], takenAt: null })) }
  })
}

export function isWhole(lines: readonly Compared[]): boolean {
  return lines.every(({ same }) => same)
}

async function asOffice<T>(
  { databaseUrl, filesFolder, vault, regency }: Omit<Installation, 'leave'>,
  work: (foundation: Foundation) => Promise<T>,
): Promise<T> {
  const login = appLogin(databaseUrl, vault.derive('database login of the application'))
  const foundation: Foundation = {
    database: openDatabase(appUrl(databaseUrl, login), 2),
    vault,
    files: openFileStore(filesFolder, vault),
    jobs,
    clock: systemClock,
    chance: systemChance,
    log: makeLog('silent'),
    regency,
  }
  try {
    return await work(foundation)
  } finally {
    await foundation.database.close()
  }
}

/** The table a person reads: what is kept, what came back, whether it is the same. Empty tables are told together. */
export function tableOf(lines: readonly Compared[]): string {
  const shown = lines.filter(({ kept, same }) => !same || !/^0( |$)/.test(kept))
  const width = (of: (line: Compared) => string) => Math.max(...shown.map((line) => of(line).length))
  const [what, kept] = [width((line) => line.what), width((line) => line.kept)]
  const rows = shown.map(
    (line) =>
      `${line.same ? 'same ' : 'OTHER'}  ${line.what.padEnd(what)}  ${line.kept.padEnd(kept)}  ${line.restored}`,
  )
  return [...rows, `same   ${lines.length - shown.length} more, empty in both`].join('\n')
}
