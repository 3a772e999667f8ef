import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { ask } from '../tools/attack/browser.ts'
import { type House, inCrowd, openHouse } from '../tools/attack/open-house.ts'
import { nikAt } from '../tools/attack/people.ts'
import { webFolder } from '../tools/build/build-web.ts'
import { everyoneLeaves, type Seat, sitDown } from './cast/browser.ts'
import { everySight, settled, watch } from './cast/look.ts'

/** The citizen's door as the poorest phone sees it, as a good one does, and by keyboard alone. */
let house: House
before(async () => {
  house = await openHouse(6, resolve(process.env.TANGGAP_WEB ?? webFolder))
})
after(async () => {
  await everyoneLeaves()
  await house.close()
})

const main = (page: Page) => page.getByRole('main')
const goesOn = (page: Page) => main(page).getByRole('button', { name: 'Lanjutkan', exact: true }).click()

async function sits(options: { javaScript?: boolean } = {}): Promise<Seat> {
  const seat = await sitDown(mkdtempSync(join(tmpdir(), 'tanggap-seat-')), 'phone', options)
  await seat.page.setViewportSize({ width: 320, height: 640 })
  return seat
}

async function visits(page: Page, path: string): Promise<void> {
  await page.goto(house.address + path)
}

async function opensOwnPage(page: Page, index: number): Promise<void> {
  const family = house.households[index]
  await visits(page, '/status')
  await page.getByLabel('NIK Anda').fill(family?.nik ?? '')
  await page.getByLabel('Kode pada slip').fill((family?.code ?? '').toLowerCase().replace('-', ' '))
  await page.getByRole('button', { name: 'Lihat keluarga saya' }).click()
  await page.getByRole('heading', { name: family?.headName ?? '' }).waitFor()
}

/** Answers one page after the other until the page that shows the whole report. */
async function answersToTheEnd(page: Page, story = 'Kami tidak menerima lagi.'): Promise<void> {
  for (let pages = 0; !page.url().endsWith('/lapor/periksa'); pages += 1) {
    if (pages > 15) throw new Error(`the report has no end: ${page.url()}`)
    for (const box of await main(page).locator('textarea').all()) await box.fill(story)
    for (const select of await main(page).locator('select').all()) await select.selectOption({ index: 1 })
    const name = page.getByLabel('Nama kepala keluarga')
    if (await name.count()) await name.fill('SITI')
    await goesOn(page)
    if (await page.getByText('Perlu diperbaiki').count()) throw new Error(await main(page).innerText())
  }
}

async function receiptOn(page: Page): Promise<{ number: string; pin: string }> {
  await page.getByText('Bila dibacakan').waitFor()
  const [number = '', pin = ''] = await page.locator('.p-number').allInnerTexts()
  return { number, pin: pin.replace(' ', '') }
}

test('without script, on 320 pixels: status, a report, the receipt read aloud, tracking', async () => {
  const { page, close } = await sits({ javaScript: false })
  await visits(page, '/')
  await page.getByRole('link', { name: 'Cek status keluarga saya' }).click()
  await page.getByRole('heading', { name: 'Cek status keluarga' }).waitFor()
  await opensOwnPage(page, 0)
  await page.getByRole('heading', { name: 'Siapa yang membuka data keluarga ini' }).waitFor()
  await page.getByRole('button', { name: 'Saya tidak setuju' }).click()
  await answersToTheEnd(page)
  await page.getByRole('button', { name: 'Kirim laporan' }).click()
  await page.getByText('Bila dibacakan').waitFor()
  const { number, pin } = await receiptOn(page)
  assert.match(number, /^JT-/)

  await visits(page, '/tiket')
  const mistyped = number.slice(0, -1) + (number.endsWith('0') ? '1' : '0')
  await page.getByLabel('Nomor tiket').fill(mistyped)
  await page.getByLabel('PIN').fill(pin)
  await page.getByRole('button', { name: 'Lihat laporan' }).click()
  await page
    .getByText(/salah ketik atau tertukar/)
    .first()
    .waitFor()
  await page.getByLabel('Nomor tiket').fill(number)
  await page.getByLabel('PIN').fill(pin)
  await page.getByRole('button', { name: 'Lihat laporan' }).click()
  await page.getByRole('heading', { name: /Laporan diterima/ }).waitFor()
  await close()
})

