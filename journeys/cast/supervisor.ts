import { confirms, type Official } from './official.ts'

/** Freezes the frame of one village; its campaign's page is open afterwards. */
export async function freezesFrame(
  { page, visits }: Official,
  village: { code: string; name: string },
): Promise<string> {
  await visits('/campaigns/new')
  await page.getByLabel('Desa/kelurahan').selectOption(village.code)
  await page.getByRole('button', { name: /^Bekukan \d+ keluarga$/ }).click()
  await confirms(page, /^Bekukan \d+ keluarga$/)
  await page.getByRole('heading', { name: `Ground check ${village.name}` }).waitFor()
  return new URL(page.url()).pathname
}

/** Deals everything that has nobody yet to one facilitator. */
export async function dealsTo({ page, visits }: Official, campaign: string, name: string): Promise<void> {
  await visits(campaign)
  await page.getByRole('button', { name: /keluarga yang belum bertugas/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name }).check()
  await dialog.getByRole('button', { name: 'Bagi sekarang' }).click()
  await page.getByText(`Dibagi: ${name}`).waitFor()
}

/** Gives a visit back with one note on one question. */
export async function returnsVisit(
  { page, visits }: Official,
  head: string,
  note: { reason: string; question: string; text: string },
): Promise<void> {
  await visits('/visits')
  await page.getByRole('link', { name: head }).click()
  await page.getByRole('button', { name: 'Kembalikan', exact: true }).click()
  await page.getByLabel('Alasan').fill(note.reason)
  const question = page.getByLabel('Pertanyaan', { exact: true })
  const option = question.getByRole('option', { name: note.question, includeHidden: true }).first()
  await question.selectOption((await option.getAttribute('value')) ?? '')
  await page.getByLabel('Yang harus diperbaiki').fill(note.text)
  await page.getByRole('button', { name: 'Tambah catatan' }).click()
  await page.getByRole('button', { name: 'Kembalikan ke pendamping' }).click()
  await page.getByRole('heading', { name: head, level: 1 }).waitFor({ state: 'hidden' })
}

/** Approves what is seen. */
export async function approvesVisit({ page, visits }: Official, head: string): Promise<void> {
  await visits('/visits')
  await page.getByRole('link', { name: head }).click()
  await page.getByRole('button', { name: 'Setujui', exact: true }).click()
  await confirms(page, 'Setujui')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByRole('heading', { name: head, level: 1 }).waitFor({ state: 'hidden' })
}
