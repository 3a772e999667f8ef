import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { barriersOn } from './cast/axe.ts'
import { receives } from './cast/data-operator.ts'
import { type SmallExtract, writeSmallExtract } from './cast/extract.ts'
import {
  type Facilitator,
  facilitatorAt,
  fetchesWork,
  findsFamily,
  findsNobody,
  finishesVisit,
  ledgerSays,
  passesTest,
} from './cast/facilitator.ts'
import { type House, openHouse } from './cast/house.ts'
import { answersEverything } from './cast/interview.ts'
import { type Official, officialAt } from './cast/official.ts'
import { dealsTo, freezesFrame } from './cast/supervisor.ts'
import { acceptsDelivery } from './cast/verifier.ts'
import { printsSlips } from './cast/village-operator.ts'

/** One village's month, from the extract to the report: each test goes on where the one before ended. */
const village = { code: '3320112013', name: 'Kecapi' }
let house: House
let extract: SmallExtract
let operator: Official
let verifier: Official
let supervisor: Official
let phone: Facilitator
let villageOperator: Official
let campaign: string
let slips: { serial: string; code: string }[]

before(async () => {
  house = await openHouse()
  extract = await writeSmallExtract(join(house.dataFolder, 'extract'))
})
after(() => house.close())

test('an extract and a recipient list go in by two people, and what is wrong is said in words', async () => {
  const [clerk, second] = await Promise.all([
    house.hire('data_operator', '3320', 'Uji Operator Data'),
    house.hire('dinsos_verifier', '3320', 'Uji Verifikator Satu'),
  ])
  ;[operator, verifier] = await Promise.all([officialAt(house, clerk), officialAt(house, second)])
  const delivery = await receives(operator, {
    kind: 'Petikan DTSEN',
    files: [extract.families, extract.persons],
  })
  await operator.page.getByText('NIK tidak 16 angka.').waitFor()
  await operator.page.getByText('Orang lain yang memutuskan penerimaannya.').waitFor()
  assert.equal(await operator.page.getByRole('button', { name: 'Terima ke register' }).count(), 0)
  assert.deepEqual(await barriersOn(operator.page), [])
  await acceptsDelivery(verifier, delivery)
  assert.deepEqual(await barriersOn(verifier.page), [])

  const list = await receives(operator, { kind: 'Daftar penerima', files: [extract.recipients] })
  await acceptsDelivery(verifier, list)
  await verifier.visits(`/registry?q=${encodeURIComponent(extract.visited.head)}`)
  await verifier.page.getByRole('link', { name: extract.visited.head }).first().waitFor()
  assert.deepEqual(await barriersOn(verifier.page), [])
})

test('a frame is frozen, and dealt to nobody who has not passed the test', async () => {
  const [accountOfSupervisor, accountOfFacilitator] = await Promise.all([
    house.hire('field_supervisor', '3320', 'Uji Koordinator'),
    house.hire('facilitator', village.code, 'Uji Pendamping'),
  ])
  supervisor = await officialAt(house, accountOfSupervisor)
  campaign = await freezesFrame(supervisor, village)
  assert.deepEqual(await barriersOn(supervisor.page), [])
  await supervisor.page.getByRole('button', { name: /keluarga yang belum bertugas/ }).click()
  const box = supervisor.page.getByRole('checkbox', { name: accountOfFacilitator.name })
  await box.waitFor()
  assert.ok(await box.isDisabled())
  await supervisor.page.getByText('belum bersertifikat').waitFor()

  phone = await facilitatorAt(house, accountOfFacilitator, join(house.dataFolder, 'phone'))
  assert.deepEqual(await barriersOn(phone.page), [])
  await passesTest(phone)
  assert.deepEqual(await barriersOn(phone.page), [])
  await dealsTo(supervisor, campaign, phone.name)
  assert.deepEqual(await barriersOn(supervisor.page), [])
})

test('a visit is made without signal, through a restart of the phone, and is at the office once there is signal', async () => {
  villageOperator = await officialAt(
    house,
    await house.hire('village_operator', village.code, 'Uji Operator Desa'),
  )
  slips = await printsSlips(villageOperator, village.code, 2)
  assert.deepEqual(await barriersOn(villageOperator.page), [])
  assert.equal(slips.length, 2)

  await fetchesWork(phone, extract.all.length)
  await phone.losesSignal()
  await phone.restartsPhone()
  await phone.page.getByText('Tanpa sinyal').first().waitFor()
  assert.deepEqual(await barriersOn(phone.page), [])
  await findsFamily(phone, extract.visited.head)
  assert.deepEqual(await barriersOn(phone.page), [])
  await phone.page.getByRole('button', { name: 'Mulai kunjungan' }).click()
  await answersEverything(phone.page, {
    family: extract.visited,
    differs: { 'Jenis lantai terluas': 'Tanah' },
    died: {
      name: grandmother(),
      informant: 'Sukarno',
      reason: 'Meninggal bulan Juli; surat kematian diperlihatkan keluarga.',
    },
    respondent: extract.visited.members[1]?.name ?? '',
    slip: slips[0]?.serial ?? '',
  })
  assert.deepEqual(await barriersOn(phone.page), [])
  await finishesVisit(phone)
  await phone.restartsPhone()
  await phone.page.getByText('Tersimpan di ponsel').waitFor()
  await phone.page.getByText('1 menunggu kirim').waitFor()

  await findsNobody(phone, extract.vanished.head, {
    informant: 'Sukarno',
    reason: 'Tidak dikenal di alamat ini; sudah ditanyakan ke tiga tetangga.',
  })
  await phone.restartsPhone()
  await phone.findsSignal()
  await phone.page.getByRole('link', { name: /Tersimpan di ponsel/ }).click()
  await phone.page.getByRole('button', { name: 'Kirim dan ambil tugas' }).click()
  await phone.page.getByText('semua terkirim').waitFor({ timeout: 30_000 })
  assert.equal(await ledgerSays(phone, 'Diterima kantor'), '2')
  assert.equal(await ledgerSays(phone, 'Menunggu kirim'), '0')
  assert.equal(await ledgerSays(phone, 'Foto menunggu'), '0')
  assert.deepEqual(await barriersOn(phone.page), [])
})

function grandmother(): string {
  return extract.visited.members.at(-1)?.name ?? ''
}
