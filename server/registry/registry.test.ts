import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import * as contract from '@tanggap/contract/registry'
import type { ChangeItem } from '@tanggap/core/changes'
import { layoutOf } from '@tanggap/core/intake'
import pg from 'pg'
import { deliver, extractPapers } from '../intake/test-delivery.ts'
import { type Office, systemOffice } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import {
  applyRatifiedChange,
  baselineOf,
  type FamilyRecord,
  findFamilyByIdentity,
  getFamilyRecord,
  listFamiliesOfVillage,
  type RatifiedChange,
  recordMinistryReply,
} from './index.ts'

const village = '3320112013'
const sibling = '3320112014'
const head = '3399112201850001'
const wife = '3399116201870002'

let house: TestOffice
let clerk: Office
let verifier: Office
let operator: Office
let neighbour: Office
let familyId: string

before(async () => {
  house = await makeTestOffice()
  house.at('2026-10-02T02:00:00Z')
  clerk = await house.hire('data_operator')
  verifier = await house.hire('dinsos_verifier')
  operator = await house.hire('village_operator', village)
  neighbour = await house.hire('village_operator', sibling)
})
after(() => house.close())

let snapshots = 0
/** A snapshot of the one family, as of a day, with this floor and head's name. */
async function snapshot(asOf: string, floor: string, name = 'Warsito'): Promise<void> {
  snapshots += 1
  const about = { ...extractPapers, asOf, snapshotVersion: `uji-${snapshots}` } as const
  await deliver(
    house,
    clerk,
    about,
    {
      'k.csv': csv('dtsen-family', [
        { jenis_lantai_terluas: floor, nama_kepala_keluarga: name, tanggal_pemutakhiran: asOf },
      ]),
      'p.csv': csv('dtsen-individual', [
        { nama: name, tanggal_pemutakhiran: asOf },
        {
          id_individu: 'P-2',
          nomor_induk_kependudukan: wife,
          nama: 'Siti Muniroh',
          tanggal_lahir: '1987-01-22',
          jenis_kelamin: '2',
          status_hubungan_keluarga: '2',
        },
      ]),
    },
    verifier,
  )
}

function csv(layout: Parameters<typeof layoutOf>[0], rows: readonly Readonly<Record<string, string>>[]) {
  const { columns } = layoutOf(layout)
  const lines = rows.map((row) => columns.map(({ name }) => row[name] ?? ordinary[name] ?? '').join(','))
  return [columns.map(({ name }) => name).join(','), ...lines].join('\n')
}

const ordinary: Readonly<Record<string, string>> = {
  id_keluarga: 'K-1',
  id_individu: 'P-1',
  nomor_kartu_keluarga: '3399112203120001',
  nama_kepala_keluarga: 'Warsito',
  kode_kelurahan_desa: village,
  alamat: 'Dukuh Krajan',
  dusun: 'Krajan',
  rt: '3',
  rw: '1',
  keluarga_dalam_rumah: '1',
  jenis_lantai_terluas: '8',
  emas_perhiasan: '5',
  desil: '2',
  nama: 'Warsito',
  nomor_induk_kependudukan: head,
  tanggal_lahir: '1985-01-22',
  jenis_kelamin: '1',
  status_hubungan_keluarga: '1',
  penyakit_kronis: '02',
}

const record = async (office: Office = verifier): Promise<FamilyRecord> => {
  const found = await house.act(office, (acting) => getFamilyRecord(acting, familyId))
  assert.ok(found)
  return found
}
const valueIn = ({ values }: Pick<FamilyRecord, 'values'>, key: string) =>
  values.find((value) => value.key === key)

let changes = 0
function change(items: readonly Partial<ChangeItem>[], about: Partial<RatifiedChange> = {}): RatifiedChange {
  changes += 1
  return {
    changeId: `00000000-0000-7000-8000-${String(changes).padStart(12, '0')}`,
    familyId,
    kind: 'correct_values',
    asOf: '2026-10-01',
    batchId: '00000000-0000-7000-9000-000000000001',
    items: items.map((item) => ({
      subject: 'family',
      subjectName: 'Warsito',
      question: '',
      from: null,
      to: null,
      sensitivity: 'general',
      ...item,
    })),
    ...about,
  }
}
const apply = (about: RatifiedChange) =>
  house.act(systemOffice('3320', 'Pengesahan'), (acting) => applyRatifiedChange(acting, about))
const answer = (changeId: string, said: 'accepted' | 'returned') =>
  house.act(clerk, (acting) => recordMinistryReply(acting, changeId, said))

