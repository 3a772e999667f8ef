import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { prepareJobs } from '../jobs/index.ts'
import { type Database, openDatabase } from './index.ts'
import { appUrl, migrate, migrationFiles } from './migrate.ts'

/** A database of a test's own, cloned from a migrated template: real PostgreSQL, some 50 ms each. */
export interface TestDatabase {
  /** As the application: neither owner nor superuser, under row-level security. */
  readonly database: Database
  /** As the owner's superuser, to look behind the curtain. */
  readonly ownerUrl: string
  readonly appUrl: string
  drop(): Promise<void>
}

const login = { role: 'tanggap_app_test', password: 'only-for-tests' }

/** `serverUrl` is a superuser's address of any database of the test server (TANGGAP_TEST_DATABASE_URL). */
export async function makeTestDatabase(serverUrl = testServer()): Promise<TestDatabase> {
  const template = await makeTemplate(serverUrl)
  const name = `test_${randomBytes(8).toString('hex')}`
  await onServer(serverUrl, (client) => client.query(`create database ${name} template ${template}`))
  const ownerUrl = withDatabase(serverUrl, name)
  const url = appUrl(ownerUrl, login)
  const database = openDatabase(url, 4)
  return {
    database,
    ownerUrl,
    appUrl: url,
    async drop() {
      await database.close()
      await onServer(serverUrl, (client) => client.query(`drop database if exists ${name} with (force)`))
    },
  }
}

function testServer(): string {
  const url = process.env.TANGGAP_TEST_DATABASE_URL
  if (!url) throw new Error('run tests through `npm test`, which brings a PostgreSQL of its own')
  return url
}

/** The template bears the name of the migrations' content, so a changed migration makes a new one. */
async function makeTemplate(serverUrl: string): Promise<string> {
  const hash = createHash('sha256')
  for (const file of migrationFiles())
    hash.update(readFileSync(join(import.meta.dirname, 'migrations', file)))
  const name = `template_${hash.digest('hex').slice(0, 16)}`
  await onServer(serverUrl, async (client) => {
    await client.query('select pg_advisory_lock(7207412002)')
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rows.length) return
    await client.query(`drop database if exists ${name}_draft with (force)`)
    await client.query(`create database ${name}_draft`)
    await migrate(withDatabase(serverUrl, `${name}_draft`), login)
    await prepareJobs(withDatabase(serverUrl, `${name}_draft`))
    await client.query(`alter database ${name}_draft rename to ${name}`)
  })
  return name
}

async function onServer<T>(serverUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.toString()
}
