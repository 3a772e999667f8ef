import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import pg from 'pg'
import {
  assignedScope,
  beginIn,
  familyScope,
  integrityScope,
  regencyScope,
  regionScope,
  type Scope,
} from './scope.ts'
import { makeTestDatabase, type TestDatabase } from './test-database.ts'

/**
 * Two families in each of four villages: own, sibling, another subdistrict's, another regency's. One row of
 * every table for each, written from the catalogue, so that a table added later is in this test already.
 */
interface Seed {
  readonly key: string
  readonly regency: string
  readonly village: string
  readonly family: string
  readonly person: string
  readonly assignee: string
}

const own = '3320112013'
const places = [
  { regency: '3320', village: own },
  { regency: '3320', village: '3320112014' },
  { regency: '3320', village: '3320012001' },
  { regency: '3399', village: '3399012001' },
]
const seeds: Seed[] = places.flatMap(({ regency, village }) =>
  ['a', 'b'].map((half) => ({
    key: `${village} ${half}`,
    regency,
    village,
    family: randomUUID(),
    person: randomUUID(),
    assignee: randomUUID(),
  })),
)
const at = (village: string, half: 'a' | 'b' = 'a'): Seed => {
  const seed = seeds.find(({ key }) => key === `${village} ${half}`)
  if (!seed) throw new Error('no such seed')
  return seed
}

interface Table {
  readonly name: string
  readonly columns: readonly string[]
}

let base: TestDatabase
let app: pg.Client
let tables: Table[]

before(async () => {
  base = await makeTestDatabase()
  const owner = new pg.Client({ connectionString: base.ownerUrl })
  await owner.connect()
  tables = await seedEverything(owner)
  await owner.end()
  app = new pg.Client({ connectionString: base.appUrl })
  await app.connect()
})
after(async () => {
  await app?.end()
  await base.drop()
})

const keyed = (keep: (seed: Seed) => boolean) => seeds.filter(keep).map(({ key }) => key)
const inRegency = keyed(({ regency }) => regency === '3320')

test('there is a row of every table for every family', () => {
  assert.ok(tables.length >= 38, `${tables.length} tables`)
})

test('the whole regency is seen from a regency-wide office, and nothing of another', async () => {
  await everyTable(regencyScope('3320'), () => inRegency)
  await everyTable(regencyScope('3399'), () => keyed(({ regency }) => regency === '3399'))
})

test('the sealed rows of the integrity desk are seen from there, and from no other office however wide', async () => {
  await everyTable(integrityScope('3320'), () => inRegency)
  await app.query(beginIn(regencyScope('3320')))
  const sealed = tables.filter(({ name }) => name.startsWith('integrity_'))
  for (const { name } of sealed) assert.equal((await app.query(`select 1 from "${name}"`)).rowCount, 0, name)
  await app.query('rollback')
  assert.ok(sealed.length >= 5)
})

test('a village sees its own rows: not its sibling’s, not another subdistrict’s, not another regency’s', async () => {
  await everyTable(regionScope('3320', own), (table) =>
    isDesk(table) ? [] : isRegencyWide(table) ? inRegency : keyed(({ village }) => village === own),
  )
})

test('a subdistrict sees its villages and no other', async () => {
  await everyTable(regionScope('3320', '332011'), (table) =>
    isDesk(table)
      ? []
      : isRegencyWide(table)
        ? inRegency
        : keyed(({ village }) => village.startsWith('332011')),
  )
})

test('a facilitator sees what is assigned to her and no row of the register', async () => {
  const { assignee, key } = at(own)
  await everyTable(assignedScope('3320', own, assignee), (table) => {
    if (isDesk(table)) return []
    if (['campaign', 'slip'].includes(table.name)) return keyed(({ village }) => village === own)
    if (table.columns.includes('assignee_id')) return [key]
    if (table.name === 'case_reassignment') return []
    if (['certificate', 'training_test', 'training_practice'].includes(table.name)) return [key]
    return table.columns.includes('village_code') || table.name === 'report_draft' ? [] : inRegency
  })
})

test('a facilitator without an assignment, or whose assignment lies elsewhere, sees no case', async () => {
  for (const assignee of [randomUUID(), at('3320112014').assignee])
    await everyTable(assignedScope('3320', own, assignee), (table) => {
      if (isDesk(table)) return []
      if (['campaign', 'slip'].includes(table.name)) return keyed(({ village }) => village === own)
      if (
        table.name === 'device' ||
        ['certificate', 'training_test', 'training_practice'].includes(table.name)
      )
        return keyed((seed) => seed.assignee === assignee)
      if (table.name === 'case_reassignment') return []
      if (table.name === 'command') return keyed((seed) => seed.assignee === assignee)
      return table.columns.includes('village_code') || table.name === 'report_draft' ? [] : inRegency
    })
})