beforeEach(async () => {
  if (familyId !== undefined) return
  await snapshot('2026-09-01', '8')
  const found = await house.act(verifier, (acting) => findFamilyByIdentity(acting, head))
  familyId = found?.familyId ?? ''
})

test('a value ratified after the snapshot is current, marked as not yet in DTSEN, and both stay visible', async () => {
  const floor = change([{ question: 'floorMaterial', from: 'earth', to: 'ceramic' }])
  assert.equal((await apply(floor)).applied, true)
  const value = valueIn(await record(), 'floorMaterial')
  assert.deepEqual([value?.value, value?.from, value?.notYetInDtsen], ['ceramic', 'ratified', true])
  assert.equal(value?.provider?.value, 'earth')
  assert.equal(value?.ratified?.ministry, 'waiting')
  const baseline = await house.act(verifier, (acting) => baselineOf(acting, familyId))
  assert.equal(baseline.family.floorMaterial, 'ceramic')
  assert.equal(baseline.members[0]?.answers.nik, head)
})

test('taking a ratified change in is safe to repeat', async () => {
  const roof = change([{ question: 'roofMaterial', to: 'tile' }])
  await apply(roof)
  const once = await record()
  const again = await apply(roof)
  assert.deepEqual([again.applied, again.familyId], [false, familyId])
  assert.equal((await record()).version, once.version)
})

test('a returned change gives way to the provider; an accepted one stays', async () => {
  const wall = change([{ question: 'wallMaterial', to: 'brick_concrete' }])
  await apply(wall)
  await answer(wall.changeId, 'accepted')
  assert.equal(valueIn(await record(), 'wallMaterial')?.ratified?.ministry, 'accepted')

  const rt = change([{ question: 'rt', to: '007' }])
  await apply(rt)
  assert.equal((await record()).rt, '007')
  await answer(rt.changeId, 'returned')
  const after = await record()
  assert.deepEqual([after.rt, valueIn(after, 'rt')?.from], ['003', 'provider'])
})

test('an older snapshot does not undo what was ratified since; a newer one is current again', async () => {
  const name = change([
    {
      subject: 'member',
      personId: (await record()).members[0]?.personId ?? '',
      question: 'name',
      to: 'Warsita',
    },
  ])
  await apply(name)
  await snapshot('2026-09-30', '8', 'Warsito')
  const older = await record()
  assert.deepEqual([older.headName, valueIn(older, 'floorMaterial')?.value], ['Warsita', 'ceramic'])

  house.at('2026-11-05T02:00:00Z')
  await snapshot('2026-11-01', '6', 'Warsito')
  const newer = await record()
  assert.equal(newer.headName, 'Warsito')
  const floor = valueIn(newer, 'floorMaterial')
  assert.deepEqual(
    [floor?.value, floor?.from, floor?.ratified?.value],
    ['cement_brick', 'provider', 'ceramic'],
  )
})

test('health ratified apart stays sealed in the database and is kept from the village', async () => {
  const [man] = (await record()).members
  await apply(
    change(
      [
        {
          subject: 'member',
          personId: man?.personId ?? '',
          question: 'chronicIllness',
          to: ['diabetes'],
          sensitivity: 'specific',
        },
      ],
      { kind: 'correct_health', asOf: '2026-11-04' },
    ),
  )
  const client = new pg.Client({ connectionString: house.test.ownerUrl })
  await client.connect()
  const { rows } = await client.query(
    `select count(*)::int as n from person_values where values::text like '%diabetes%' or values::text like '%${head}%'`,
  )
  await client.end()
  assert.deepEqual(rows, [{ n: 0 }])

  const shown = async (office: Office) =>
    (await house.ask(office, contract.getFamily, { params: { id: familyId } })).body
  const illness = ({ people }: contract.ShownFamily) =>
    people[0]?.values.find(({ key }) => key === 'chronicIllness')
  assert.deepEqual(illness(await shown(verifier))?.value, ['diabetes'])
  const village = illness(await shown(operator))
  assert.deepEqual([village?.hidden, village?.value, village?.provider?.value], [true, undefined, undefined])
})

test('a death ends the membership and nothing brings the dead back, not even the next snapshot', async () => {
  const [, woman] = (await record()).members
  await apply(
    change([{ subject: 'member', question: 'presence', to: 'deceased' }], {
      kind: 'member_died',
      personId: woman?.personId,
      asOf: '2026-11-04',
    }),
  )
  await snapshot('2026-11-05', '6')
  const gone = (await record()).members.find(({ personId }) => personId === woman?.personId)
  assert.deepEqual([gone?.status, gone?.until, gone?.endedReason], ['deceased', '2026-11-04', 'deceased'])
})

