import { type Citizen, tracks } from './citizen.ts'

/** What somebody tells the integrity desk: the choices by name, and fields by what their label says. */
export interface Objection {
  readonly about: string
  readonly subdistrict: string
  readonly village: string
  readonly who: string
  readonly where: string
  readonly story: string
  readonly name: string
  readonly phone: string
}

/** Tells it page by page; the number and PIN are what is kept. */
export async function objects(
  { page, visits }: Citizen,
  told: Objection,
): Promise<{ number: string; pin: string }> {
  const goOn = () => page.getByRole('button', { name: 'Lanjutkan', exact: true }).click()
  await visits('/')
  await page.getByRole('link', { name: /Sanggah atau aduan rahasia/ }).click()
  await page.getByRole('button', { name: 'Mulai', exact: true }).click()
  await page.getByRole('radio', { name: told.about }).check()
  await goOn()
  await page.getByRole('combobox').selectOption({ label: told.subdistrict })
  await goOn()
  await page.getByRole('combobox').selectOption({ label: told.village })
  await goOn()
  for (const answer of [told.who, told.where, '', told.story, told.name, told.phone]) {
    await page.getByRole('textbox').fill(answer)
    await goOn()
  }
  await page.getByRole('radio', { name: /rahasiakan nama saya/ }).check()
  await goOn()
  await page.getByRole('heading', { name: 'Periksa sebelum disegel' }).waitFor()
  await page.getByRole('button', { name: 'Segel dan kirim' }).click()
  await page.getByRole('heading', { name: 'Sudah diterima dan disegel' }).waitFor()
  const [number = '', pin = ''] = await page.locator('.p-number').allInnerTexts()
  await page.getByRole('button', { name: 'Sudah saya catat, tutup' }).click()
  return { number, pin: pin.replace(' ', '') }
}

/** Looks after it by the same door as every ticket. */
export async function looksAfter(
  citizen: Citizen,
  ticket: { readonly number: string; readonly pin: string },
): Promise<string> {
  await tracks(citizen, ticket)
  await citizen.page.getByRole('heading', { name: new RegExp(ticket.number) }).waitFor()
  return citizen.page.getByRole('main').innerText()
}
