import { matches } from './desk.ts'
import type { Official } from './official.ts'
import { slipsOn } from './paper.ts'

/** Prints sealed slips; what comes out of the printer is all anyone ever sees of their codes. */
export async function printsSlips(
  { page, visits }: Official,
  villageCode: string,
  count: number,
): Promise<{ serial: string; code: string }[]> {
  await visits('/slips')
  const form = page.locator('form[action="/api/slips/sheets"]')
  await form.getByLabel('Berapa slip').fill(String(count))
  await form.getByRole('button').waitFor()
  const sheet = await page.request.post(new URL('/api/slips/sheets', page.url()).href, {
    headers: { origin: new URL(page.url()).origin },
    form: { villageCode, count },
  })
  if (!sheet.ok()) throw new Error(`no slips: ${await sheet.text()}`)
  return slipsOn(await sheet.body())
}

/** Says whose family a ticket is about, and opens the change it reports. */
export async function takesUpTicket(
  official: Official,
  ticket: { readonly number: string; readonly head: string; readonly explanation: string },
): Promise<void> {
  const { page, visits } = official
  await visits('/tickets')
  await page.getByRole('link', { name: ticket.number }).click()
  await matches(official, ticket.head, 'Usulkan perubahannya')
  await page.getByLabel('Penjelasan untuk berkas').fill(ticket.explanation)
  await page.getByRole('button', { name: 'Usulkan perubahan' }).click()
  await page.getByRole('heading', { name: 'Usulan yang dibuka' }).waitFor()
}
