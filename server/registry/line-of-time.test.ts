import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { proposeByVillage, readProposable } from '@tanggap/contract/changes'
import * as contract from '@tanggap/contract/registry'
import * as past from '@tanggap/contract/registry-history'
import type { InputOf } from '@tanggap/contract/route'
import { mayDo, roles } from '@tanggap/core/access'
import { readForCarrier } from '../changes/index.ts'
import { takeSnapshot } from '../intake/test-snapshot.ts'
import { type Office, systemOffice } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { applyRatifiedChange, findFamilyByIdentity, recordMinistryReply } from './index.ts'

/** One family through three snapshots, four ratified changes and a move; then everything about it is read back. */
const village = '3320112013'
const next = '3320112014'
const husband = { nomor_induk_kependudukan: '3399112201850001', nama: 'Warsito', tanggal_lahir: '1985-01-22' }
const wife = {
  nomor_induk_kependudukan: '3399116201870002',
  nama: 'Siti Muniroh',
  tanggal_lahir: '1987-01-22',
}
const mother = { nomor_induk_kependudukan: '3399115505600003', nama: 'Sutinah', tanggal_lahir: '1960-05-15' }
const child = {
  nomor_induk_kependudukan: '3399110505150004',
  nama: 'Dimas',
  tanggal_lahir: '2015-05-05',
  partisipasi_sekolah: '2',
}
const card = { nomor_kartu_keluarga: '3399112203120001', id_keluarga: 'K-1' }

let house: TestOffice
let clerk: Office
let verifier: Office
let operator: Office
let neighbour: Office
let family = ''
const people = { husband: '', wife: '', mother: '', child: '' }

before(async () => {
  house = await makeTestOffice()
  house.at('2026-02-02T02:00:00Z')
  clerk = await house.hire('data_operator')
  verifier = await house.hire('dinsos_verifier', '3320', 'Bu Rahma')
  operator = await house.hire('village_operator', village)
  neighbour = await house.hire('village_operator', next)
  await snapshot('2026-1', '2026-02-01', { floor: '8', decile: '2' }, ['husband', 'wife', 'mother', 'child'])
  house.at('2026-05-02T02:00:00Z')
  await snapshot('2026-2', '2026-05-01', { floor: '8', decile: '4' }, ['husband', 'wife', 'mother', 'child'])
  house.at('2026-08-02T02:00:00Z')
  await snapshot(
    '2026-3',
    '2026-08-01',
    { floor: '1', decile: '5', emas_perhiasan: '7', nomor_kartu_keluarga: '3399110108260009' },
    ['husband', 'wife', 'child'],
  )
  const found = async (nik: string) =>
    (await house.act(verifier, (acting) => findFamilyByIdentity(acting, nik))) ?? {
      familyId: '',
      personId: '',
    }
  family = (await found(husband.nomor_induk_kependudukan)).familyId
  people.husband = (await found(husband.nomor_induk_kependudukan)).personId
  people.wife = (await found(wife.nomor_induk_kependudukan)).personId
  people.child = (await found(child.nomor_induk_kependudukan)).personId
  people.mother = (await found(mother.nomor_induk_kependudukan)).personId
})
after(() => house.close())

function snapshot(
  version: string,
  asOf: string,
  { floor, decile, ...cells }: Readonly<Record<string, string>>,
  who: readonly (keyof typeof people)[],
) {
  const all = {
    husband: { ...card, ...cells, ...husband, id_individu: 'P-1', status_hubungan_keluarga: '1' },
    wife: {
      ...card,
      ...cells,
      ...wife,
      id_individu: 'P-2',
      jenis_kelamin: '2',
      status_hubungan_keluarga: '2',
    },
    child: { ...card, ...cells, ...child, id_individu: 'P-4', status_hubungan_keluarga: '3' },
    mother: {
      ...card,
      ...cells,
      ...mother,
      id_individu: 'P-3',
      jenis_kelamin: '2',
      status_hubungan_keluarga: '6',
    },
  }
  const house1 = {
    ...card,
    ...cells,
    nama_kepala_keluarga: 'Warsito',
    jenis_lantai_terluas: floor ?? '',
    desil: decile ?? '',
  }
  return takeSnapshot(
    house,
    { clerk, second: verifier },
    { version, asOf, families: [house1], persons: who.map((one) => ({ ...all[one], desil: decile ?? '' })) },
  )
}

