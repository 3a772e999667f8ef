import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

const folder = join(import.meta.dirname, 'migrations')
// Any number, the same for every process that migrates this database.
const lock = 7_207_412_001

/**
 * Brings a database up to date: numbered files, forward only, each in a transaction, one process at a
 * time. A file that was changed after it ran is a fault, not a surprise. Also makes the application's
 * role, which owns nothing and logs in with a password derived from the installation's keys.
 */
export async function migrate(ownerUrl: string, appPassword: string): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    await makeAppRole(client, appPassword)
    await client.query(`create table if not exists migration (
      name text primary key, checksum text not null, applied_at timestamptz not null)`)
    const done = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from migration',
    )
    const checksums = new Map(done.rows.map((row) => [row.name, row.checksum]))
    const applied: string[] = []
    for (const file of migrationFiles()) {
      const sql = readFileSync(join(folder, file), 'utf8')
      const checksum = createHash('sha256').update(sql).digest('hex')
      const before = checksums.get(file)
      if (before === checksum) continue
      if (before) throw new Error(`${file} was changed after it ran; write a new migration instead`)
      await apply(client, file, sql, checksum)
      applied.push(file)
    }
    return { applied }
  } finally {
    await client.end()
  }
}

export function migrationFiles(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
}

/** The application's own connection: the owner's address, the application's name and password. */
export function appUrl(ownerUrl: string, appPassword: string): string {
  const url = new URL(ownerUrl)
  url.username = 'tanggap_app'
  url.password = appPassword
  return url.toString()
}

async function apply(client: pg.Client, file: string, sql: string, checksum: string): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into migration values ($1, $2, $3)', [file, checksum, new Date()])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`migration ${file} failed; nothing of it was kept`, { cause })
  }
}

async function makeAppRole(client: pg.Client, password: string): Promise<void> {
  const { rows } = await client.query(`select 1 from pg_roles where rolname = 'tanggap_app'`)
  const verb = rows.length ? 'alter' : 'create'
  await client.query(
    `${verb} role tanggap_app login nosuperuser nocreatedb nocreaterole nobypassrls password ${client.escapeLiteral(password)}`,
  )
}