test('without script, a report moves to another phone; the back button loses nothing; a story may be long and strange', async () => {
  const first = await sits({ javaScript: false })
  await visits(first.page, '/lapor')
  await first.page.getByRole('button', { name: 'Mulai', exact: true }).click()
  await first.page.getByRole('radio', { name: 'Masalah bantuan' }).check()
  await goesOn(first.page)
  await first.page.getByRole('radio', { name: 'Hal lain' }).check()
  await goesOn(first.page)
  const story = main(first.page).locator('textarea')
  await story.fill('kata '.repeat(10_000))
  await goesOn(first.page)
  await first.page
    .getByText(/Terlalu panjang: paling banyak 2000 huruf/)
    .first()
    .waitFor()
  const strange = 'Rumah 🏚️ roboh \u202Eterbalik\u202C, mohon dilihat 🙏 شكرا'
  await story.fill(strange)
  await goesOn(first.page)
  await goesBack(first.page)
  assert.match(await story.inputValue(), /Rumah 🏚️ roboh/)
  await goesOn(first.page)
  await first.page.getByRole('button', { name: 'Tunda, teruskan di ponsel lain' }).click()
  await first.page.getByRole('heading', { name: 'Laporan disimpan, belum dikirim' }).waitFor()
  const kept = await receiptOn(first.page)

  const second = await sits({ javaScript: false })
  await visits(second.page, '/lapor')
  await second.page.getByRole('link', { name: 'Lanjutkan dengan nomor dan PIN' }).click()
  await second.page.getByLabel('Nomor tiket').fill(kept.number)
  await second.page.getByLabel('PIN').fill(kept.pin)
  await second.page.getByRole('button', { name: 'Buka laporan' }).click()
  await answersToTheEnd(second.page, strange)
  await second.page.getByText(/Rumah 🏚️ roboh/).waitFor()
  await second.page.getByRole('button', { name: 'Kirim laporan' }).click()
  const sent = await receiptOn(second.page)
  assert.deepEqual(sent, kept)
  await goesBack(second.page)
  await second.page.goForward()
  await second.page.reload()
  assert.deepEqual(await receiptOn(second.page), kept)
  await visits(first.page, '/lapor/lanjut')
  await first.page.getByRole('button', { name: 'Mulai', exact: true }).waitFor()
  await Promise.all([first.close(), second.close()])
})

test('with script a photo goes out lighter, a voice is recorded, and nothing is sent twice', async () => {
  const { page, context, close } = await sits()
  await context.grantPermissions(['microphone'])
  await visits(page, '/lapor?jenis=something_else')
  await page.getByRole('button', { name: 'Mulai', exact: true }).click()
  await main(page).locator('textarea').fill('Lihat fotonya.')
  for (const place of ['kecamatan', 'desa']) {
    await goesOn(page)
    await page.waitForURL(`**/lapor/${place}`)
    await main(page).locator('select').selectOption({ index: 1 })
  }
  await goesOn(page)
  await page.waitForURL('**/lapor/foto')
  const box = main(page).locator('input[type=file]')
  await box.setInputFiles({
    name: 'rumah.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('<script>alert(1)</script>'),
  })
  await goesOn(page)
  await page.getByText('bukan foto JPEG atau PNG').first().waitFor()
  const photo = await largePhoto(page)
  await box.setInputFiles({ name: 'rumah.jpg', mimeType: 'image/jpeg', buffer: photo })
  await page.getByText('Foto sudah diperkecil').waitFor()
  const size = await box.evaluate((input: HTMLInputElement) => input.files?.[0]?.size ?? 0)
  assert.ok(size > 0 && size < photo.length / 3, `${photo.length} bytes became ${size}`)
  await goesOn(page)
  await page.waitForURL('**/lapor/suara')
  await page.getByRole('button', { name: 'Mulai merekam' }).click()
  await page.getByRole('button', { name: 'Selesai merekam' }).waitFor()
  await page.waitForTimeout(1500)
  await page.getByRole('button', { name: 'Selesai merekam' }).click()
  await page.getByText('Rekaman siap').waitFor()
  await goesOn(page)
  await page.waitForURL('**/lapor/telepon')
  await goesOn(page)
  await page.getByText('Satu rekaman').waitFor()
  await page.getByText('Satu foto').waitFor()
  await page.getByRole('button', { name: 'Kirim laporan' }).dblclick()
  const { number } = await receiptOn(page)
  const { tickets } = await house.count()
  assert.equal(tickets.filter((one) => one === number).length, 1)
  await close()
})

test('by keyboard alone a family opens its page', async () => {
  const { page, close } = await sits()
  const family = house.households[1]
  await visits(page, '/')
  await tabsTo(page, 'Cek status keluarga saya')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/status')
  await tabsTo(page, 'nik')
  await page.keyboard.type(family?.nik ?? '')
  await page.keyboard.press('Tab')
  await page.keyboard.type(family?.code ?? '')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: family?.headName ?? '' }).waitFor()
  await tabsTo(page, 'Keluar')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Anda sudah keluar' }).waitFor()
  await close()
})

