import type { Official } from './official.ts'

/** What a delivery is received under. */
export interface Delivery {
  readonly kind: 'Petikan DTSEN' | 'Daftar penerima'
  readonly files: readonly string[]
}

/** Opens a delivery on its papers; the page where its files are uploaded is open afterwards. */
export async function announces({ page, visits }: Official, kind: Delivery['kind']): Promise<void> {
  await visits('/intakes')
  await page.getByRole('link', { name: 'Terima kiriman baru' }).first().click()
  await page.getByRole('radio', { name: kind }).check()
  await page.getByLabel('Pemberi data').fill('Pusdatin Kemensos')
  if (kind === 'Petikan DTSEN') await page.getByLabel('Versi DTSEN').fill('2026-09')
  else {
    await page.getByLabel('Program', { exact: true }).selectOption({ value: 'pkh' })
    await page.getByLabel('Masa salur', { exact: true }).fill('2026-T3')
  }
  await page.getByLabel('Keadaan per').fill('2026-09-30')
  await page.getByLabel('Nomor perjanjian (PKS)').fill('PKS-12/2026')
  await page.getByLabel('Nomor berita acara serah terima (BAST)').fill('BAST-7/2026')
  await page.getByLabel('Tanggal BAST').fill('2026-10-01')
  await page.getByLabel('Tujuan penggunaan').fill('Ground check dan pemutakhiran DTSEN 2026')
  await page.getByRole('button', { name: 'Lanjut ke unggah berkas' }).click()
  await page.getByLabel('Berkas CSV, XLSX, atau Parquet').waitFor()
}

/** Opens a delivery, uploads its files one after another and has them checked. */
export async function receives(operator: Official, { kind, files }: Delivery): Promise<string> {
  const { page } = operator
  await announces(operator, kind)
  for (const file of files) {
    await uploads(page, file)
    await page.getByText('Berkas diterima dan dikenali').waitFor()
    await page.getByRole('rowheader', { name: file.split('/').at(-1) ?? '' }).waitFor()
  }
  await page.getByRole('button', { name: 'Periksa berkas' }).click()
  await page.getByRole('heading', { name: 'Hasil pemeriksaan' }).waitFor({ timeout: 60_000 })
  return new URL(page.url()).pathname
}

/** Chooses one file and sends it. */
export async function uploads(page: Official['page'], file: string): Promise<void> {
  await page.getByLabel('Berkas CSV, XLSX, atau Parquet').setInputFiles(file)
  await page.getByRole('button', { name: 'Unggah', exact: true }).click()
}
