import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { withFrame } from './binary-rows.ts'
import { nameOfStatement } from './prepared.ts'
import { beginIn, isOneFamily, narrowTo, type Scope } from './scope.ts'
import type { Tx } from './tx.ts'

export { type Gathering, gathering } from './gathering.ts'
export { isOfTheMoment } from './of-the-moment.ts'
export { rowsOf } from './rows-of.ts'
export {
  assignedScope,
  familyScope,
  integrityScope,
  regencyScope,
  regionScope,
  type Scope,
} from './scope.ts'
export type { Tx, Writer } from './tx.ts'

/**
 * Work over whole sets in a row: rows written a moment ago have no statistics yet, and a planner that believes
 * there are few walks them one by one (33 s where hashing takes 2). Nested loops are off while it lasts.
 */
export async function inWholeSets<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  // What is off counts as dear, and what is dear is compiled first, which takes longer than the work.
  await tx.run(`set local enable_nestloop = off`)
  await tx.run(`set local jit = off`)
  // Room enough that sets of a delivery are sorted and hashed in memory; there is one such work at a time.
  await tx.run(`set local work_mem = '64MB'`)
  const result = await work()
  await tx.run(`set local work_mem to default`)
  await tx.run(`set local enable_nestloop = on`)
  return result
}

export interface Database {
  /**
   * One transaction: commits when the work returns, unless what it returns is a refusal
   * (`{ ok: false }`); rolls back on a refusal or a fault. COMMIT has happened when this resolves.
   */
  within<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

// Dates stay text (a birth date has no time zone); counts are numbers.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export function openDatabase(connectionString: string, size = 10): Database {
  const pool = new pg.Pool({ connectionString, max: size, application_name: 'tanggap' })
  // An idle connection that dies is replaced by the pool; the next query tells if the server is gone.
  pool.on('error', () => undefined)
  return {
    async within(scope, work) {
      const client = await pool.connect()
      // A connection that dies between two queries says so here; the next query fails and rolls back.
      client.on('error', ignore)
      let broken = true
      try {
        await client.query(beginIn(scope))
        const result = await work(txOn(client, isOneFamily(scope)))
        await client.query(isRefusal(result) ? 'rollback' : 'commit')
        broken = false
        return result
      } catch (fault) {
        await client.query('rollback').then(
          () => {
            broken = false
          },
          () => undefined,
        )
        throw fault
      } finally {
        client.off('error', ignore)
        client.release(broken)
      }
    },
    close: () => pool.end(),
  }
}

function ignore(): void {}

function isRefusal(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false
}

/** @param isPrepared whether its statements are kept by the server of this connection, see `prepared.ts` */
function txOn(client: pg.ClientBase, isPrepared: boolean): Tx {
  const query = (sql: string, values: readonly unknown[] = []) => {
    const name = isPrepared ? nameOfStatement(sql) : undefined
    return client.query(
      name === undefined ? { text: sql, values: [...values] } : { name, text: sql, values: [...values] },
    )
  }
  const tx: Tx = {
    async all(row, sql, values) {
      const { rows } = await query(sql, values)
      return rows.map((raw) => row.parse(raw))
    },
    async find(row, sql, values) {
      const { rows } = await query(sql, values)
      if (rows.length > 1) throw new Error(`expected one row at most, got ${rows.length}`)
      return rows.length ? row.parse(rows[0]) : undefined
    },
    async one(row, sql, values) {
      const found = await tx.find(row, sql, values)
      if (found === undefined) throw new Error('expected one row, got none')
      return found
    },
    async run(sql, values) {
      return (await query(sql, values)).rowCount ?? 0
    },
    async insert(table, records) {
      const [first] = records
      if (!first) return 0
      const columns = Object.keys(first)
      const perStatement = Math.max(1, Math.floor(30_000 / columns.length))
      for (let start = 0; start < records.length; start += perStatement) {
        const some = records.slice(start, start + perStatement)
        const rows = some.map(
          (_, row) => `(${columns.map((_, i) => `$${row * columns.length + i + 1}`).join(', ')})`,
        )
        await query(
          `insert into ${name(table)} (${columns.map(name).join(', ')}) values ${rows.join(', ')}`,
          some.flatMap((record) => columns.map((column) => parameter(record[column]))),
        )
      }
      return records.length
    },
    copy: (table, columns, rows) => landed(table, columns, copyLines(rows), ''),
    copyBinary: (table, columns, rows) => landed(table, columns, withFrame(rows), ' with (format binary)'),
    async narrow(toFamily) {
      if (!isOneFamily(toFamily)) throw new Error('a transaction is narrowed to one family')
      await client.query(narrowTo(toFamily))
      return txOn(client, true)
    },
    kept: () => txOn(client, true),
    later: async (writer, ...rows) => rows.length === 0 || (await writer.write(tx, rows)) === rows.length,
  }
  return tx

  async function landed(
    table: string,
    columns: readonly string[],
    chunks: AsyncIterable<string | Uint8Array>,
    format: string,
  ): Promise<number> {
    const list = columns.map(name).join(', ')
    const landing = name(`landing_${table}`)
    await query(
      `create temp table ${landing} on commit drop as select ${list} from ${name(table)} with no data`,
    )
    const stream = client.query(copyFrom(`copy ${landing} (${list}) from stdin${format}`))
    await pipeline(Readable.from(chunks, { objectMode: true }), stream)
    const { rowCount } = await query(`insert into ${name(table)} (${list}) select ${list} from ${landing}`)
    await query(`drop table ${landing}`)
    return rowCount ?? 0
  }
}

/** Objects and arrays travel as JSON; Buffers and dates as the driver does. */
function parameter(value: unknown): unknown {
  if (value === undefined) return null
  if (value instanceof Date || value instanceof Uint8Array || typeof value !== 'object' || value === null)
    return value
  return JSON.stringify(value)
}

async function* copyLines(rows: AsyncIterable<readonly unknown[]>): AsyncIterable<string> {
  let lines = ''
  for await (const row of rows) {
    lines += `${row.map(copyField).join('\t')}\n`
    if (lines.length > 60_000) {
      yield lines
      lines = ''
    }
  }
  if (lines) yield lines
}

/** COPY text format (PostgreSQL manual, "COPY", text format): \N is null, bytea in hex. */
function copyField(value: unknown): string {
  if (value === undefined || value === null) return '\\N'
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString('hex')}`
  if (value instanceof Date) return value.toISOString()
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character)
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function name(identifier: string): string {
  if (!/^[a-z_][a-z0-9_]*$/.test(identifier)) throw new Error('not a name of a table or column')
  return `"${identifier}"`
}
