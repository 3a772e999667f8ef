import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { familyView } from '../../server/citizens/portal/family/family-view.ts'
import { openFamily } from '../../server/citizens/portal/family/open-family.ts'
import { inOwnFamily } from '../../server/citizens/portal/family/own-family.ts'
import { settleHousehold } from '../../server/citizens/test-household.ts'
import type { Foundation } from '../../server/plumbing/acting.ts'
import { openDatabase } from '../../server/plumbing/database/index.ts'
import { makeTestOffice } from '../../server/plumbing/test-office.ts'
import { nikAt, village } from '../attack/people.ts'
import { startEmbedded } from '../postgres/index.ts'
import { type Measured, rate, within } from './measure.ts'

const connections = 32
const families = 300
const seconds = 12
/** 20 a second: 20,000 families within a quarter of an hour. */
const arrivals = 20

/**
 * A family's whole page (session, scope, every value with its source, changes, who looked, the audit lines) as
 * the portal reads it, beside the very same statements sent by the bare driver as the owner: no row-level
 * security, no scope, nothing parsed, opened or put into words. Durable settings for both.
 */
export async function lookupBench(): Promise<readonly Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-bench-'))
  const postgres = await startEmbedded({ folder: join(folder, 'postgres') })
  process.env.TANGGAP_TEST_DATABASE_URL = postgres.url
  const house = await makeTestOffice()
  const database = openDatabase(house.test.appUrl, connections)
  const foundation: Foundation = { ...house.foundation, database }
  const owner = new pg.Pool({ connectionString: house.test.ownerUrl, max: connections })
  try {
    const clerk = await house.hire('data_operator')
    const keys: { nik: string; code: string; address: string }[] = []
    for (let index = 0; index < families; index += 1) {
      const person = { name: `WARGA ${index}`, nik: nikAt(index) }
      const { code } = await settleHousehold(house, clerk, village, person)
      keys.push({ nik: person.nik, code, address: `10.0.${index >> 8}.${index & 255}` })
    }
    const tokens = await Promise.all(keys.map((key) => opened(foundation, key)))
    await owner.query('analyze')
    const look = async (turn: number) => {
      const seen = await inOwnFamily(foundation, tokens[turn % families], (acting, session) =>
        familyView(acting, session, false),
      )
      if (!seen) throw new Error('a family did not see its page')
    }
    const pages: Statement[][] = []
    for (let turn = 0; turn < families; turn += 1) pages.push(await statementsOf(() => look(turn)))
    const bare = (turn: number) => replay(owner, pages[turn % families] ?? [])
    await crowd(look, 2)
    await crowd(bare, 2)
    // By turns, since the machine's pace drifts.
    const product = [await crowd(look, seconds / 2)]
    const limit = [await crowd(bare, seconds / 2)]
    product.push(await crowd(look, seconds / 2))
    limit.push(await crowd(bare, seconds / 2))
    const waited = await openLoop(look, arrivals, seconds)
    console.log(
      `${pages[0]?.length} statements a page; saturated by ${connections} at once: p50 ${ms(product[1]?.p50)}, p99 ${ms(product[1]?.p99)}; bare p99 ${ms(limit[1]?.p99)}`,
    )
    console.log(
      `open loop, ${arrivals} pages/s on ${connections} connections: p50 ${ms(at(waited, 0.5))}, p95 ${ms(at(waited, 0.95))}`,
    )
    return [
      rate(
        'a family’s page, row-level security and audit included',
        'pages/s',
        mean(product),
        mean(limit),
        0.7,
      ),
      within(`p99 of a page at ${arrivals} a second, ${connections} connections`, 'ms', at(waited, 0.99), 10),
    ]
  } finally {
    await owner.end()
    await database.close()
    await house.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function opened(
  foundation: Foundation,
  key: { nik: string; code: string; address: string },
): Promise<string> {
  const token = await openFamily(foundation, key as Parameters<typeof openFamily>[1])
  if (!token) throw new Error('a slip did not open its family')
  return token
}

interface Statement {
  /** Given where the connection keeps it; then the bare driver has it kept as well. */
  readonly name?: string
  readonly text: string
  readonly values: unknown[]
}

/** What the driver is sent while this work is done. */
async function statementsOf(work: () => Promise<void>): Promise<Statement[]> {
  const heard: Statement[] = []
  const original = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    heard.push(statementIn(given[0]))
    return Reflect.apply(original, this, given)
  } as typeof original
  try {
    await work()
  } finally {
    pg.Client.prototype.query = original
  }
  // The owner needs no scope: of what opens a transaction only its beginning stays.
  return heard
    .filter(({ text }) => !text.startsWith('set local'))
    .map((one) => ({ ...one, text: one.text.startsWith('begin;') ? 'begin' : one.text }))
}

function statementIn(given: unknown): Statement {
  if (typeof given === 'string') return { text: given, values: [] }
  if (typeof given !== 'object' || given === null || !('text' in given)) throw new Error('no statement')
  const values = 'values' in given && Array.isArray(given.values) ? given.values : []
  const name = 'name' in given && typeof given.name === 'string' ? { name: given.name } : {}
  return { ...name, text: String(given.text), values }
}

let sequence = 0

async function replay(owner: pg.Pool, statements: readonly Statement[]): Promise<void> {
  const client = await owner.connect()
  try {
    for (const { text, values, ...named } of statements)
      await client.query({
        ...named,
        text,
        values: text.includes('insert into audit_line') ? newLines(values) : values,
      })
  } finally {
    client.release()
  }
}

/** The same audit lines under ids of their own. */
function newLines(values: readonly unknown[]): unknown[] {
  const at = values.findIndex(
    (value) => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value),
  )
  sequence += 1
  return values.map((value, index) =>
    index === at
      ? `0192${String(sequence).padStart(4, '0').slice(-4)}-0000-7000-8000-${String(sequence).padStart(12, '0')}`
      : value,
  )
}

interface Crowd {
  readonly rate: number
  readonly p50: number
  readonly p99: number
}

async function crowd(work: (turn: number) => Promise<void>, forSeconds: number): Promise<Crowd> {
  const until = performance.now() + forSeconds * 1000
  const took: number[] = []
  let turn = 0
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) {
        const began = performance.now()
        await work(turn++)
        took.push(performance.now() - began)
      }
    }),
  )
  return { rate: took.length / forSeconds, p50: at(took, 0.5), p99: at(took, 0.99) }
}

/** So many arrive a second, whether those before them are served or not; waiting counts. */
async function openLoop(
  work: (turn: number) => Promise<void>,
  perSecond: number,
  forSeconds: number,
): Promise<number[]> {
  const took: number[] = []
  const began = performance.now()
  const all: Promise<void>[] = []
  for (let turn = 0; turn < perSecond * forSeconds; turn += 1) {
    const due = began + (turn * 1000) / perSecond
    const early = due - performance.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    all.push(work(turn).then(() => void took.push(performance.now() - due)))
  }
  await Promise.all(all)
  return took
}

function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

function mean(crowds: readonly Crowd[]): number {
  return crowds.reduce((sum, { rate: each }) => sum + each, 0) / crowds.length
}

function ms(value: number | undefined): string {
  return `${(value ?? Number.NaN).toFixed(1)} ms`
}
