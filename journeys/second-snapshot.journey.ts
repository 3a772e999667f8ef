import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { receives } from './cast/data-operator.ts'
import { type SmallExtract, writeSmallExtract } from './cast/extract.ts'
import { type House, openHouse } from './cast/house.ts'
import { deskByDay, phoneByDay, type Watched, watch } from './cast/look.ts'
import { confirms, findsInRegister, type Official, officialAt } from './cast/official.ts'
import { fileOf, rowsOf } from './cast/sheet.ts'
import { acceptsDelivery } from './cast/verifier.ts'

/** A second snapshot of one village: compared, taken in by part, taken back, and taken in again. */
let house: House
let extract: SmallExtract
let operator: Official
let verifier: Official
let other: Official
let watched: Watched
let later: { readonly families: string; readonly persons: string }
let first: string
let delivery: string
/** Whose decile rises, whose floor changes, and whom the second snapshot does not name. */
let risen: string
let floored: string
let gone: string

before(async () => {
  house = await openHouse()
  extract = await writeSmallExtract(join(house.dataFolder, 'extract'))
  const [clerk, one, two] = [
    await house.hire('data_operator', '3320', 'Uji Operator Data'),
    await house.hire('dinsos_verifier', '3320', 'Uji Verifikator Satu'),
    await house.hire('dinsos_verifier', '3320', 'Uji Verifikator Dua'),
  ]
  operator = await officialAt(house, clerk)
  verifier = await officialAt(house, one)
  other = await officialAt(house, two)
  watched = watch(verifier.page)
  later = writeSecond()
})
after(() => house.close())

const sights = [phoneByDay, deskByDay]
/** Headings of the file are shown as they are. */
const columns = ['nomor_induk_kependudukan', 'nomor_kartu_keluarga', 'nama']

/** The same families a quarter later: one decile up, one floor of ceramic, one family not named any more. */
function writeSecond() {
  const families = rowsOf(readFileSync(extract.families, 'utf8'))
  const persons = rowsOf(readFileSync(extract.persons, 'utf8'))
  const [first, second, third] = families.filter((row) => row.id_keluarga !== extract.misread.id)
  if (!first || !second || !third) throw new Error('the extract is too small for this story')
  first.desil = String(Math.min(10, Number(first.desil) + 2))
  second.jenis_lantai_terluas = second.jenis_lantai_terluas === '2' ? '1' : '2'
  risen = first.nama_kepala_keluarga ?? ''
  floored = second.nama_kepala_keluarga ?? ''
  gone = third.nama_kepala_keluarga ?? ''
  const write = (name: string, text: string) => {
    const path = join(house.dataFolder, name)
    writeFileSync(path, text)
    return path
  }
  return {
    families: write('keluarga-kedua.csv', fileOf(families.filter((row) => row !== third))),
    persons: write(
      'orang-kedua.csv',
      fileOf(persons.filter((row) => row.nomor_kartu_keluarga !== third.nomor_kartu_keluarga)),
    ),
  }
}

test('an extract goes into the register by two people', async () => {
  first = await receives(operator, { kind: 'Petikan DTSEN', files: [extract.families, extract.persons] })
  await acceptsDelivery(verifier, first)
})

test('a second one is compared before anything changes, and each family is shown from and to', async () => {
  delivery = await receives(operator, { kind: 'Petikan DTSEN', files: [later.families, later.persons] })
  const { page, visits } = verifier
  await visits(`${delivery}/comparison`)
  await page.getByRole('link', { name: /Desil naik 1/ }).waitFor()
  await page.getByRole('link', { name: /Tidak lagi disebut 1/ }).waitFor()
  await page.getByRole('heading', { name: 'Desil sebelum dan sesudah' }).waitFor()
  await page.getByText('1 naik, 0 turun').waitFor()
  assert.deepEqual(await watched.look('comparison', { sights }), [])
  await page.getByRole('link', { name: 'Lihat contoh acak' }).click()
  await page.getByText('3 dari 3 keluarga, dipilih acak').waitFor()
  await page.getByRole('link', { name: 'Ambil contoh lain' }).click()
  await page.waitForURL(/draw=2/)
  await page.getByText('3 dari 3 keluarga, dipilih acak').waitFor()
  assert.deepEqual(await watched.look('sample', { sights }), [])
  await page.getByRole('link', { name: 'Lihat semua' }).click()
  await page.getByRole('link', { name: floored }).click()
  await page.getByRole('heading', { name: floored, level: 1 }).waitFor()
  await page.getByRole('rowheader', { name: /lantai/i }).waitFor()
  assert.deepEqual(await watched.look('compared-family', { sights }), [])
})

