import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { findsOut, sealsIt, takesPhoto } from './cast/at-the-door.ts'
import { barriersOn } from './cast/axe.ts'
import { sitDown } from './cast/browser.ts'
import { type DealtVillage, dealVillage, hireCertified } from './cast/dealt-village.ts'
import { type Facilitator, facilitatorAt, findsFamily, findsNobody, ledgerSays } from './cast/facilitator.ts'
import { type House, openHouse } from './cast/house.ts'
import { makesPhrase } from './cast/phrase.ts'

/** What a phone keeps when it is full, when no connection ever works, and when it still has the old key. */
let house: House
let village: DealtVillage
let phone: Facilitator
const said = {
  informant: 'Sukarno',
  reason: 'Tidak dikenal di alamat ini; sudah ditanyakan ke tiga tetangga.',
}

before(async () => {
  house = await openHouse()
  village = await dealVillage(house)
})
after(() => house.close())

test('what is finished is written with strict durability, the outbox and its photos alike', async () => {
  phone = await facilitatorAt(house, village.facilitator, join(house.dataFolder, 'phone'))
  const { page } = phone
  await page.getByText(/keluarga belum selesai$/).waitFor({ timeout: 30_000 })
  // The browser looks at its quota every half minute: told now, it holds when the phone shall be full.
  await mayKeep(phone, roomLeft)
  await page.addInitScript(listensToWrites)
  await page.goto(house.addresses.field)
  await findsNobody(phone, village.heads[1] ?? '', said)
  const writes = await page.evaluate(() => globalThis.writesHeard)
  const ofOutbox = writes.filter(({ tables }) => tables.includes('waiting') && tables.includes('drafts'))
  assert.deepEqual(
    ofOutbox.map(({ durability }) => durability),
    ['strict'],
  )
})

test('a rescue file carries the sealed outbox to the office by hand, and the phone’s own sending finds it taken', async () => {
  const { page } = phone
  await phone.losesSignal()
  await page.goto(house.addresses.field)
  await findsNobody(phone, village.heads[2] ?? '', said)
  await page.goto(`${house.addresses.field}/custody`)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Buat berkas penyelamatan' }).click()
  const file = await (await download).path()
  await page.getByText('1 berkas dibuat').waitFor()
  assert.deepEqual(await barriersOn(page), [])
  const text = readFileSync(file, 'utf8')
  for (const secret of [village.heads[2] ?? '', said.informant, 'tidak dikenal'])
    assert.equal(text.includes(secret), false)
  const taken = await village.supervisor.ask('POST', '/api/devices/rescue', { file: text })
  assert.equal(taken.status, 200)
  assert.equal(taken.body.applied, text.split('\n').filter((line) => line.startsWith('{"command"')).length)
  await phone.findsSignal()
  await page.getByRole('button', { name: 'Kirim dan ambil tugas' }).click()
  await page.getByText('semua terkirim').waitFor({ timeout: 30_000 })
})

