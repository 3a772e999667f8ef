import { questionBank } from '@tanggap/core/training'
import type { Page } from 'playwright-core'
import { killBrowserOf, sitDown } from './browser.ts'
import type { Account, House } from './house.ts'
import { bringsEvidence, explainsWarnings } from './interview.ts'
import { makesPhrase, opensByPhrase } from './phrase.ts'

/** Someone with a phone of their own, whose browser can be closed and opened again. */
export interface Facilitator {
  readonly name: string
  readonly page: Page
  /** What is written on the paper in her pocket. */
  readonly phrase: readonly string[]
  /** Cuts the network, for the browser and its service worker. */
  losesSignal(): Promise<void>
  findsSignal(): Promise<void>
  /** Ends the browser and opens it at the same place, with the signal it had. */
  restartsPhone(): Promise<void>
  /** The battery falls out: the browser's process ends without a word, and is started again. */
  losesPower(): Promise<void>
  goesHome(): Promise<void>
}

/** Signs in at the field door, writes the phrase down and waits until the app is kept on the phone. */
export async function facilitatorAt(
  house: Pick<House, 'addresses'>,
  account: Account,
  profile: string,
  options: { readonly pin?: string } = {},
): Promise<Facilitator> {
  let isOffline = false
  let seat = await sitDown(profile, 'phone')
  await seat.page.goto(house.addresses.field)
  await seat.page.getByLabel('Nama pengguna').fill(account.username)
  await seat.page.getByLabel('Kata sandi').fill(account.password)
  await seat.page.getByRole('button', { name: 'Masuk', exact: true }).click()
  const phrase = await makesPhrase(seat.page, options.pin)
  await seat.page.getByRole('heading', { name: 'Hari saya' }).waitFor()
  await seat.page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
  async function sitsDownAgain() {
    seat = await sitDown(profile, 'phone')
    await seat.context.setOffline(isOffline)
    await seat.page.goto(house.addresses.field)
    // The browser notes late who worked last; after a power cut the phone may ask whose phrase it is.
    const own = seat.page.getByRole('button', { name: account.name })
    await own.or(seat.page.getByLabel('Frasa lapangan')).waitFor()
    if (await own.isVisible()) await own.click()
    await opensByPhrase(seat.page, phrase)
  }
  return {
    name: account.name,
    phrase,
    get page() {
      return seat.page
    },
    async losesSignal() {
      isOffline = true
      await seat.context.setOffline(true)
    },
    async findsSignal() {
      isOffline = false
      await seat.context.setOffline(false)
    },
    async restartsPhone() {
      await seat.close()
      await sitsDownAgain()
    },
    async losesPower() {
      const ended = new Promise((done) => seat.context.once('close', done))
      await killBrowserOf(profile)
      await ended
      await sitsDownAgain()
    },
    goesHome: () => seat.close(),
  }
}

/** Ten questions answered as the bank has them, the pledge signed, the certificate shown. */
export async function passesTest({ page, name }: Facilitator): Promise<void> {
  await page.getByRole('link', { name: 'Ikuti tes' }).click()
  await page.getByRole('button', { name: 'Mulai tes' }).click()
  for (;;) {
    const asked = page.getByRole('group')
    await asked.waitFor()
    const text = await asked.locator('legend').innerText()
    const known = questionBank.questions.find((one) => one.text.id === text.trim())
    const right = known?.options.find(({ key }) => key === known.right)?.text.id
    if (!right) throw new Error(`nobody knows the answer to: ${text}`)
    await asked.getByRole('radio', { name: right, exact: true }).check()
    const hand = page.getByRole('button', { name: 'Serahkan jawaban' })
    if (await hand.isVisible()) {
      await hand.click()
      break
    }
    await page.getByRole('button', { name: 'Lanjut', exact: true }).click()
  }
  await page.getByText('Lulus: 10 dari 10 benar').waitFor()
  await page.getByLabel('Ketik nama lengkap Anda sebagai tanda tangan').fill(name)
  await page.getByRole('button', { name: 'Tandatangani' }).click()
  await page.getByText('Berlaku sampai').waitFor()
}

