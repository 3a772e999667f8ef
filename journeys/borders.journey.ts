import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type DealtVillage, dealtVillage, dealVillage } from './cast/dealt-village.ts'
import { type Facilitator, facilitatorAt } from './cast/facilitator.ts'
import { type House, openHouse } from './cast/house.ts'
import { deskByDay, phoneInTheDark, watch } from './cast/look.ts'
import { confirms, type Official, officialAt } from './cast/official.ts'

/**
 * Borders of villages: a file in metres is refused, a sound one is looked at on the map, a shape without a code gets
 * its village from a person, a colleague accepts, and a phone without signal draws the line around its families.
 */
let house: House
let village: DealtVillage
let author: Official
let second: Official
let phone: Facilitator
const sights = [deskByDay, phoneInTheDark]

interface Placed {
  readonly code: string
  readonly name: string
  readonly latitude: number
  readonly longitude: number
}

before(async () => {
  house = await openHouse()
  village = await dealVillage(house, { families: 4 })
  author = await officialAt(house, await house.hire('data_operator', '3320', 'Uji Pemetaan'))
  second = await officialAt(house, await house.hire('dinsos_verifier', '3320', 'Uji Pemeriksa'))
})
after(() => house.close())

test('a file in metres is refused with its reason, and nothing is kept of it', async () => {
  await sends(borders('meter.geojson', (degrees) => degrees * 10_000, await someVillages()))
  await author.page.getByText(/Koordinat berkas bukan bujur dan lintang/).waitFor()
  await author.visits('/regions/borders')
  await author.page.getByText('Belum ada batas yang diterima').waitFor()
})

test('a sound file is a draft with its map, whose maker matches what no code names and cannot accept', async () => {
  const watched = watch(author.page)
  await author.visits('/regions')
  await author.page.getByText('Semua garis adalah perkiraan').waitFor()
  await sends(borders('batas.geojson', (degrees) => degrees, await someVillages()))
  const { page } = author
  await page.getByRole('heading', { name: 'Bidang dan desanya' }).waitFor()
  await page.getByRole('img', { name: /^Pratinjau 3 bidang/ }).waitFor()
  assert.deepEqual(await watched.look('draft', { sights }), [])
  await page.getByLabel('Desa untuk bidang 2').selectOption({ index: 1 })
  await page.getByText('3 dari 3 punya desa').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Terima dan pakai' }).count(), 0)
})

test('a colleague accepts after reading what follows, and the maps of the office are drawn by it', async () => {
  const watched = watch(second.page)
  const { page } = second
  await second.visits('/regions/borders')
  assert.deepEqual(await watched.look('borders', { sights }), [])
  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('button', { name: 'Terima dan pakai' }).click()
  await page.getByText(/3 desa digambar dengan batas ini/).waitFor()
  await confirms(page, 'Terima dan pakai')
  await page.getByText('Dipakai sekarang').waitFor()
  await second.visits('/regions')
  await page.getByText(/Sumber batas: Batas rekaan/).waitFor()
  await page.getByRole('img', { name: /3 menurut batas yang diterima/ }).waitFor()
  await page.getByLabel('Kecamatan').selectOption({ label: 'Tahunan' })
  await page.getByRole('rowheader', { name: 'Kecapi' }).waitFor()
  assert.deepEqual(await watched.look('regions with borders', { sights }), [])
})

test('the phone draws its village and the one beside it without signal, and leads to the door', async () => {
  phone = await facilitatorAt(house, village.facilitator, join(house.dataFolder, 'phone'))
  const { page } = phone
  await page.getByText(/keluarga belum selesai$/).waitFor({ timeout: 30_000 })
  await phone.losesSignal()
  await page.reload()
  await page.getByRole('heading', { name: 'Hari saya' }).or(page.getByLabel('Frasa lapangan')).waitFor()
  if (await page.getByLabel('Frasa lapangan').isVisible()) await phone.restartsPhone()
  await page.getByRole('button', { name: 'Peta', exact: true }).click()
  const map = page.locator('.f-map svg[role=img]')
  await map.waitFor()
  assert.equal(await map.locator('.f-border[data-own=true][data-estimate=false]').count(), 1)
  assert.ok((await map.locator('.f-border[data-own=false]').count()) > 0)
  await page.getByText(/teliti sampai ±12 m/).waitFor()
  const watched = watch(page)
  const onPhone = [phoneInTheDark]
  await page.getByRole('button', { name: 'Lihat seluruh desa' }).click()
  assert.deepEqual(await watched.look('day map, whole village', { sights: onPhone }), [])
  await page.getByRole('button', { name: 'Dekatkan ke rumah' }).click()
  await map.locator('circle.f-house').first().click()
  await page.getByRole('link', { name: 'Buka keluarga' }).waitFor()
  const way = await page.getByRole('link', { name: 'Petunjuk arah' }).getAttribute('href')
  assert.match(way ?? '', /^geo:-6\.\d+,110\.\d+/)
  assert.deepEqual(await watched.look('day map, a house chosen', { sights: onPhone }), [])
})

test('taken back, the estimates are drawn again, and the history keeps what was', async () => {
  const { page } = second
  await second.visits('/regions/borders')
  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('button', { name: 'Tarik batas ini' }).click()
  await page.getByText(/kembali memakai perkiraan/).waitFor()
  await page.getByRole('dialog').getByRole('textbox').fill('Berkasnya keliru tahun')
  await confirms(page, 'Tarik batas ini')
  await page.getByRole('button', { name: 'Pakai lagi' }).waitFor()
  await second.visits('/regions')
  await page.getByText('Semua garis adalah perkiraan').waitFor()
})

/** The dealt village and two beside it. */
async function someVillages(): Promise<Placed[]> {
  const { body } = await author.asks('GET', '/api/villages')
  const all: Placed[] = Object(body).villages
  const own = all.find(({ code }) => code === dealtVillage.code)
  if (!own) throw new Error('the dealt village is not there')
  const far = (one: Placed) => Math.hypot(one.latitude - own.latitude, one.longitude - own.longitude)
  return all.toSorted((a, b) => far(a) - far(b)).slice(0, 3)
}

/** Invented borders: strips side by side through the own village's centre; the second bears no code. */
function borders(name: string, scale: (degrees: number) => number, villages: readonly Placed[]): string {
  const [own] = villages
  const features = villages.map(({ code, name: called }, index) => {
    const west = (own?.longitude ?? 0) - 0.02 + index * 0.04
    const south = (own?.latitude ?? 0) - 0.025
    const corner = (east: number, north: number) => [scale(west + east), scale(south + north)]
    const ring = [
      corner(0, 0),
      corner(0.04, 0.003),
      corner(0.04, 0.047),
      corner(0.02, 0.053),
      corner(0, 0.05),
      corner(0, 0),
    ]
    return {
      type: 'Feature',
      properties: index === 1 ? { nama: called } : { kode: code, nama: called },
      geometry: { type: 'Polygon', coordinates: [ring] },
    }
  })
  const path = join(house.dataFolder, name)
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }))
  return path
}

async function sends(path: string): Promise<void> {
  const { page, visits } = author
  await visits('/regions/borders')
  await page.getByLabel('Berkas GeoJSON').setInputFiles(path)
  await page.getByLabel('Sumber').fill('Batas rekaan untuk uji')
  await page.getByLabel('Lisensi atau izin pakai').fill('Hanya untuk uji')
  await page.getByLabel('Berlaku sejak').fill('2025-01-01')
  await page.getByRole('button', { name: 'Unggah dan periksa' }).click()
}