test('work does not wait for a session: the office keeps it sealed, and takes it up at the next sign-in', async () => {
  const { page } = phone
  await page.context().clearCookies()
  await page.goto(house.addresses.field)
  await findsNobody(phone, village.heads[3] ?? '', said)
  await page.goto(`${house.addresses.field}/custody`)
  await page.getByRole('button', { name: 'Kirim dan ambil tugas' }).click()
  await page.getByText('Disimpan kantor, belum diproses').waitFor()
  await page.getByText('diproses setelah petugas pembuatnya masuk lagi').waitFor()
  await page.getByRole('button', { name: 'Masuk lagi' }).first().click()
  await page.getByLabel('Nama pengguna').fill(village.facilitator.username)
  await page.getByLabel('Kata sandi').fill(village.facilitator.password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await page.getByText('semua terkirim').waitFor({ timeout: 30_000 })
  assert.equal(await ledgerSays(phone, 'Perlu dilihat'), '0')
})

test('photos wait for Wi-Fi when so chosen, the visit does not, and a tap sends them now', async () => {
  const { page } = phone
  await page.goto(`${house.addresses.field}/custody`)
  await page.getByRole('radio', { name: /Hanya lewat Wi-Fi/ }).check()
  // Written within the blink of an eye; a reload in the same blink would be before it.
  await pause(500)
  await page.reload()
  assert.ok(await page.getByRole('radio', { name: /Hanya lewat Wi-Fi/ }).isChecked())
  await isConnectedBy(page, 'cellular3g')
  await page.getByRole('button', { name: 'Kembali' }).click()
  await findsOut(phone, village.heads[4] ?? '', 'Tidak ditemukan atau tidak dikenal', said)
  await takesPhoto(page)
  await sealsIt(phone)
  await page.getByRole('link', { name: /Tersimpan di ponsel/ }).click()
  await page.getByRole('button', { name: 'Kirim dan ambil tugas' }).click()
  await page.getByText('1 foto menunggu Wi-Fi').waitFor()
  await page.getByText('1 foto belum terkirim').waitFor()
  await page
    .locator('.f-ledger > div')
    .filter({ hasText: /^0\s*Menunggu kirim/ })
    .waitFor()
  await page.getByRole('button', { name: 'Kirim dan ambil tugas' }).and(page.locator(':enabled')).waitFor()
  assert.match(
    await page
      .getByText(/^terkirim .+, terambil .+/)
      .first()
      .innerText(),
    /terkirim \d/,
  )
  await page.getByText('Dipakai bulan ini').waitFor()
  assert.deepEqual(await barriersOn(page), [])
  await page.getByRole('button', { name: /^Kirim foto sekarang/ }).click()
  await page.getByText('semua terkirim').waitFor()
  assert.equal(await ledgerSays(phone, 'Foto menunggu'), '0')
  // Somebody films a wedding meanwhile.
  await page.evaluate(fillsUp)
})

test('a phone that still has the key of before brings its draft under the phrase, and the old key is gone', async () => {
  const account = await hireCertified(house, 'Uji Lama')
  const seat = await sitDown(join(house.dataFolder, 'old-phone'), 'phone')
  const { page } = seat
  await page.goto(`${house.addresses.field}/manifest.webmanifest`)
  const me = await village.supervisor.ask('GET', `/api/campaigns/${village.campaign}/facilitators`)
  const people: { accountId: string; name: string }[] = Object(me.body).facilitators
  const accountId = people.find(({ name }) => name === account.name)?.accountId ?? ''
  await page.evaluate(writesOldPhone, accountId)
  await page.goto(house.addresses.field)
  await page.getByLabel('Nama pengguna').fill(account.username)
  await page.getByLabel('Kata sandi').fill(account.password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await makesPhrase(page)
  await page.getByRole('heading', { name: 'Hari saya' }).waitFor()
  await page.getByRole('button', { name: /^Semua/ }).click()
  await page.getByText('Noor Chamid').waitFor()
  assert.deepEqual(await page.evaluate(leftOfOldPhone, accountId), { keys: 0, named: 0, drafts: 1 })
  await seat.close()
})

test('a full phone says so, loses nothing, and goes on where it stood once there is room', async () => {
  const { page } = phone
  await page.goto(house.addresses.field)
  await findsFamily(phone, village.heads[5] ?? '')
  await page.getByRole('button', { name: 'Mulai kunjungan' }).click()
  await page.getByRole('radio', { name: 'Tidak ditemukan atau tidak dikenal' }).check()
  await page.getByRole('radio', { name: 'Ketua RT/RW' }).check()
  // The browser goes by what it knew of its room for up to half a minute; every word is kept, or it is said.
  const full = page.getByText('Penyimpanan ponsel penuh')
  let words = 0
  while (!(await full.isVisible()) && words < 60) {
    await page.getByLabel('Apa yang diterangkan').fill(`Ditulis sampai penuh, kata ${++words}`)
    await page.waitForTimeout(600)
  }
  await full.waitFor()
  await page.getByText('Tidak ada yang hilang').waitFor()
  await page.getByText('Hapus video atau foto lain').waitFor()
  assert.deepEqual(await barriersOn(page), [])
  await page.getByRole('button', { name: 'Ambil foto' }).last().click()
  await page.getByRole('button', { name: 'Jepret' }).click()
  await page.getByText('Foto belum tersimpan').waitFor()
  // As when a video is deleted from the gallery.
  await page.evaluate(() => caches.delete('other things'))
  await mayKeep(phone, 50_000_000)
  await page.getByRole('button', { name: 'Simpan lagi' }).click()
  await page.getByText('Penyimpanan ponsel penuh').waitFor({ state: 'hidden' })
  await page.locator('.f-saved:not([data-saving])').waitFor()
  await page.reload()
  const kept = await page.getByLabel('Apa yang diterangkan').inputValue()
  assert.equal(kept, `Ditulis sampai penuh, kata ${words}`)
})

/** Bytes beyond what the phone holds at first, before it is full. */
const roomLeft = 3_000_000

/** The browser's own quota for this app: what is used now and so much more. */
async function mayKeep({ page }: Facilitator, more: number): Promise<void> {
  const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)
  const line = await page.context().newCDPSession(page)
  const { origin } = new URL(house.addresses.field)
  await line.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: used + more })
}

/** How the phone is connected, as its browser tells the page; it holds as long as the page is open. */
async function isConnectedBy(page: Page, connectionType: 'cellular3g' | 'wifi'): Promise<void> {
  const line = await page.context().newCDPSession(page)
  await line.send('Network.enable')
  const speed = { latency: 10, downloadThroughput: 1_000_000, uploadThroughput: 1_000_000 }
  await line.send('Network.overrideNetworkState', { offline: false, ...speed, connectionType })
}

