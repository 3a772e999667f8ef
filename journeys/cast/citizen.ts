import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { type Seat, sitDown } from './browser.ts'
import type { House } from './house.ts'

/** Someone with an old phone: no script, a narrow screen, only links and forms. */
export interface Citizen {
  readonly page: Page
  visits(path: string): Promise<void>
  goesHome(): Promise<void>
}

export async function citizenAt(house: House, options: { javaScript?: boolean } = {}): Promise<Citizen> {
  const seat: Seat = await sitDown(mkdtempSync(join(tmpdir(), 'tanggap-seat-')), 'phone', {
    javaScript: options.javaScript ?? false,
  })
  return {
    page: seat.page,
    async visits(path) {
      await seat.page.goto(house.addresses.portal + path)
    },
    goesHome: () => seat.close(),
  }
}

/** Asks for the family's page with a number and the code of a slip. */
export async function opensFamily({ page, visits }: Citizen, nik: string, code: string): Promise<void> {
  await visits('/status')
  await page.getByLabel('NIK Anda').fill(nik)
  await page.getByLabel('Kode pada slip').fill(code)
  await page.getByRole('button', { name: 'Lihat keluarga saya' }).click()
}

/** What a citizen has to tell: the choices by name, and fields found by what their label says. */
export interface Told {
  readonly choices: readonly string[]
  readonly fields: Readonly<Record<string, string>>
}

/** Goes on page by page until something is in sight; what there is no answer to is left empty. */
export async function reportsUntil({ page, visits }: Citizen, told: Told, seen: Locator): Promise<void> {
  await visits('/lapor')
  await page.getByRole('button', { name: /^Mulai/ }).click()
  for (let pages = 0; (await seen.count()) === 0; pages++) {
    if (pages > 20) throw new Error('the report has no end')
    await answersPage(page, told)
    await page.getByRole('button', { name: 'Lanjutkan', exact: true }).click()
    const wrong = page.getByText('Perlu diperbaiki')
    if (await wrong.count()) throw new Error(await page.getByRole('main').innerText())
  }
}

/** Reports and sends; the number and PIN of the ticket are what is kept. */
export async function reports(citizen: Citizen, told: Told): Promise<{ number: string; pin: string }> {
  const { page } = citizen
  const send = page.getByRole('button', { name: 'Kirim laporan' })
  await reportsUntil(citizen, told, send)
  await send.click()
  await page.getByRole('heading', { name: 'Laporan Anda diterima' }).waitFor()
  const [number = '', pin = ''] = await page.locator('.p-number').allInnerTexts()
  return { number, pin: pin.replace(' ', '') }
}

async function answersPage(page: Page, told: Told): Promise<void> {
  for (const choice of told.choices) {
    const radio = page.getByRole('radio', { name: choice })
    if (await radio.count()) await radio.first().check()
    const option = page.getByRole('combobox').getByRole('option', { name: choice, exact: true })
    if (await option.count()) await page.getByRole('combobox').selectOption({ label: choice })
  }
  for (const [label, value] of Object.entries(told.fields)) {
    const field = page.getByLabel(label).and(page.locator('input:not([type=radio]), textarea'))
    if (await field.count()) await field.first().fill(value)
  }
}

/** Looks after the report with its number and PIN. */
export async function tracks(
  { page, visits }: Citizen,
  ticket: { readonly number: string; readonly pin: string },
): Promise<void> {
  await visits('/tiket')
  await page.getByLabel('Nomor tiket').fill(ticket.number)
  await page.getByLabel('PIN').fill(ticket.pin)
  await page.getByRole('button', { name: 'Lihat laporan' }).click()
}
