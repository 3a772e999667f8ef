import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type FamilyFilter, searchFamilies } from '@tanggap/contract/registry'
import * as lists from '@tanggap/contract/registry-lists'
import type { InputOf } from '@tanggap/contract/route'
import pg from 'pg'
import { settleFamilies } from '../campaigns/test-village.ts'
import type { Office } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'

/** Sixty families here and five next door; searches and lists of them, by three people. */
const village = '3320112013'
const next = '3320112014'
let house: TestOffice
let owner: pg.Client
let clerk: Office
let colleague: Office
let operator: Office
let own: string[]
let others: string[]

before(async () => {
  house = await makeTestOffice()
  clerk = await house.hire('data_operator')
  colleague = await house.hire('data_operator')
  operator = await house.hire('village_operator', village)
  own = (await settleFamilies(house, clerk, village, 60)).map(({ id }) => id)
  others = (await settleFamilies(house, clerk, next, 5)).map(({ id }) => id)
  owner = new pg.Client({ connectionString: house.test.ownerUrl })
  await owner.connect()
})
after(async () => {
  await owner.end()
  await house.close()
})

type Search = NonNullable<InputOf<typeof searchFamilies>['body']>
const find = async (body: Search, office = clerk) => (await house.ask(office, searchFamilies, { body })).body
const save = (office: Office, wish: Partial<NonNullable<InputOf<typeof lists.saveNew>['body']>>) =>
  house.ask(office, lists.saveNew, {
    body: { kind: 'list', name: 'Daftar saya', shared: false, filter: {}, familyIds: [], ...wish },
  })
const saved = async (office: Office) => (await house.ask(office, lists.listSaved)).body.saved

test('pages go by key, forwards and back, in every order, and name every family once', async () => {
  for (const sort of ['place', 'decile', 'changed'] as const) {
    const seen: string[] = []
    let page = await find({ sort })
    const first = page.families.map(({ id }) => id)
    assert.equal(page.previous, null, sort)
    seen.push(...first)
    while (page.next) {
      page = await find({ sort, after: page.next })
      seen.push(...page.families.map(({ id }) => id))
    }
    assert.equal(new Set(seen).size, 65, sort)
    assert.equal(seen.length, 65, sort)
    page = await find({ sort, before: page.previous ?? '' })
    page = await find({ sort, before: page.previous ?? '' })
    assert.deepEqual(
      page.families.map(({ id }) => id),
      first,
      sort,
    )
    assert.equal(page.previous, null, sort)
  }
})

test('every filter keeps what it says, alone and together', async () => {
  const [died, gone, aided, waiting, unranked, unnamed, placeless] = own
  await owner.query(
    `update membership set to_date = '2025-02-01', ended_reason = 'deceased' where family_id = $1 and relationship = 'spouse'`,
    [died],
  )
  await owner.query(`update family set status = 'ended', ended_reason = 'duplicate' where id = $1`, [gone])
  await owner.query(
    `insert into aid (regency_code, id, programme_code, period, village_code, family_id, state, intake_id, recorded_at)
     values ('3320', gen_random_uuid(), 'pkh', '2025-T1', $2, $1, 'paid', gen_random_uuid(), now())`,
    [aided, village],
  )
  await owner.query(
    `insert into applied_change (regency_code, change_id, family_id, village_code, kind, batch_id, as_of, applied_at, ministry)
     values ('3320', gen_random_uuid(), $1, $2, 'correct_values', gen_random_uuid(), '2025-03-01', now(), 'waiting')`,
    [waiting, village],
  )
  await owner.query('update family set official_decile = null where id = $1', [unranked])
  await owner.query(`update family set absent_from = '2025-2' where id = $1`, [unnamed])
  await owner.query(`update family set rt = '000' where id = $1`, [placeless])
  const kept = async (filter: FamilyFilter) => (await find(filter)).families.map(({ id }) => id)
  const cases: [FamilyFilter, string | undefined][] = [
    [{ people: 'died' }, died],
    [{ status: 'ended' }, gone],
    [{ ended: 'duplicate' }, gone],
    [{ aid: 'yes' }, aided],
    [{ ratified: 'waiting' }, waiting],
    [{ lacks: 'decile' }, unranked],
    [{ lacks: 'mention' }, unnamed],
    [{ lacks: 'place' }, placeless],
    [{ village, aid: 'yes', deciles: { from: 2, to: 2 }, ratified: 'none' }, aided],
  ]
  for (const [filter, family] of cases) assert.deepEqual(await kept(filter), [family], JSON.stringify(filter))
  assert.deepEqual(await kept({ people: 'left' }), [])
  assert.equal((await find({ aid: 'no' })).total, 64)
  assert.equal((await find({ lacks: 'card', village: next })).total, 5)
  assert.equal((await find({ village: next }, operator)).total, 0)
})

