import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as desk from '@tanggap/contract/intake-desk'
import * as recipients from '@tanggap/contract/intake-recipients'
import { layoutOf } from '@tanggap/core/intake'
import type { Office } from '../../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../../plumbing/test-office.ts'
import { findFamilyByIdentity, getFamilyRecord } from '../../registry/index.ts'
import { accept, deliver, extractPapers, listPapers } from '../test-delivery.ts'
import { workOnIntake } from '../work-on-intake.ts'

const village = '3320112013'
const card = '3399112203120001'
const niks = { head: '3399112201850001', wife: '3399116201870002' }
let house: TestOffice
let clerk: Office
let second: Office
let third: Office
let id: string

before(async () => {
  house = await makeTestOffice()
  house.at('2026-10-02T02:00:00Z')
  clerk = await house.hire('data_operator')
  second = await house.hire('dinsos_verifier')
  third = await house.hire('dinsos_verifier')
  await deliver(
    house,
    clerk,
    extractPapers,
    {
      'k.csv': csv('dtsen-family', [{ id_keluarga: 'K-1' }]),
      'p.csv': csv('dtsen-individual', [
        { id_individu: 'P-1' },
        {
          id_individu: 'P-2',
          nama: 'Siti Muniroh',
          nomor_induk_kependudukan: niks.wife,
          tanggal_lahir: '1987-01-22',
          jenis_kelamin: '2',
          status_hubungan_keluarga: '2',
        },
      ]),
    },
    second,
  )
  id = await deliver(house, clerk, listPapers, {
    'penerima.csv': csv('recipients', [
      { nama: 'WARSITO', nomor_induk_kependudukan: niks.head },
      // The number mistyped, the name in the old spelling.
      {
        nama: 'ST. MOENIROH',
        nomor_induk_kependudukan: '3399116201870012',
        nomor_kartu_keluarga: '3399112203120099',
      },
      {
        nama: 'SUKARDI',
        nomor_induk_kependudukan: '3399110107600003',
        nomor_kartu_keluarga: '3399112203120077',
      },
    ]),
  })
})
after(() => house.close())

const ordinary: Readonly<Record<string, string>> = {
  nomor_kartu_keluarga: card,
  nama_kepala_keluarga: 'Warsito',
  kode_kelurahan_desa: village,
  alamat: 'Dukuh Krajan',
  dusun: 'Krajan',
  rt: '3',
  rw: '1',
  desil: '2',
  nama: 'Warsito',
  nomor_induk_kependudukan: niks.head,
  tanggal_lahir: '1985-01-22',
  jenis_kelamin: '1',
  status_hubungan_keluarga: '1',
  program: 'PKH',
  periode: '2026-T3',
  nominal: '600000',
  status: 'Berhasil',
}

function csv(
  layout: 'dtsen-family' | 'dtsen-individual' | 'recipients',
  rows: readonly Readonly<Record<string, string>>[],
) {
  const columns = layoutOf(layout).columns.filter(
    ({ name }) => layout !== 'recipients' || name !== 'tanggal_lahir',
  )
  const cells = (row: Readonly<Record<string, string>>) =>
    columns.map(({ name }) => `"${row[name] ?? ordinary[name] ?? ''}"`).join(',')
  return [columns.map(({ name }) => `"${name}"`).join(','), ...rows.map(cells)].join('\n')
}

const ask = async (state: 'doubtful' | 'decided' | 'unmatched') =>
  (await house.ask(second, recipients.listRecipients, { params: { id }, query: { state } })).body

test('who is found by NIK is found; who may be meant is asked about, with the evidence; the rest is listed', async () => {
  const { list } = (await house.ask(second, desk.getComparison, { params: { id } })).body
  assert.deepEqual(list, { byNik: 1, byCard: 0, decided: 0, doubtful: 1, unmatched: 1 })
  const [doubtful] = (await ask('doubtful')).recipients
  assert.equal(doubtful?.candidates[0]?.name, 'Siti Muniroh')
  const evidence = doubtful?.candidates[0]?.evidence
  assert.deepEqual([evidence?.birthDate, evidence?.village, evidence?.nik], ['same', 'same', 'close'])
  assert.doesNotMatch(JSON.stringify(doubtful), /\d{12,}/)
  assert.equal((await ask('unmatched')).recipients[0]?.name, 'SUKARDI')
})

test('a person decides, takes it back, decides again; nobody who was not shown can be chosen', async () => {
  const [doubtful] = (await ask('doubtful')).recipients
  assert.ok(doubtful)
  const params = { id, file: doubtful.fileId, line: doubtful.line }
  const personId = doubtful.candidates[0]?.personId ?? ''
  const stranger = await house.ask(second, recipients.decideRecipient, {
    params,
    body: { personId: '0198a000-0000-7000-8000-000000000001' },
  })
  assert.equal(stranger.refusal, 'intake.not-a-candidate')
  assert.equal(
    (await house.ask(second, recipients.decideRecipient, { params, body: { personId } })).status,
    200,
  )
  const twice = await house.ask(second, recipients.decideRecipient, { params, body: { personId: null } })
  assert.equal(twice.refusal, 'intake.decided-already')
  assert.equal((await house.ask(second, recipients.undoRecipient, { params })).status, 200)
  assert.equal((await ask('doubtful')).total, 1)
  await house.ask(second, recipients.decideRecipient, { params, body: { personId } })
  assert.equal((await ask('decided')).recipients[0]?.chosen, personId)
})

test('what persons decided stands when the list is matched again', async () => {
  await house.ask(second, desk.compareAgain, { params: { id } })
  await workOnIntake(house.foundation, { intakeId: id })
  assert.equal((await ask('decided')).total, 1)
})

test('aid is recorded for those found, taken back whole, and comes again', async () => {
  await accept(house, second, id)
  const aidOf = (nik: string) =>
    house.act(second, async (acting) => {
      const who = await findFamilyByIdentity(acting, nik)
      return who ? (await getFamilyRecord(acting, who.familyId))?.aid.length : undefined
    })
  assert.equal(await aidOf(niks.wife), 2)
  const { body } = await house.ask(second, recipients.downloadUnmatched, { params: { id } })
  assert.match(String(body), /SUKARDI/)
  assert.doesNotMatch(String(body), /\d{16}/)
  await house.ask(second, desk.askRollback, { params: { id }, body: { reason: 'Daftar yang keliru' } })
  await house.ask(third, desk.rollBackIntake, { params: { id } })
  await workOnIntake(house.foundation, { intakeId: id })
  assert.equal(await aidOf(niks.wife), 0)
})
