import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Canary, scanProfile } from '../tools/leak/scan-profile.ts'
import { killBrowserOf, sitDown } from './cast/browser.ts'
import { type DealtVillage, dealVillage } from './cast/dealt-village.ts'
import { type Facilitator, facilitatorAt, findsFamily, findsNobody } from './cast/facilitator.ts'
import { type House, openHouse } from './cast/house.ts'
import { bringsEvidence } from './cast/interview.ts'

/** A phone is stolen: every byte of its browser's profile is looked through for what it must not hold. */
let house: House
let village: DealtVillage
let phone: Facilitator
let profile: string
const pin = '482913'
const place = { latitude: -6.613248713, longitude: 110.703916427 }
const canaries: Canary[] = []
const told = (what: string, text: string) => canaries.push({ what, bytes: Buffer.from(text) })

before(async () => {
  house = await openHouse()
  village = await dealVillage(house, { families: 45 })
  profile = join(house.dataFolder, 'phone')
})
after(() => house.close())

test('a morning of work: families fetched, one visit finished, one begun with photo, words and place', async () => {
  phone = await facilitatorAt(house, village.facilitator, profile, { pin })
  const { page } = phone
  await page.getByText(/^\d+ dari \d+ keluarga belum selesai$/).waitFor({ timeout: 30_000 })
  await page.context().setGeolocation({ ...place, accuracy: 7 })
  const [first = '', second = ''] = village.heads
  await findsNobody(phone, first, {
    informant: 'KANARIKETUASATU',
    reason: 'KANARIALASANSATU tidak dikenal di sini',
  })
  await page.context().addInitScript(keepsPictures)
  await page.goto(house.addresses.field)
  await findsFamily(phone, second)
  await page.getByRole('button', { name: 'Mulai kunjungan' }).click()
  await page.getByRole('radio', { name: 'Tidak ditemukan atau tidak dikenal' }).check()
  await bringsEvidence(page, { informant: 'KANARIKETUADUA', reason: 'KANARIALASANDUA masih ditanyakan' })
  await takesPhotos(3)

  for (const secret of village.secrets) told('a name or address', secret)
  for (const text of ['KANARIKETUASATU', 'KANARIALASANSATU', 'KANARIKETUADUA', 'KANARIALASANDUA'])
    told('an answer', text)
  told('a place', String(place.latitude))
  told('a place', String(place.longitude))
  told('the phrase', phone.phrase.join(' '))
  assert.ok(canaries.length >= 200, `only ${canaries.length} canaries were planted`)
})

test('locked by its PIN and robbed of its power, the phone holds none of them in any file', async () => {
  const { page } = phone
  await page.goto(`${house.addresses.field}/phone`)
  await page.getByRole('button', { name: 'Kunci sekarang' }).click()
  await page.getByRole('heading', { name: 'Layar terkunci' }).waitFor()
  const ended = new Promise((done) => page.context().once('close', done))
  await killBrowserOf(profile)
  await ended
  assert.ok(canaries.length >= 200)
  const { found, files, bytes } = scanProfile(profile, canaries)
  console.log(`${canaries.length} canaries, ${files} files, ${bytes} bytes: ${found.length} found`)
  assert.deepEqual(
    found.map(({ canary, where }) => `${canary.what} in ${where}`),
    [],
  )
})

test('the same search finds every one of them where they are planted in the clear', async () => {
  const seat = await sitDown(profile, 'phone')
  await seat.page.goto(house.addresses.field)
  const texts = canaries.map(({ bytes }) => bytes.toString('latin1'))
  await seat.page.evaluate(async (planted) => {
    const opening = indexedDB.open('control', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('clear')
    await new Promise((done) => {
      opening.onsuccess = done
    })
    const writes = opening.result.transaction('clear', 'readwrite')
    // One value that the browser packs, and one each that it does not.
    writes.objectStore('clear').put({ planted, padding: 'tanggap '.repeat(20_000) }, 'together')
    for (const [at, text] of planted.entries()) writes.objectStore('clear').put(text, at)
    await new Promise((done) => {
      writes.oncomplete = done
    })
    localStorage.setItem('control', planted.join('\n'))
    const cache = await caches.open('control')
    const bytes = Uint8Array.from(planted.join('\n'), (sign) => sign.charCodeAt(0))
    await cache.put('/control', new Response(bytes))
  }, texts)
  await seat.close()
  const { found } = scanProfile(profile, canaries)
  for (const place of ['IndexedDB', 'Local Storage', 'CacheStorage']) {
    const here = new Set(found.filter(({ where }) => where.includes(place)).map(({ canary }) => canary))
    assert.equal(
      here.size,
      canaries.length,
      `of ${canaries.length} planted, ${here.size} were found in ${place}`,
    )
  }
})

/** Photos of the draft; what the screen shows of them is what was kept, cut into canaries of 24 bytes. */
async function takesPhotos(most: number): Promise<void> {
  const { page } = phone
  for (let taken = 0; taken < most; taken++) {
    // The last of the screen is the photo's; the place above may be taken again too.
    await page
      .getByRole('button', { name: /^(Ambil foto|Ambil ulang|Ganti foto)/ })
      .last()
      .click()
    await page.getByRole('button', { name: 'Jepret' }).click()
    const picture = page.locator('img[src^="blob:"]').first()
    await picture.waitFor()
    const bytes = await page.evaluate(async () => [
      ...new Uint8Array((await globalThis.pictures.at(-1)?.arrayBuffer()) ?? new ArrayBuffer()),
    ])
    // From the middle on, where the picture is; a piece that is nearly all one byte is everybody's.
    const middle = Math.floor(bytes.length / 2)
    const pieces = Array.from({ length: 60 }, (_, at) =>
      bytes.slice(middle + at * 24, middle + (at + 1) * 24),
    )
    for (const piece of pieces.filter((one) => new Set(one).size > 12).slice(0, 10))
      canaries.push({ what: 'a photo', bytes: Buffer.from(piece) })
  }
  const pieces = canaries.filter(({ what }) => what === 'a photo').length
  assert.ok(pieces >= 10, `the photos gave ${pieces} pieces`)
}

/** Runs in the page: what is shown as a picture is kept at hand, since the page may not fetch it itself. */
function keepsPictures(): void {
  const show = URL.createObjectURL.bind(URL)
  globalThis.pictures = []
  URL.createObjectURL = (picture) => {
    if (picture instanceof Blob) globalThis.pictures.push(picture)
    return show(picture)
  }
}

declare global {
  var pictures: Blob[]
}