test('a citizen sees their own family’s rows, and no neighbour’s', async () => {
  const { family, person, key } = at(own)
  await everyTable(familyScope('3320', own, family, [person]), (table) => {
    if (isDesk(table)) return []
    if (['throttle', 'stored_file'].includes(table.name)) return inRegency
    const isOwn = ofFamily.includes(table.name) || ['person', 'person_values'].includes(table.name)
    return isOwn ? [key] : []
  })
})

test('a citizen sees nothing of their family through the village next to theirs', async () => {
  const { family, person, key } = at(own)
  await everyTable(familyScope('3320', '3320112014', family, [person]), (table) => {
    if (['throttle', 'stored_file'].includes(table.name)) return inRegency
    // Who looked at a family is told by the family, wherever they looked from.
    return table.name === 'audit_line' ? [key] : []
  })
})

test('without a scope there is nothing', async () => {
  for (const { name } of tables) {
    const { rows } = await app.query(`select count(*)::int as count from "${name}"`)
    assert.deepEqual(rows, [{ count: 0 }], name)
  }
})

test('no scope writes into a village it does not see', async () => {
  const scopes = [regionScope('3320', own), assignedScope('3320', own, at(own).assignee)]
  for (const scope of scopes)
    for (const { name, columns } of tables.filter((table) => table.columns.includes('village_code')))
      if (name !== 'audit_line') {
        await app.query(beginIn(scope))
        const change = app.query(`update "${name}" set village_code = '3320112014'`)
        const outcome = await change.then(
          ({ rowCount }) => rowCount,
          (fault: Error) => (/row-level security|permission denied/.test(fault.message) ? 0 : fault.message),
        )
        assert.equal(outcome, 0, `${name} (${columns.length} columns)`)
        await app.query('rollback')
      }
})

/** Regency-wide desks: intake, batches, reports, the seals of the audit. */
function isDesk({ name }: Table): boolean {
  return [
    'account_act',
    'account_set_up',
    'intake',
    'intake_file',
    'intake_row',
    'intake_profile',
    'intake_village_code',
    'intake_bench',
    'intake_upload',
    'intake_comparison',
    'intake_family_change',
    'intake_person_change',
    'intake_undo',
    'intake_fix',
    'intake_group_decision',
    'recipient_candidate',
    'recipient_decision',
    'batch',
    'batch_item',
    'report',
    'audit_seal',
    'code_request',
    'audit_subject',
  ].includes(name)
}

/** No person's data: who works here, how often something was tried, which numbers are given. */
function isRegencyWide({ columns, name }: Table): boolean {
  return !columns.includes('village_code') && name !== 'audit_line'
}

const ofFamily = [
  'family',
  'family_card',
  'membership',
  'family_values',
  'snapshot_difference',
  'applied_change',
  'aid',
  'visit_case',
  'change',
  'change_event',
  'slip',
  'portal_session',
  'ticket',
  'recheck',
  'audit_line',
]

async function everyTable(scope: Scope, expected: (table: Table) => readonly string[]): Promise<void> {
  await app.query(beginIn(scope))
  try {
    for (const table of tables) {
      const { rows } = await app.query(`select regency_code, ${markOf(table)} as mark from "${table.name}"`)
      const seen = rows.map(({ mark }) => keyOfMark.get(String(mark)) ?? `a row nobody seeded: ${mark}`)
      // The audit of a part of the regency is read by nobody but the family it is about.
      const wanted =
        table.name === 'audit_line' && scope.breadth === 'part' && scope.family === 'any'
          ? []
          : isShut(table, scope)
            ? []
            : expected(table)
      assert.deepEqual(seen.toSorted(), [...wanted].toSorted(), table.name)
    }
  } finally {
    await app.query('rollback')
  }
}

/** What the integrity desk keeps; a visit made again is told to its family too. */
function isShut({ name }: Table, { desk, family }: Scope): boolean {
  if (desk === 'integrity') return false
  return name.startsWith('integrity_') || (name === 'recheck' && family === 'any')
}

/** By what a row is recognised again: the first column of its key after the regency. */
const marks = new Map<string, string>()
const keyOfMark = new Map<string, string>()

function markOf({ name }: Table): string {
  const column = marks.get(name)
  if (!column) throw new Error(`no mark for ${name}`)
  return /_hash$/.test(column) ? `encode("${column}", 'hex')` : `"${column}"::text`
}

