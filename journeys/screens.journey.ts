import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { sitDown } from './cast/browser.ts'
import { type DemoHouse, openDemoHouse } from './cast/demo-house.ts'
import { opensVisit, stepsInOnPhone, walksVisit } from './cast/field-walk.ts'
import { serveFolder } from './cast/file-house.ts'
import {
  deskByDay,
  everySight,
  phoneByDay,
  phoneInTheDark,
  seenFrom,
  settled,
  type Watched,
  watch,
} from './cast/look.ts'
import { walksReport } from './cast/report-walk.ts'

/** Every screen of the living demo is looked at: at a phone's and a desk's width, by day and in the dark. */
let house: DemoHouse
before(async () => {
  house = await openDemoHouse()
})
after(() => house.close())

test('every office sees its pages whole, legible and in Indonesian', async () => {
  const seat = await sitDown(join(house.dataFolder, 'visitor'), 'desk')
  const watched = watch(seat.page)
  const found: string[] = []
  const seen = new Set<string>()
  await seat.page.goto(house.addresses.office)
  await offices(seat.page).first().waitFor()
  found.push(...(await watched.look('front door', { sights: everySight })))
  for (const role of new Set(await offices(seat.page).locator('b').allInnerTexts())) {
    await stepsInto(seat.page, role)
    found.push(...(await walkOffice(watched, role, seen)))
    await seat.context.clearCookies()
    await seat.page.goto(house.addresses.office)
  }
  await seat.close()
  assert.deepEqual(found, [])
})

test('an office that chooses English reads English headings', async () => {
  const seat = await sitDown(join(house.dataFolder, 'reader'), 'desk')
  const { page } = seat
  const watched = watch(page)
  await page.goto(house.addresses.office)
  await stepsInto(page, 'Verifikator Dinsos')
  const paths = await pathsOf(page, 'nav a')
  assert.ok(paths.length > 5)
  await page.getByRole('link', { name: 'English' }).click()
  const found: string[] = []
  for (const path of paths) {
    await page.goto(house.addresses.office + path)
    found.push(...(await watched.look(path, { sights: [deskByDay], locale: 'en' })))
    const said = (await page.locator('h1, h2, thead th, legend, nav a').allInnerTexts()).join('\n')
    const left = said.match(/\b(yang|dan|belum|dengan|daftar|keluarga|perubahan|musyawarah|desa|tanggal)\b/gi)
    if (left) found.push(`${path}: leaves “${left.join(', ')}” in Indonesian`)
  }
  await seat.close()
  assert.deepEqual(found, [])
})

test('the facilitator’s screens are whole and legible on her phone', async () => {
  const seat = await sitDown(join(house.dataFolder, 'phone'), 'phone')
  const watched = watch(seat.page)
  const sights = [phoneInTheDark, phoneByDay]
  const found: string[] = []
  const look = async (place: string) => {
    found.push(...(await watched.look(`field ${place}`, { sights })))
  }
  await seat.page.goto(house.addresses.field)
  await look('door')
  await stepsInOnPhone(seat.page)
  await look('day')
  for (const path of ['/custody', '/phone', '/training', '/met', '/practice']) {
    await seat.page.goto(house.addresses.field + path)
    await look(path)
  }
  await seat.page.goto(house.addresses.field)
  await opensVisit(seat.page, look)
  await walksVisit(seat.page, look)
  await seat.close()
  assert.deepEqual(found, [])
})

test('the citizen’s pages are whole and legible without JavaScript', async () => {
  const seat = await sitDown(join(house.dataFolder, 'citizen'), 'phone')
  const { page } = seat
  // Not turned off but never delivered, since the looking itself is done by script.
  await page.route('**/*.js', (route) => route.abort())
  const watched = watch(page)
  const found: string[] = []
  const look = async (place: string) => {
    found.push(...(await watched.look(`portal ${place}`, { sights: everySight })))
  }
  const visits = (path: string) => page.goto(house.addresses.portal + path)
  for (const path of ['/', '/tentang', '/status', '/tiket', '/aduan', '/lapor']) {
    await visits(path)
    await look(path)
  }
  await walksReport(page, look)
  const [slip] = house.story.slips
  await visits('/status')
  await page.getByLabel('NIK').fill(slip?.nik ?? '')
  await page.getByLabel('Kode').fill(slip?.code ?? '')
  await page.getByRole('main').getByRole('button').click()
  await look('family')
  for (const ticket of house.story.tickets) {
    await visits('/tiket')
    await page.getByLabel('Nomor').fill(ticket.number)
    await page.getByLabel('PIN').fill(ticket.pin)
    await page.getByRole('main').getByRole('button').click()
    await look(`ticket ${ticket.about}`)
  }
  await seat.close()
  assert.deepEqual(found, [])
})

test('the catalogue shows every component without a barrier', async () => {
  const shelf = await serveFolder(join(import.meta.dirname, '..', 'web', 'dist', 'catalogue'))
  const seat = await sitDown(join(house.dataFolder, 'catalogue'), 'desk')
  const found: string[] = []
  await seat.page.goto(`${shelf.address}/`)
  await settled(seat.page)
  const pages = await seat.page
    .locator('nav.t-nav a')
    .evaluateAll((links) => links.map((one) => one.getAttribute('href')))
  for (const page of pages) {
    await seat.page.goto(`${shelf.address}/${page}`)
    await seat.page.locator('h1').first().waitFor()
    found.push(...(await seenFrom(seat.page, `catalogue ${page}`, everySight)))
  }
  await seat.close()
  await shelf.close()
  assert.deepEqual(found, [])
})

const offices = (page: Page) => page.locator('.o-doors button')

async function stepsInto(page: Page, role: string): Promise<void> {
  await offices(page).filter({ hasText: role }).first().click()
  await page.locator('.t-office h1').waitFor()
}

/** Every page the office's navigation leads to, and one of each kind of page that those lead to. */
async function walkOffice(watched: Watched, role: string, seen: Set<string>): Promise<string[]> {
  const { page } = watched
  const found: string[] = []
  const met = new Set<string>()
  const waiting = await pathsOf(page, 'nav a')
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = kindOf(path)
    if (met.has(kind)) continue
    met.add(kind)
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(house.addresses.office + path)
    await settled(page)
    if ((await page.locator('h1').allInnerTexts()).includes('Halaman ini tidak ada'))
      found.push(`${role} ${kind}: is linked and not open to this office`)
    waiting.push(...(await pathsOf(page, 'main a')))
    // Another office's view of a page that was looked at from all sides already: once, by turns.
    const again = met.size % 2 === 0 ? deskByDay : phoneInTheDark
    const sights = seen.has(kind) ? [again] : everySight
    seen.add(kind)
    found.push(...(await watched.look(`${role} ${kind}`, { sights })))
  }
  return found
}

/** A page of its kind: the same address whichever family, visit, batch, rule or row of a file it is about. */
const kindOf = (path: string) =>
  (path.split('?')[0] ?? '')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/(\/bench)\/[^/]+$/, '$1/:code')
    .replace(/(\/rows\/:id)\/\d+$/, '$1/:line')

async function pathsOf(page: Page, links: string): Promise<string[]> {
  const paths = await page
    .locator(links)
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  return paths.filter((path) => path.startsWith('/') && !path.startsWith('/api/'))
}
