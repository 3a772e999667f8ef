import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { codeFrom } from './cast/authenticator.ts'
import { barriersOn } from './cast/axe.ts'
import { sitDown } from './cast/browser.ts'
import { type House, openHouse } from './cast/house.ts'
import { confirms, officialAt } from './cast/official.ts'

let house: House
before(async () => {
  house = await openHouse()
})
after(() => house.close())

test('who lost password and phone is let in again by two, and chooses a password nobody else learns', async () => {
  const [asking, agreeing, lost] = [
    await house.hire('system_admin', '3320', 'Admin Kabupaten'),
    await house.hire('privacy_officer', '3320', 'Petugas Pelindungan'),
    await house.hire('dinsos_verifier', '3320', 'Uji Pelupa'),
  ]
  const admin = await officialAt(house, asking)
  await admin.visits('/accounts')
  assert.deepEqual(await barriersOn(admin.page), [])
  await admin.page.getByLabel('Nama atau nama pengguna').fill('pelupa')
  await admin.page.getByRole('button', { name: 'Terapkan' }).click()
  await admin.page.getByRole('link', { name: /Uji Pelupa/ }).click()
  await admin.page.getByRole('button', { name: 'Ganti kata sandi dan autentikator' }).click()
  await admin.page.getByLabel('Alasan').fill('Laporan kehilangan ponsel 12/XI')
  await confirms(admin.page, 'Ganti kata sandi dan autentikator')
  await admin.page.getByText('Berlaku setelah orang kedua menyetujui').waitFor()
  assert.deepEqual(await barriersOn(admin.page), [])
  assert.equal(await admin.page.getByRole('button', { name: 'Setujui' }).count(), 0)
  await admin.goesHome()

  const second = await officialAt(house, agreeing, 'phone')
  await second.page.getByRole('link', { name: /Permintaan akun menunggu orang kedua/ }).click()
  await second.page.getByRole('link', { name: /Uji Pelupa/ }).click()
  await second.page.getByRole('button', { name: 'Setujui' }).click()
  await confirms(second.page, 'Setujui')
  const code = await second.page.getByRole('dialog').locator('code').innerText()
  assert.deepEqual(await barriersOn(second.page), [])
  await second.page.getByRole('button', { name: 'Sudah saya serahkan' }).click()
  await second.goesHome()

  const { page, close } = await sitDown(mkdtempSync(join(tmpdir(), 'tanggap-seat-')), 'phone')
  await page.goto(house.addresses.office)
  await page.getByRole('button', { name: 'Saya mendapat kode dari admin' }).click()
  await page.getByLabel('Nama pengguna').fill(lost.username)
  await page.getByLabel('Kode dari admin').fill(code)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.getByText('Untuk Uji Pelupa.').waitFor()
  assert.deepEqual(await barriersOn(page), [])
  const address = (await page.getByRole('link', { name: /aplikasi autentikator/ }).getAttribute('href')) ?? ''
  await page.getByLabel('Kata sandi baru').fill('kebun salak')
  await page.getByLabel('Ketik sekali lagi').fill('kebun salak')
  await page.getByLabel('6 angka dari autentikator').fill(await codeFrom(address))
  await page.getByRole('button', { name: 'Simpan dan ke halaman masuk' }).click()
  await page.getByText('Kata sandi baru tersimpan').waitFor()
  await close()

  const back = await officialAt(house, { ...lost, password: 'kebun salak', authenticator: address })
  assert.ok(await back.page.getByText('Verifikator Dinsos').first().isVisible())
  await back.goesHome()
})
