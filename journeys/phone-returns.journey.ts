import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession } from 'playwright-core'
import { sitDown } from './cast/browser.ts'
import { type DealtVillage, dealVillage, hireCertified } from './cast/dealt-village.ts'
import { exchanges, type Facilitator, facilitatorAt, findsNobody, ledgerSays } from './cast/facilitator.ts'
import { type House, openHouse } from './cast/house.ts'
import { opensByPhrase, writesPhrase } from './cast/phrase.ts'

/** What comes back by itself: forgotten receipts, a message sent while the app is closed, a screen its owner's finger opens. */
let house: House
let village: DealtVillage
let phone: Facilitator
const said = {
  informant: 'Sukarno',
  reason: 'Tidak dikenal di alamat ini; sudah ditanyakan ke tiga tetangga.',
}

before(async () => {
  house = await openHouse()
  village = await dealVillage(house)
})
after(() => house.close())

test('an office set back to its backup is told again what it has forgotten, once, without anybody asking', async () => {
  phone = await facilitatorAt(house, village.facilitator, join(house.dataFolder, 'phone'))
  await phone.page.getByText(/keluarga belum selesai$/).waitFor({ timeout: 30_000 })
  await house.backUp()
  for (const head of village.heads.slice(0, 2)) {
    await phone.page.goto(house.addresses.field)
    await findsNobody(phone, head, said)
  }
  await phone.page.goto(house.addresses.field)
  await exchanges(phone)
  assert.equal(await ledgerSays(phone, 'Diterima kantor'), '2')
  assert.equal(await applied(), 2)
  await house.goBackToBackup()
  assert.equal(await applied(), 0)
  await phone.page.goto(house.addresses.field)
  await exchanges(phone)
  assert.equal(await applied(), 2)
  assert.equal(await ledgerSays(phone, 'Diterima kantor'), '2')
  assert.equal(await ledgerSays(phone, 'Perlu dilihat'), '0')
  await exchanges(phone)
  assert.equal(await applied(), 2)
})

test('what waits is carried while the app is closed; the app learns of it when it is opened', async () => {
  const { page } = phone
  await phone.losesSignal()
  await page.goto(house.addresses.field)
  await findsNobody(phone, village.heads[2] ?? '', said)
  // No page of the app is open when signal returns; only its worker hears of it.
  await page.goto('about:blank')
  await phone.findsSignal()
  const registrationId = await workerOf(await page.context().newCDPSession(page), (line, id) =>
    line.send('ServiceWorker.dispatchSyncEvent', {
      origin: house.addresses.field,
      registrationId: id,
      tag: 'outbox',
      lastChance: false,
    }),
  )
  assert.notEqual(registrationId, '')
  for (let waited = 0; waited < 50 && (await applied()) < 3; waited++) await pause(200)
  assert.equal(await applied(), 3)
})

test('the phone’s own lock opens what the phrase has allowed it to open, and nothing else does', async () => {
  const account = await hireCertified(house, 'Uji Jari')
  const seat = await sitDown(join(house.dataFolder, 'finger'), 'phone')
  const { page } = seat
  const line = await page.context().newCDPSession(page)
  await line.send('WebAuthn.enable')
  const { authenticatorId } = await line.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf: true,
    },
  })
  await page.goto(house.addresses.field)
  await page.getByLabel('Nama pengguna').fill(account.username)
  await page.getByLabel('Kata sandi').fill(account.password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  const words = await writesPhrase(page)
  await page.getByRole('button', { name: 'Pakai kunci layar' }).click()
  await page.getByRole('button', { name: 'Tanpa PIN' }).click()
  await page.getByRole('heading', { name: 'Hari saya' }).waitFor()
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
  await page.goto(`${house.addresses.field}/phone`)
  await page.getByRole('button', { name: 'Kunci sekarang' }).click()
  await page.getByRole('button', { name: 'Buka dengan kunci layar' }).click()
  await page.getByRole('heading', { name: 'Ponsel dan akun' }).waitFor()
  await page.getByRole('button', { name: 'Kunci sekarang' }).click()
  // Another finger.
  await line.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await page.getByRole('button', { name: 'Buka dengan kunci layar' }).click()
  await page.getByText('Kunci layar tidak membukanya').first().waitFor()
  await opensByPhrase(page, words)
  await seat.close()
})

/** How many messages of the phone the office has taken for good. */
async function applied(): Promise<number> {
  const { body } = await village.supervisor.ask('GET', '/api/devices')
  const devices: { applied: number }[] = Object(body).devices
  return devices.reduce((sum, device) => sum + device.applied, 0)
}

/** Finds the app's worker and does something with it; its id, or nothing when there is none. */
async function workerOf(
  line: CDPSession,
  work: (line: CDPSession, registrationId: string) => Promise<unknown>,
): Promise<string> {
  const found = new Promise<string>((resolve) => {
    line.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(house.addresses.field))
      if (ours) resolve(ours.registrationId)
    })
  })
  await line.send('ServiceWorker.enable')
  const id = await Promise.race([found, pause(5_000).then(() => '')])
  if (id) await work(line, id)
  return id
}
