import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sealsIt } from './cast/at-the-door.ts'
import { type DealtVillage, dealVillage } from './cast/dealt-village.ts'
import {
  exchanges,
  type Facilitator,
  facilitatorAt,
  findsFamily,
  ledgerSays,
  passesTest,
} from './cast/facilitator.ts'
import { type House, openHouse } from './cast/house.ts'
import { bringsEvidence } from './cast/interview.ts'
import { deskByDay, phoneByDay, type Watched, watch } from './cast/look.ts'
import { confirms, type Official, officialAt } from './cast/official.ts'
import { type SurveyRow, writesForm } from './cast/questionnaire-form.ts'

/**
 * A new version of the questionnaire: edited in a spreadsheet, refused with its row, mended, published by a
 * second person, and on the phone beside a draft that goes on with the old one.
 */
let house: House
let village: DealtVillage
let phone: Facilitator
let author: Official
let second: Official
let watched: Watched

const version = 'dtsen-gc-2026-11-jepara'
const bedrooms: SurveyRow = {
  type: 'integer',
  name: 'bedrooms',
  'label::Bahasa Indonesia (id)': 'Jumlah kamar tidur',
  'label::English (en)': 'Bedrooms',
  'hint::Bahasa Indonesia (id)': 'Kamar yang dipakai tidur.',
  'hint::English (en)': 'Rooms used for sleeping.',
  required: 'yes',
  constraint: '. >= 0 and . <= 20',
  tanggap_sensitivity: 'general',
}
const told = 'Ditulis dengan kuesioner lama'
/** What an XLSForm calls its own things is quoted as it is. */
const wordsOfTheForm = ['select_one', 'select_multiple', 'begin_group', 'begin_repeat']
const sights = [phoneByDay, deskByDay]

before(async () => {
  house = await openHouse()
  village = await dealVillage(house, { families: 4 })
  const accounts = [
    await house.hire('data_operator', '3320', 'Uji Penyusun'),
    await house.hire('dinsos_verifier', '3320', 'Uji Pemeriksa'),
  ] as const
  author = await officialAt(house, accounts[0])
  second = await officialAt(house, accounts[1])
  watched = watch(author.page)
})
after(() => house.close())

test('a visit is half done on a phone, with the questionnaire of that day', async () => {
  phone = await facilitatorAt(house, village.facilitator, join(house.dataFolder, 'phone'))
  const { page } = phone
  await page.getByText(/keluarga belum selesai$/).waitFor({ timeout: 30_000 })
  await findsFamily(phone, village.heads[0] ?? '')
  await page.getByRole('button', { name: 'Mulai kunjungan' }).click()
  await page.getByRole('radio', { name: 'Tidak ditemukan atau tidak dikenal' }).check()
  await page.getByRole('radio', { name: 'Ketua RT/RW' }).check()
  await page.getByLabel('Siapa yang memberi keterangan').fill('Sukarno')
  await page.getByLabel('Apa yang diterangkan').fill(told)
  await page.locator('.f-saved:not([data-saving])').waitFor()
})

test('the form is downloaded, and a faulty one is refused with the sheet and the row', async () => {
  const { page, visits } = author
  await visits('/instruments')
  assert.deepEqual(await watched.look('questionnaires', { sights }), [])
  await page.getByRole('table').getByRole('link').first().click()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /Unduh XLSForm/ }).click()
  const given = await (await download).path()

  // Sent back as it was, it would be a second text of the same version.
  await sends(given)
  await page.getByText(/Belum disimpan/).waitFor()

  const faulty = join(house.dataFolder, 'keliru.xlsx')
  await writesForm(faulty, {
    version,
    validFrom: '2026-01-01',
    asks: { ...bedrooms, type: 'geotrace' },
  })
  await sends(faulty)
  await page
    .getByText(/survey, baris \d+/)
    .first()
    .waitFor()
  await page
    .getByText(/geotrace/)
    .first()
    .waitFor()
  assert.deepEqual(await watched.look('refused form', { sights, known: wordsOfTheForm }), [])
  await visits('/instruments')
  await page.getByRole('heading', { name: 'Kuesioner', level: 1 }).waitFor()
  assert.equal(await page.getByText(version).count(), 0)
})

