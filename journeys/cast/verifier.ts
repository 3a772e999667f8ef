import { confirms, type Official } from './official.ts'

/** The second person takes a delivery into the register. */
export async function acceptsDelivery({ page, visits }: Official, path: string): Promise<void> {
  await visits(path)
  await page.getByRole('button', { name: 'Terima ke register' }).click()
  await confirms(page, 'Terima ke register')
  await page.getByRole('link', { name: 'Buka register' }).waitFor({ timeout: 60_000 })
}
