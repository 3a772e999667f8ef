import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { type DealtVillage, dealVillage } from './cast/dealt-village.ts'
import { type Facilitator, facilitatorAt, findsFamily } from './cast/facilitator.ts'
import { type House, openHouse } from './cast/house.ts'

/**
 * The browser is killed at random moments while answers are being typed: what the screen had called saved is there
 * after the next start, every time. `TANGGAP_KILLS` sets how often (`npm run test:pwa-kill`: 25).
 */
const kills = Number(process.env.TANGGAP_KILLS ?? 3)
let house: House
let village: DealtVillage
let phone: Facilitator

before(async () => {
  house = await openHouse()
  village = await dealVillage(house)
})
after(() => house.close())

test(`a browser killed ${kills} times while answers are saved loses none that was called saved`, async (t) => {
  const profile = join(house.dataFolder, 'phone')
  phone = await facilitatorAt(house, village.facilitator, profile)
  await phone.page.getByText(/^\d+ dari \d+ keluarga belum selesai$/).waitFor({ timeout: 30_000 })
  await findsFamily(phone, village.heads[0] ?? '')
  await phone.page.getByRole('button', { name: 'Mulai kunjungan' }).click()
  await phone.page.getByRole('radio', { name: 'Tidak ditemukan atau tidak dikenal' }).check()
  await phone.page.getByRole('radio', { name: 'Ketua RT/RW' }).check()
  const visit = phone.page.url()
  const began = Date.now()
  let lost = 0
  let confirmed = 0
  let typed = 0
  for (let kill = 1; kill <= kills; kill++) {
    const box = phone.page.getByLabel('Apa yang diterangkan')
    await box.waitFor()
    // Killed somewhere within the next one and a half seconds, wherever the saving then is.
    const stop = { now: false }
    const killing = pause(200 + Math.random() * 1_300).then(async () => {
      stop.now = true
      await phone.losesPower()
    })
    let saved = await box.inputValue()
    try {
      while (!stop.now) {
        await box.fill(`jawaban ${++typed}`)
        const seen = await savedOn(phone.page)
        if (seen !== undefined) {
          saved = seen
          confirmed += 1
        }
      }
    } catch {
      // The page went away in the middle of a word, as it should.
    }
    await killing
    await phone.page.goto(visit)
    const kept = await phone.page.getByLabel('Apa yang diterangkan').inputValue()
    if (numberIn(kept) < numberIn(saved)) lost += 1
  }
  const seconds = Math.round((Date.now() - began) / 1000)
  t.diagnostic(`${kills} kills in ${seconds} s, ${confirmed} confirmed saves, ${lost} lost`)
  console.log(`${kills} kills in ${seconds} s, ${confirmed} confirmed saves, ${lost} lost`)
  assert.ok(confirmed >= kills, 'hardly anything was saved before the kills')
  assert.equal(lost, 0)
})

/** The answer in the box, once the screen says that everything given is saved; nothing while it is being saved. */
function savedOn(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const line = document.querySelector('.f-saved')
    const box = document.querySelector('textarea')
    const isSaved = line !== null && !line.hasAttribute('data-saving')
    return isSaved && box ? box.value : undefined
  })
}

function numberIn(text: string): number {
  return Number(/\d+/.exec(text)?.[0] ?? 0)
}