/** Proposed by the village at its own door, and taken into the register as the signed batch does. */
async function ratified(
  kind: NonNullable<InputOf<typeof proposeByVillage>['body']>['kind'],
  stated: Readonly<Record<string, string>>,
  asOf: string,
  personId: string | null = null,
  office = operator,
): Promise<string> {
  house.at(`${asOf}T03:00:00Z`)
  const { body, refusal } = await house.ask(office, proposeByVillage, {
    body: {
      villageCode: office.region,
      familyId: family,
      personId,
      kind,
      stated,
      explanation: 'Kata Pak RT, surat ada.',
    },
  })
  assert.equal(refusal, undefined)
  await house.act(systemOffice('3320', 'Pengesahan'), async (acting) => {
    const change = await readForCarrier(acting, body.id)
    assert.ok(change)
    await applyRatifiedChange(acting, {
      changeId: change.id,
      familyId: change.familyId ?? undefined,
      personId: change.personId ?? undefined,
      kind: change.kind,
      items: change.items,
      asOf,
      batchId: '00000000-0000-7000-9000-000000000001',
    })
  })
  return body.id
}

const line = async (office: Office = verifier) =>
  (await house.ask(office, past.getFamilyLine, { params: { id: family } })).body.events
const of = <Kind extends past.LineEvent['kind']>(events: readonly past.LineEvent[], kind: Kind) =>
  events.filter((event): event is Extract<past.LineEvent, { kind: Kind }> => event.kind === kind)
const course = async (office: Office = verifier) =>
  (await house.ask(office, past.getFamilyCourse, { params: { id: family } })).body

test('a decile that moved alone is told as the ranking of others; one that moved with the house names what changed', async () => {
  const snapshots = of(await line(), 'snapshot')
  assert.deepEqual(
    snapshots.map(({ snapshot, decile }) => [snapshot, decile?.kind, decile?.from, decile?.to]),
    [
      ['2026-3', 'values_changed', 4, 5],
      ['2026-2', 'ranking_moved', 2, 4],
    ],
  )
  const [third] = snapshots
  assert.ok(third?.decile?.fields.includes('floorMaterial'))
  const floor = third?.fields.find(({ key }) => key === 'floorMaterial')
  assert.deepEqual([floor?.from, floor?.to], ['earth', 'marble_granite'])
  assert.equal(third?.by, 'Bu Rahma')
  assert.equal(of(await line(operator), 'snapshot')[0]?.by, null, 'deliveries are not a village’s business')
})

test('a new card is told by its last digits, and the family keeps its id', async () => {
  const [changed] = of(await line(), 'card')
  assert.deepEqual([changed?.before, changed?.after, changed?.asOf], ['0001', '0009', '2026-08-01'])
  const { cards } = await course()
  assert.deepEqual(
    cards.map(({ end, to }) => [end, to]),
    [
      ['0001', '2026-08-01'],
      ['0009', null],
    ],
  )
})

test('a member whom the snapshot does not name stays, is marked, and a later change settles it', async () => {
  const left = (events: readonly past.LineEvent[]) =>
    of(events, 'snapshot').flatMap(({ members }) => members.filter(({ kinds }) => kinds.includes('left')))
  assert.deepEqual(
    left(await line()).map(({ name }) => name),
    ['Sutinah'],
  )
  const before = await course()
  assert.deepEqual(
    before.open.map(({ what, name, settledBy }) => [what, name, settledBy]),
    [['not_named', 'Sutinah', ['member_left', 'member_died']]],
  )
  await ratified('member_died', { deathDate: '2026-07-01' }, '2026-09-01', people.mother)
  const after = await course()
  assert.deepEqual(after.open, [])
  const gone = after.members.find(({ personId }) => personId === people.mother)
  assert.deepEqual([gone?.to, gone?.endedReason, gone?.status], ['2026-09-01', 'deceased', 'deceased'])
})

