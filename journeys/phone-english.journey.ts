import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { webFolder } from '../tools/build/build-web.ts'
import { everyoneLeaves, sitDown } from './cast/browser.ts'
import { makesPhrase } from './cast/phrase.ts'
import { openStillOffice, type StillOffice } from './cast/still-office.ts'

let office: StillOffice
let profile: string
let page: Page

before(async () => {
  office = await openStillOffice(process.env.TANGGAP_WEB ?? webFolder, 8)
  profile = mkdtempSync(join(tmpdir(), 'tanggap-english-'))
  page = (await sitDown(profile, 'phone')).page
  await page.goto(office.address)
  await makesPhrase(page)
  await page.getByText(/dari 8 keluarga/).waitFor()
})
after(async () => {
  await everyoneLeaves()
  await office.close()
  rmSync(profile, { recursive: true, force: true })
})

test('every screen speaks English too, within a narrow phone', async () => {
  await page.goto(`${office.address}/phone`)
  await page.getByRole('link', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Phone and account' }).waitFor()
  await speaksEnglish('phone')
  for (const [path, heading] of [
    ['/', 'My day'],
    ['/custody', 'Messages'],
    ['/practice', 'Practice'],
    ['/met', 'A family not on the list'],
  ] as const) {
    await page.goto(`${office.address}${path}`)
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
    await speaksEnglish(path)
  }
  await page.goto(office.address)
  await page.locator('a.f-row').first().click()
  await page.getByRole('button', { name: 'Start the visit' }).click()
  await page.getByRole('radio', { name: 'Found', exact: true }).check()
  await speaksEnglish('the first question')
  await page.getByRole('button', { name: 'Contents' }).click()
  await page.getByText(/minutes? of asking/).waitFor()
  await speaksEnglish('contents')
  const screens = await page
    .locator('a[href^="/visit/"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const kinds = new Map(screens.map((path) => [path.split('/').at(-1)?.split('.')[0], path]))
  for (const path of kinds.values()) {
    await page.goto(`${office.address}${path}`)
    await page.locator('main :is(h2, p, article)').first().waitFor()
    await speaksEnglish(path)
  }
})

/** Words of Indonesian that stand on nearly every screen of the app; names and places are data and no such words. */
const indonesian = /\b(belum|tidak|kunjungan|keluarga|simpan|kirim|ponsel|dan|yang|atau|anggota|jawaban)\b/i

async function speaksEnglish(where: string): Promise<void> {
  const { lang, text, width } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    text: document.body.innerText,
    width: document.documentElement.scrollWidth,
  }))
  assert.equal(lang, 'en', where)
  assert.doesNotMatch(text.replaceAll('Bahasa Indonesia', ''), indonesian, where)
  assert.ok(width <= 360, `${where} is ${width} wide`)
}
