import assert from 'node:assert/strict'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { announces, uploads } from './cast/data-operator.ts'
import { type SmallExtract, writeSmallExtract } from './cast/extract.ts'
import { type House, openHouse } from './cast/house.ts'
import { deskByDay, phoneInTheDark, type Sight, type Watched, watch } from './cast/look.ts'
import { confirms, type Official, officialAt } from './cast/official.ts'

/** A data operator's day at the intake: a break in the network, an unknown file, problems, a list of recipients. */
let house: House
let extract: SmallExtract
let operator: Official
let watched: Watched
let folder: string
let delivery: string

before(async () => {
  house = await openHouse()
  folder = join(house.dataFolder, 'extract')
  extract = await writeSmallExtract(folder, 40)
  known = headingOf(extract.persons).split(',')
  operator = await officialAt(house, await house.hire('data_operator', '3320', 'Rina Wulandari'))
  watched = watch(operator.page)
})
after(() => house.close())

/** Pages that the demo does not lead to are looked at here, the others on the walk through all screens. Column names are the provider's. */
let known: readonly string[] = []
const look = async (place: string, sights: readonly Sight[] = [phoneInTheDark]) => {
  assert.deepEqual(await watched.look(place, { sights, known }), [])
  await operator.page.setViewportSize({ width: 320, height: 640 })
  const tooWide = await operator.page.evaluate(
    () => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth,
  )
  assert.ok(tooWide <= 0, `${place} is ${tooWide} px wider than a screen of 320`)
  await operator.page.setViewportSize({ width: 1280, height: 900 })
}

test('an upload goes on where it stood after the network was cut, and after the page was opened anew', async () => {
  const { page } = operator
  await announces(operator, 'Petikan DTSEN')
  delivery = new URL(page.url()).pathname
  const big = join(folder, 'penuh.csv')
  const families = readFileSync(extract.families, 'utf8')
  // Rows of blanks are passed over, so that a small extract may be as large as a real one.
  writeFileSync(big, families + ','.repeat(200).concat('\n').repeat(36_000))
  assert.ok(statSync(big).size > 3 * 2 ** 21)

  const offsets = await countingPieces(page)
  await uploadsUntil(page, big, offsets, 2)
  await page.context().setOffline(true)
  await page.waitForTimeout(600)
  const [before] = [offsets.length]
  await page.context().setOffline(false)
  await waitFor(() => offsets.length > before)
  await page.unroute('**/pieces?*')

  const slow = await countingPieces(page, 400)
  await waitFor(() => slow.length >= 1)
  await page.reload()
  await page.getByText('Unggahan penuh.csv belum selesai').waitFor()
  await page.unroute('**/pieces?*')
  await look('a delivery with an upload that broke off')
  const later = await countingPieces(page)
  await uploads(page, big)
  await page.getByText('Berkas diterima dan dikenali').waitFor()
  await page.unroute('**/pieces?*')
  assert.ok((later[0] ?? 0) >= 2 ** 22, `it went on at ${later[0]}`)
})

test('hostile files are refused in words while the good one waits', async () => {
  const { page } = operator
  const heading = headingOf(extract.families)
  for (const [name, content, sentence] of [
    ['baris.csv', `${heading}\n${'9'.repeat(1_500_000)}`, /Baris 2 terlalu panjang/],
    ['lebar.csv', `${'k,'.repeat(10_000)}k\n1\n`, /lebih dari 1000 kolom/],
    ['ganda.csv', `${heading},nama_kepala_keluarga\n1\n`, /lebih dari satu kali/],
  ] as const) {
    const path = join(folder, name)
    writeFileSync(path, content)
    await uploads(page, path)
    await page.getByText(sentence).waitFor()
  }
  // What was refused is no fault of the page.
  await watched.look('refusals', { sights: [] })
})

test('an unknown file is mapped beside its first rows, and remembered', async () => {
  const { page } = operator
  const [heading = '', ...rows] = readFileSync(extract.persons, 'utf8').trim().split('\n')
  const renamed = heading.replace('nama,', 'NAMA ORANG,').replace('tanggal_lahir', 'LAHIR')
  const wrong = rows.map((row, at) => (at % 9 === 0 ? row.replace(/,(3399\d{11})\d,/, ',$1,') : row))
  const path = join(folder, 'orang.csv')
  writeFileSync(path, [renamed, ...wrong].join('\n'))
  await uploads(page, path)
  await page.getByText(/belum dikenal/).waitFor()
  await page.getByRole('link', { name: 'Petakan kolom' }).click()
  await page.getByRole('heading', { name: 'Baris pertama' }).waitFor()
  await look('mapping', [phoneInTheDark, deskByDay])
  await page.getByLabel('Nama pemetaan').fill('Perorangan, judul lama')
  await page.getByLabel('nama (wajib)', { exact: true }).selectOption('NAMA ORANG')
  await page.getByLabel('tanggal_lahir (wajib)').selectOption('LAHIR')
  await page.getByRole('button', { name: 'Simpan pemetaan' }).click()
  await page.getByRole('rowheader', { name: 'orang.csv' }).waitFor()
  await operator.visits('/intakes/profiles')
  await page.getByText('Perorangan, judul lama').waitFor()
  await operator.visits('/intakes/village-codes')
  await page.getByLabel(/Padanan, satu baris/).fill('bps;3320070004;3320112013;2025-01-01;')
  await page.getByLabel('Sumber').fill('Surat BPS, 1 Oktober 2026')
  await page.getByRole('button', { name: 'Simpan padanan' }).click()
  await page.getByRole('rowheader', { name: '3320070004' }).waitFor()
  await operator.visits(delivery)
  await page.getByRole('button', { name: 'Periksa berkas' }).click()
  await page.getByRole('heading', { name: 'Hasil pemeriksaan' }).waitFor({ timeout: 60_000 })
  await page.getByText('Menunggu keputusan').first().waitFor({ timeout: 60_000 })
})