test('a birth makes a person and a membership; a family that is gone ends with its reason', async () => {
  const baby = '00000000-0000-7000-8000-0000000000b1'
  await apply(
    change(
      [
        { subject: 'member', personId: baby, question: 'name', to: 'Aisyah', subjectName: 'Aisyah' },
        { subject: 'member', personId: baby, question: 'birthDate', to: '2026-10-20' },
        { subject: 'member', personId: baby, question: 'sex', to: 'female' },
        { subject: 'member', personId: baby, question: 'relationship', to: 'child' },
      ],
      { kind: 'member_born', personId: baby, asOf: '2026-11-04' },
    ),
  )
  const born = (await record()).members.find(({ personId }) => personId === baby)
  assert.deepEqual(
    [born?.name, born?.sex, born?.birthDate, born?.relationship, born?.until],
    ['Aisyah', 'female', '2026-10-20', 'child', null],
  )
  assert.equal(valueIn(born ?? { values: [] }, 'name')?.notYetInDtsen, true)

  const made = await apply(
    change(
      [
        { question: 'headName', to: 'Paijan', subjectName: 'Paijan' },
        { question: 'rt', to: '001' },
        { question: 'rw', to: '002' },
      ],
      { kind: 'new_family', familyId: undefined, villageCode: village },
    ),
  )
  const other = await house.act(operator, (acting) => getFamilyRecord(acting, made.familyId))
  assert.deepEqual([other?.headName, other?.rt, other?.officialDecile], ['Paijan', '001', null])
  await apply(change([], { kind: 'family_moved_out', familyId: made.familyId }))
  const list = await house.act(operator, (acting) => listFamiliesOfVillage(acting, village))
  assert.deepEqual(
    list.map(({ id }) => id),
    [familyId],
  )
})

test('another village sees nothing of it, and says so in the same words as for nobody', async () => {
  assert.equal(await house.act(neighbour, (acting) => getFamilyRecord(acting, familyId)), undefined)
  assert.equal(await house.act(neighbour, (acting) => findFamilyByIdentity(acting, head)), undefined)
  assert.deepEqual(await house.act(neighbour, (acting) => listFamiliesOfVillage(acting, village)), [])
  const answer = await house.ask(neighbour, contract.getFamily, { params: { id: familyId } })
  assert.deepEqual([answer.status, answer.refusal], [404, 'request.not-found'])
})

test('a name in another spelling, a NIK and a card number all lead to the family, with no number in full', async () => {
  for (const search of [
    { name: 'WARSITA' },
    { name: 'Muniroh Siti' },
    { digits: head },
    { digits: '3399112203120001' },
  ]) {
    const { body } = await house.ask(operator, contract.searchFamilies, { body: search })
    assert.deepEqual(
      body.families.map(({ id }) => id),
      [familyId],
      JSON.stringify(search),
    )
    assert.doesNotMatch(JSON.stringify(body), /\d{16}/)
  }
  const { body } = await house.ask(operator, contract.getFamily, { params: { id: familyId } })
  assert.doesNotMatch(JSON.stringify(body).replace(/[0-9a-f-]{36}/g, ''), /\d{16}/)
  assert.equal(body.people[0]?.nikEnd, '0001')
})

test('full numbers need an office, a reason, and leave a line for each reading', async () => {
  const ask = (office: Office, reason: string) =>
    house.ask(office, contract.unmaskNumbers, { params: { id: familyId }, body: { reason } })
  assert.equal((await ask(operator, 'Mencocokkan dengan KTP')).status, 403)
  assert.equal((await ask(verifier, 'ingin')).refusal, 'registry.reason-too-short')
  const { body } = await ask(verifier, 'Mencocokkan NIK dengan Dukcapil')
  assert.equal(body.niks[0]?.nik, head)

  const client = new pg.Client({ connectionString: house.test.ownerUrl })
  await client.connect()
  const { rows } = await client.query(
    `select action, account_id, reason, detail from audit_line where $1 = any (subject_ids) order by at desc, id desc`,
    [familyId],
  )
  await client.end()
  const unmasked = rows.filter((row) => row.action === 'registry.unmask')
  assert.deepEqual(
    unmasked.map((row) => [row.account_id, row.reason]),
    [[verifier.accountId, 'Mencocokkan NIK dengan Dukcapil']],
  )
  for (const action of ['registry.read-family', 'registry.search', 'registry.find-by-identity'])
    assert.ok(
      rows.some((row) => row.action === action),
      action,
    )
  assert.doesNotMatch(JSON.stringify(rows), /\b\d{16}\b/)
})
