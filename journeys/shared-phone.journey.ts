import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { findsOut, sealsIt, takesPhoto } from './cast/at-the-door.ts'
import { barriersOn } from './cast/axe.ts'
import { type DealtVillage, dealTo, dealVillage, hireCertified } from './cast/dealt-village.ts'
import { type Facilitator, facilitatorAt, ledgerSays } from './cast/facilitator.ts'
import { type Account, type House, openHouse } from './cast/house.ts'
import { makesPhrase, opensByPhrase } from './cast/phrase.ts'

/** One phone for two facilitators: each has a space of their own, and nobody's finished work waits for its maker. */
let house: House
let village: DealtVillage
let budi: Account
let wati: Account
let phone: Facilitator
let wordsOfWati: readonly string[]
let visited: string
const said = {
  informant: 'Sukarno',
  reason: 'Tidak dikenal di alamat ini; sudah ditanyakan ke tiga tetangga.',
}

before(async () => {
  house = await openHouse()
  village = await dealVillage(house)
  budi = village.facilitator
  wati = await hireCertified(house, 'Uji Wati')
  const { body } = await village.supervisor.ask('GET', `/api/campaigns/${village.campaign}/cases`)
  const cases: { id: string; headName: string }[] = Object(body).cases
  visited = cases.at(-1)?.headName ?? ''
  await dealTo(
    village.supervisor,
    village.campaign,
    wati,
    cases.slice(0, 4).map(({ id }) => id),
  )
})
after(() => house.close())

test('Budi finishes a visit without signal and hands the phone over', async () => {
  phone = await facilitatorAt(house, budi, join(house.dataFolder, 'phone'), { pin: '482913' })
  const { page } = phone
  await page.getByText(/^\d+ dari 8 keluarga belum selesai$/).waitFor({ timeout: 30_000 })
  await phone.losesSignal()
  await findsOut(phone, visited, 'Tidak ditemukan atau tidak dikenal', said)
  await takesPhoto(page)
  await sealsIt(phone)
  await page.getByRole('link', { name: /Tersimpan di ponsel/ }).click()
  assert.equal(await ledgerSays(phone, 'Menunggu kirim'), '1')
  assert.equal(await ledgerSays(phone, 'Foto menunggu'), '1')
  assert.deepEqual(await barriersOn(page), [])
  await leaves(page)
  await page.getByText('1 kiriman tersegel menunggu').waitFor()
  assert.deepEqual(await barriersOn(page), [])
})

test('Wati sees her own families only, and carries what Budi has sealed to the office without being able to read it', async () => {
  await phone.findsSignal()
  const { page } = phone
  await page.reload()
  await signsIn(page, wati)
  wordsOfWati = await makesPhrase(page)
  await page.getByText(/^4 dari 4 keluarga belum selesai$/).waitFor({ timeout: 30_000 })
  assert.equal(await page.getByText(visited).count(), 0)
  await page.getByRole('link', { name: /Tersimpan di ponsel/ }).click()
  await page.getByRole('button', { name: 'Kirim dan ambil tugas' }).click()
  const kept = await heldAtOffice()
  assert.deepEqual(
    kept.map(({ fate, officer }) => ({ fate, officer })),
    [{ fate: 'held', officer: budi.name }],
  )
  for (let waited = 0; waited < 50 && (await photosLeft()) === 0; waited++) await pause(200)
  assert.equal(await photosLeft(), 1)
})

test('her phrase does not open his space; his does, without signal, and his next sign-in settles what waited', async () => {
  const { page } = phone
  await page.goto(house.addresses.field)
  await leaves(page)
  await phone.losesSignal()
  await page.getByRole('button', { name: new RegExp(budi.name) }).click()
  await page.getByLabel('Frasa lapangan').fill(wordsOfWati.join(' '))
  await page.getByRole('button', { name: 'Buka', exact: true }).click()
  await page.getByText('Frasa ini tidak membuka data di ponsel ini').first().waitFor()
  await opensByPhrase(page, phone.phrase)
  await page.getByText('Tanpa sinyal').first().waitFor()
  await page.getByRole('link', { name: /Tersimpan di ponsel/ }).click()
  // Wati's turn has brought his photo to the office too, as sealed as his visit.
  assert.equal(await ledgerSays(phone, 'Foto menunggu'), '0')
  assert.equal(await photosAtOffice(), 0)
  await phone.findsSignal()
  await page.getByRole('button', { name: 'Kirim dan ambil tugas' }).click()
  await page.getByRole('button', { name: 'Masuk lagi' }).first().click()
  await signsIn(page, budi)
  await page.getByText('Kunjungan selesai').waitFor()
  await page
    .locator('.f-ledger > div')
    .filter({ hasText: 'Diterima kantor' })
    .filter({ hasText: '1' })
    .waitFor({ timeout: 30_000 })
  assert.deepEqual(await heldAtOffice(), [])
  assert.equal(await photosAtOffice(), 1)
})