test('problems are searched, opened by village and row, decided on, undone, repaired and returned', async () => {
  const { page } = operator
  await page.getByRole('link', { name: 'Meja kerja' }).click()
  await page.getByRole('heading', { name: 'Masalah menurut aturan' }).waitFor()
  await page.getByRole('link', { name: 'NIK tidak 16 angka.' }).waitFor()
  await look('workbench', [])
  // By keyboard: to the search, and into the rule.
  await page.keyboard.press('/')
  await page.locator('input[name=q]:focus').waitFor()
  await page.keyboard.type('NIK tidak 16')
  await page.keyboard.press('Enter')
  await page.getByText(/^1 dari \d+ masalah ditampilkan/).waitFor()
  await page.getByRole('link', { name: 'NIK tidak 16 angka.' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Menurut desa' }).waitFor()
  await page.getByText('Peraturan BPS 6/2025 Pasal 10(4)').waitFor()
  await look('rule', [])
  const rule = new URL(page.url()).pathname

  await page.getByRole('button', { name: 'Putuskan untuk semua desa' }).click()
  await page.getByRole('dialog').waitFor()
  await look('deciding')
  await confirms(page, 'Putuskan')
  await page.getByText(/^(\d+) dari \1 baris sudah diputuskan/).waitFor()
  await page.getByRole('link', { name: 'Semua masalah' }).click()
  await page.getByRole('link', { name: /orang\.csv \(XLSX\)/ }).waitFor()
  for (const as of ['CSV', 'XLSX']) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: new RegExp(`orang\\.csv \\(${as}\\)`) }).click(),
    ])
    assert.match(download.suggestedFilename(), new RegExp(`\\.${as.toLowerCase()}$`))
    assert.ok(statSync(await download.path()).size > 500)
  }
  await look('workbench with a decision')
  await page.getByRole('button', { name: 'Batalkan' }).first().click()
  await page.getByText('Belum ada keputusan.').waitFor()

  await operator.visits(rule)
  await page.getByRole('link', { name: 'Lihat semua baris' }).click()
  await page.getByLabel('Desa').selectOption({ label: 'Kecapi' })
  await page.getByRole('button', { name: 'Terapkan' }).click()
  await page.waitForURL(/village=3320112013/)
  await page.getByRole('heading', { name: /Baris/ }).first().waitFor()
  await look('rows of a problem')
  await page.locator('tbody th a').first().click()
  await page.getByLabel('Dasar perbaikan').waitFor()
  await look('row', [])
  await page.getByLabel('nomor_induk_kependudukan').fill('3399112201850077')
  await page.getByLabel('Dasar perbaikan').fill('Dicocokkan dengan fotokopi KK di arsip desa')
  await page.getByRole('button', { name: 'Simpan perbaikan dan periksa ulang' }).click()
  await page.getByText(/Tersimpan\. Setelah diperiksa ulang/).waitFor()
  await page.getByRole('button', { name: 'Batalkan' }).click()
  await page.getByText('Perbaikan dibatalkan').waitFor()
})

test('a list of recipients shows who was found, with period, amount and state', async () => {
  const { page } = operator
  await announces(operator, 'Daftar penerima')
  await uploads(page, extract.recipients)
  await page.getByText('Berkas diterima dan dikenali').waitFor()
  await page.getByRole('button', { name: 'Periksa berkas' }).click()
  await page.getByText('Menunggu keputusan').first().waitFor({ timeout: 60_000 })
  await page.getByRole('link', { name: 'Penerima', exact: true }).click()
  await page
    .getByRole('link', { name: /Tidak ditemukan/ })
    .first()
    .click()
  await page.getByText('Rp').first().waitFor()
  await look('recipients not found')
  await page.getByRole('link', { name: 'Ditemukan', exact: true }).click()
  await page.waitForURL(/state=found/)
  await look('recipients found')
})

const headingOf = (path: string) => readFileSync(path, 'utf8').split('\n')[0] ?? ''

/** Notes where each piece begins; each may be held back for a while. */
async function countingPieces(page: Page, holding = 0): Promise<number[]> {
  const offsets: number[] = []
  await page.route('**/pieces?*', async (route) => {
    offsets.push(Number(new URL(route.request().url()).searchParams.get('offset')))
    if (holding > 0) await new Promise((resolve) => setTimeout(resolve, holding))
    await route.continue().catch(() => undefined)
  })
  return offsets
}

async function uploadsUntil(page: Page, path: string, offsets: readonly number[], pieces: number) {
  await uploads(page, path)
  await waitFor(() => offsets.length >= pieces)
}

async function waitFor(come: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !come(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 25))
  assert.ok(come())
}