test('a ratified change is told with what, why and everybody who had a hand in it', async () => {
  const [death] = of(await line(), 'change')
  assert.deepEqual(
    [death?.about, death?.why, death?.persons],
    ['member_died', 'Kata Pak RT, surat ada.', [{ id: people.mother, name: 'Sutinah' }]],
  )
  assert.deepEqual(
    death?.steps.map(({ action }) => action),
    ['propose'],
  )
})

test('a death recorded by mistake is taken back by a later change: she returns with her own history', async () => {
  const offered = (await house.ask(operator, readProposable, { params: { id: family } })).body
  assert.deepEqual(
    offered.former.map(({ personId, asked }) => [personId, asked]),
    [[people.mother, ['relationship', 'joinedDate']]],
  )
  await ratified(
    'member_joined',
    { joinedDate: '2026-09-02', relationship: 'parent' },
    '2026-09-10',
    people.mother,
  )
  const { members } = await course()
  assert.deepEqual(
    members
      .filter(({ personId }) => personId === people.mother)
      .map(({ from, to, status }) => [from, to, status]),
    [
      ['2026-02-01', '2026-09-01', 'active'],
      ['2026-09-10', null, 'active'],
    ],
  )
  const twice = await house.ask(operator, proposeByVillage, {
    body: {
      villageCode: village,
      familyId: family,
      personId: people.mother,
      kind: 'member_joined',
      stated: { joinedDate: '2026-09-02' },
      explanation: 'Sekali lagi, padahal sudah.',
    },
  })
  assert.equal(twice.refusal, 'change.member-unknown')
})

test('what the ministry returns of a composition stands, and says which change would take it back', async () => {
  const change = await ratified(
    'member_left',
    { leftDate: '2026-09-11', destination: 'Kudus' },
    '2026-09-12',
    people.wife,
  )
  house.at('2026-09-20T02:00:00Z')
  await house.act(clerk, (acting) => recordMinistryReply(acting, change, 'returned'))
  const { open } = await course()
  assert.deepEqual(
    open.map(({ what, name, settledBy }) => [what, name, settledBy]),
    [['returned', 'Siti Muniroh', ['member_joined']]],
  )
  assert.equal(of(await line(), 'reply')[0]?.answer, 'returned')
  await ratified(
    'member_joined',
    { joinedDate: '2026-09-21', relationship: 'spouse' },
    '2026-09-22',
    people.wife,
  )
  assert.deepEqual((await course()).open, [])
})

test('a value is followed through every snapshot and ratification, equal ones as one time', async () => {
  await ratified('correct_values', { floorMaterial: 'ceramic' }, '2026-09-25')
  const { body } = await house.ask(verifier, past.getFamilyValueHistory, {
    params: { id: family, key: 'floorMaterial' },
  })
  assert.deepEqual(
    body.eras.map(({ layer, value, from, current }) => [layer, value, from, current]),
    [
      ['ratified', 'ceramic', '2026-09-25', true],
      ['provider', 'marble_granite', '2026-08-01', false],
      ['provider', 'earth', '2026-02-01', false],
    ],
  )
  const card = await house.ask(verifier, past.getFamilyValueHistory, {
    params: { id: family, key: 'familyCardNumber' },
  })
  assert.deepEqual(
    card.body.eras.map(({ value }) => value),
    ['•••• 0009', '•••• 0001'],
  )
})

