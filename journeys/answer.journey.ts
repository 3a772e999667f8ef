import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { barriersOn } from './cast/axe.ts'
import { type Citizen, citizenAt, reports, tracks } from './cast/citizen.ts'
import { receives } from './cast/data-operator.ts'
import { matches, opensTicket, says } from './cast/desk.ts'
import { type SmallExtract, writeSmallExtract } from './cast/extract.ts'
import { type House, openHouse } from './cast/house.ts'
import { type Official, officialAt } from './cast/official.ts'
import { acceptsDelivery } from './cast/verifier.ts'

/** A report and its answer, to the end: each test goes on where the one before ended. */
let house: House
let extract: SmallExtract
let clerk: Official
let verifier: Official
let siti: Citizen
let ticket: { number: string; pin: string }
let earlier: { number: string; pin: string }

before(async () => {
  house = await openHouse()
  extract = await writeSmallExtract(join(house.dataFolder, 'extract'))
  const [first, second] = await Promise.all([
    house.hire('data_operator', '3320', 'Uji Operator Data'),
    house.hire('dinsos_verifier', '3320', 'Uji Verifikator'),
  ])
  ;[clerk, verifier] = await Promise.all([officialAt(house, first), officialAt(house, second)])
  const delivery = await receives(clerk, {
    kind: 'Petikan DTSEN',
    files: [extract.families, extract.persons],
  })
  await acceptsDelivery(verifier, delivery)
  siti = await citizenAt(house)
})
after(() => house.close())

const told = (nik: string) => ({
  choices: ['Masalah bantuan', 'Masalah kartu KKS atau rekening', 'Tahunan', 'Kecapi'],
  fields: {
    'Ceritakan dengan kata-kata sendiri': 'Kartu KKS saya patah dan bank menolak menggantinya',
    'Nama kepala keluarga': extract.visited.head,
    NIK: nik,
    Telepon: '0812 3456 7890',
  },
})

test('a report told twice lies side by side, and the family is matched by one click where everything agrees', async () => {
  const nik = extract.visited.members[0]?.nik ?? ''
  earlier = await reports(siti, told(nik))
  ticket = await reports(siti, told(nik))
  await opensTicket(clerk, ticket.number)
  const { page } = clerk
  await page.getByRole('heading', { name: 'Mungkin hal yang sama' }).waitFor()
  const twin = page.getByRole('article').filter({ hasText: earlier.number })
  await twin.getByText('NIK yang sama, telepon yang sama, nama dan cerita mirip').waitFor()
  await page.getByText('Cocok', { exact: true }).first().waitFor()
  assert.deepEqual(await barriersOn(page), [])
  await page.getByRole('button', { name: 'Ini keluarganya' }).first().click()
  await page.getByRole('button', { name: 'Mulai tindak lanjut' }).waitFor()
  // No question was asked: number and name agree.
  assert.equal(await page.getByRole('dialog').count(), 0)
})

test('meanwhile and at the end the citizen is told, with the reason, and nothing unfinished is sent', async () => {
  const { page } = clerk
  await says(clerk, 'Kabar sementara', 'Masih kami kerjakan. Yang ditunggu: […].')
  await page.getByText('Masih ada bagian […] yang belum diisi').waitFor()
  await page
    .getByRole('region', { name: 'Tindakan' })
    .getByLabel('Mulai dari contoh')
    .selectOption({ label: 'Masih dikerjakan' })
  await page
    .getByLabel('Yang akan dibaca warga')
    .fill('Laporan Anda masih kami kerjakan. Yang ditunggu: jawaban bank, paling lambat minggu depan.')
  await page.getByRole('button', { name: 'Kirim kepada warga' }).click()
  // Its words stand in the line of time only once the page is read anew.
  await page.getByText('Yang ditunggu: jawaban bank').waitFor()
  await says(
    clerk,
    'Jawab',
    'Kartu tidak dapat diganti karena rekening belum diaktifkan. Kami melihat: catatan bank.',
  )
  await page.getByText('Dijawab', { exact: true }).first().waitFor()
  await page.getByText(/Warga dapat meminta petugas lain memeriksanya sampai/).waitFor()
})

