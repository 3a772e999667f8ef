import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { webFolder } from '../tools/build/build-web.ts'
import { barriersOn } from './cast/axe.ts'
import { everyoneLeaves, type Seat, sitDown } from './cast/browser.ts'
import { makesPhrase } from './cast/phrase.ts'
import { openStillOffice, type StillOffice } from './cast/still-office.ts'

/** A list far longer than any phone should hold: what is in the document of it, and how one gets through it. */
const families = 3_000
let office: StillOffice
let seat: Seat
let profile: string
let page: Page

before(async () => {
  office = await openStillOffice(process.env.TANGGAP_WEB ?? webFolder, families)
  profile = mkdtempSync(join(tmpdir(), 'tanggap-long-'))
  seat = await sitDown(profile, 'phone')
  page = seat.page
  await page.goto(office.address)
  await makesPhrase(page)
  await page.getByText(/dari 3\.000 keluarga/).waitFor({ timeout: 60_000 })
})
after(async () => {
  await everyoneLeaves()
  await office.close()
  rmSync(profile, { recursive: true, force: true })
})

test('of three thousand families a screenful is in the document, and a screen reader is told of all', async () => {
  assert.ok((await page.locator('a.f-row').count()) <= 30)
  const first = page.locator('.f-window > li').first()
  assert.deepEqual(
    [await first.getAttribute('aria-posinset'), await first.getAttribute('aria-setsize')],
    ['1', '3000'],
  )
  assert.deepEqual(await barriersOn(page), [])
})

test('the keyboard goes row by row, to the last one and back, and is never left without a place', async () => {
  await page.locator('a.f-row').first().focus()
  for (let times = 0; times < 12; times++) await page.keyboard.press('ArrowDown')
  assert.equal(await placeOfFocus(), '13')
  await page.keyboard.press('End')
  await page.waitForFunction(() => document.activeElement?.closest('li')?.ariaPosInSet === '3000')
  assert.ok((await page.locator('a.f-row').count()) <= 30)
  // The wheel leads away from the row with the focus; it is there all the same.
  await page.evaluate(() => document.getElementById('isi')?.scrollTo(0, 0))
  await page.locator('li[aria-posinset="1"]').waitFor()
  assert.equal(await placeOfFocus(), '3000')
  await page.keyboard.press('Home')
  await page.waitForFunction(() => document.activeElement?.closest('li')?.ariaPosInSet === '1')
  for (let times = 0; times < 20; times++) await page.keyboard.press('Tab')
  assert.equal(await placeOfFocus(), '21')
})

test('the key for finding leads to the search that knows every family', async () => {
  await page.keyboard.press('Control+f')
  await page.keyboard.type('chamid 2889')
  await page.locator('a.f-row').filter({ hasText: '2888' }).waitFor()
  await page.getByLabel('Cari keluarga').fill('')
})

test('one comes back from a family to the same row', async () => {
  await page.evaluate(() => {
    const main = document.getElementById('isi')
    main?.scrollTo(0, main.scrollHeight / 2)
  })
  await page.waitForFunction(() => Number(document.querySelector('.f-window > li')?.ariaPosInSet) > 1_000)
  // One of two points lies on a row, whatever lies between two rows.
  const place = await page.evaluate(() =>
    [400, 415].map((y) => document.elementFromPoint(180, y)?.closest('li')?.ariaPosInSet).find(Boolean),
  )
  const middle = page.locator(`li[aria-posinset="${place}"] a`)
  const before = await middle.boundingBox()
  await middle.click()
  await page.getByRole('button', { name: 'Mulai kunjungan' }).waitFor()
  await page.getByRole('button', { name: 'Kembali' }).click()
  await middle.waitFor()
  assert.ok(Math.abs(((await middle.boundingBox())?.y ?? 0) - (before?.y ?? -99)) < 3)
  assert.equal(await placeOfFocus(), place)
})

function placeOfFocus(): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.closest('li')?.getAttribute('aria-posinset'))
}
