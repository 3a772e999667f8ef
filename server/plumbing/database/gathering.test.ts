import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { gathering, regencyScope, rowsOf, type Tx, type Writer } from './index.ts'
import { makeTestDatabase, type TestDatabase } from './test-database.ts'

const regency = '3320'
let database: TestDatabase
before(async () => {
  database = await makeTestDatabase()
})
after(() => database.drop())

interface Tally {
  readonly key: string
  readonly count: number
}

/** Rows of a small table of the house, in one statement; it keeps in mind how many statements it took. */
function tallies(): Writer<Tally> & { readonly statements: number[] } {
  const statements: number[] = []
  return {
    statements,
    write(tx, rows) {
      statements.push(rows.length)
      return tx.run(
        `insert into numbering (regency_code, series, last) values ${rowsOf(['text', 'text', 'int'], rows.length)}`,
        rows.flatMap(({ key, count }) => [regency, key, count]),
      )
    },
  }
}

async function seriesIn(tx: Tx): Promise<string[]> {
  const rows = await tx.all(
    z.object({ series: z.string() }),
    'select series from numbering where regency_code = $1 order by series',
    [regency],
  )
  return rows.map(({ series }) => series)
}

/** Runs work in a transaction that comes to nothing, so that each test begins anew. */
async function tried<T>(work: (under: Tx) => Promise<T>): Promise<T> {
  const { value } = await database.database.within(regencyScope(regency), async (under) => ({
    ok: false as const,
    value: await work(under),
  }))
  return value
}

test('rows of a kind wait for their like and go in one statement', async () => {
  const writer = tallies()
  await tried(async (under) => {
    const { tx, flush } = gathering(under)
    for (const key of ['a', 'b', 'c']) await tx.later(writer, { key, count: 1 })
    assert.deepEqual(writer.statements, [])
    await flush()
    assert.deepEqual(writer.statements, [3])
    assert.deepEqual(await seriesIn(under), ['a', 'b', 'c'])
  })
})

test('a statement sees everything that was left to wait before it', async () => {
  const writer = tallies()
  await tried(async (under) => {
    const { tx } = gathering(under)
    await tx.later(writer, { key: 'a', count: 1 })
    assert.deepEqual(await seriesIn(tx), ['a'])
  })
})

test('what was refused leaves no row, what stood before it stays, and no savepoint is made for it', async () => {
  const writer = tallies()
  await tried(async (under) => {
    const { tx, flush, apart } = gathering(under)
    await apart(async () => ({ ok: await tx.later(writer, { key: 'good', count: 1 }) }))
    await apart(async () => {
      await tx.later(writer, { key: 'refused', count: 1 })
      return { ok: false }
    })
    assert.deepEqual(writer.statements, [])
    await flush()
    assert.deepEqual(await seriesIn(under), ['good'])
  })
})

test('work that sent statements of its own is undone with them, and what waited of others is not', async () => {
  const writer = tallies()
  await tried(async (under) => {
    const { tx, flush, apart } = gathering(under)
    await apart(async () => ({ ok: await tx.later(writer, { key: 'good', count: 1 }) }))
    const outcome = await apart(async () => {
      await tx.later(writer, { key: 'mine', count: 1 })
      assert.deepEqual(await seriesIn(tx), ['good', 'mine'])
      await tx.later(writer, { key: 'mine too', count: 1 })
      await tx.run('select no_such_column from numbering')
      return { ok: true }
    })
    assert.equal(outcome.ok, false)
    await apart(async () => ({ ok: await tx.later(writer, { key: 'next', count: 1 }) }))
    await flush()
    assert.deepEqual(await seriesIn(under), ['good', 'next'])
  })
})

test('rows that waited and cannot be written are no fault of the work that comes next: all is given up', async () => {
  const broken: Writer<Tally> = { write: async () => 0 }
  await tried(async (under) => {
    const { tx, apart } = gathering(under)
    await apart(async () => ({ ok: await tx.later(broken, { key: 'bad', count: 1 }) }))
    await assert.rejects(
      apart(async () => ({ ok: (await seriesIn(tx)).length === 0 })),
      /0 of 1 gathered rows/,
    )
  })
})

test('without gathering a row is written at once, and says when it was not', async () => {
  await tried(async (tx) => {
    assert.equal(await tx.later(tallies(), { key: 'a', count: 1 }), true)
    assert.equal(await tx.later({ write: async () => 0 }, { key: 'b', count: 1 }), false)
    assert.deepEqual(await seriesIn(tx), ['a'])
  })
})
