import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { citizenAt, opensFamily, reportsUntil } from './cast/citizen.ts'
import { announces, uploads } from './cast/data-operator.ts'
import { type SmallExtract, writeSmallExtract } from './cast/extract.ts'
import { facilitatorAt } from './cast/facilitator.ts'
import { type House, openHouse } from './cast/house.ts'
import { confirms, type Official, officialAt } from './cast/official.ts'

/** What people bring that is not what was asked for, at every door. */
let house: House
let extract: SmallExtract
let operator: Official

before(async () => {
  house = await openHouse()
  extract = await writeSmallExtract(join(house.dataFolder, 'extract'))
})
after(() => house.close())

test('a file that is not an extract is refused in words, and the next one may follow', async () => {
  operator = await officialAt(house, await house.hire('data_operator', '3320', 'Uji Operator Data'))
  await announces(operator, 'Petikan DTSEN')
  const refusals: readonly (readonly [string, string | Buffer, RegExp])[] = [
    ['kosong.csv', '', /Berkas ini kosong/],
    ['judul-saja.csv', `${headingOf(extract.families)}\n`, /hanya berisi judul kolom/],
    ['kolom-lain.csv', 'nama;umur\nSiti;34\n', /Judul kolom berkas ini tidak dikenal/],
    ['foto.csv', png, /Ini bukan CSV, XLSX, atau Parquet melainkan PNG/],
  ]
  for (const [name, content, sentence] of refusals) {
    await uploads(operator.page, fileOf(name, content))
    await operator.page.getByText(sentence).waitFor()
  }
  const { page } = operator
  await uploads(page, fileOf('kolom-hilang.csv', withoutColumn(extract.families, 'nama_kepala_keluarga')))
  await page.getByText(/Judul kolom berkas ini belum dikenal/).waitFor()
  await page.getByRole('link', { name: 'Petakan kolom' }).click()
  await page.getByRole('heading', { name: 'Petakan kolom' }).waitFor()
  await page.getByLabel('Nama pemetaan').fill('Tanpa kepala keluarga')
  await page.getByRole('button', { name: 'Simpan pemetaan' }).click()
  await page.getByText('Belum dipilih: nama_kepala_keluarga.').first().waitFor()
  await page.goBack()
  await page.getByRole('button', { name: 'Keluarkan' }).click()
  await confirms(page, 'Keluarkan')
  await page.getByRole('rowheader', { name: 'kolom-hilang.csv' }).waitFor({ state: 'detached' })

  await uploads(page, extract.families)
  await page.getByText('Berkas diterima dan dikenali').waitFor()
})

test('a NIK that Excel has broken is told by its name and does not come in', async () => {
  const [heading = '', first = '', ...rest] = readFileSync(extract.persons, 'utf8').trim().split('\n')
  const nik = extract.all[0]?.members[0]?.nik ?? ''
  const broken = [heading, first.replace(nik, '3,39911E+15'.replace(',', '.')), ...rest].join('\n')
  await uploads(operator.page, fileOf('dtsen-individu.csv', `${broken}\n`))
  await operator.page.getByRole('rowheader', { name: 'dtsen-individu.csv' }).waitFor()
  await operator.page.getByRole('button', { name: 'Periksa berkas' }).click()
  await operator.page.getByRole('link', { name: /NIK rusak oleh Excel/ }).waitFor({ timeout: 60_000 })
})

test('a reason that was typed survives a session that ends before the decision', async () => {
  const verifier = await officialAt(house, await house.hire('dinsos_verifier', '3320', 'Uji Verifikator'))
  await verifier.visits(new URL(operator.page.url()).pathname)
  await verifier.page.getByRole('button', { name: 'Tolak kiriman' }).click()
  await verifier.page.getByLabel('Alasan penolakan').fill('NIK rusak; minta berkas baru.')
  await verifier.page.context().clearCookies()
  await confirms(verifier.page, 'Tolak kiriman')
  await verifier.page.getByRole('heading', { name: 'Sesi berakhir, masuk lagi' }).waitFor()
  assert.equal(
    await verifier.page.getByLabel('Alasan penolakan').inputValue(),
    'NIK rusak; minta berkas baru.',
  )
  await Promise.all([verifier.goesHome(), operator.goesHome()])
})

test('a second tab of the field app waits until it is asked to take over', async () => {
  const account = await house.hire('facilitator', '3320112013', 'Uji Pendamping')
  const phone = await facilitatorAt(house, account, join(house.dataFolder, 'phone'))
  const second = await phone.page.context().newPage()
  await second.goto(house.addresses.field)
  await second.getByText('Aplikasi sudah terbuka di tab lain').waitFor()
  await second.getByRole('button', { name: 'Pakai di tab ini' }).click()
  await second.getByRole('heading', { name: 'Hari saya' }).waitFor()
  await phone.page.getByText('Aplikasi sudah terbuka di tab lain').waitFor()
  await phone.goesHome()
})

test('at the portal a photo of no bytes, a short NIK and an unknown code are answered plainly', async () => {
  const citizen = await citizenAt(house)
  const { page } = citizen
  await opensFamily(citizen, '33991', '7K3M9-92QFX')
  await page
    .getByText(/16 angka/)
    .first()
    .waitFor()
  assert.equal(await page.getByLabel('Kode pada slip').inputValue(), '7K3M9-92QFX')
  await opensFamily(citizen, extract.visited.members[0]?.nik ?? '', '7K3M9-92QFX')
  await page.getByRole('heading', { name: 'Kami belum dapat menampilkan data' }).waitFor()

  const box = page.getByLabel(/foto yang membantu/)
  const told = {
    choices: ['Ada yang berubah di keluarga saya', 'Ada bayi lahir', 'Tahunan', 'Kecapi'],
    fields: {
      'Tanggal lahirnya': '2026-10-12',
      'Nama kepala keluarga': 'Siti',
      'Dukuh, RT, dan RW': 'Tlogo',
    },
  }
  await reportsUntil(citizen, told, box)
  for (const bytes of [Buffer.alloc(0), Buffer.from('bukan foto')]) {
    await box.setInputFiles({ name: 'rumah.jpg', mimeType: 'image/jpeg', buffer: bytes })
    await page.getByRole('button', { name: 'Lanjutkan', exact: true }).click()
    await page.getByText('Perlu diperbaiki').waitFor()
  }
  await citizen.goesHome()
})

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

function fileOf(name: string, content: string | Buffer): string {
  const path = join(house.dataFolder, name)
  writeFileSync(path, content)
  return path
}

/** The file as it would be with one column left out. */
function withoutColumn(path: string, column: string): string {
  const rows = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  const at = rows[0]?.indexOf(column)
  return rows.map((cells) => cells.filter((_, index) => index !== at).join(',')).join('\n')
}

function headingOf(path: string): string {
  return readFileSync(path, 'utf8').split('\n')[0] ?? ''
}
