import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { webFolder } from '../tools/build/build-web.ts'
import { type DealtVillage, dealVillage } from './cast/dealt-village.ts'
import {
  exchanges,
  type Facilitator,
  facilitatorAt,
  findsFamily,
  findsNobody,
  ledgerSays,
} from './cast/facilitator.ts'
import { type House, openHouse } from './cast/house.ts'

/**
 * A week on Karimunjawa: a phone whose clock is a year behind, seven days without signal, a boat that comes two days
 * late, and an app that was updated meanwhile. Nothing is lost, and nobody has to know any of it.
 */
let apps: string
let house: House
let village: DealtVillage
let phone: Facilitator
const pin = '482913'
const day = 24 * 3_600_000
const year = 365 * day

before(async () => {
  apps = mkdtempSync(join(tmpdir(), 'tanggap-apps-'))
  cpSync(webFolder, apps, { recursive: true })
  house = await openHouse({ webFolder: apps })
  village = await dealVillage(house, { phoneDays: 21 })
})
after(async () => {
  await house.close()
  rmSync(apps, { recursive: true, force: true })
})

test('before the boat leaves, the phone fetches its families though its clock is a year behind', async () => {
  phone = await facilitatorAt(house, village.facilitator, join(house.dataFolder, 'phone'), { pin })
  await phone.page.getByText(/^10 dari 10 keluarga|^12 dari 12 keluarga/).waitFor({ timeout: 30_000 })
  await isNow(0)
  await phone.page.goto(`${house.addresses.field}/custody`)
  await phone.page.getByRole('button', { name: 'Kirim dan ambil tugas' }).click()
  await phone.page.goto(`${house.addresses.field}/phone`)
  await phone.page.getByText(/525\.[56]\d\d menit/).waitFor()
  await phone.page.getByText('Jam ponsel meleset').waitFor()
})

test('seven days without signal: a family a day, each kept and sealed, each there the next morning', async () => {
  await phone.losesSignal()
  for (let passed = 1; passed <= 7; passed++) {
    await isNow(passed)
    await opensInTheMorning()
    await findsNobody(phone, village.heads[passed - 1] ?? '', {
      informant: 'Sukarno',
      reason: `Hari ke-${passed}: tidak dikenal di alamat ini; sudah ditanyakan ke tiga tetangga.`,
    })
    await phone.page.goto(`${house.addresses.field}/custody`)
    assert.equal(await ledgerSays(phone, 'Menunggu kirim'), String(passed))
  }
})

test('the boat is two days late: the list is still there, and a visit is begun', async () => {
  await isNow(9)
  await opensInTheMorning()
  await findsFamily(phone, village.heads[8] ?? '')
  await phone.page.getByRole('button', { name: 'Mulai kunjungan' }).click()
  await phone.page.getByRole('radio', { name: 'Tidak ditemukan atau tidak dikenal' }).check()
  await phone.page.locator('.f-saved:not([data-saving])').waitFor()
})

test('back in reach everything goes up in its order, once, and the office sees how far the clock was off', async () => {
  await phone.findsSignal()
  await phone.page.goto(house.addresses.field)
  await exchanges(phone)
  assert.equal(await ledgerSays(phone, 'Diterima kantor'), '7')
  assert.equal(await ledgerSays(phone, 'Perlu dilihat'), '0')
  const { body } = await village.supervisor.ask('GET', '/api/devices')
  const [device]: { applied: number; clockOffMinutes: number }[] = Object(body).devices
  assert.equal(device?.applied, 7)
  // A year behind, and the nine days that were waited for it.
  assert.ok(Math.abs((device?.clockOffMinutes ?? 0) - (year - 9 * day) / 60_000) < 60)
})

test('the app that was updated meanwhile is taken when it suits, without the phrase, and the draft is as it was', async () => {
  const worker = join(apps, 'field', 'worker.js')
  const text = readFileSync(worker, 'utf8')
  const build = /tanggap-field-[0-9a-f]{16}/.exec(text)?.[0] ?? ''
  assert.notEqual(build, '')
  writeFileSync(worker, text.replaceAll(build, 'tanggap-field-0123456789abcdef'))
  const { page } = phone
  await page.goto(`${house.addresses.field}/phone`)
  await page.getByText('Versi baru aplikasi siap dipakai').waitFor()
  const loaded = page.waitForEvent('load')
  await page.getByRole('button', { name: 'Pakai sekarang' }).click()
  await loaded
  await page.getByRole('heading', { name: 'Ponsel dan akun' }).waitFor()
  assert.deepEqual(await page.evaluate(() => caches.keys()), ['tanggap-field-0123456789abcdef'])
  await page.goto(house.addresses.field)
  await findsFamily(phone, village.heads[8] ?? '')
  await page.getByRole('button', { name: 'Lanjutkan kunjungan' }).click()
  assert.ok(await page.getByText('Tidak ditemukan atau tidak dikenal').first().isVisible())
})

/** A night has passed: the screen has locked itself, and the PIN opens it. */
async function opensInTheMorning(): Promise<void> {
  const { page } = phone
  await page.goto(house.addresses.field)
  const locked = page.getByRole('heading', { name: 'Layar terkunci' })
  await locked.or(page.getByRole('heading', { name: 'Hari saya' })).waitFor()
  if (!(await locked.isVisible())) return
  await page.getByLabel('PIN', { exact: true }).fill(pin)
  await page.getByRole('button', { name: 'Buka', exact: true }).click()
}

/** Days of the story by the phone's own clock, which is a year behind. */
async function isNow(passed: number): Promise<void> {
  await phone.page.context().clock.setSystemTime(Date.now() - year + passed * day)
}
