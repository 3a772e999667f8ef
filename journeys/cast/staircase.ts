import type { Page } from 'playwright-core'
import { confirms, type Official } from './official.ts'

/** Opens the change of a kind that waits for this office. */
export async function opensChange({ page, visits }: Official, kind: string): Promise<string> {
  await visits('/changes')
  await page
    .getByRole('row', { name: new RegExp(kind) })
    .getByRole('link')
    .first()
    .click()
  await page.getByRole('heading', { name: kind, level: 1 }).waitFor()
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** Takes a step whose consequence was read, with a reason where one is asked. */
export async function decides({ page }: Official, act: string, reason?: string): Promise<void> {
  await page.getByRole('region', { name: 'Keputusan Anda' }).getByRole('button', { name: act }).click()
  if (reason) await page.getByRole('dialog').getByLabel('Alasan').fill(reason)
  await confirms(page, act)
  await page.getByText(/^Tersimpan/).waitFor()
}

/** Plans tonight's meeting; its page is open afterwards. */
export async function plansMeeting({ page, visits }: Official, heldAt: string): Promise<string> {
  await visits('/meetings/new')
  await page.getByLabel('Hari dan jam').fill(heldAt)
  await page.getByLabel('Tempat').fill('Balai Desa Kecapi')
  await page.getByLabel('Pimpinan musyawarah').fill('Sutrisno')
  await page.getByLabel('Diundang').fill('40')
  await page.getByLabel('Kuorum').fill('20')
  await page.getByRole('button', { name: 'Simpan' }).click()
  await page.getByRole('heading', { name: 'Agenda', exact: true }).waitFor()
  return new URL(page.url()).pathname
}

/** Everything that waits goes on the agenda, is agreed to, and who came is written down. */
export async function keepsMinutes({ page }: Official): Promise<void> {
  await page.getByText('Masukkan usulan', { exact: true }).click()
  await page.getByRole('button', { name: /^Masukkan \d+ usulan$/ }).click()
  await page.getByRole('button', { name: 'Setuju', exact: true }).click()
  await page.getByText('Disetujui', { exact: true }).waitFor()
  const attendance = page.getByRole('region', { name: 'Kehadiran' })
  await attendance.getByLabel('Hadir', { exact: true }).fill('26')
  await attendance.getByLabel('Daftar hadir').fill('Kasman, Ketua RT 004\nSri Wahyuni, Kader PKK')
  await attendance.getByRole('button', { name: 'Simpan kehadiran' }).click()
  await attendance.getByText('Kuorum tercapai').waitFor()
}

/** The head signs, and every decision is carried to its change. */
export async function signsMinutes({ page, visits }: Official, meeting: string): Promise<void> {
  await visits(meeting)
  await page.getByRole('button', { name: 'Tanda tangani berita acara' }).click()
  await confirms(page, 'Tanda tangani berita acara')
  await page
    .getByText(/^Ditandatangani /)
    .first()
    .waitFor()
}

/** Opens the period's batch and lays it before the ratifier. */
export async function opensBatch({ page, visits }: Official): Promise<string> {
  await visits('/batches')
  await page.getByRole('button', { name: 'Buka berkas' }).click()
  await confirms(page, 'Buka berkas')
  await page.getByRole('button', { name: 'Ajukan untuk ditandatangani' }).click()
  await confirms(page, 'Ajukan untuk ditandatangani')
  await page.getByText('Tersimpan.').waitFor()
  return new URL(page.url()).pathname
}

/** Signs the batch under the number of a decree. */
export async function ratifies({ page, visits }: Official, batch: string): Promise<void> {
  await visits(batch)
  await page.getByLabel('Nomor keputusan').fill('460/128/2026')
  await page.getByRole('button', { name: 'Sahkan berkas' }).click()
  await page.getByText('Tersimpan.').waitFor()
}

/** Makes the file for the ministry and records that it was handed over. */
export async function handsOver({ page, visits }: Official, batch: string, today: string): Promise<void> {
  await visits(batch)
  await page.getByRole('button', { name: 'Buat file untuk kementerian' }).click()
  await confirms(page, 'Buat file untuk kementerian')
  await page.getByLabel('Nomor BAST').fill('BAST-UP/11/2026')
  await page.getByLabel('Tanggal serah terima').fill(today)
  await page.getByLabel('Nama penerima').fill('Uji Penerima')
  await page.getByRole('button', { name: 'Catat penyerahan' }).click()
  await page.getByRole('link', { name: 'Berita acara serah terima (PDF)' }).waitFor()
}

/** The bytes behind a document's link, fetched as its reader would. */
export async function downloads(page: Page, title: string): Promise<Buffer> {
  const href = await page.getByRole('link', { name: title }).getAttribute('href')
  const reply = await page.request.get(new URL(href ?? '', page.url()).href)
  if (!reply.ok()) throw new Error(`${title}: ${reply.status()}`)
  return reply.body()
}
