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
 * login, which owns nothing; its password is derived from the installation's keys.
 *
 * @param wanted a restore brings the schema to where it was when the backup was made: only what was there then
 */
export async function migrate(
  ownerUrl: string,
  login: AppLogin,
  wanted: (file: string) => boolean = () => true,
): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    await makeAppRole(client, login)
    await client.query(`create table if not exists migration (
      name text primary key, checksum text not null, applied_at timestamptz not null)`)
    const done = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from migration',
    )
    const checksums = new Map(done.rows.map((row) => [row.name, row.checksum]))
    const applied: string[] = []
    for (const file of migrationFiles().filter(wanted)) {
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

/** What the application logs in as; see `makeAppRole`. */
export interface AppLogin {
  readonly role: string
  readonly password: string
}

/** The login of the database an address names. */
export function appLogin(ownerUrl: string, password: string): AppLogin {
  const database = new URL(ownerUrl).pathname.slice(1)
  return { role: `tanggap_app_${createHash('sha256').update(database).digest('hex').slice(0, 12)}`, password }
}

/** The application's own connection: the owner's address with the application's login. */
export function appUrl(ownerUrl: string, login: AppLogin): string {
  const url = new URL(ownerUrl)
  url.username = login.role
  url.password = login.password
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

/**
 * Rights and policies belong to the group `tanggap_app`, which nobody logs in as; each database has a
 * login of its own in it, so that several installations can share one cluster.
 */
async function makeAppRole(client: pg.Client, login: AppLogin): Promise<void> {
  const limits = 'nosuperuser nocreatedb nocreaterole nobypassrls'
  await makeRole(client, 'tanggap_app', `nologin ${limits}`)
  await makeRole(client, login.role, `login ${limits} password ${client.escapeLiteral(login.password)}`)
  await client.query(`grant tanggap_app to ${client.escapeIdentifier(login.role)}`)
}

async function makeRole(client: pg.Client, name: string, attributes: string): Promise<void> {
  const { rows } = await client.query('select 1 from pg_roles where rolname = $1', [name])
  await client.query(
    `${rows.length ? 'alter' : 'create'} role ${client.escapeIdentifier(name)} ${attributes}`,
  )
}
