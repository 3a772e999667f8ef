import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { barriersOn } from './cast/axe.ts'
import { type Citizen, citizenAt, opensFamily } from './cast/citizen.ts'
import { receives } from './cast/data-operator.ts'
import { type SmallExtract, writeSmallExtract } from './cast/extract.ts'
import {
  exchanges,
  type Facilitator,
  facilitatorAt,
  fetchesWork,
  findsFamily,
  finishesVisit,
  passesTest,
} from './cast/facilitator.ts'
import { type House, openHouse } from './cast/house.ts'
import { asksToOpen, consents, meansFamily, reads, settles } from './cast/integrity-officer.ts'
import { answersEverything } from './cast/interview.ts'
import { looksAfter, objects } from './cast/objector.ts'
import { type Official, officialAt } from './cast/official.ts'
import { approvesVisit, dealsTo } from './cast/supervisor.ts'
import { acceptsDelivery } from './cast/verifier.ts'
import { printsSlips } from './cast/village-operator.ts'

/** One objection, from a phone without script to its answer: each test goes on where the one before ended. */
const village = { code: '3320112013', name: 'Kecapi', subdistrict: 'Tahunan' }
const reporter = { name: 'Pelapor Rahasia Sekali', phone: '081234509876' }
let house: House
let extract: SmallExtract
let supervisor: Official
let phone: Facilitator
let indah: Official
let bagas: Official
let citizen: Citizen
let ticket: { number: string; pin: string }
let slip: { serial: string; code: string }
let matter: string

before(async () => {
  house = await openHouse()
  extract = await writeSmallExtract(join(house.dataFolder, 'extract'))
})
after(() => house.close())

test('a village has its families, a certified facilitator and slips', async () => {
  const [clerk, second] = [
    await officialAt(house, await house.hire('data_operator', '3320', 'Uji Operator Data')),
    await officialAt(house, await house.hire('dinsos_verifier', '3320', 'Uji Verifikator')),
  ]
  const delivery = await receives(clerk, {
    kind: 'Petikan DTSEN',
    files: [extract.families, extract.persons],
  })
  await acceptsDelivery(second, delivery)
  await clerk.goesHome()
  await second.goesHome()
  const operator = await officialAt(
    house,
    await house.hire('village_operator', village.code, 'Uji Operator Desa'),
  )
  const [first] = await printsSlips(operator, village.code, 1)
  assert.ok(first)
  slip = first
  await operator.goesHome()
  supervisor = await officialAt(house, await house.hire('field_supervisor', '3320', 'Uji Koordinator'))
  phone = await facilitatorAt(
    house,
    await house.hire('facilitator', village.code, 'Uji Pendamping'),
    join(house.dataFolder, 'phone'),
  )
  await passesTest(phone)
})

test('a citizen without script objects, and holds a number and a PIN', async () => {
  citizen = await citizenAt(house)
  ticket = await objects(citizen, {
    about: 'Penerima bantuan yang menurut saya mampu',
    subdistrict: village.subdistrict,
    village: village.name,
    who: extract.visited.head,
    where: 'dekat mushola',
    story: 'Punya dua mobil dan toko bangunan.',
    ...reporter,
  })
  assert.match(`${ticket.number} ${ticket.pin}`, /^JT-\w{4}-\w{4}-\w \d{6}$/)
  const seen = await looksAfter(citizen, ticket)
  assert.match(seen, /Diterima dan disegel/)
  assert.doesNotMatch(seen, new RegExp(extract.visited.head))
})

test('the same pages stand without a barrier where there is script to look for one', async () => {
  const other = await citizenAt(house, { javaScript: true })
  for (const path of ['/', '/aduan']) {
    await other.visits(path)
    assert.deepEqual(await barriersOn(other.page), [], path)
  }
  await other.page.getByRole('button', { name: 'Mulai', exact: true }).click()
  await other.page.getByRole('button', { name: 'Lanjutkan', exact: true }).click()
  await other.page.getByText('perlu diperbaiki').waitFor()
  assert.deepEqual(await barriersOn(other.page), [])
  await other.page.getByRole('button', { name: 'Hapus dan tutup halaman ini' }).click()
  assert.equal(new URL(other.page.url()).pathname, '/')
  await looksAfter(other, ticket)
  assert.deepEqual(await barriersOn(other.page), [])
  await other.goesHome()
})

