import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { z } from 'zod'
import { regencyScope, regionScope } from './index.ts'
import { makeTestDatabase, type TestDatabase } from './test-database.ts'

let test1: TestDatabase
before(async () => {
  test1 = await makeTestDatabase()
})
after(() => test1.drop())

const owned = `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'regency_code'
  where n.nspname = 'public' and c.relkind = 'r' order by 1`

test('every regency-owned table forces row-level security, and the application is neither owner nor superuser', async () => {
  const owner = new pg.Client({ connectionString: test1.ownerUrl })
  await owner.connect()
  const tables = await owner.query(`select c.relname, c.relrowsecurity and c.relforcerowsecurity as forced,
    pg_get_userbyid(c.relowner) as owner, has_table_privilege('tanggap_app', c.oid, 'delete') as deletes
    from pg_class c where c.relname in (${owned.replace(' order by 1', '')})`)
  const role = await owner.query(
    `select rolsuper, rolbypassrls from pg_roles where rolname in ('tanggap_app', 'tanggap_app_test')`,
  )
  await owner.end()
  assert.ok(tables.rowCount && tables.rowCount > 30)
  for (const table of tables.rows) {
    assert.equal(table.forced, true, table.relname)
    assert.equal(table.deletes, false, `${table.relname}: no record is deleted`)
    assert.notEqual(table.owner, 'tanggap_app')
  }
  assert.deepEqual(
    role.rows,
    [1, 2].map(() => ({ rolsuper: false, rolbypassrls: false })),
  )
})

test('without a context the application sees no row of any regency-owned table', async () => {
  await test1.database.within(regencyScope('3320'), async (tx) => {
    await tx.insert('account', [account('3320')])
  })
  const app = new pg.Client({ connectionString: test1.appUrl })
  await app.connect()
  try {
    for (const { relname } of (await app.query(owned)).rows) {
      const { rows } = await app.query(`select count(*)::int as count from ${relname}`)
      assert.deepEqual(rows, [{ count: 0 }], relname)
    }
  } finally {
    await app.end()
  }
})

test('a context of one regency neither sees nor writes another', async () => {
  const count = z.object({ count: z.number() })
  const seen = await test1.database.within(regencyScope('3321'), (tx) =>
    tx.one(count, 'select count(*)::int as count from account'),
  )
  assert.equal(seen.count, 0)
  await assert.rejects(
    test1.database.within(regencyScope('3321'), (tx) => tx.insert('account', [account('3320')])),
    /row-level security/,
  )
})

test('a refusal rolls back what was written before it', async () => {
  const refused = await test1.database.within(regencyScope('3320'), async (tx) => {
    await tx.insert('account', [account('3320')])
    return { ok: false as const, refusal: { code: 'x' } }
  })
  assert.equal(refused.ok, false)
  const count = await test1.database.within(regencyScope('3320'), (tx) =>
    tx.one(z.object({ count: z.number() }), 'select count(*)::int as count from account'),
  )
  assert.equal(count.count, 1)
})

test('a part of the regency sees no regency-wide desk', async () => {
  await test1.database.within(regencyScope('3320'), (tx) =>
    tx.insert('report', [
      {
        regency_code: '3320',
        id: crypto.randomUUID(),
        number: 'L-1',
        as_of: new Date(0),
        definition_version: '1',
        frozen: {},
        figures: {},
        content_hash: Buffer.alloc(32),
        made_by: crypto.randomUUID(),
        made_by_name: 'Uji',
        made_at: new Date(0),
      },
    ]),
  )
  const count = z.object({ count: z.number() })
  const sql = 'select count(*)::int as count from report'
  const desk = await test1.database.within(regencyScope('3320'), (tx) => tx.one(count, sql))
  const village = await test1.database.within(regionScope('3320', '3320112013'), (tx) => tx.one(count, sql))
  assert.deepEqual([desk.count, village.count], [1, 0])
})

test('copy keeps tabs, line breaks, backslashes, nulls and bytes as they were', async () => {
  const id = crypto.randomUUID()
  const strange = 'a\tb\nc\\d\r"e" \\N'
  async function* rows() {
    yield ['3320', id, 'copied', strange, 'x', null, new Date(0)]
  }
  await test1.database.within(regencyScope('3320'), (tx) =>
    tx.copy(
      'account',
      ['regency_code', 'id', 'username', 'name', 'password_hash', 'totp_sealed', 'created_at'],
      rows(),
    ),
  )
  const read = await test1.database.within(regencyScope('3320'), (tx) =>
    tx.one(
      z.object({ name: z.string(), totp_sealed: z.null() }),
      'select name, totp_sealed from account where regency_code = $1 and id = $2',
      ['3320', id],
    ),
  )
  assert.equal(read.name, strange)
})

function account(regency: string) {
  return {
    regency_code: regency,
    id: crypto.randomUUID(),
    username: crypto.randomUUID(),
    name: 'Uji',
    password_hash: '-',
    created_at: new Date(0),
  }
}