/** One row a village, where two families of it are seeded: their rows are told apart by another column. */
const keyedByPlace: ReadonlySet<string> = new Set(['village_desk'])

interface Column {
  readonly relname: string
  readonly attname: string
  readonly type: string
  readonly required: boolean
  readonly key: number | null
}

async function seedEverything(owner: pg.Client): Promise<Table[]> {
  const { rows } = await owner.query<Column>(`
    select c.relname, a.attname, format_type(a.atttypid, null) as type, a.attnotnull as required,
           array_position(i.indkey::int2[], a.attnum) as key
      from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      left join pg_index i on i.indrelid = c.oid and i.indisprimary
     where c.relkind = 'r' and exists (select 1 from pg_attribute r where r.attrelid = c.oid and r.attname = 'regency_code')
     order by c.relname, a.attnum`)
  const checks = await owner.query<{ relname: string; text: string }>(`
    select c.relname, pg_get_constraintdef(k.oid) as text from pg_constraint k join pg_class c on c.oid = k.conrelid
     where k.contype = 'c'`)
  const oneOf = (table: string, column: string): string | undefined =>
    checks.rows
      .filter(({ relname }) => relname === table)
      .map(({ text }) => new RegExp(`\\(${column} = ANY \\(ARRAY\\['([^']+)'`).exec(text)?.[1])
      .find((value) => value !== undefined)
  // Rows refer to each other across rooms; here each stands for itself, and what it may say is another test's matter.
  await owner.query('set session_replication_role = replica')
  const rules = await owner.query<{ statement: string }>(
    `
    select format('alter table %I drop constraint %I', c.relname, k.conname) as statement
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
     where k.contype = 'c' or k.conname = any ($1)`,
    [[...keyedByPlace].map((table) => `${table}_pkey`)],
  )
  for (const { statement } of rules.rows) await owner.query(statement)
  const byTable = Map.groupBy(rows, ({ relname }) => relname)
  for (const [name, columns] of byTable) {
    const ofKey = columns.filter(({ key }) => key !== null).toSorted((a, b) => (a.key ?? 0) - (b.key ?? 0))
    const mark = keyedByPlace.has(name) ? columns.find(({ attname }) => attname === 'kept_by') : ofKey[1]
    if (!mark) throw new Error(`${name} has no key after its regency`)
    marks.set(name, mark.attname)
    for (const [index, seed] of seeds.entries()) {
      const record = columns.map((column) => cellOf(column, seed, index, oneOf(name, column.attname)))
      const list = columns.map(({ attname }) => `"${attname}"`).join(', ')
      const slots = columns.map((_, place) => `$${place + 1}`).join(', ')
      await owner.query(`insert into "${name}" (${list}) values (${slots})`, record)
      const value = record[columns.indexOf(mark)]
      keyOfMark.set(Buffer.isBuffer(value) ? value.toString('hex') : String(value), seed.key)
    }
  }
  await owner.query('set session_replication_role = origin')
  return [...byTable].map(([name, columns]) => ({ name, columns: columns.map(({ attname }) => attname) }))
}

function cellOf(column: Column, seed: Seed, index: number, choice: string | undefined): unknown {
  const { attname, relname, type } = column
  const isPerson = relname === 'person'
  if (attname === 'regency_code') return seed.regency
  if (attname.endsWith('village_code')) return seed.village
  // Days a phone may keep its families: from one to thirty, whatever is drawn here.
  if (attname === 'phone_days') return 7
  if (attname === 'region_code') return seed.village
  if (attname === 'family_id' || (relname === 'family' && attname === 'id')) return seed.family
  if (attname === 'person_id' || (isPerson && attname === 'id')) return seed.person
  if (attname === 'assignee_id' || attname === 'account_id') return seed.assignee
  if (attname === 'subject_ids') return [seed.family, seed.person]
  // What was withdrawn is seen by nobody.
  if (attname === 'withdrawn_at') return null
  if (choice !== undefined) return choice
  if (attname === 'sha256' || (relname === 'instrument_draft' && attname === 'hash'))
    return String(index).repeat(64).slice(0, 64)
  switch (type) {
    case 'uuid':
      return randomUUID()
    case 'bytea':
      return Buffer.from(`${relname} ${attname} ${index}`)
    case 'jsonb':
      return '{}'
    case 'text[]':
      return []
    case 'boolean':
      return false
    case 'smallint':
    case 'integer':
      return 1 + index
    case 'bigint':
      return 1000 + index
    case 'double precision':
      return 0
    case 'date':
      return '2025-03-01'
    case 'timestamp with time zone':
      return '2025-03-01T00:00:00Z'
    default:
      return `${relname} ${attname} ${index}`
  }
}
