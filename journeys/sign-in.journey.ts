import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { barriersOn } from './cast/axe.ts'
import { sitDown } from './cast/browser.ts'
import { type House, openHouse } from './cast/house.ts'
import { officialAt } from './cast/official.ts'

let house: House
before(async () => {
  house = await openHouse()
})
after(() => house.close())

test('a verifier signs in with password and authenticator and sees her rooms', async () => {
  const account = await house.hire('dinsos_verifier', '3320', 'Uji Verifikator')
  const verifier = await officialAt(house, account)
  assert.deepEqual(await barriersOn(verifier.page), [])
  assert.ok(await verifier.page.getByText('Verifikator Dinsos').first().isVisible())
  await verifier.goesHome()
})

test('a house without a demo offers no way to step into an office', async () => {
  const seat = await sitDown(`${house.dataFolder}/visitor`, 'phone')
  await seat.page.goto(house.addresses.office)
  await seat.page.getByRole('heading', { name: 'Masuk ke kantor Tanggap' }).waitFor()
  assert.equal(await seat.page.getByText('Masuki jabatan mana pun').count(), 0)
  assert.deepEqual(await barriersOn(seat.page), [])
  await seat.close()
})

test('what is typed survives a session that has ended meanwhile, and a server that was killed', async () => {
  const account = await house.hire('auditor', '3320', 'Uji Auditor')
  const auditor = await officialAt(house, account)
  await auditor.visits('/audit')
  await auditor.page.getByLabel('Nama petugas').fill('Uji')
  await house.killAndRestart()
  await auditor.page.context().clearCookies()
  await auditor.page.getByRole('button', { name: 'Terapkan' }).click()
  await auditor.page.getByRole('heading', { name: 'Sesi berakhir, masuk lagi' }).waitFor()
  assert.equal(await auditor.page.getByLabel('Nama petugas').inputValue(), 'Uji')
  await auditor.goesHome()
})