test('one officer asks, another consents; then the two read it, link the family and order a re-check', async () => {
  indah = await officialAt(house, await house.hire('integrity_officer', '3320', 'Indah Permatasari'))
  bagas = await officialAt(house, await house.hire('integrity_officer', '3320', 'Bagas Nugroho'))
  matter = await asksToOpen(indah, ticket.number)
  assert.deepEqual(await barriersOn(indah.page), [])
  const alone = await indah.asks('GET', `/api/integrity/matters${matter.replace('/integrity', '')}/words`)
  assert.deepEqual([alone.status, alone.body.code], [403, 'matter.shut'])
  await consents(bagas, matter)
  await reads(indah, matter)
  await indah.page.getByText(reporter.name).waitFor()
  assert.deepEqual(await barriersOn(indah.page), [])
  await meansFamily(indah, extract.visited.head)
  await settles(indah, 'Minta kunjungan ulang', 'Terima kasih. Hal ini kami periksa.')
  await indah.page.getByText('Kunjungan ulang berjalan').waitFor()
  assert.match(await looksAfter(citizen, ticket), /dua petugas integritas bersama-sama/)
})

test('the supervisor deals five visits that look alike, and nobody in the field learns of an objection', async () => {
  await supervisor.visits('/campaigns')
  await supervisor.page.getByRole('link', { name: /Verifikasi lapangan/ }).click()
  const campaign = new URL(supervisor.page.url()).pathname
  await dealsTo(supervisor, campaign, phone.name)
  const seen = await supervisor.page.content()
  assert.doesNotMatch(seen, /Pelapor Rahasia|sanggah|toko bangunan/i)
  await fetchesWork(phone, 5)
  await findsFamily(phone, extract.visited.head)
  assert.doesNotMatch(await phone.page.content(), /Pelapor Rahasia|sanggah|toko bangunan/i)
  await phone.page.getByRole('button', { name: 'Mulai kunjungan' }).click()
  await answersEverything(phone.page, {
    family: extract.visited,
    differs: {},
    died: { name: 'Tidak ada yang meninggal', informant: '', reason: '' },
    respondent: extract.visited.members[1]?.name ?? '',
    slip: slip.serial,
  })
  await finishesVisit(phone)
  await exchanges(phone)
  await approvesVisit(supervisor, extract.visited.head)
})

test('the family replies from its own page to the questions every visited family is asked', async () => {
  const family = await citizenAt(house)
  const nik = extract.visited.members[0]?.nik ?? ''
  await opensFamily(family, nik, slip.code)
  const reply = family.page.getByRole('link', { name: 'Beri tanggapan' })
  // The clock looks every minute.
  for (let waited = 0; waited < 20 && (await reply.count()) === 0; waited += 1) {
    await family.page.waitForTimeout(5000)
    await family.page.reload()
  }
  assert.doesNotMatch(await family.page.content(), /Pelapor Rahasia|sanggah|integritas|toko bangunan/i)
  await reply.click()
  await family.page.getByRole('radio', { name: 'Sebagian tidak sesuai' }).check()
  await family.page.getByRole('textbox').fill('Mobil itu milik kakak saya, hanya dititipkan.')
  await family.page.getByRole('button', { name: 'Kirim tanggapan' }).click()
  await family.page.getByText(/Tanggapan Anda diterima/).waitFor()
  await family.goesHome()
})

test('the desk reads the reply and answers, and the reporter reads the answer on the ticket', async () => {
  await reads(bagas, matter)
  await bagas.page.getByText('hanya dititipkan').waitFor()
  await settles(
    bagas,
    'Jawab pelapor',
    'Hal yang Anda sampaikan sudah diperiksa. Hasil mengenai orang lain tidak dapat kami beritahukan.',
  )
  await bagas.page.getByText('Dijawab', { exact: true }).first().waitFor()
  const seen = await looksAfter(citizen, ticket)
  assert.match(seen, /Sudah dijawab/)
  assert.match(seen, /sudah diperiksa/)
  assert.doesNotMatch(seen, new RegExp(`${extract.visited.head}|dititipkan`))
  await citizen.page.getByText('Saya ditekan atau diancam').click()
  await citizen.page.getByRole('textbox').last().fill('Saya didatangi tadi malam.')
  await citizen.page.getByRole('button', { name: 'Sampaikan bahwa saya ditekan' }).click()
  await citizen.page.getByText('Perkara ini didahulukan').first().waitFor()
  await indah.visits('/integrity')
  await indah.page.getByText('Pelapor ditekan').first().waitFor()
})
