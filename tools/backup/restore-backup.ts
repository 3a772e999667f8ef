import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { appLogin, migrate, migrationFiles } from '../../server/plumbing/database/migrate.ts'
import { prepareJobs } from '../../server/plumbing/jobs/index.ts'
import type { Vault } from '../../server/plumbing/keys/index.ts'
import { PlainFault } from '../plain-fault.ts'
import { type KeptFile, returnFiles } from './files.ts'
import { backupKey, type KeptTable, type Manifest } from './manifest.ts'
import { openFrames } from './sealed-stream.ts'
import { plainCopies } from './tables.ts'
import { tableFile } from './take-backup.ts'

export interface RestoreOf {
  /** A database with nothing of Tanggap in it. */
  readonly databaseUrl: string
  readonly filesFolder: string
  readonly vault: Vault
  /** Folder of the backup. */
  readonly from: string
  readonly manifest: Manifest
}

/**
 * Brings a backup back into an empty database and folder: the schema as it was then, the rows in one transaction,
 * then what this program has added to the schema since. The roles are made anew from the keys.
 *
 * @throws PlainFault when the database is not empty, or this program is older than the backup.
 */
export async function restoreBackup(what: RestoreOf): Promise<{ files: readonly KeptFile[] }> {
  const { databaseUrl, manifest, vault, from } = what
  refuseOlderProgram(manifest)
  await refuseUsedDatabase(databaseUrl)
  const login = appLogin(databaseUrl, vault.derive('database login of the application'))
  const then = new Set(manifest.migrations.map(({ name }) => name))
  await migrate(databaseUrl, login, (name) => then.has(name))
  await prepareJobs(databaseUrl)
  const key = backupKey(vault)
  await fillTables(databaseUrl, manifest, (table) =>
    Readable.from(openFrames(key, table.name, createReadStream(tableFile(from, table.name)))),
  )
  const files = await returnFiles(from, what.filesFolder, key)
  return { files }
}

/** Brings the schema to today's. Apart from the filling, so that what came back is compared before it. */
export async function bringUpToDate(databaseUrl: string, vault: Vault): Promise<readonly string[]> {
  const login = appLogin(databaseUrl, vault.derive('database login of the application'))
  const { applied } = await migrate(databaseUrl, login)
  await asOwner(databaseUrl, (client) => client.query('analyze'))
  return applied
}

function refuseOlderProgram({ migrations }: Manifest): void {
  const known = new Set(migrationFiles())
  const unknown = migrations.find(({ name }) => !known.has(name))
  if (unknown === undefined) return
  throw new PlainFault(
    `Cadangan ini dibuat oleh Tanggap yang lebih baru (${unknown.name}). Pasang versi itu atau yang lebih baru, lalu jalankan lagi.`,
    `This backup was made by a newer Tanggap (${unknown.name}). Install that version or a later one and run again.`,
  )
}

async function refuseUsedDatabase(databaseUrl: string): Promise<void> {
  const { rows } = await asOwner(databaseUrl, (client) =>
    client.query(
      "select from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'",
    ),
  )
  if (rows.length === 0) return
  throw new PlainFault(
    'Basis data tujuan sudah berisi. Pemulihan hanya ke basis data kosong, supaya tidak ada yang tertimpa.',
    'The database to restore into is not empty. A restore goes into an empty one only, so that nothing is overwritten.',
  )
}

/** All or nothing: stopped in the middle, the tables are as empty as before. */
function fillTables(
  databaseUrl: string,
  { tables, sequences }: Manifest,
  open: (table: KeptTable) => Readable,
): Promise<void> {
  return asOwner(databaseUrl, async (client) => {
    await client.query(plainCopies)
    await client.query('begin')
    await client.query(`truncate ${tables.map(({ name }) => name).join(', ')}`)
    for (const table of tables) {
      const into = client.query(copyFrom(`copy ${table.name} (${table.columns.join(', ')}) from stdin`))
      await pipeline(open(table), createZstdDecompress(), into)
    }
    for (const { name, last, isCalled } of sequences)
      await client.query('select setval($1::regclass, $2, $3)', [name, last, isCalled])
    await client.query('commit')
  })
}

async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'tanggap restore' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