test('part of it is chosen by one and confirmed by another', async () => {
  const { page, visits } = verifier
  await visits(`${delivery}/comparison`)
  await page.getByRole('button', { name: 'Ubah pilihan' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: /Nilai berubah/ }).uncheck()
  await dialog.getByRole('button', { name: 'Simpan pilihan' }).click()
  await page.getByText('Anda yang memilih bagian ini').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Terima ke register' }).count(), 0)
  await acceptsDelivery(other, delivery)
  await findsInRegister(other, gone)
})

test('it is taken back whole by two, and says who asked and why', async () => {
  const { page, visits } = verifier
  await visits(delivery)
  await page.getByRole('button', { name: 'Batalkan penerimaan' }).click()
  await page.getByRole('dialog').getByLabel('Alasan pembatalan').fill('Versi yang keliru dikirim Pusdatin')
  await confirms(page, 'Batalkan penerimaan')
  await page.getByText('Anda yang meminta; orang lain yang mengesahkan.').waitFor()
  assert.deepEqual(await watched.look('rollback', { sights }), [])
  await other.visits(delivery)
  await other.page.getByText('Versi yang keliru dikirim Pusdatin').waitFor()
  await other.page.getByRole('button', { name: 'Sahkan pembatalan' }).click()
  await confirms(other.page, 'Sahkan pembatalan')
  await other.page.getByText('Register kembali seperti sebelumnya').waitFor({ timeout: 60_000 })
})

test('the same files come again in a new delivery and are taken in whole; a repair is made on the bench', async () => {
  const path = await receives(operator, { kind: 'Petikan DTSEN', files: [later.families, later.persons] })
  const { page, visits } = operator
  await visits(`${path}/bench`)
  await page
    .getByText('NIK terdiri dari 16 angka')
    .or(page.getByText(/NIK tidak 16 angka/))
    .first()
    .waitFor()
  const bench = watch(page)
  assert.deepEqual(await bench.look('bench', { sights }), [])
  await page
    .getByRole('rowheader', { name: /NIK (terdiri dari|tidak) 16 angka/ })
    .getByRole('link')
    .first()
    .click()
  await page.getByRole('link', { name: 'Lihat semua baris' }).click()
  await page.getByLabel('Desa').waitFor()
  await page.locator('tbody th a').first().click()
  await page.getByLabel('Dasar perbaikan').waitFor()
  assert.deepEqual(await bench.look('row', { sights, known: columns }), [])
  await page.getByLabel('nomor_induk_kependudukan').fill('3399116201870002')
  await page.getByLabel('Dasar perbaikan').fill('Dicocokkan dengan fotokopi KK di arsip desa')
  await page.getByRole('button', { name: 'Simpan perbaikan dan periksa ulang' }).click()
  await page.getByText(/Tersimpan\. Setelah diperiksa ulang/).waitFor()
  await verifier.visits(path)
  await verifier.page.getByRole('button', { name: 'Bandingkan lagi' }).click()
  await verifier.page.getByRole('button', { name: 'Terima ke register' }).waitFor({ timeout: 60_000 })
  await acceptsDelivery(verifier, path)
  await findsInRegister(verifier, risen)
  await verifier.visits(first)
  await verifier.page.getByText('Kiriman ini tidak dapat dibatalkan lagi').waitFor()
  await verifier.page.getByRole('link', { name: 'DTSEN 2026-09', exact: true }).waitFor()
  assert.equal(await verifier.page.getByRole('button', { name: 'Batalkan penerimaan' }).count(), 0)
  assert.deepEqual(await watched.look('what rests on it', { sights }), [])
})

