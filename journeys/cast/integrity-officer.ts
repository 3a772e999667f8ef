import { confirms, type Official } from './official.ts'

/** Asks that a matter be opened; nothing of it is readable by that. */
export async function asksToOpen({ page, visits }: Official, number: string): Promise<string> {
  await visits('/integrity')
  await page.getByRole('link', { name: number }).click()
  await page.getByRole('button', { name: 'Minta pembukaan' }).click()
  await confirms(page, 'Minta pembukaan')
  await page.getByText('Menunggu persetujuan petugas lain').waitFor()
  return new URL(page.url()).pathname
}

/** Consents, and reads together with the one who asked. */
export async function consents({ page, visits }: Official, matter: string): Promise<void> {
  await visits(matter)
  await page.getByRole('button', { name: 'Setujui dan buka bersama' }).click()
  await confirms(page, 'Setujui dan buka bersama')
  await page.getByRole('button', { name: 'Baca isinya' }).waitFor()
}

export async function reads({ page, visits }: Official, matter: string): Promise<void> {
  await visits(matter)
  await page.getByRole('button', { name: 'Baca isinya' }).click()
  await page.getByRole('heading', { name: 'Yang disampaikan' }).waitFor()
}

/** Finds the family in the village it happened in, and says that it is meant. */
export async function meansFamily({ page }: Official, head: string): Promise<void> {
  await page.getByLabel('Cari nama di desa itu').fill(head)
  await page.getByRole('button', { name: 'Cari', exact: true }).click()
  await page
    .getByRole('row')
    .filter({ hasText: head })
    .getByRole('button', { name: 'Ini yang dimaksud' })
    .click()
  await page.getByText('Tersimpan.').waitFor()
}

/** Decides, with the words the reporter will read. */
export async function settles({ page }: Official, act: string, words: string): Promise<void> {
  await page.getByRole('button', { name: act, exact: true }).click()
  await page.getByLabel('Yang dibaca pelapor').fill(words)
  await page.getByRole('button', { name: 'Simpan keputusan' }).click()
}