test('mended, it is kept as a draft that its author cannot publish', async () => {
  const mended = join(house.dataFolder, 'benar.xlsx')
  await writesForm(mended, { version, validFrom: '2026-01-01', asks: bedrooms })
  await sends(mended)
  const { page } = author
  await page.getByText('Rancangan tersimpan').waitFor()
  await page.getByRole('link', { name: new RegExp(version) }).click()
  await page.getByText('bedrooms').first().waitFor()
  await page.getByRole('button', { name: 'Tarik rancangan' }).waitFor()
  assert.equal(await page.getByRole('button', { name: 'Terbitkan versi ini' }).count(), 0)
  assert.deepEqual(await watched.look('draft', { sights }), [])
})

test('a second person publishes it, and must say whether the test is due again', async () => {
  const { page, visits } = second
  await visits(`/instruments/${version}`)
  await page.getByRole('button', { name: 'Terbitkan versi ini' }).click()
  await confirms(page, 'Terbitkan versi ini')
  await page.getByRole('dialog').getByText('Tentukan dahulu').waitFor()
  const seen = watch(page)
  assert.deepEqual(await seen.look('publication', { sights }), [])
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /Pendamping mengikuti tes lagi/ })
    .check()
  await confirms(page, 'Terbitkan versi ini')
  await page.getByText('dipakai sekarang').waitFor()
})

test('it reaches the phone, where the draft goes on as it was and the test is due again', async () => {
  const { page } = phone
  await page.goto(`${house.addresses.field}/custody`)
  await page.getByRole('button', { name: 'Kirim dan ambil tugas' }).click()
  await page.getByText('semua terkirim').waitFor({ timeout: 30_000 })
  await page.goto(house.addresses.field)
  await page.getByText('Anda belum bersertifikat').waitFor()
  await findsFamily(phone, village.heads[0] ?? '')
  await page.getByRole('button', { name: 'Lanjutkan kunjungan' }).click()
  assert.equal(await page.getByLabel('Apa yang diterangkan').inputValue(), told)
  await page.goto(house.addresses.field)
  await passesTest(phone)
  const { body } = await village.supervisor.ask('GET', '/api/training')
  assert.match(JSON.stringify(body), new RegExp(version))
})

test('practice asks the new question already, and the draft of before is sealed and taken', async () => {
  const { page } = phone
  await page.goto(house.addresses.field)
  await findsFamily(phone, village.heads[0] ?? '')
  await page.getByRole('button', { name: 'Lanjutkan kunjungan' }).click()
  await bringsEvidence(page, { informant: 'Sukarno', reason: told })
  await sealsIt(phone)
  await exchanges(phone)
  assert.equal(await ledgerSays(phone, 'Perlu dilihat'), '0')

  await page.goto(`${house.addresses.field}/practice`)
  await page.getByRole('button', { name: 'Mulai latihan' }).click()
  await page.getByRole('link', { name: 'Warsito' }).click()
  await page.getByRole('button', { name: 'Mulai kunjungan' }).click()
  await page
    .getByRole('radio', { name: /^Ditemukan/ })
    .first()
    .check()
  await page.getByRole('button', { name: 'Daftar isi' }).click()
  await page
    .getByRole('link', { name: /^Rumah|^Tempat tinggal|^Bangunan/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'Jumlah kamar tidur' }).waitFor()
})

async function sends(path: string): Promise<void> {
  const { page, visits } = author
  await visits('/instruments')
  await page.getByLabel(/Berkas XLSForm/).setInputFiles(path)
  await page.getByRole('button', { name: 'Periksa dan simpan sebagai rancangan' }).click()
}
