import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { codeFrom } from './authenticator.ts'
import { type Screen, type Seat, sitDown } from './browser.ts'
import type { Account, House } from './house.ts'

/** Says yes to what a confirmation names. */
export async function confirms(page: Page, act: string | RegExp): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: act }).click()
}

/** Someone at a desk of the office, signed in by the door everyone uses. */
export interface Official {
  readonly name: string
  readonly page: Page
  /** Opens an address of the office. */
  visits(path: string): Promise<void>
  /** Tries by hand what no screen offers, with the session of this browser. */
  asks(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: Record<string, unknown> }>
  goesHome(): Promise<void>
}

export async function officialAt(house: House, account: Account, screen: Screen = 'desk'): Promise<Official> {
  const seat: Seat = await sitDown(mkdtempSync(join(tmpdir(), 'tanggap-seat-')), screen)
  const { page } = seat
  await page.goto(house.addresses.office)
  await page.getByLabel('Nama pengguna').fill(account.username)
  await page.getByLabel('Kata sandi').fill(account.password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  if (account.authenticator) {
    await page.getByLabel('Kode autentikator').fill(await codeFrom(account.authenticator))
    await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  }
  await page.getByRole('heading', { name: new RegExp(account.name) }).waitFor()
  return {
    name: account.name,
    page,
    async visits(path) {
      await page.goto(house.addresses.office + path)
    },
    async asks(method, path, body) {
      const { office } = house.addresses
      const reply = await page.request.fetch(office + path, {
        method,
        headers: { origin: office },
        ...(body === undefined ? {} : { data: body }),
      })
      return { status: reply.status(), body: Object(await reply.json()) }
    },
    goesHome: () => seat.close(),
  }
}

/** Searches a family by the name of its head and opens its page. */
export async function findsInRegister({ page, visits }: Official, head: string): Promise<void> {
  await visits('/registry')
  await page.getByLabel('Nama, NIK, atau nomor KK').fill(head)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: head }).first().click()
  await page.getByRole('heading', { name: head, level: 1 }).waitFor()
}