/** Runs in the page: something else takes all the room that is left, down to the last kilobytes. */
async function fillsUp(): Promise<void> {
  const cache = await caches.open('other things')
  let made = 0
  for (const size of [200_000, 20_000, 2_000, 500]) {
    for (;;) {
      const bytes = Uint8Array.from({ length: size }, () => Math.random() * 256)
      const kept = await cache.put(`/filler/${made++}`, new Response(bytes)).then(
        () => true,
        () => false,
      )
      if (!kept) break
      if (made > 400) throw new Error('the phone does not fill up')
    }
  }
}

/** Runs in the page: notes with which durability each transaction is opened. */
function listensToWrites(): void {
  const open = IDBDatabase.prototype.transaction
  globalThis.writesHeard = []
  IDBDatabase.prototype.transaction = function (tables, mode, options) {
    if (mode === 'readwrite')
      globalThis.writesHeard.push({
        tables: typeof tables === 'string' ? [tables] : [...tables],
        durability: options?.durability ?? 'default',
      })
    return open.call(this, tables, mode, options)
  }
}

/** Runs in the page: a phone as it was before phrases, with one family and its draft under a key that asks nobody. */
async function writesOldPhone(accountId: string): Promise<void> {
  const opening = indexedDB.open(`tanggap-field-${accountId}`, 1)
  opening.onupgradeneeded = () => {
    const tables = opening.result
    for (const name of ['device', 'keys']) tables.createObjectStore(name)
    tables.createObjectStore('instruments', { keyPath: 'version' })
    for (const name of ['cases', 'drafts', 'waiting', 'acknowledged', 'pictures'])
      tables.createObjectStore(name, { keyPath: 'id' })
    tables.createObjectStore('photos', { keyPath: 'sha256' })
  }
  await new Promise((done) => {
    opening.onsuccess = done
  })
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const closed = async (place: string, value: object) => {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const encoder = new TextEncoder()
    const method = { name: 'AES-GCM', iv, additionalData: encoder.encode(place) }
    return { iv, box: await crypto.subtle.encrypt(method, key, encoder.encode(JSON.stringify(value))) }
  }
  const campaign = {
    id: 'campaign',
    name: 'Ground check',
    purpose: 'census',
    endsOn: '2026-12-31',
    instrumentVersion: 'dtsen-gc-2025-03',
    optionGroups: [],
  }
  const family = {
    id: 'old-case',
    number: 7,
    version: 1,
    status: 'assigned',
    campaign,
    villageCode: '3320112013',
    villageName: 'Kecapi',
    headName: 'Noor Chamid',
    hamlet: 'Krajan',
    rt: '005',
    rw: '002',
    address: 'Gang Mawar 3',
    position: null,
    attempts: 0,
    baseline: { family: {}, members: [] },
    reported: null,
    correction: null,
    withdrawn: false,
  }
  const interview = {
    instrumentVersion: 'dtsen-gc-2025-03',
    optionGroups: [],
    finding: null,
    family: {},
    familyConfirmed: [],
    members: [],
    attempts: [],
    explanations: [],
  }
  const at = '2026-11-20T02:00:00.000Z'
  const draft = {
    caseId: 'old-case',
    commandId: 'old-command',
    basedOnVersion: 1,
    interview,
    slipSerial: null,
    withoutSlip: false,
    respondentIs: '',
    startedAt: at,
    savedAt: at,
    screen: '',
  }
  const records = [
    ['cases', { id: 'old-case', ...(await closed('cases/old-case', family)) }],
    ['drafts', { id: 'old-case', ...(await closed('drafts/old-case', draft)) }],
  ] as const
  const writes = opening.result.transaction(['keys', 'cases', 'drafts'], 'readwrite')
  writes.objectStore('keys').put(key, 'data')
  for (const [name, record] of records) writes.objectStore(name).put(record)
  await new Promise((done) => {
    writes.oncomplete = done
  })
  opening.result.close()
}

/** Runs in the page: what of the old phone can still be told. */
async function leftOfOldPhone(accountId: string): Promise<{ keys: number; named: number; drafts: number }> {
  const opening = indexedDB.open(`tanggap-field-${accountId}`)
  await new Promise((done) => {
    opening.onsuccess = done
  })
  const reads = opening.result.transaction(['keys', 'cases', 'drafts'])
  const keysOf = (name: string) =>
    new Promise<IDBValidKey[]>((done) => {
      const asked = reads.objectStore(name).getAllKeys()
      asked.onsuccess = () => done(asked.result)
    })
  const [keys, cases, drafts] = await Promise.all(['keys', 'cases', 'drafts'].map(keysOf))
  opening.result.close()
  const named = [...(cases ?? []), ...(drafts ?? [])].filter((name) => name === 'old-case')
  return { keys: keys?.length ?? -1, named: named.length, drafts: drafts?.length ?? -1 }
}

declare global {
  var writesHeard: { tables: string[]; durability: string }[]
}