test('a locked screen opens by its PIN, a reload gives no new tries, and the tenth wrong one asks for the phrase', async () => {
  const { page } = phone
  await page.goto(`${house.addresses.field}/phone`)
  await page.getByRole('button', { name: 'Kunci sekarang' }).click()
  await enters(page, '111112')
  await page.getByText('Tersisa 9 kali').first().waitFor()
  assert.deepEqual(await barriersOn(page), [])
  await page.reload()
  await enters(page, '482913')
  await page.getByRole('heading', { name: 'Ponsel dan akun' }).waitFor()
  await page.getByRole('button', { name: 'Kunci sekarang' }).click()
  for (let tries = 1; tries < 10; tries++) {
    await enters(page, '111112')
    await page
      .getByText(`Tersisa ${10 - tries} kali`)
      .first()
      .waitFor()
    if (tries === 5) await page.reload()
  }
  await enters(page, '111112')
  await page.getByText('PIN salah sepuluh kali').waitFor()
  await opensByPhrase(page, phone.phrase)
})

test('a phrase that is lost is replaced with signal: sealed work stays, drafts wait for the paper', async () => {
  const { page } = phone
  await page.goto(house.addresses.field)
  await page.getByRole('button', { name: /^Semua/ }).click()
  await page.locator('a[href^="/case/"]').filter({ hasText: 'Belum dikunjungi' }).first().click()
  const head = await page.getByRole('heading', { level: 1 }).innerText()
  await page.getByRole('button', { name: 'Mulai kunjungan' }).click()
  await page.getByRole('radio', { name: 'Tidak ditemukan atau tidak dikenal' }).check()
  await page.locator('.f-saved:not([data-saving])').waitFor()
  const old = phone.phrase
  await phone.restartsPhone()
  // Opened by its phrase once more; then the paper is gone.
  const again = phone.page
  await again.goto(`${house.addresses.field}/phone`)
  await again.getByRole('button', { name: 'Kunci sekarang' }).click()
  await again.getByRole('button', { name: 'Buka dengan frasa' }).click()
  await again.getByRole('button', { name: 'Frasa hilang' }).click()
  await again.getByText('tetap tersegel dan tetap terkirim').waitFor()
  assert.deepEqual(await barriersOn(again), [])
  await signsIn(again, budi)
  await makesPhrase(again)
  await again.goto(`${house.addresses.field}/phone`)
  await again.getByText('1 draf terkunci dengan frasa lama').waitFor()
  assert.deepEqual(await barriersOn(again), [])
  await again.getByLabel('Frasa lama').fill(old.join(' '))
  await again.getByRole('button', { name: 'Kembalikan draf' }).click()
  await again.getByText('1 draf kembali.').waitFor()
  await again.goto(house.addresses.field)
  await again.getByRole('button', { name: /^Semua/ }).click()
  await again.getByRole('link', { name: head }).click()
  await again.getByRole('button', { name: 'Lanjutkan kunjungan' }).waitFor()
})

async function leaves(page: Page): Promise<void> {
  await page.goto(`${house.addresses.field}/phone`)
  await page.getByRole('button', { name: 'Keluar dari ponsel ini' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Keluar dari ponsel ini' }).click()
  await page.getByRole('heading', { name: 'Sudah pernah bekerja di ponsel ini' }).waitFor()
}

async function signsIn(page: Page, account: Account): Promise<void> {
  await page.getByLabel('Nama pengguna').fill(account.username)
  await page.getByLabel('Kata sandi').fill(account.password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
}

async function enters(page: Page, pin: string): Promise<void> {
  await page.getByLabel('PIN', { exact: true }).fill(pin)
  await page.getByRole('button', { name: 'Buka', exact: true }).click()
}

/** Photos of visits that the office has taken and whose picture it holds whole. */
const photosAtOffice = () => counted('visit_photo where completed_at is not null')
/** Photos left for somebody who is not signed in. */
const photosLeft = () => counted("audit_line where action = 'sync.deposit' and detail ? 'photo'")

async function counted(what: string): Promise<number> {
  const client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query(`select count(*)::int as count from ${what}`)
    return rows[0].count
  } finally {
    await client.end()
  }
}

/** What the office keeps for somebody who is not signed in, as its own list says; asked until it has arrived or gone. */
async function heldAtOffice(): Promise<readonly { fate: string; officer: string }[]> {
  const { body } = await village.supervisor.ask('GET', '/api/quarantine')
  return Object(body).commands
}