test('every page is whole and without barriers: day and night, narrow and wide, text at 200 %', async () => {
  const { page, close } = await sits()
  await page.route('**/*.js', (route) => route.abort())
  const watched = watch(page)
  const found: string[] = []
  const paths = ['/', '/tentang', '/kanal', '/angka', '/desa', '/desa?kecamatan=332011', '/desa/3320112013']
  paths.push(
    '/status',
    '/status/kode',
    '/status/kode/isi',
    '/status/jawaban',
    '/lapor',
    '/lapor/buka',
    '/tiket',
  )
  for (const path of paths) {
    await visits(page, path)
    found.push(...(await watched.look(`portal ${path}`, { sights: everySight })))
    found.push(...(await atTwiceTheSize(page, path)))
  }
  await opensOwnPage(page, 2)
  found.push(...(await watched.look('portal /keluarga', { sights: everySight })))
  found.push(...(await atTwiceTheSize(page, '/keluarga')))
  assert.deepEqual(found, [])
  await close()
})

test('in Javanese a page says what is translated, and the rest in Indonesian', async () => {
  const { page, close } = await sits({ javaScript: false })
  await visits(page, '/?bahasa=jv')
  await page.getByRole('heading', { name: 'Kulawarga panjenengan lan bantuan sosial' }).waitFor()
  await page.getByText('Dengan nomor tiket dan PIN').waitFor()
  assert.equal(await page.locator('html').getAttribute('lang'), 'jv')
  await close()
})

test('under attack a phone with script works for a moment, one without waits two minutes; both come in', async () => {
  const [first, second] = [house.households[3], house.households[4]]
  await inCrowd(310, 60, async (turn) => {
    const form = { nik: nikAt(turn * 2 + 1), kode: 'AAAAA-AAAAA' }
    await ask(house.address, { path: '/status', from: '127.0.0.1', form })
  })
  const fillsIn = async (page: Page, family: typeof first) => {
    await visits(page, '/status')
    await page.getByLabel('NIK Anda').fill(family?.nik ?? '')
    await page.getByLabel('Kode pada slip').fill(family?.code ?? '')
    await page.getByRole('button', { name: 'Lihat keluarga saya' }).click()
  }
  const scripted = await sits()
  await fillsIn(scripted.page, first)
  await scripted.page.getByRole('heading', { name: first?.headName ?? '' }).waitFor()

  const plain = await sits({ javaScript: false })
  await fillsIn(plain.page, second)
  await plain.page.getByText('Tunggu 2 menit').waitFor()
  // Too early: asked again, and nothing typed is lost.
  await plain.page.getByRole('button', { name: 'Saya sudah menunggu, lanjutkan' }).click()
  await plain.page.getByText('Tunggu 2 menit').waitFor()
  await house.advance(2.2)
  await plain.page.getByRole('button', { name: 'Saya sudah menunggu, lanjutkan' }).click()
  await plain.page.getByRole('heading', { name: second?.headName ?? '' }).waitFor()
  await Promise.all([scripted.close(), plain.close()])
})

/** Letters twice as large on a screen twice as wide: nothing may stick out. */
async function atTwiceTheSize(page: Page, path: string): Promise<string[]> {
  await page.setViewportSize({ width: 640, height: 900 })
  await page.addStyleTag({ content: 'html { font-size: 200% !important }' })
  await settled(page)
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  return wide > 0 ? [`${path}: ${wide} px wider than the screen at 200 %`] : []
}

/** Presses Tab until the link, button or field of this name has the focus. */
async function tabsTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const one = document.activeElement
      return `${one?.getAttribute('name') ?? ''}\n${one?.textContent ?? ''}`
    })
    if (at.split('\n').some((part) => part.trim().startsWith(name))) return
  }
  throw new Error(`the keyboard does not reach “${name}”`)
}

/** A photo as a camera makes it: large, and full of detail. */
async function largePhoto(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 2400
    canvas.height = 1800
    const brush = canvas.getContext('2d')
    for (let spot = 0; spot < 30_000; spot += 1) {
      if (!brush) break
      brush.fillStyle = `hsl(${(spot * 47) % 360} 60% ${30 + (spot % 50)}%)`
      brush.fillRect((spot * 131) % 2400, (spot * 197) % 1800, 26, 22)
    }
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1] ?? ''
  })
  return Buffer.from(base64, 'base64')
}

/** The browser's own button. Its driver loses hold of a page that is just being shown; people press again. */
async function goesBack(page: Page): Promise<void> {
  await page.goBack().catch(async (fault: Error) => {
    if (!fault.message.includes('Not attached to an active page')) throw fault
    await page.waitForLoadState()
    await page.goBack()
  })
}