test('each class of values is shown to whom it is for: on the page, in its history, of the family and its members', async () => {
  let asked = 0
  for (const role of roles.filter((one) => mayDo(one, 'registry.read'))) {
    const isVillage = role.startsWith('village')
    const office = await house.hire(role, isVillage ? village : '3320')
    const { body } = await house.ask(office, contract.getFamily, { params: { id: family } })
    const works = role === 'data_operator' || role === 'dinsos_verifier'
    for (const [key, owner, shown] of [
      ['floorMaterial', 'family', true],
      ['familyCardNumber', 'family', '•••• 0009'],
      ['goldGrams', 'family', works],
      ['maritalStatus', 'person', true],
      ['nik', 'person', '•••• 0001'],
      ['chronicIllness', 'person', works],
      ['schoolParticipation', 'child', works],
      ['relationship', 'child', true],
    ] as const) {
      const whose = owner === 'child' ? people.child : people.husband
      const values =
        owner === 'family'
          ? body.values
          : (body.people.find(({ personId }) => personId === whose)?.values ?? [])
      const value = values.find((one) => one.key === key)
      const told =
        owner === 'family'
          ? await house.ask(office, past.getFamilyValueHistory, { params: { id: family, key } })
          : await house.ask(office, past.getPersonValueHistory, { params: { id: whose, key } })
      const what = `${role} ${key}`
      assert.equal(told.body.hidden, shown === false, what)
      if (value) assert.equal(value.hidden, shown === false, what)
      if (typeof shown === 'string') assert.equal(told.body.eras[0]?.value, shown, what)
      if (shown === false) {
        assert.deepEqual(told.body.eras, [], what)
        assert.deepEqual([value?.value, value?.provider?.value], [undefined, undefined], what)
      }
      asked += 1
    }
    const snapshots = of(await line(office), 'snapshot')
    assert.deepEqual(
      snapshots.map(({ snapshot, specific }) => [snapshot, specific]),
      [
        ['2026-3', !works],
        ['2026-2', false],
      ],
      role,
    )
    assert.equal(/goldGrams/.test(JSON.stringify(snapshots)), works, `${role}: which specific value changed`)
    for (const route of [past.getFamilyLine, past.getFamilyCourse]) {
      const answer = await house.ask(office, route, { params: { id: family } })
      assert.doesNotMatch(JSON.stringify(answer.body).replace(/[0-9a-f-]{36}/g, ''), /\d{16}/, role)
    }
  }
  assert.equal(asked, 5 * 8)
})

test('a family that moves within the regency takes its line of time along, and is told where it went', async () => {
  await ratified('family_moved_within', { movedDate: '2026-10-01', village: next }, '2026-10-02')
  const lost = await house.ask(operator, past.getFamilyLine, { params: { id: family } })
  assert.equal(lost.refusal, 'request.not-found')
  const events = await line(neighbour)
  const [move] = of(events, 'move')
  assert.deepEqual(of(events, 'change'), [], 'the papers of a change stay with the village that wrote them')
  const [moved] = of(await line(), 'change')
  assert.deepEqual(
    moved?.items.map(({ key, to }) => [key, to]),
    [
      ['movedDate', '2026-10-01'],
      ['village', next],
      ['destination', `${move?.to.name}, Tahunan`],
    ],
  )
  assert.deepEqual([move?.from.code, move?.to.code], [village, next])
  assert.equal(of(events, 'snapshot').length, 2, 'earlier snapshots are told in the new village too')
  assert.deepEqual(
    (await course(neighbour)).moves.map(({ day }) => day),
    ['2026-10-02'],
  )
})

test('a family that ended is taken up again by a later change', async () => {
  await house.act(systemOffice('3320', 'Pengesahan'), (acting) =>
    applyRatifiedChange(acting, {
      changeId: '00000000-0000-7000-8000-00000000e0d1',
      familyId: family,
      kind: 'family_not_found',
      items: [],
      asOf: '2026-10-05',
      batchId: '00000000-0000-7000-9000-000000000002',
    }),
  )
  assert.deepEqual(
    (await course()).open.map(({ what }) => what),
    ['ended'],
  )
  await ratified('family_restored', { foundDate: '2026-10-06' }, '2026-10-08', null, neighbour)
  assert.deepEqual((await course()).open, [])
  const { body } = await house.ask(verifier, contract.getFamily, { params: { id: family } })
  assert.deepEqual([body.status, body.endedReason], ['active', null])
})

test('a person is read with every family they belonged to, and what concerns them alone', async () => {
  const { body } = await house.ask(verifier, past.getPerson, { params: { id: people.mother } })
  assert.deepEqual([body.person.name, body.belongings.length], ['Sutinah', 2])
  const events = (await house.ask(verifier, past.getPersonLine, { params: { id: people.mother } })).body
    .events
  assert.deepEqual(
    events.map(({ kind }) => kind),
    ['move', 'change', 'change', 'snapshot', 'first'],
  )
  assert.ok(
    events.every(
      ({ kind, persons }) =>
        kind === 'move' || kind === 'first' || persons.some(({ id }) => id === people.mother),
    ),
  )
  const { refusal } = await house.ask(operator, past.getPerson, { params: { id: people.mother } })
  assert.equal(refusal, 'request.not-found')
})