/** Fetches what has been dealt out since. */
export async function fetchesWork({ page }: Facilitator, families: number): Promise<void> {
  await page.getByRole('link', { name: 'Ke Hari saya' }).click()
  await page.getByRole('button', { name: 'Ambil tugas sekarang' }).click()
  await page.getByText(`${families} dari ${families} keluarga belum selesai`).waitFor()
}

/** Finds a family by a part of its name, among all on the phone. */
export async function findsFamily({ page }: Facilitator, head: string): Promise<void> {
  await page.getByRole('heading', { name: 'Hari saya' }).waitFor()
  await page.getByRole('button', { name: /^Semua/ }).click()
  await page.getByLabel('Cari keluarga').fill(head.slice(0, -2).toLowerCase())
  await page.getByRole('link', { name: head }).click()
  await page.getByRole('heading', { name: head }).waitFor()
}

/** Seals the visit; from now on only the office can open it. */
export async function finishesVisit({ page }: Facilitator): Promise<void> {
  await page.getByRole('button', { name: 'Selesaikan kunjungan' }).click()
  await page.getByText('Kunjungan tersimpan dan disegel di ponsel ini.').waitFor()
}

/** Nobody knows them: who says so, why, and where it was asked. */
export async function findsNobody(
  phone: Facilitator,
  head: string,
  said: { readonly informant: string; readonly reason: string },
): Promise<void> {
  const { page } = phone
  await findsFamily(phone, head)
  await page.getByRole('button', { name: 'Mulai kunjungan' }).click()
  await page.getByRole('radio', { name: 'Tidak ditemukan atau tidak dikenal' }).check()
  await bringsEvidence(page, said)
  await page.getByRole('button', { name: 'Daftar isi' }).click()
  await page.getByRole('link', { name: 'Periksa' }).click()
  await explainsWarnings(page)
  await finishesVisit(phone)
}

/** How many messages the ledger counts under a heading. */
export async function ledgerSays({ page }: Facilitator, heading: string): Promise<string> {
  return page
    .locator('.f-ledger > div')
    .filter({ has: page.getByText(heading, { exact: true }) })
    .locator('dd')
    .innerText()
}

/** Sends what waits, fetches what came back, and waits until nothing is left to send. */
export async function exchanges({ page }: Facilitator): Promise<void> {
  await page.getByRole('link', { name: /Tersimpan di ponsel/ }).click()
  await page.getByRole('button', { name: 'Kirim dan ambil tugas' }).click()
  await page.getByText('semua terkirim').waitFor({ timeout: 30_000 })
}

/** Opens what came back, reads the note on its question, and says otherwise. */
export async function corrects(
  phone: Facilitator,
  head: string,
  correction: { readonly part: string; readonly note: string; readonly choice: string },
): Promise<void> {
  const { page } = phone
  await findsFamily(phone, head)
  await page.getByText('Dikembalikan koordinator').waitFor()
  await page.getByRole('button', { name: 'Perbaiki kunjungan' }).click()
  await page.getByRole('link', { name: new RegExp(`^${correction.part}.*1 catatan`) }).click()
  const question = page.locator('article.f-question').filter({ hasText: correction.note })
  await question.getByRole('button', { name: 'Ganti pilihan' }).click()
  await question.getByRole('radio', { name: correction.choice }).check()
  await page.getByRole('button', { name: 'Daftar isi' }).click()
  await page.getByRole('link', { name: 'Pernyataan dan slip' }).click()
  await page.getByRole('radio', { name: 'Istri/suami kepala keluarga' }).check()
  await page.getByRole('button', { name: 'Periksa dan selesaikan' }).click()
  await explainsWarnings(page)
  await finishesVisit(phone)
}
