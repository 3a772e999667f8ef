import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as desk from '@tanggap/contract/intake-desk'
import { layoutOf } from '@tanggap/core/intake'
import type { Office } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import {
  applyRatifiedChange,
  findFamilyByIdentity,
  getFamilyRecord,
  snapshotHistoryOf,
} from '../registry/index.ts'
import { accept, deliver, extractPapers } from './test-delivery.ts'
import { workOnIntake } from './work-on-intake.ts'

const niks = { first: '3399112201850001', second: '3399111205800009' }
const cards = { first: '3399112203120001', second: '3399112203120002' }
const later = { ...extractPapers, snapshotVersion: '2026-10', asOf: '2026-10-31' } as const
let house: TestOffice
let clerk: Office
let second: Office
let third: Office
let delivery: string

before(async () => {
  house = await makeTestOffice()
  house.at('2026-10-02T02:00:00Z')
  clerk = await house.hire('data_operator')
  second = await house.hire('dinsos_verifier')
  third = await house.hire('dinsos_verifier')
  await deliver(house, clerk, extractPapers, extract('2'), second)
  // One is ratified after the day of the second snapshot, the other before it.
  await ratifies(niks.first, '2026-11-15')
  await ratifies(niks.second, '2026-10-15')
  house.at('2026-12-01T02:00:00Z')
})
after(() => house.close())

async function ratifies(nik: string, asOf: string): Promise<void> {
  await house.act(second, async (acting) => {
    const who = await findFamilyByIdentity(acting, nik)
    await applyRatifiedChange(acting, {
      changeId: acting.id(),
      familyId: who?.familyId,
      kind: 'correct_values',
      items: [
        {
          subject: 'family',
          subjectName: '',
          question: 'floorMaterial',
          sensitivity: 'general',
          from: 'earth',
          to: 'ceramic',
        },
      ],
      asOf,
      batchId: acting.id(),
    })
  })
}

const ordinary: Readonly<Record<string, string>> = {
  kode_kelurahan_desa: '3320112013',
  alamat: 'Dukuh Krajan',
  dusun: 'Krajan',
  rt: '3',
  rw: '1',
  keluarga_dalam_rumah: '1',
  status_kepemilikan_rumah: '1',
  jenis_lantai_terluas: '8',
  jenis_kelamin: '1',
  status_hubungan_keluarga: '1',
  status_kawin: '2',
}

function extract(decile: string): Readonly<Record<string, string>> {
  const people = [
    { key: '1', nama: 'Warsito', nik: niks.first, card: cards.first, born: '1985-01-22', desil: decile },
    { key: '2', nama: 'Kasmin', nik: niks.second, card: cards.second, born: '1980-05-12', desil: '3' },
  ]
  const rows = people.map(({ key, nama, nik, card, born, desil }) => ({
    ...ordinary,
    id_keluarga: `K-${key}`,
    id_individu: `P-${key}`,
    nama,
    nama_kepala_keluarga: nama,
    nomor_induk_kependudukan: nik,
    nomor_kartu_keluarga: card,
    tanggal_lahir: born,
    desil,
  }))
  const file = (layout: 'dtsen-family' | 'dtsen-individual') => {
    const { columns } = layoutOf(layout)
    const line = (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join(',')
    return [
      line(columns.map(({ name }) => name)),
      ...rows.map((row: Readonly<Record<string, string>>) =>
        line(columns.map(({ name }) => row[name] ?? '')),
      ),
    ].join('\n')
  }
  return { 'k.csv': `${file('dtsen-family')}\n`, 'p.csv': file('dtsen-individual') }
}

const floorOf = (nik: string) =>
  house.act(second, async (acting) => {
    const who = await findFamilyByIdentity(acting, nik)
    const record = who && (await getFamilyRecord(acting, who.familyId))
    const floor = record?.values.find(({ key }) => key === 'floorMaterial')
    return [floor?.value, floor?.from, floor?.provider?.value, floor?.ratified?.value]
  })

test('what the regency has ratified otherwise is set apart, with what would become of it', async () => {
  delivery = await deliver(house, clerk, later, extract('4'))
  const { summary, taking } = (await house.ask(second, desk.getComparison, { params: { id: delivery } })).body
  assert.deepEqual(summary?.contradictions, { stay: 1, yield: 1 })
  assert.deepEqual([summary?.kinds.contradicts, taking?.yielding], [2, 1])
  const { body } = await house.ask(second, desk.listComparedFamilies, {
    params: { id: delivery },
    query: { kind: 'contradicts' },
  })
  const [first] = body.families
  const one = await house.ask(second, desk.getComparedFamily, {
    params: { id: delivery, family: first?.familyId ?? '' },
  })
  const [against] = one.body.contradictions
  assert.deepEqual(
    [against?.key, against?.ratified, against?.delivered],
    ['floorMaterial', 'ceramic', 'earth'],
  )
})

test('taken in, the younger of the two is shown and both stay kept; taken back, it is as before', async () => {
  const before = [await floorOf(niks.first), await floorOf(niks.second)]
  await accept(house, second, delivery)
  assert.deepEqual(await floorOf(niks.first), ['ceramic', 'ratified', 'earth', 'ceramic'])
  assert.deepEqual(await floorOf(niks.second), ['earth', 'provider', 'earth', 'ceramic'])
  await house.ask(second, desk.askRollback, { params: { id: delivery }, body: { reason: 'Versi keliru' } })
  await house.ask(third, desk.rollBackIntake, { params: { id: delivery } })
  await workOnIntake(house.foundation, { intakeId: delivery })
  assert.deepEqual([await floorOf(niks.first), await floorOf(niks.second)], before)
})

test('a movement of the decile is explained from what the snapshot changed; one taken back is not told', async () => {
  const historyOf = () =>
    house.act(second, async (acting) => {
      const who = await findFamilyByIdentity(acting, niks.first)
      return snapshotHistoryOf(acting, who?.familyId ?? '')
    })
  assert.deepEqual(await historyOf(), [])
  const again = await deliver(house, clerk, later, extract('4'))
  await house.ask(second, desk.chooseScope, {
    params: { id: again },
    body: { villages: null, kinds: ['decile_up', 'contradicts'] },
  })
  await accept(house, third, again)
  const [step] = await historyOf()
  assert.deepEqual([step?.snapshot, step?.decile.kind], ['2026-10', 'ranking_moved'])
})
