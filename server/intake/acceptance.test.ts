import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import * as desk from '@tanggap/contract/intake-desk'
import type { InputOf } from '@tanggap/contract/route'
import pg from 'pg'
import { writeRegency } from '../../tools/seed/index.ts'
import type { Office } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { accept, deliver, extractPapers } from './test-delivery.ts'
import { fileOf, type Movement, rowsOf, secondExtract } from './test-second-extract.ts'
import { workAfterCheck } from './work-after-check.ts'
import { workOnIntake } from './work-on-intake.ts'

let house: TestOffice
let clerk: Office
let second: Office
let third: Office
let folder: string
let owner: pg.Client
let next: { families: string; persons: string; movement: Movement }
let before2: string
const later = { ...extractPapers, snapshotVersion: '2026-12', asOf: '2026-12-31' } as const
const otherVillage = '3320112014'

before(async () => {
  house = await makeTestOffice()
  house.at('2026-10-02T02:00:00Z')
  clerk = await house.hire('data_operator')
  second = await house.hire('dinsos_verifier')
  third = await house.hire('dinsos_verifier')
  folder = await mkdtemp(join(tmpdir(), 'tanggap-seed-'))
  await writeRegency({ size: 'village', seed: '1', folder, asOf: '2026-09-30' })
  owner = new pg.Client({ connectionString: house.test.ownerUrl })
  await owner.connect()
  const families = await readFile(join(folder, 'dtsen-keluarga.csv'), 'utf8')
  const persons = await readFile(join(folder, 'dtsen-individu.csv'), 'utf8')
  await deliver(house, clerk, extractPapers, { 'k.csv': families, 'p.csv': persons }, second)
  const { rows } = await owner.query<{ source_key: string }>(
    `select f.source_key from family f where not exists (select from intake_row r where r.severity in ('error', 'warning')
      and r.card_index = f.card_index) order by 1`,
  )
  const made = secondExtract(
    { families: rowsOf(families), persons: rowsOf(persons) },
    new Set(rows.map(({ source_key }) => source_key)),
    otherVillage,
  )
  next = { families: fileOf(made.families), persons: fileOf(made.persons), movement: made.movement }
  before2 = await registerHash()
})
after(async () => {
  await owner.end()
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

/**
 * Everything of the register that counts today: families, persons, who belongs where, cards and values. Versions and
 * the time of the last change go on counting, so they stand aside.
 */
async function registerHash(): Promise<string> {
  const parts = [
    `select to_jsonb(f) - 'version' - 'updated_at' as row from family f where withdrawn_at is null`,
    `select to_jsonb(p) - 'version' - 'updated_at' as row from person p where withdrawn_at is null`,
    `select to_jsonb(m) as row from membership m where withdrawn_at is null`,
    `select to_jsonb(c) as row from family_card c where withdrawn_at is null`,
    `select to_jsonb(v) as row from family_values v where withdrawn_at is null`,
    `select to_jsonb(v) as row from person_values v where withdrawn_at is null`,
    `select to_jsonb(a) as row from aid a where withdrawn_at is null`,
  ]
  const hashes: string[] = []
  for (const part of parts) {
    const { rows } = await owner.query<{ hash: string }>(
      `select count(*) || ':' || md5(coalesce(string_agg(md5(row::text), '' order by md5(row::text)), '')) as hash
         from (${part}) x`,
    )
    hashes.push(rows[0]?.hash ?? '')
  }
  return hashes.join(' ')
}

/** Ends the connection that takes a batch in, in the middle of it, as a fallen machine would. */
async function cutOff(): Promise<number> {
  for (let tries = 0; tries < 4_000; tries += 1) {
    const { rows } = await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and usename like 'tanggap_app%' and state = 'active'
          and (query like 'insert into family_values%' or query like 'insert into intake_undo%'
            or query like 'update family f%' or query like 'insert into membership%')`,
    )
    if (rows.length > 0) return rows.length
  }
  return 0
}

const files = () => ({ 'k.csv': `${next.families}\n`, 'p.csv': next.persons })
const compared = async (id: string, who = second) =>
  (await house.ask(who, desk.getComparison, { params: { id } })).body

let delivery: string

test('a second snapshot is compared before anything changes, kind by kind', async (t) => {
  house.at('2027-01-10T02:00:00Z')
  delivery = await deliver(house, clerk, later, files())
  assert.equal(await registerHash(), before2)
  const { summary, status, isOutdated } = await compared(delivery)
  assert.deepEqual([status, isOutdated], ['checked', false])
  assert.ok(summary)
  t.diagnostic(
    JSON.stringify({ ...summary, villages: summary.villages.length, deciles: summary.deciles.length }),
  )
  const { movement } = next
  const moved = (summary.kinds.decile_up ?? 0) + (summary.kinds.decile_down ?? 0)
  assert.deepEqual(
    {
      deciles: moved,
      cards: summary.kinds.new_card,
      gone: summary.kinds.gone,
      moved: summary.kinds.moved,
      new: summary.kinds.new,
      changed: summary.kinds.changed,
      split: summary.kinds.split,
      lost: summary.kinds.decile_lost,
    },
    {
      deciles: movement.deciles.length,
      cards: movement.cards.length,
      gone: movement.gone.length,
      moved: movement.moved.length,
      new: movement.split.length,
      changed: movement.floors.length,
      split: movement.split.length * 2,
      lost: movement.decileLost.length,
    },
  )
  const first = summary.kinds.decile_first ?? 0
  assert.ok(first > 0 && first <= movement.decileFirst.length)
  assert.equal(summary.persons.moved, movement.split.length)
  assert.equal(summary.persons.new, movement.born.length)
})

test('a changed family is shown field by field, from and to', async () => {
  const { body } = await house.ask(second, desk.listComparedFamilies, {
    params: { id: delivery },
    query: { kind: 'changed' },
  })
  assert.equal(body.total, next.movement.floors.length)
  const [first] = body.families
  assert.ok(first)
  assert.deepEqual(first.fields, ['floorMaterial'])
  const one = await house.ask(second, desk.getComparedFamily, {
    params: { id: delivery, family: first.familyId },
  })
  const [field] = one.body.fields
  assert.ok(field && field.from !== field.to && !field.hidden)
})

test('pages show every family that changes once, in each order, and a sample is the same for everybody', async () => {
  const { summary } = await compared(delivery)
  const all = (summary?.families ?? 0) - (summary?.unchanged ?? 0)
  const asked = (query: NonNullable<InputOf<typeof desk.listComparedFamilies>['query']>) =>
    house.ask(second, desk.listComparedFamilies, { params: { id: delivery }, query })
  for (const sort of ['name', '-name', 'decile', '-decile'] as const) {
    const seen: [string, string, number | null][] = []
    for (let page = 1; (page - 1) * 25 < all; page += 1) {
      const { body } = await asked({ sort, page })
      assert.equal(body.total, all)
      for (const { village, headName, decileAfter } of body.families)
        seen.push([village, headName, decileAfter])
    }
    assert.equal(seen.length, all)
    const deciles = seen.map(([, , decile]) => decile ?? (sort === 'decile' ? 99 : -1))
    if (sort === 'decile')
      assert.deepEqual(
        deciles,
        deciles.toSorted((a, b) => a - b),
      )
    if (sort === '-decile')
      assert.deepEqual(
        deciles,
        deciles.toSorted((a, b) => b - a),
      )
    const villages = seen.map(([village]) => village)
    if (sort === 'name') assert.deepEqual(villages, villages.toSorted())
  }
  const drawn = async (draw: number) =>
    (await asked({ sample: 10, draw })).body.families.map(({ familyId }) => familyId)
  const [one, same, other] = [await drawn(1), await drawn(1), await drawn(2)]
  assert.equal(new Set(one).size, 10)
  assert.deepEqual(one, same)
  assert.notDeepEqual(one, other)
})

test('part of it is chosen by one and confirmed by another, who sees what they confirm', async () => {
  const own = await house.ask(clerk, desk.chooseScope, {
    params: { id: delivery },
    body: { villages: null, kinds: [] },
  })
  assert.equal(own.status, 200)
  const kinds = [
    'decile_up',
    'decile_down',
    'decile_first',
    'decile_lost',
    'changed',
    'gone',
    'split',
    'new',
    'members',
    'new_card',
  ] as const
  const chosen = await house.ask(second, desk.chooseScope, {
    params: { id: delivery },
    body: { villages: null, kinds: [...kinds] },
  })
  assert.ok((chosen.body.families ?? 0) > 0)
  const { seen } = await compared(delivery)
  const contract = await import('@tanggap/contract/intake')
  const again = await house.ask(second, contract.acceptIntake, { params: { id: delivery }, body: { seen } })
  assert.equal(again.refusal, 'intake.own-choice')
  const other = await house.ask(third, contract.acceptIntake, {
    params: { id: delivery },
    body: { seen: 'f'.repeat(64) },
  })
  assert.equal(other.refusal, 'intake.seen-differs')
  await accept(house, third, delivery)
  const { rows } = await owner.query<{ n: number; absent: number; moved: number }>(
    `select (select count(*)::int from snapshot_difference where intake_id = $1) as n,
            (select count(*)::int from family where absent_from = '2026-12') as absent,
            (select count(*)::int from family where village_code = $2) as moved`,
    [delivery, otherVillage],
  )
  assert.ok((rows[0]?.n ?? 0) > 0)
  assert.equal(rows[0]?.absent, next.movement.gone.length)
  assert.equal(rows[0]?.moved, 0)
  assert.notEqual(await registerHash(), before2)
})

test('taken back whole by two persons, the register is as it was', async () => {
  const asked = await house.ask(second, desk.askRollback, {
    params: { id: delivery },
    body: { reason: 'Versi yang keliru dikirim' },
  })
  assert.equal(asked.status, 200)
  const own = await house.ask(second, desk.rollBackIntake, { params: { id: delivery } })
  assert.equal(own.refusal, 'intake.own-rollback')
  assert.equal((await house.ask(third, desk.rollBackIntake, { params: { id: delivery } })).status, 200)
  await workOnIntake(house.foundation, { intakeId: delivery })
  assert.equal((await compared(delivery)).status, 'rolled_back')
  assert.equal(await registerHash(), before2)
})

test('imported again, whole, killed between any two steps, it comes in once; unchanged rows are not written', async () => {
  const id = await deliver(house, clerk, later, files())
  const { seen } = await compared(id)
  const contract = await import('@tanggap/contract/intake')
  await house.ask(second, contract.acceptIntake, { params: { id }, body: { seen } })
  const whole = await registerHash()
  const stopped = assert.rejects(workAfterCheck(house.foundation, id))
  assert.ok((await cutOff()) > 0)
  await stopped
  assert.deepEqual([(await compared(id)).batchesDone, await registerHash()], [0, whole])
  for (let fell = 0; fell < 50; fell += 1) {
    const stopped = await workAfterCheck(house.foundation, id, async () => {
      throw new Error('the machine fell')
    }).then(
      () => false,
      () => true,
    )
    if (!stopped) break
  }
  assert.equal((await compared(id)).status, 'accepted')
  const { rows } = await owner.query<{ families: number; versions: number; moved: number }>(
    `select (select count(*)::int from family where withdrawn_at is null) as families,
            (select count(*)::int from family_values where source_id = $1) as versions,
            (select count(*)::int from family where village_code = $2) as moved`,
    [id, otherVillage],
  )
  const { movement } = next
  assert.equal(rows[0]?.moved, movement.moved.length)
  const rewritten =
    movement.floors.length + movement.cards.length + movement.moved.length + movement.split.length
  assert.ok(
    Math.abs((rows[0]?.versions ?? 0) - rewritten) <= movement.moved.length,
    `${rows[0]?.versions} versions for ${rewritten} families`,
  )
  const third2 = await deliver(
    house,
    clerk,
    { ...later, snapshotVersion: '2026-12b' },
    {
      'k.csv': `${next.families}\n\n`,
      'p.csv': `${next.persons}\n`,
    },
  )
  const { summary } = await compared(third2)
  assert.equal(summary?.unchanged, summary?.families)
})

test('what a later campaign, change or report rests on cannot be taken back, and says so', async () => {
  const { rows } = await owner.query<{ id: string }>(
    `select id from intake where status = 'accepted' order by decided_at limit 1`,
  )
  const { dependants, allowed } = await compared(rows[0]?.id ?? '')
  assert.ok(dependants.some(({ kind, sentence }) => kind === 'later_intake' && /2026-12/.test(sentence.id)))
  assert.ok(!allowed.includes('askRollback'))
  const asked = await house.ask(second, desk.askRollback, {
    params: { id: rows[0]?.id ?? '' },
    body: { reason: 'Coba' },
  })
  assert.equal(asked.refusal, 'intake.rested-on')
})