test('the message stands in the outbox and says nothing of what it is about; without a channel a person tells it', async () => {
  const admin = await officialAt(house, await house.hire('system_admin', '3320', 'Uji Admin'))
  const sent = admin.page.getByText(`laporan ${ticket.number} sudah dijawab`)
  for (let looks = 0; (await sent.count()) === 0; looks++) {
    assert.ok(looks < 40, 'no message left for the outbox')
    await admin.visits('/outbox')
    await admin.page.getByRole('heading', { name: 'Pesan keluar' }).waitFor()
    await admin.page.waitForTimeout(250)
  }
  const page = await admin.page.getByRole('main').innerText()
  assert.doesNotMatch(page, /3399|KKS|bank|0812/)
  assert.ok(!page.includes(extract.visited.head))
  assert.deepEqual(await barriersOn(admin.page), [])

  await clerk.visits('/to-tell')
  const task = clerk.page.getByRole('row').filter({ hasText: `laporan ${ticket.number} sudah dijawab` })
  await task.getByRole('button', { name: 'Sudah disampaikan' }).click({ timeout: 15_000 })
  await clerk.page
    .getByRole('dialog')
    .getByLabel(/Di mana/)
    .fill('Di loket, KTP diperlihatkan')
  await clerk.page.getByRole('dialog').getByRole('button', { name: 'Sudah disampaikan' }).click()
  await clerk.page.getByText('Tersimpan.').waitFor()
  await task.waitFor({ state: 'detached' })
})

test('it is not settled: the same desk works on it again, and answers again', async () => {
  const { page } = siti
  await tracks(siti, ticket)
  await page.getByRole('heading', { name: 'Apakah sudah beres?' }).waitFor()
  assert.deepEqual(await barriersOn(await withScript()), [])
  await page.getByText('Belum, ada yang belum dikerjakan').click()
  await page.getByRole('button', { name: 'Kirim: belum beres' }).click()
  await page.getByText('Perlu diperbaiki').waitFor()
  await page.locator('#kata-belum').fill('Rekening saya sudah aktif sejak Januari')
  await page.getByRole('button', { name: 'Kirim: belum beres' }).click()
  await page.getByRole('heading', { name: 'Sekarang: Diperiksa kembali' }).waitFor()
  await opensTicket(clerk, ticket.number)
  await says(clerk, 'Jawab', 'Bank menyatakan rekening belum aktif. Kami melihat: surat bank tanggal 3.')
  await clerk.page.getByText('Dijawab', { exact: true }).first().waitFor()
})

test('who disagrees is heard by a different person: the clerk who answered cannot judge, the verifier does', async () => {
  const { page } = siti
  await tracks(siti, ticket)
  await page.getByText('Saya tidak setuju dengan keputusannya').click()
  await page.locator('#kata-keberatan').fill('Saya punya buku rekening yang aktif')
  await page.getByRole('button', { name: 'Minta diperiksa petugas lain' }).click()
  await page.getByRole('heading', { name: 'Sekarang: Diperiksa petugas lain' }).waitFor()

  await opensTicket(clerk, ticket.number)
  await clerk.page.getByText('Banding: petugas lain', { exact: true }).first().waitFor()
  assert.equal(await clerk.page.getByRole('button', { name: 'Jawaban tetap' }).count(), 0)
  const id = new URL(clerk.page.url()).pathname.split('/').at(-1) ?? ''
  const read = await clerk.asks('GET', `/api/tickets/${id}`)
  const byHand = await clerk.asks('POST', `/api/tickets/${id}/steps`, {
    action: 'upholdAnswer',
    version: read.body.version,
    note: 'Tetap.',
  })
  assert.deepEqual([byHand.status, byHand.body.code], [403, 'ticket.had-a-part'])

  await opensTicket(verifier, ticket.number)
  await says(
    verifier,
    'Ubah jawaban',
    'Saya memeriksa dari awal. Saya melihat: buku rekening. Jawaban semula tidak berlaku karena rekening aktif.',
    'Jawaban diubah',
  )
  await verifier.page.getByText('Dibuka kembali', { exact: true }).first().waitFor()
  await page.reload()
  await page.getByText('Jawaban semula tidak berlaku karena rekening aktif.').waitFor()
})

test('the other report is told to be the same one, and its reporter may still ask another person', async () => {
  await opensTicket(clerk, earlier.number)
  await matches(clerk, extract.visited.head, 'Mulai tindak lanjut')
  await says(
    clerk,
    'Sudah pernah dilaporkan',
    `Hal yang sama sudah ada di laporan ${ticket.number} dan dikerjakan di sana.`,
  )
  await clerk.page.getByText('Sudah pernah dilaporkan', { exact: true }).first().waitFor()
  await tracks(siti, earlier)
  await siti.page.getByText(`sudah ada di laporan ${ticket.number}`).waitFor()
  await siti.page.getByText('Saya tidak setuju dengan keputusannya').waitFor()
})

/** The same page with script, for axe, which is one. */
async function withScript() {
  const reader = await citizenAt(house, { javaScript: true })
  await tracks(reader, ticket)
  await reader.page.getByRole('heading', { name: 'Apakah sudah beres?' }).waitFor()
  return reader.page
}
