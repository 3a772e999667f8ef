import type { Page } from 'playwright-core'

/** Answers a citizen's report page by page with whatever is at hand, up to the page that shows it whole. */
export async function walksReport(page: Page, look: (place: string) => Promise<void>): Promise<void> {
  const main = page.getByRole('main')
  await main.getByRole('button', { name: 'Mulai' }).click()
  for (let questions = 0; questions < 20; questions++) {
    const step = new URL(page.url()).pathname
    await look(step)
    if (step === '/lapor/periksa') return
    await answers(page)
    await main.getByRole('button', { name: /^(Lanjut|Simpan)/ }).click()
    if (new URL(page.url()).pathname === step) throw new Error(`${step} asks again`)
  }
  throw new Error('the report has no end')
}

async function answers(page: Page): Promise<void> {
  const main = page.getByRole('main')
  const radio = main.getByRole('radio').first()
  if (await radio.count()) await radio.check()
  for (const select of await main.locator('select').all()) await select.selectOption({ index: 1 })
  for (const story of await main.locator('textarea').all())
    await story.fill('Rumah roboh karena hujan lebat.')
  for (const day of await main.locator('input[type="date"]').all()) await day.fill('2026-10-12')
  for (const line of await main.locator('input[type="text"]:required, input:not([type]):required').all())
    await line.fill('Siti Rukayah')
}