test('a saved search is run again, without the name that was looked for; a list is fixed', async () => {
  const search = await save(clerk, {
    kind: 'search',
    name: 'Desil 2 tanpa bantuan',
    filter: { aid: 'no', deciles: { from: 2, to: 2 } },
  })
  assert.equal(search.status, 200)
  const list = await save(clerk, { name: 'Perlu dikunjungi 3399112201850001', familyIds: own.slice(0, 3) })
  const mine = await saved(clerk)
  assert.deepEqual(
    mine.map(({ kind, name, families, own }) => [kind, name, families, own]),
    [
      ['search', 'Desil 2 tanpa bantuan', null, true],
      ['list', 'Perlu dikunjungi •••• 0001', 3, true],
    ],
  )
  assert.deepEqual(mine[0]?.filter, { aid: 'no', deciles: { from: 2, to: 2 } })
  const opened = await find({ list: list.body.id })
  assert.deepEqual(opened.families.map(({ id }) => id).toSorted(), own.slice(0, 3).toSorted())
  const { rows } = await owner.query(
    `select subject_ids from audit_line where action = 'registry.read-list' and account_id = $1`,
    [clerk.accountId],
  )
  assert.equal(rows.length, 1)
  assert.deepEqual(rows[0].subject_ids.toSorted(), [list.body.id, ...own.slice(0, 3)].toSorted())
})

test('private is private; shared is for the same office, and each sees of it what lies in their range', async () => {
  const { body } = await save(clerk, {
    name: 'Bersama',
    familyIds: [...own.slice(0, 2), ...others.slice(0, 1)],
  })
  assert.deepEqual(
    (await saved(colleague)).map(({ name }) => name),
    [],
  )
  assert.equal(
    (await house.ask(colleague, searchFamilies, { body: { list: body.id } })).refusal,
    'request.not-found',
  )
  const share = (office: Office, version: number) =>
    house.ask(office, lists.changeSaved, {
      params: { id: body.id },
      body: { name: 'Bersama', shared: true, version },
    })
  assert.equal((await share(colleague, 1)).refusal, 'request.not-found')
  assert.equal((await share(clerk, 1)).status, 200)
  assert.equal((await share(clerk, 1)).refusal, 'registry.saved-changed')
  assert.deepEqual(
    (await saved(colleague)).map(({ name, own, families }) => [name, own, families]),
    [['Bersama', false, 3]],
  )
  const change = (office: Office, add: string[], remove: string[]) =>
    house.ask(office, lists.changeListed, { params: { id: body.id }, body: { add, remove } })
  assert.equal((await change(colleague, own.slice(5, 7), own.slice(0, 1))).body.families, 4)
  assert.equal((await change(operator, own.slice(5, 6), [])).refusal, 'request.not-found')
  const village = await save(operator, { name: 'Punya desa', familyIds: others.slice(0, 1) })
  assert.equal(village.refusal, 'request.not-found', 'no family of the next village')
})

test('what is removed is gone for everybody, and comes back as it was', async () => {
  const { body } = await save(clerk, { name: 'Sementara', familyIds: own.slice(0, 4), shared: true })
  const remove = (office: Office, removed: boolean, version: number) =>
    house.ask(office, lists.removeSaved, { params: { id: body.id }, body: { removed, version } })
  assert.equal((await remove(colleague, true, 1)).refusal, 'request.not-found')
  assert.equal((await remove(clerk, true, 1)).status, 200)
  assert.ok(!(await saved(clerk)).some(({ id }) => id === body.id))
  assert.equal(
    (await house.ask(clerk, searchFamilies, { body: { list: body.id } })).refusal,
    'request.not-found',
  )
  await remove(clerk, false, 2)
  const back = (await saved(colleague)).find(({ id }) => id === body.id)
  assert.deepEqual([back?.name, back?.families, back?.shared], ['Sementara', 4, true])
})

test('an export is masked, harmless to a spreadsheet, for a purpose, and at most a thousand families', async () => {
  await owner.query(`update family set head_name = '=CMD()' where id = $1`, [own[9]])
  const ask = (office: Office, purpose: string, filter: FamilyFilter = { village }) =>
    house.ask(office, lists.exportFamilies, { body: { ...filter, purpose } })
  assert.equal((await ask(operator, 'Kunjungan rumah')).status, 403)
  assert.equal((await ask(clerk, 'iseng')).refusal, 'registry.purpose-too-short')
  const { body } = await ask(clerk, 'Menyiapkan kunjungan rumah')
  assert.equal(body.manifest.rows, 60)
  assert.equal(body.csv.split('\r\n').length, 62)
  assert.match(body.csv, /'=CMD\(\)/)
  assert.doesNotMatch(body.csv.replace(/[0-9a-f-]{36}/g, ''), /\d{16}/)
  const { rows } = await owner.query(
    `select reason, detail, array_length(subject_ids, 1) as ids from audit_line where action = 'registry.export'`,
  )
  assert.deepEqual(
    rows.map(({ reason, detail, ids }) => [reason, detail.rows, detail.sha256, ids]),
    [['Menyiapkan kunjungan rumah', 60, body.manifest.sha256, 60]],
  )
  await owner.query(
    `insert into family (regency_code, id, village_code, hamlet, rt, rw, address, head_name, head_name_key, status, version, created_at, updated_at)
     select '3320', gen_random_uuid(), $1, '', '001', '001', '', 'Kepala ' || n, '', 'active', 1, now(), now() from generate_series(1, 1001) n`,
    [next],
  )
  const many = await ask(clerk, 'Menyiapkan kunjungan rumah', { village: next })
  assert.equal(many.refusal, 'registry.export-too-many')
})
