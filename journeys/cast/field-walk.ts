import type { Page } from 'playwright-core'
import { makesPhrase } from './phrase.ts'

type Look = (place: string) => Promise<void>

/** Steps in by the demo's list as the first facilitator, and waits until her families are on the phone. */
export async function stepsInOnPhone(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Sri Wahyuningsih/ }).click()
  await makesPhrase(page)
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
  await page.locator('a[href^="/case/"]').first().waitFor({ timeout: 30_000 })
}

/** Opens the first family that is due, and begins its visit. */
export async function opensVisit(page: Page, look: Look): Promise<void> {
  await page.locator('a[href^="/case/"]').filter({ hasText: 'Belum dikunjungi' }).first().click()
  const start = page.getByRole('button', { name: 'Mulai kunjungan' })
  await start.waitFor()
  await look('case')
  await page.getByRole('link', { name: 'Tidak bertemu' }).click()
  await page.waitForURL(/\/absent$/)
  await look('absent')
  await page.goBack()
  await start.click()
  await page.getByRole('radio', { name: 'Ditemukan', exact: true }).check()
  await look('finding')
}

/** Every kind of screen of the questionnaire, one of each, from its outline to the review. */
export async function walksVisit(page: Page, look: Look): Promise<void> {
  await page.getByRole('button', { name: 'Daftar isi' }).click()
  await page.locator('a[href^="/visit/"]').first().waitFor()
  await look('outline')
  const links = await page
    .locator('a[href^="/visit/"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const kinds = Map.groupBy(links, (path) => path.split('/').at(-1)?.split('.')[0] ?? '')
  for (const [kind, [path]] of kinds) {
    await page.goto(new URL(path ?? '/', page.url()).href)
    await page.waitForFunction(() => document.querySelector('.f-question, main form, main h2, main p'))
    await look(`visit ${kind}`)
  }
}
