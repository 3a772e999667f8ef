import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as desk from '@tanggap/contract/intake-desk'
import pg from 'pg'
import type { Office } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { accept, deliver, extractPapers, listPapers } from './test-delivery.ts'
import { twoFamilies } from './test-two-families.ts'
import { workOnIntake } from './work-on-intake.ts'

/** Everything that may hold a delivery, each by itself: it is told with its number, where to look, and it holds. */

let house: TestOffice
let clerk: Office
let second: Office
let third: Office
let owner: pg.Client
let delivery: string
let family: string
const village = '3320112013'
const later = '2026-11-02T02:00:00Z'

before(async () => {
  house = await makeTestOffice()
  house.at('2026-10-02T02:00:00Z')
  clerk = await house.hire('data_operator')
  second = await house.hire('dinsos_verifier')
  third = await house.hire('dinsos_verifier')
  delivery = await deliver(house, clerk, extractPapers, twoFamilies('2'), second)
  owner = new pg.Client({ connectionString: house.test.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query<{ id: string }>('select id from family order by head_name limit 1')
  family = rows[0]?.id ?? ''
  house.at('2026-12-01T02:00:00Z')
})
after(async () => {
  await owner.end()
  await house.close()
})

const comparison = async () =>
  (await house.ask(second, desk.getComparison, { params: { id: delivery } })).body
const asksRollback = () =>
  house.ask(second, desk.askRollback, { params: { id: delivery }, body: { reason: 'Versi yang keliru' } })

/** Puts a row in as the owner, with what every table needs; returns its id. */
async function put(table: string, row: Readonly<Record<string, unknown>>): Promise<string> {
  const id = crypto.randomUUID()
  const whole = { regency_code: '3320', ...('id' in row ? {} : { id }), ...row }
  const names = Object.entries(whole).filter(([, value]) => value !== undefined)
  await owner.query(
    `insert into ${table} (${names.map(([name]) => name).join(', ')})
     values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
    names.map(([, value]) => value),
  )
  return id
}

const someone = crypto.randomUUID()
const bytes = Buffer.from('00')

async function wave(): Promise<string> {
  return put('campaign', {
    number: 'UP-2026-7',
    name: 'Gelombang November',
    purpose: 'census',
    village_code: village,
    instrument_version: 'x',
    options: '{}',
    status: 'running',
    families: 1,
    frame_salt: bytes,
    frame_hash: bytes,
    frozen_at: later,
    frozen_by: someone,
    starts_on: '2026-11-02',
    ends_on: '2026-11-30',
  })
}

const visit = (campaign: string, submitted: string | undefined) =>
  put('visit_case', {
    campaign_id: campaign,
    number: 1,
    village_code: village,
    family_id: family,
    hamlet: '-',
    rt: '1',
    rw: '1',
    head_name: 'Warsito',
    status: 'open',
    baseline_sealed: bytes,
    attempts: 0,
    version: 1,
    submitted_at: submitted,
    updated_at: later,
  })

const change = () =>
  put('change', {
    number: 'PRB-2026-9',
    village_code: village,
    family_id: family,
    head_name: 'Warsito',
    kind: 'correct_values',
    door: 'village',
    source_id: someone,
    items: '[]',
    explanation: '-',
    content_salt: bytes,
    content_hash: bytes,
    status: 'proposed',
    field_confirmed: false,
    participants: '[]',
    proposed_at: later,
    step_entered_at: later,
    version: 1,
  })

const slip = () =>
  put('slip', {
    serial: 'S-1',
    code_hash: bytes,
    village_code: village,
    family_id: family,
    status: 'bound',
    printed_at: later,
  })

const makers: Readonly<
  Record<string, { make: () => Promise<unknown>; undo: readonly string[]; says: RegExp }>
> = {
  campaign: {
    make: async () => visit(await wave(), undefined),
    undo: ['visit_case', 'campaign'],
    says: /1 gelombang .*UP-2026-7/,
  },
  visit: {
    make: async () => visit(await wave(), later),
    undo: ['visit_case', 'campaign'],
    says: /1 kunjungan sudah dikirim/,
  },
  change: { make: change, undo: ['change'], says: /1 usulan .*PRB-2026-9/ },
  ratified_change: {
    make: async () => {
      const batch = await decree()
      await ratified(batch, await change())
    },
    undo: ['applied_change', 'batch', 'change'],
    says: /1 perubahan .*PRB-2026-9/,
  },
  batch: {
    make: async () => ratified(await decree(), crypto.randomUUID()),
    undo: ['applied_change', 'batch'],
    says: /1 surat pengesahan .*PGS-1 \(SK 460\/12\)/,
  },
  ticket: {
    make: () =>
      put('ticket', {
        number: 'TKT-5',
        pin_hash: bytes,
        kind: 'correction',
        channel: 'desk',
        village_code: village,
        status: 'received',
        content_sealed: bytes,
        family_id: family,
        received_at: later,
        version: 1,
      }),
    undo: ['ticket'],
    says: /1 tiket .*TKT-5/,
  },
  slip: { make: slip, undo: ['slip'], says: /1 slip terikat/ },
  saved_list: {
    make: async () => {
      const list = await put('saved_search', {
        kind: 'list',
        name: 'Rumah yang perlu dilihat',
        filter: '{}',
        owner_id: someone,
        owner_name: 'Uji Pemilik Daftar',
        role: 'dinsos_verifier',
        region_code: '3320',
        is_shared: false,
        version: 1,
        created_at: later,
        updated_at: later,
      })
      await owner.query(
        `insert into saved_list_family (regency_code, list_id, family_id, village_code, added_by, added_at)
         values ('3320', $1, $2, $3, $4, $5)`,
        [list, family, village, someone, later],
      )
    },
    undo: ['saved_list_family', 'saved_search'],
    says: /1 daftar tersimpan .*Uji Pemilik Daftar/,
  },
  report: {
    make: () =>
      put('report', {
        number: 'LAP-3',
        as_of: later,
        definition_version: '1',
        frozen: '{}',
        figures: '{}',
        content_hash: bytes,
        made_by: someone,
        made_by_name: 'Uji',
        made_at: later,
      }),
    undo: ['report'],
    says: /1 laporan .*LAP-3/,
  },
}

function decree(): Promise<string> {
  return put('batch', {
    number: 'PGS-1',
    period: '2026-11',
    status: 'signed',
    prepared_by: someone,
    prepared_by_name: 'Uji',
    prepared_at: later,
    decree_number: '460/12',
    version: 1,
  })
}

function ratified(batch: string, changeId: string): Promise<unknown> {
  return owner.query(
    `insert into applied_change (regency_code, change_id, family_id, village_code, kind, batch_id, as_of, applied_at, ministry)
     values ('3320', $1, $2, $3, 'correct_values', $4, '2026-11-02', $5, 'waiting')`,
    [changeId, family, village, batch, later],
  )
}

for (const [kind, { make, undo, says }] of Object.entries(makers))
  test(`held by ${kind}: said with its number and where to look, and nobody can ask`, async (t) => {
    assert.deepEqual((await comparison()).dependants, [])
    t.after(async () => {
      for (const table of undo) await owner.query(`delete from ${table}`)
    })
    await make()
    const { dependants, allowed } = await comparison()
    const held = dependants.find((each) => each.kind === kind)
    assert.equal(held?.count, 1)
    assert.match(held?.sentence.id ?? '', says)
    assert.ok((held?.sentence.en ?? '').length > 20)
    assert.ok(!allowed.includes('askRollback'))
    assert.equal((await asksRollback()).refusal, 'intake.rested-on')
  })

test('held by aid of a list that rests on it, and by a later delivery', async () => {
  const list =
    'nik,no_kk,nama,kode_desa,periode,nominal\n3399112201850001,3399112203120001,Warsito,3320112013,T3,600000\n'
  const paid = await deliver(house, clerk, listPapers, { 'pkh.csv': list }, second)
  const { dependants } = await comparison()
  const aid = dependants.find(({ kind }) => kind === 'aid')
  assert.deepEqual([aid?.count, aid?.named[0]?.id], [1, paid])
  assert.equal((await asksRollback()).refusal, 'intake.rested-on')
  await house.ask(second, desk.askRollback, { params: { id: paid }, body: { reason: 'Daftar keliru' } })
  await house.ask(third, desk.rollBackIntake, { params: { id: paid } })
  await workOnIntake(house.foundation, { intakeId: paid })
  assert.deepEqual((await comparison()).dependants, [])
  house.at('2026-12-02T02:00:00Z')
  const next = await deliver(
    house,
    clerk,
    { ...extractPapers, snapshotVersion: '2026-12', asOf: '2026-12-01' },
    twoFamilies('4'),
  )
  await accept(house, second, next)
  const [held] = (await comparison()).dependants
  assert.deepEqual([held?.kind, held?.named[0]?.id], ['later_intake', next])
  await house.ask(second, desk.askRollback, { params: { id: next }, body: { reason: 'Versi keliru' } })
  await house.ask(third, desk.rollBackIntake, { params: { id: next } })
  await workOnIntake(house.foundation, { intakeId: next })
})

test('with nothing on it two take it back; pressed twice at once it is taken back once', async () => {
  assert.equal((await asksRollback()).status, 200)
  const pressed = await Promise.all(
    [third, third].map((office) => house.ask(office, desk.rollBackIntake, { params: { id: delivery } })),
  )
  assert.deepEqual(pressed.map(({ status }) => status).toSorted(), [200, 409])
  await Promise.all([1, 2].map(() => workOnIntake(house.foundation, { intakeId: delivery })))
  await workOnIntake(house.foundation, { intakeId: delivery })
  assert.equal((await comparison()).status, 'rolled_back')
  const { rows } = await owner.query<{ n: number }>(
    'select count(*)::int as n from family where withdrawn_at is null',
  )
  assert.equal(rows[0]?.n, 0)
})
