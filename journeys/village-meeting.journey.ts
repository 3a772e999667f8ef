import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { barriersOn } from './cast/axe.ts'
import { type House, openHouse } from './cast/house.ts'
import { type Official, officialAt } from './cast/official.ts'

const kecapi = '3320112013'
let house: House
before(async () => {
  house = await openHouse()
})
after(() => house.close())

test('a village proposes two families, decides on them in its meeting by keyboard, and its head signs', async () => {
  const rina = await officialAt(house, await house.hire('village_operator', kecapi, 'Rina Operator'))
  await proposesFamily(rina, 'Sumini', '3399011203250001', '3399015203800001')
  await proposesFamily(rina, 'Karjo', '3399011203250002', '3399011203700002')
  assert.deepEqual(await barriersOn(rina.page), [])

  await rina.visits('/meetings/new')
  await rina.page.getByLabel('Hari dan jam').fill(`${today()}T00:00`)
  await rina.page.getByLabel('Tempat').fill('Balai Desa')
  await rina.page.getByLabel('Pimpinan musyawarah').fill('Sutrisno')
  await rina.page.getByLabel('Diundang').fill('20')
  await rina.page.getByLabel('Kuorum').fill('11')
  await rina.page.getByRole('button', { name: 'Simpan' }).click()
  await rina.page.getByText('Masukkan usulan', { exact: true }).click()
  await rina.page.getByRole('button', { name: 'Masukkan 2 usulan' }).click()
  await rina.page.getByText('Tidak ada usulan lain').waitFor()
  await rina.page.getByLabel('Hadir', { exact: true }).fill('14')
  await rina.page.getByRole('button', { name: 'Simpan kehadiran' }).click()
  await rina.page.getByText('Kuorum tercapai').waitFor()
  await rina.page.getByRole('heading', { name: 'Agenda' }).click()
  await rina.page.keyboard.press('j')
  await rina.page.keyboard.press('s')
  await rina.page.getByText('Disetujui').waitFor()

  const head = await officialAt(house, await house.hire('village_head', kecapi, 'Sutrisno Petinggi'))
  const meeting = new URL(rina.page.url()).pathname
  await head.visits(meeting)
  await signs(head)
  // What is missing is said in words, and nothing has happened.
  await head.page.getByText('1 usulan belum diputuskan').waitFor()

  const second = rina.page.getByRole('listitem').filter({ hasText: 'Usulan keluarga baru · Karjo' })
  await second.getByRole('button', { name: 'Tunda' }).click()
  await second.getByLabel(/Tunda: Alasan/).fill('Menunggu surat pindah')
  await second.getByRole('button', { name: 'Tunda' }).click()
  await rina.page.getByText('Ditunda').waitFor()
  assert.deepEqual(await barriersOn(rina.page), [])

  await head.visits(meeting)
  await signs(head)
  await head.page.getByText('Ditandatangani Sutrisno Petinggi').waitFor()
  const minutes = await head.page.request.get(`${house.addresses.office}/api${meeting}/minutes.pdf`)
  assert.equal((await minutes.body()).subarray(0, 5).toString(), '%PDF-')

  await rina.visits('/changes?view=all')
  await rina.page.getByRole('row', { name: /Sumini.*Pemeriksaan kelengkapan/ }).waitFor()
  await rina.page.getByRole('row', { name: /Karjo.*Ditelaah desa/ }).waitFor()
  await head.goesHome()
  await rina.goesHome()
})

async function proposesFamily(by: Official, name: string, card: string, nik: string): Promise<void> {
  await by.visits('/changes/new?family=new')
  const { page } = by
  await page.getByLabel('Nama kepala keluarga').fill(name)
  await page.getByLabel('Nomor KK').fill(card)
  await page.getByLabel('RT', { exact: true }).fill('002')
  await page.getByLabel('RW', { exact: true }).fill('001')
  await page.getByLabel('NIK kepala keluarga').fill(nik)
  await page.getByLabel('Jenis kelamin').selectOption('female')
  await page.getByLabel('Tanggal lahir').fill('1980-03-12')
  await page.getByLabel('Keterangan').fill('Dilaporkan Ketua RT 002, belum tercatat')
  await page.getByRole('button', { name: 'Kirim usulan' }).click()
  await page.getByText('Tersimpan.').waitFor()
  assert.equal(await page.getByText(nik).count(), 0)
}

async function signs({ page }: Official): Promise<void> {
  await page.getByRole('button', { name: 'Tanda tangani berita acara' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Tanda tangani berita acara' }).click()
}

/** The day it is in Jepara. */
function today(): string {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
}
