import type { Page } from 'playwright-core'

/** Writes the five words down, reads two of them back, and chooses a PIN or none. */
export async function makesPhrase(page: Page, pin?: string): Promise<readonly string[]> {
  const words = await writesPhrase(page)
  await page.getByRole('heading', { name: 'Pilih PIN 6 angka' }).waitFor()
  if (pin) {
    await page.getByLabel('PIN', { exact: true }).fill(pin)
    await page.getByLabel('PIN sekali lagi').fill(pin)
    await page.getByRole('button', { name: 'Pakai PIN ini' }).click()
  } else await page.getByRole('button', { name: 'Tanpa PIN' }).click()
  await page.getByRole('heading', { name: 'Pilih PIN 6 angka' }).waitFor({ state: 'hidden' })
  return words
}

/** The words on paper, two of them read back; what else may open the phone is asked next. */
export async function writesPhrase(page: Page): Promise<readonly string[]> {
  await page.getByRole('heading', { name: 'Frasa lapangan Anda' }).waitFor()
  const words = await page.locator('.f-phrase li').allInnerTexts()
  await page.getByRole('button', { name: 'Sudah saya tulis' }).click()
  for (const field of await page.getByLabel(/^Kata ke-/).all()) {
    const number = Number(/\d+$/.exec((await field.getAttribute('name')) ?? '')?.[0])
    await field.fill(words[number] ?? '')
  }
  await page.getByRole('button', { name: 'Lanjut', exact: true }).click()
  return words
}

/** Types the first letters of each word, as on a cold morning. */
export async function opensByPhrase(page: Page, words: readonly string[]): Promise<void> {
  await page.getByLabel('Frasa lapangan').fill(words.map((word) => word.slice(0, 4)).join(' '))
  await page.getByRole('button', { name: 'Buka', exact: true }).click()
  await page.getByRole('heading', { name: 'Buka dengan frasa' }).waitFor({ state: 'hidden' })
}
