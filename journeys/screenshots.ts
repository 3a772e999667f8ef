import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { PlainFault, runTool } from '../tools/plain-fault.ts'
import { readStory } from '../tools/start/demo-story.ts'
import { everyoneLeaves, type Screen, sitDown } from './cast/browser.ts'
import { settled } from './cast/look.ts'
import { makesPhrase } from './cast/phrase.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'docs', 'screenshots')
const mostBytes = 250_000

const [office = 'http://localhost:4310', field = 'http://localhost:4320', portal = 'http://localhost:4330'] =
  process.argv.slice(2)
const story = readStory(process.env.TANGGAP_DATA ?? join(root, 'data'))
const profiles = mkdtempSync(join(tmpdir(), 'tanggap-pictures-'))
let seats = 0

/**
 * `npm run screenshots -- <office> <field> <portal>`: the month in pictures, taken from a demo that is
 * running (`npm start`), by the doors everyone uses. Nothing is sent: what the phone shows stays a draft.
 */
await runTool(async () => {
  if (!story)
    throw new PlainFault(
      'Peragaan tidak ditemukan. Jalankan `npm start` dahulu, atau isi TANGGAP_DATA.',
      'There is no demo here. Run `npm start` first, or set TANGGAP_DATA.',
    )
  mkdirSync(folder, { recursive: true })
  try {
    await atTheOffice()
    await onThePhone()
    await atThePortal(story)
  } finally {
    await everyoneLeaves()
    rmSync(profiles, { recursive: true, force: true })
  }
})

async function atTheOffice(): Promise<void> {
  const desk = await open('desk', office)
  await desk.locator('.o-doors button').first().waitFor()
  await picture(desk, 'door')
  await stepInto(desk, 'Verifikator Dinsos')
  await opensFrom(desk, '/intakes', 'DTSEN')
  await picture(desk, 'intake')
  await opensFrom(desk, '/campaigns', 'Ground check DTSEN')
  await picture(desk, 'campaign')
  await opensFrom(desk, '/changes?view=all&status=on_agenda')
  await picture(desk, 'change')
  await opensFrom(desk, '/reports')
  await picture(desk, 'report')
  await desk.goto(`${office}/registry?ratified=accepted&sort=changed`)
  await settled(desk)
  await picture(desk, 'registry')
  await desk.locator('table a').first().click()
  await desk.getByRole('link', { name: 'Riwayat', exact: true }).click()
  await settled(desk)
  await picture(desk, 'family')
  await stepInto(desk, 'Koordinator PKH')
  await opensVisitThatDiffers(desk)
  await picture(desk, 'review')
  await stepInto(desk, 'Operator desa')
  await opensFrom(desk, '/meetings')
  await picture(desk, 'meeting')
  await stepInto(desk, 'Kepala Dinas')
  await opensFrom(desk, '/batches')
  await picture(desk, 'batch')
  const lamp = await open('desk', office, true)
  await stepInto(lamp, 'Operator data Dinsos')
  await picture(lamp, 'today-dark')
}

/** A family that nobody has visited yet, up to the question about its floor. */
async function onThePhone(): Promise<void> {
  const phone = await open('phone', field)
  await phone.getByRole('button', { name: /Sri Wahyuningsih/ }).click()
  await makesPhrase(phone)
  await phone.getByRole('heading', { name: 'Hari saya' }).waitFor()
  const first = phone.getByRole('listitem').filter({ hasText: 'Belum dikunjungi' }).getByRole('link').first()
  await first.waitFor()
  await picture(phone, 'phone-day')
  await first.click()
  await phone.getByRole('button', { name: 'Mulai kunjungan' }).click()
  await phone.getByRole('radio', { name: 'Ditemukan', exact: true }).check()
  const floor = phone.getByRole('heading', { name: 'Jenis lantai terluas' })
  for (let screens = 0; screens < 6 && !(await floor.count()); screens++) {
    const here = phone.url()
    await phone.getByRole('button', { name: 'Lanjut', exact: true }).click()
    await phone.waitForURL((url) => url.href !== here)
  }
  const question = phone.locator('article.f-question').filter({ has: floor })
  await question.getByRole('radio', { name: 'Semen/bata merah', exact: true }).check()
  await question.evaluate((one) => one.scrollIntoView())
  await picture(phone, 'phone-question')
}

async function atThePortal({ slips, tickets }: NonNullable<typeof story>): Promise<void> {
  const phone = await open('phone', portal)
  await phone.setViewportSize({ width: 360, height: 1240 })
  await picture(phone, 'portal')
  const [slip] = slips
  await phone.goto(`${portal}/status`)
  await phone.getByLabel('NIK').fill(slip?.nik ?? '')
  await phone.getByLabel('Kode').fill(slip?.code ?? '')
  await phone.getByRole('main').getByRole('button').click()
  await phone.getByRole('heading', { name: 'Bantuan', exact: true }).waitFor()
  await picture(phone, 'portal-status')
  const ticket = tickets.find(({ about }) => about.includes('tangga usulan')) ?? tickets[0]
  await phone.goto(`${portal}/tiket`)
  await phone.getByLabel('Nomor').fill(ticket?.number ?? '')
  await phone.getByLabel('PIN').fill(ticket?.pin ?? '')
  await phone.getByRole('main').getByRole('button').click()
  const journey = phone.getByRole('heading', { name: 'Perjalanan laporan' })
  await journey.waitFor()
  await picture(phone, 'portal-ticket')
}

async function open(screen: Screen, address: string, dark = false): Promise<Page> {
  const { page } = await sitDown(join(profiles, String(++seats)), screen, { dark })
  await page.goto(address)
  return page
}

/** Leaves the office one was in and takes another, as a visitor of the demo does. */
async function stepInto(page: Page, role: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(office)
  await page.locator('.o-doors button').filter({ hasText: role }).first().click()
  await page.locator('nav.t-nav, nav').first().waitFor()
  await settled(page)
}

/** Opens the first item of a list, or the first that bears these words. */
async function opensFrom(page: Page, list: string, words = ''): Promise<void> {
  await page.goto(office + list)
  await settled(page)
  await page.locator('table a').filter({ hasText: words }).first().click()
  await page.waitForURL((url) => url.pathname !== new URL(office + list).pathname)
  await settled(page)
}

/** Most visits find what was recorded; the picture is of one that did not. */
async function opensVisitThatDiffers(page: Page): Promise<void> {
  await page.goto(`${office}/visits`)
  await settled(page)
  const visits = await page
    .locator('table a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  for (const visit of visits) {
    await page.goto(office + visit)
    await settled(page)
    if (
      await page
        .getByText(/^\d+ perbedaan$/)
        .filter({ visible: true })
        .count()
    )
      return
  }
}

async function picture(page: Page, name: string): Promise<void> {
  await settled(page)
  await page.mouse.move(0, 0)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete))
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, animations: 'disabled' })
  const { size } = statSync(path)
  if (size > mostBytes) throw new Error(`${name}.png has ${size} bytes; a page of pictures must stay light`)
  console.log(`docs/screenshots/${name}.png  ${Math.round(size / 1000)} kB`)
}
