import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { sitDown } from './cast/browser.ts'
import { makesPhrase } from './cast/phrase.ts'
import { openStillOffice } from './cast/still-office.ts'

/**
 * Measures the field app in a browser slowed down four times, as a cheap phone is: with 1,000 families opening it,
 * turning to a screen of the visit, searching; with 16,000, which no phone should hold, that the list stays one that
 * can be used. Milliseconds, as one line of JSON for `npm run bench -- phone`.
 */
const slowDown = 4
const webFolder = process.env.TANGGAP_WEB ?? join(import.meta.dirname, '..', 'web', 'dist')

const usual = await withFamilies(1_000, async (page) => ({
  open: await opens(page, 5),
  search: await searches(page),
  screens: await turns(page),
}))
const long = await withFamilies(16_000, async (page) => ({
  open: await opens(page, 1),
  search: await searches(page),
  ...(await scrolls(page)),
}))
console.log(JSON.stringify({ ...usual, long }))

async function withFamilies<T>(families: number, measure: (page: Page) => Promise<T>): Promise<T> {
  const office = await openStillOffice(webFolder, families)
  const profile = mkdtempSync(join(tmpdir(), 'tanggap-speed-'))
  const seat = await sitDown(profile, 'phone')
  try {
    const { page, context } = seat
    await page.goto(office.address)
    await makesPhrase(page)
    await page.getByText(`dari ${families.toLocaleString('id-ID')} keluarga`).waitFor({ timeout: 120_000 })
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown })
    return await measure(page)
  } finally {
    await seat.close()
    await office.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

/** From the address to the first family on the screen, the keys still in the keeper's memory. */
async function opens(page: Page, times: number): Promise<number[]> {
  const took: number[] = []
  for (let time = 0; time < times; time++) {
    await page.reload({ waitUntil: 'commit' })
    await page.locator('a.f-row').first().waitFor({ timeout: 120_000 })
    took.push(
      await page.evaluate(
        () => new Promise<number>((done) => requestAnimationFrame(() => done(performance.now()))),
      ),
    )
  }
  return took
}

/**
 * From a letter typed to the list drawn, once the app has stood for three seconds: of each question the middle one of
 * five times, since a single time says more of what else the machine was doing.
 */
async function searches(page: Page): Promise<{ typed: string; took: number }[]> {
  await page.waitForTimeout(3_000)
  const typed = [
    'n',
    'no',
    'noer',
    'rt 5',
    'ghifari',
    'kradjan',
    'siti rahayu',
    '99',
    'zzz',
    'warsito 5',
    'a',
  ]
  const took = new Map(typed.map((text) => [text, [] as number[]]))
  for (let time = 0; time < 5; time++)
    for (const text of typed) took.get(text)?.push(await searched(page, text))
  return [...took].map(([text, times]) => ({
    typed: text,
    took: times.toSorted((a, b) => a - b)[2] ?? Number.POSITIVE_INFINITY,
  }))
}

/**
 * A thumb that goes through the whole list, a screenful each picture: how long each picture took, how many rows were
 * in the document at most, and whether what was left is found again after a family was looked at.
 */
async function scrolls(page: Page): Promise<{ frames: number[]; rows: number; cameBack: boolean }> {
  await page.getByRole('button', { name: /^Semua/ }).click()
  const gone = await page.evaluate(async () => {
    const main = document.getElementById('isi')
    if (!main) throw new Error('nothing scrolls')
    const frames: number[] = []
    let rows = 0
    const picture = () => new Promise<number>((done) => requestAnimationFrame(done))
    let last = await picture()
    for (let at = 0; at < 240; at++) {
      // Most of the way a screenful at a time, now and then a throw through a tenth of the list.
      main.scrollTop += at % 24 === 23 ? main.scrollHeight / 10 : main.clientHeight
      const next = await picture()
      frames.push(next - last)
      last = next
      rows = Math.max(rows, document.querySelectorAll('a.f-row').length)
    }
    main.scrollTop = main.scrollHeight / 2
    await picture()
    await picture()
    return { frames, rows }
  })
  const inSight = () =>
    page.evaluate(() =>
      [400, 415].map((y) => document.elementFromPoint(180, y)?.closest('li')?.ariaPosInSet).find(Boolean),
    )
  const before = await inSight()
  await page.locator(`li[aria-posinset="${before}"] a`).click()
  await page.getByRole('button', { name: 'Mulai kunjungan' }).waitFor()
  await page.getByRole('button', { name: 'Kembali' }).click()
  await page.locator('a.f-row').first().waitFor()
  await page.waitForTimeout(500)
  return { ...gone, cameBack: before !== undefined && before === (await inSight()) }
}

function searched(page: Page, text: string): Promise<number> {
  return page.evaluate(async (value) => {
    const box = document.querySelector<HTMLInputElement>('input[type=search]')
    if (!box) throw new Error('there is no search box')
    const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    const began = performance.now()
    setter?.call(box, value)
    box.dispatchEvent(new Event('input', { bubbles: true }))
    // The screen draws itself after the event; then its lines are laid out.
    await new Promise((done) => setTimeout(done, 0))
    document.querySelector('.f-list')?.getBoundingClientRect()
    return performance.now() - began
  }, text)
}

/** From the thumb to the next screen of a visit, through the whole questionnaire of a family of four. */
async function turns(page: Page): Promise<{ name: string; took: number }[]> {
  const search = page.locator('input[type=search]')
  await search.fill('rt 5')
  await page.locator('a.f-row').first().click()
  await page.getByRole('button', { name: 'Mulai kunjungan' }).waitFor()
  const screens = [{ name: 'mulai', took: await taken(page, 'Mulai kunjungan') }]
  await page
    .getByRole('radio', { name: /^Ditemukan/ })
    .first()
    .check()
  await page.getByRole('button', { name: 'Lanjut', exact: true }).click()
  await page.getByRole('button', { name: 'Lanjut', exact: true }).click()
  await page.getByRole('heading', { name: 'Anggota keluarga' }).waitFor()
  for (const radio of await page.getByRole('radio', { name: 'Tinggal di rumah ini' }).all())
    await radio.check()
  for (let screen = 0; screen < 40; screen++) {
    const next = page.getByRole('button', { name: /^(Lanjut|Periksa dan selesaikan)$/ })
    if ((await next.count()) === 0) break
    const name = await next.innerText()
    const took = await taken(page, name)
    screens.push({ name: await page.getByRole('heading', { level: 1 }).innerText(), took })
  }
  return screens
}

/** From a touch to the new heading drawn. */
function taken(page: Page, button: string): Promise<number> {
  return page.evaluate(async (name) => {
    const act = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === name)
    if (!act) throw new Error(`there is no ${name}`)
    const before = location.pathname
    const began = performance.now()
    act.click()
    while (location.pathname === before) await new Promise((done) => setTimeout(done, 0))
    await new Promise((done) => setTimeout(done, 0))
    document.body.getBoundingClientRect()
    return performance.now() - began
  }, button)
}