test('the family’s line of time says in words why its decile moved, and every version of a value is one press away', async () => {
  const { page } = verifier
  await findsInRegister(verifier, risen)
  const tab = (name: string) =>
    page.getByRole('navigation', { name: 'Tampilan' }).getByRole('link', { name }).click()
  await tab('Riwayat')
  await page.getByText(/Desil naik dari \d+ menjadi \d+\./).waitFor()
  await page.getByText(/Tidak ada isian keluarga ini yang berubah/).waitFor()
  assert.deepEqual(await watched.look('line of time', { sights }), [])
  await page.getByLabel('Tentang').selectOption({ label: 'Kunjungan' })
  await page.getByRole('button', { name: 'Terapkan' }).click()
  await page.getByText('Tidak ada peristiwa yang cocok').waitFor()
  await tab('Perjalanan')
  await page.getByRole('table', { name: /Anggota dari waktu ke waktu/ }).waitFor()
  assert.deepEqual(await watched.look('course', { sights }), [])
  const members = page.getByRole('table', { name: /Anggota dari waktu ke waktu/ })
  await members.getByRole('link').first().click()
  await page.getByRole('navigation', { name: 'Tampilan' }).getByRole('link', { name: 'Riwayat' }).click()
  await page.getByText(/Pertama kali tercatat/).waitFor()
  assert.deepEqual(await watched.look('person', { sights }), [])
  await page.goBack()
  await page.goBack()
  await tab('Keadaan keluarga')
  await page
    .getByRole('button', { name: /Riwayat isian .*lantai/i })
    .first()
    .click()
  await page.getByRole('dialog').getByText('Berlaku', { exact: true }).waitFor()
  assert.deepEqual(await watched.look('value history', { sights }), [])
  await page.keyboard.press('Escape')
})

test('families are ticked by keyboard into a list, the list is opened, and one is taken out and put back', async () => {
  const { page, visits } = verifier
  await visits('/registry?sort=place')
  await page.locator('tbody tr').first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.getByText('2 dipilih').waitFor()
  await page.getByRole('button', { name: 'Masukkan ke daftar' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nama').fill('Perlu dikunjungi lagi')
  await dialog.getByRole('button', { name: 'Masukkan ke daftar' }).click()
  await page.getByText('2 keluarga masuk ke "Perlu dikunjungi lagi".').waitFor()
  await visits('/registry/saved')
  await page.getByRole('link', { name: 'Perlu dikunjungi lagi' }).waitFor()
  assert.deepEqual(await watched.look('saved', { sights }), [])
  await page.getByRole('link', { name: 'Perlu dikunjungi lagi' }).click()
  await page.getByText('Daftar: Perlu dikunjungi lagi').waitFor()
  await page.getByRole('checkbox').nth(1).check()
  await page.getByRole('button', { name: 'Keluarkan dari daftar' }).click()
  await page.getByText('1 keluarga', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Urungkan' }).click()
  await page.getByText('2 keluarga', { exact: true }).waitFor()
  assert.deepEqual(await watched.look('list', { sights }), [])
  await page.keyboard.press('/')
  await page.keyboard.type(risen)
  await page.keyboard.press('Enter')
  await page.getByText(`Dicari: ${risen}`).waitFor()
  await page.getByText('Saringan lain').click()
  assert.deepEqual(await watched.look('search', { sights }), [])
  assert.ok(!decodeURIComponent(page.url()).includes(risen), 'no name stands in the address')
})

test('a recipient nobody is found for by number is decided by a person, with the keyboard, and taken back', async () => {
  const [listed, ...rest] = rowsOf(readFileSync(extract.recipients, 'utf8'))
  assert.ok(listed)
  const nik = listed.nomor_induk_kependudukan ?? ''
  const mistyped = `${nik.slice(0, 14)}${(Number(nik.slice(14, 15)) + 1) % 10}${nik.slice(15)}`
  const file = join(house.dataFolder, 'penerima-kedua.csv')
  const unknownCard = '3399119912250001'
  writeFileSync(
    file,
    fileOf([{ ...listed, nomor_induk_kependudukan: mistyped, nomor_kartu_keluarga: unknownCard }, ...rest]),
  )
  const path = await receives(operator, { kind: 'Daftar penerima', files: [file] })
  const { page, visits } = verifier
  await visits(`${path}/recipients`)
  await page.getByRole('button', { name: 'Ini orangnya' }).first().waitFor()
  assert.deepEqual(await watched.look('recipients', { sights }), [])
  await page.keyboard.press('1')
  await page.getByText('Keputusan tersimpan').waitFor()
  await page.keyboard.press('u')
  await page.getByRole('button', { name: 'Ini orangnya' }).first().click()
  await page.getByText('Keputusan tersimpan').waitFor()
  await page.getByText('Tidak ada penerima yang perlu diputuskan').waitFor()
  await acceptsDelivery(other, path)
})
