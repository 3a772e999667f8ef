import { randomUUID } from 'node:crypto'
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Vault } from '../../server/plumbing/keys/index.ts'
import { PlainFault } from '../plain-fault.ts'
import { keepFiles } from './files.ts'
import { backupKey, type KeptTable, type Manifest, writeManifest } from './manifest.ts'
import { countingRows } from './row-stream.ts'
import { sealFrames } from './sealed-stream.ts'
import { plainCopies, readSequences, type TableShape, tablesInOrder } from './tables.ts'

export interface Kept {
  readonly folder: string
  readonly manifest: Manifest
}

export interface BackupOf {
  /** As who may see every row: a superuser, or a user with BYPASSRLS. */
  readonly databaseUrl: string
  readonly filesFolder: string
  readonly regency: string
  readonly vault: Vault
  /** Where backups lie beside each other; the encrypted files of all of them are kept once. */
  readonly to: string
  readonly now: Date
}

/**
 * Keeps one moment of the running product: every row in one snapshot, compressed and sealed, then the files, which
 * are written before the row that names them. The folder has its name only when it is whole.
 *
 * @throws PlainFault when the user may not see every row.
 */
export async function takeBackup(what: BackupOf): Promise<Kept> {
  const name = `tanggap-${what.regency}-${what.now.toISOString().replace(/[:.]/g, '-')}`
  const folder = join(what.to, name)
  const making = `${folder}.making`
  if (existsSync(folder)) throw new PlainFault(`${folder} sudah ada.`, `${folder} is there already.`)
  rmSync(making, { recursive: true, force: true })
  mkdirSync(join(making, 'tables'), { recursive: true, mode: 0o700 })
  const key = backupKey(what.vault)
  const rows = await inOneSnapshot(what.databaseUrl, async (client) => ({
    migrations: (await client.query('select name, checksum from migration order by name')).rows,
    tables: await keepTables(client, making, key),
    sequences: await readSequences(client),
    audit: await auditCheckpoint(client, what.regency),
  }))
  const files = await keepFiles(what.filesFolder, what.to, making, key)
  const manifest: Manifest = {
    format: 1,
    id: randomUUID(),
    regency: what.regency,
    takenAt: what.now.toISOString(),
    ...rows,
    files,
  }
  writeManifest(making, manifest, what.vault)
  renameSync(making, folder)
  return { folder, manifest }
}

async function inOneSnapshot<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'tanggap backup' })
  await client.connect()
  try {
    await client.query(plainCopies)
    await client.query('begin isolation level repeatable read, read only')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (fault) {
    if (fault instanceof pg.DatabaseError && fault.code === '42501')
      throw new PlainFault(
        'Pengguna basis data ini tidak dapat melihat semua baris. Untuk cadangan, isi DATABASE_URL dengan superuser atau pengguna dengan hak BYPASSRLS.',
        'This database user cannot see every row. For backups set DATABASE_URL to a superuser or a user with BYPASSRLS.',
        { cause: fault },
      )
    throw fault
  } finally {
    await client.end()
  }
}

async function keepTables(client: pg.Client, folder: string, key: Buffer): Promise<KeptTable[]> {
  const kept: KeptTable[] = []
  for (const table of await tablesInOrder(client)) {
    const counting = countingRows()
    await pipeline(
      client.query(copyTo(copyOf(table))),
      counting.stream,
      createZstdCompress(),
      (chunks: AsyncIterable<Uint8Array>) => sealFrames(key, table.name, chunks),
      createWriteStream(tableFile(folder, table.name), { mode: 0o600, flush: true }),
    )
    kept.push({ name: table.name, columns: [...table.columns], ...counting.counted() })
  }
  return kept
}

export function copyOf({ name, columns }: TableShape): string {
  return `copy ${name} (${columns.join(', ')}) to stdout`
}

export function tableFile(folder: string, name: string): string {
  return join(folder, 'tables', `${name}.sealed`)
}

/** The newest seal of the log of acts: what was given away must be found again. */
export async function auditCheckpoint(client: pg.ClientBase, regency: string): Promise<Manifest['audit']> {
  const { rows } = await client.query<{ seals: string; hash: Buffer | null }>(
    `select coalesce(max(sequence), 0)::text as seals,
            (select hash from audit_seal where regency_code = $1 order by sequence desc limit 1) as hash
       from audit_seal where regency_code = $1`,
    [regency],
  )
  return { seals: Number(rows[0]?.seals ?? 0), lastHash: rows[0]?.hash?.toString('hex') ?? null }
}
