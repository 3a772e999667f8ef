import { confirms, type Official } from './official.ts'

/** Opens a report by its number. */
export async function opensTicket({ page, visits }: Official, number: string): Promise<void> {
  await visits('/tickets?view=all')
  await page.getByRole('link', { name: number }).click()
  await page.getByRole('heading', { name: 'Yang disampaikan' }).waitFor()
}

/** Says whose family it is: at once where everything agrees, after comparing where it does not. */
export async function matches({ page }: Official, head: string, next: string | RegExp): Promise<void> {
  await page.getByRole('row', { name: head }).getByRole('button', { name: 'Ini keluarganya' }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .or(page.getByRole('heading', { name: next }))
    .first()
    .waitFor()
  if (await dialog.isVisible()) await confirms(page, 'Ini keluarganya')
  await page.getByRole('heading', { name: next }).waitFor()
}

/** Takes a step of which the citizen reads something. */
export async function says({ page }: Official, act: string, words: string, template?: string): Promise<void> {
  const acts = page.getByRole('region', { name: 'Tindakan' })
  await acts.getByRole('button', { name: act, exact: true }).click()
  if (template) await acts.getByLabel('Mulai dari contoh').selectOption({ label: template })
  await acts.getByLabel('Yang akan dibaca warga').fill(words)
  await acts.getByRole('button', { name: 'Kirim kepada warga' }).click()
}
