import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { barriersOn } from './cast/axe.ts'
import { citizenAt, opensFamily, reports, tracks } from './cast/citizen.ts'
import { receives } from './cast/data-operator.ts'
import { type SmallExtract, writeSmallExtract } from './cast/extract.ts'
import {
  corrects,
  exchanges,
  type Facilitator,
  facilitatorAt,
  fetchesWork,
  findsFamily,
  findsNobody,
  finishesVisit,
  ledgerSays,
  passesTest,
} from './cast/facilitator.ts'
import { type House, openHouse } from './cast/house.ts'
import { answersEverything } from './cast/interview.ts'
import { findsInRegister, type Official, officialAt } from './cast/official.ts'
import {
  decides,
  downloads,
  handsOver,
  keepsMinutes,
  opensBatch,
  opensChange,
  plansMeeting,
  ratifies,
  signsMinutes,
} from './cast/staircase.ts'
import { approvesVisit, dealsTo, freezesFrame, returnsVisit } from './cast/supervisor.ts'
import { acceptsDelivery } from './cast/verifier.ts'
import { printsSlips, takesUpTicket } from './cast/village-operator.ts'

/** One village's month, from the extract to the report: each test goes on where the one before ended. */
const village = { code: '3320112013', name: 'Kecapi' }
let house: House
let extract: SmallExtract
let operator: Official
let verifier: Official
let supervisor: Official
let phone: Facilitator
let villageOperator: Official
let campaign: string
let slips: { serial: string; code: string }[]

before(async () => {
  house = await openHouse()
  extract = await writeSmallExtract(join(house.dataFolder, 'extract'))
})
after(() => house.close())

test('an extract and a recipient list go in by two people, and what is wrong is said in words', async () => {
  const [clerk, second] = await Promise.all([
    house.hire('data_operator', '3320', 'Uji Operator Data'),
    house.hire('dinsos_verifier', '3320', 'Uji Verifikator Satu'),
  ])
  ;[operator, verifier] = await Promise.all([officialAt(house, clerk), officialAt(house, second)])
  const delivery = await receives(operator, {
    kind: 'Petikan DTSEN',
    files: [extract.families, extract.persons],
  })
  await operator.page.getByText('NIK tidak 16 angka.').waitFor()
  await operator.page.getByText('Orang lain yang memutuskan penerimaannya.').waitFor()
  assert.equal(await operator.page.getByRole('button', { name: 'Terima ke register' }).count(), 0)
  assert.deepEqual(await barriersOn(operator.page), [])
  await acceptsDelivery(verifier, delivery)
  assert.deepEqual(await barriersOn(verifier.page), [])

  const list = await receives(operator, { kind: 'Daftar penerima', files: [extract.recipients] })
  await acceptsDelivery(verifier, list)
  await findsInRegister(verifier, extract.visited.head)
  await verifier.page.getByText('Desil').first().waitFor()
  assert.deepEqual(await barriersOn(verifier.page), [])
})

test('a frame is frozen, and dealt to nobody who has not passed the test', async () => {
  const [accountOfSupervisor, accountOfFacilitator] = await Promise.all([
    house.hire('field_supervisor', '3320', 'Uji Koordinator'),
    house.hire('facilitator', village.code, 'Uji Pendamping'),
  ])
  supervisor = await officialAt(house, accountOfSupervisor)
  campaign = await freezesFrame(supervisor, village)
  assert.deepEqual(await barriersOn(supervisor.page), [])
  await supervisor.page.getByRole('button', { name: /keluarga yang belum bertugas/ }).click()
  const box = supervisor.page.getByRole('checkbox', { name: accountOfFacilitator.name })
  await box.waitFor()
  assert.ok(await box.isDisabled())
  await supervisor.page.getByText('belum bersertifikat').waitFor()

  phone = await facilitatorAt(house, accountOfFacilitator, join(house.dataFolder, 'phone'))
  assert.deepEqual(await barriersOn(phone.page), [])
  await passesTest(phone)
  assert.deepEqual(await barriersOn(phone.page), [])
  await dealsTo(supervisor, campaign, phone.name)
  assert.deepEqual(await barriersOn(supervisor.page), [])
})

test('a visit is made without signal, through a restart of the phone, and is at the office once there is signal', async () => {
  villageOperator = await officialAt(
    house,
    await house.hire('village_operator', village.code, 'Uji Operator Desa'),
  )
  slips = await printsSlips(villageOperator, village.code, 2)
  assert.deepEqual(await barriersOn(villageOperator.page), [])
  assert.equal(slips.length, 2)

  await fetchesWork(phone, extract.all.length)
  await phone.losesSignal()
  await phone.restartsPhone()
  await phone.page.getByText('Tanpa sinyal').first().waitFor()
  assert.deepEqual(await barriersOn(phone.page), [])
  await findsFamily(phone, extract.visited.head)
  assert.deepEqual(await barriersOn(phone.page), [])
  await phone.page.getByRole('button', { name: 'Mulai kunjungan' }).click()
  await answersEverything(phone.page, {
    family: extract.visited,
    differs: { 'Jenis lantai terluas': 'Tanah' },
    died: {
      name: grandmother(),
      informant: 'Sukarno',
      reason: 'Meninggal bulan Juli; surat kematian diperlihatkan keluarga.',
    },
    respondent: extract.visited.members[1]?.name ?? '',
    slip: slips[0]?.serial ?? '',
  })
  assert.deepEqual(await barriersOn(phone.page), [])
  await finishesVisit(phone)
  await phone.restartsPhone()
  await phone.page.getByText('Tersimpan di ponsel').waitFor()
  await phone.page.getByText('1 menunggu kirim').waitFor()

  await findsNobody(phone, extract.vanished.head, {
    informant: 'Sukarno',
    reason: 'Tidak dikenal di alamat ini; sudah ditanyakan ke tiga tetangga.',
  })
  await phone.restartsPhone()
  await phone.findsSignal()
  await exchanges(phone)
  assert.equal(await ledgerSays(phone, 'Diterima kantor'), '2')
  assert.equal(await ledgerSays(phone, 'Menunggu kirim'), '0')
  assert.equal(await ledgerSays(phone, 'Foto menunggu'), '0')
  assert.deepEqual(await barriersOn(phone.page), [])
})

test('a visit that is returned comes back to the phone with its note, and is approved once corrected', async () => {
  const note = 'Foto memperlihatkan semen di ruang depan. Ukur lagi: mana yang terluas?'
  const question = `${extract.visited.head} · Jenis lantai terluas`
  await returnsVisit(supervisor, extract.visited.head, {
    reason: 'Satu isian belum cocok dengan foto.',
    question,
    text: note,
  })
  assert.deepEqual(await barriersOn(supervisor.page), [])
  await exchanges(phone)
  await phone.page.getByRole('button', { name: 'Kembali' }).click()
  await corrects(phone, extract.visited.head, { part: 'Rumah', note, choice: 'Semen/bata merah' })
  await exchanges(phone)
  await supervisor.visits('/visits')
  await supervisor.page.getByText('perbaikan').waitFor()
  await supervisor.page.getByRole('link', { name: extract.visited.head }).click()
  await supervisor.page.getByRole('heading', { name: 'Data register dan temuan kunjungan' }).waitFor()
  assert.deepEqual(await barriersOn(supervisor.page), [])
  await approvesVisit(supervisor, extract.visited.head)
  await approvesVisit(supervisor, extract.vanished.head)
  await supervisor.page.getByText('Tidak ada kunjungan yang menunggu').waitFor()
})

test('a phone and an office that lose power at the worst moments lose no visit and make none twice', async () => {
  const third = extract.all.find(({ id }) => ![extract.visited.id, extract.vanished.id].includes(id))
  await phone.losesSignal()
  await phone.page.getByRole('button', { name: 'Kembali' }).click()
  await findsNobody(phone, third?.head ?? '', { informant: 'Sukarno', reason: 'Tidak dikenal di RT ini.' })
  await phone.losesPower()
  await phone.page.getByText('1 menunggu kirim').waitFor()

  let cuts = 0
  await phone.page.route(
    '**/api/sync/commands',
    async (route) => {
      cuts++
      const sent = route.fetch().catch(() => undefined)
      // The first time the office falls while it reads; the second time its answer is lost on the way.
      if (cuts > 1) await sent
      await house.killAndRestart()
      await sent
      await route.abort()
    },
    { times: 2 },
  )
  await phone.findsSignal()
  await phone.page.getByRole('link', { name: /Tersimpan di ponsel/ }).click()
  const send = phone.page.getByRole('button', { name: 'Kirim dan ambil tugas' })
  for (let tries = 0; tries < 4 && (await ledgerSays(phone, 'Diterima kantor')) !== '4'; tries++) {
    await send.click()
    await phone.page.locator('.t-button[aria-busy]').waitFor({ state: 'detached' })
  }
  assert.equal(cuts, 2)
  assert.equal(await ledgerSays(phone, 'Diterima kantor'), '4')
  await supervisor.visits('/visits')
  await supervisor.page.getByRole('link', { name: third?.head ?? '' }).waitFor()
  assert.equal(await supervisor.page.getByRole('row').count(), 2, 'a heading and one visit')
})

test('what was found climbs the staircase to the ministry, each step by another hand', async () => {
  const [secondVerifier, ratifier, head] = await Promise.all([
    house
      .hire('dinsos_verifier', '3320', 'Uji Verifikator Dua')
      .then((account) => officialAt(house, account)),
    house.hire('ratifier', '3320', 'Uji Kepala Dinas').then((account) => officialAt(house, account)),
    house.hire('village_head', village.code, 'Uji Petinggi').then((account) => officialAt(house, account)),
  ])
  await opensChange(villageOperator, 'Keluarga tidak ditemukan')
  assert.deepEqual(await barriersOn(villageOperator.page), [])
  await decides(villageOperator, 'Benarkan temuan ini', 'Kamituwo Tlogo membenarkan, SPTJM 04/2026')
  const meeting = await plansMeeting(villageOperator, `${today()}T19:30`)
  await keepsMinutes(villageOperator)
  assert.deepEqual(await barriersOn(villageOperator.page), [])
  await signsMinutes(head, meeting)
  assert.deepEqual(await barriersOn(head.page), [])
  assert.equal(pdf(await downloads(head.page, 'Berita acara (PDF)')), '%PDF')

  for (const kind of ['Keluarga tidak ditemukan', 'Anggota meninggal']) {
    await opensChange(operator, kind)
    await decides(operator, 'Lengkap, teruskan')
  }
  const floor = await opensChange(verifier, 'Perbaikan isian keluarga')
  await decides(verifier, 'Lengkap, teruskan')
  const seen = await verifier.asks('GET', `/api/changes/${floor}`)
  const { version, contentHash } = seen.body
  const step = { action: 'verify', version, contentHash }
  const own = await verifier.asks('POST', `/api/changes/${floor}/steps`, step)
  assert.deepEqual([own.status, own.body.code], [403, 'change.own-work'])
  const skipped = await ratifier.asks('POST', `/api/changes/${floor}/steps`, { ...step, action: 'ratify' })
  assert.equal(skipped.status, 409)
  const stranger = await phone.page.request.get(`${house.addresses.office}/api/changes/${floor}`)
  assert.equal(stranger.status(), 401, 'a session of the field door opens nothing here')
  for (const kind of ['Keluarga tidak ditemukan', 'Anggota meninggal', 'Perbaikan isian keluarga']) {
    await opensChange(secondVerifier, kind)
    await decides(secondVerifier, 'Verifikasi')
  }
  assert.deepEqual(await barriersOn(secondVerifier.page), [])

  const batch = await opensBatch(secondVerifier)
  assert.deepEqual(await barriersOn(secondVerifier.page), [])
  await ratifies(ratifier, batch)
  assert.deepEqual(await barriersOn(ratifier.page), [])
  await handsOver(operator, batch, today())
  assert.deepEqual(await barriersOn(operator.page), [])
  assert.equal(pdf(await downloads(operator.page, 'Berita acara serah terima (PDF)')), '%PDF')
  const file = (await downloads(operator.page, 'File perubahan (CSV)')).toString()
  assert.ok(file.includes(extract.visited.card), 'the file names the family')

  await findsInRegister(operator, extract.visited.head)
  await operator.page.getByText('Disahkan kabupaten, belum masuk DTSEN').first().waitFor()
  assert.deepEqual(await barriersOn(operator.page), [])

  await operator.visits(batch)
  await operator.page
    .getByRole('row', { name: /Perbaikan isian keluarga/ })
    .getByRole('button', { name: 'Diterima' })
    .click()
  await operator.page.getByRole('row', { name: /Perbaikan isian keluarga.*Diterima/ }).waitFor()
  await Promise.all([secondVerifier, ratifier, head].map((one) => one.goesHome()))
})

test('a citizen without script sees what is recorded and where it stands, and follows a report', async () => {
  const citizen = await citizenAt(house)
  const wife = extract.visited.members[1]?.nik ?? ''
  const answers = []
  for (const nik of [wife, '3399119901019999']) {
    await opensFamily(citizen, nik, '7K3M9-92QFX')
    answers.push(await citizen.page.getByRole('main').innerText())
  }
  assert.match(answers[0] ?? '', /Kami belum dapat menampilkan data/)
  assert.equal(answers[0], answers[1])

  await opensFamily(citizen, wife, slips[0]?.code ?? '')
  await citizen.page.getByRole('heading', { name: `Keluarga ${extract.visited.head}` }).waitFor()
  const told = await citizen.page.getByRole('main').innerText()
  assert.match(told, /Program Keluarga Harapan/)
  assert.match(told, /Rp\s?600\.000/)
  assert.match(told, new RegExp(`Desil ${extract.visited.decile} dari 10`))
  await citizen.page.locator('summary').filter({ hasText: 'Rumah' }).click()
  const floor = citizen.page.locator('dl > div').filter({ hasText: 'Jenis lantai terluas' }).last()
  assert.match(await floor.innerText(), /Semen\/bata merah\s+Disahkan kabupaten .*, belum masuk DTSEN/)
  assert.equal((await citizen.page.content()).includes(wife), false)

  const ticket = await reports(citizen, {
    choices: ['Ada yang berubah di keluarga saya', 'Kehilangan pekerjaan', 'Tahunan', village.name],
    fields: {
      'Siapa yang mengalami': extract.visited.head,
      'Sejak tanggal berapa': '2026-10-12',
      'Ceritakan dengan kata-kata sendiri': 'Pabrik mebel tutup bulan Oktober.',
      'Nama kepala keluarga': extract.visited.head,
      'Dukuh, RT, dan RW': `Dukuh Tlogo RT ${extract.visited.rt}`,
      NIK: extract.visited.members[0]?.nik ?? '',
    },
  })
  await takesUpTicket(villageOperator, {
    number: ticket.number,
    head: extract.visited.head,
    explanation: 'Kepala keluarga berhenti bekerja di pabrik mebel sejak Oktober.',
  })
  assert.deepEqual(await barriersOn(villageOperator.page), [])
  await tracks(citizen, ticket)
  await citizen.page.getByRole('heading', { name: /^Sekarang:/ }).waitFor()
  await citizen.page.getByText(/desa/i).first().waitFor()
  await tracks(citizen, { ...ticket, pin: '000000' })
  await citizen.page.getByRole('heading', { name: 'Nomor tiket dan PIN tidak cocok' }).waitFor()
  await citizen.goesHome()

  const neighbour = await citizenAt(house, { javaScript: true })
  for (const path of ['/', '/status', '/lapor', '/tiket']) {
    await neighbour.visits(path)
    assert.deepEqual(await barriersOn(neighbour.page), [])
  }
  await opensFamily(neighbour, wife, slips[0]?.code ?? '')
  await neighbour.page.getByRole('heading', { name: `Keluarga ${extract.visited.head}` }).waitFor()
  assert.deepEqual(await barriersOn(neighbour.page), [])
  await neighbour.goesHome()
})

test('the report of the month is frozen, computes to the same figures again, and goes out as paper and workbook', async () => {
  await operator.visits('/reports')
  await operator.page.getByRole('button', { name: 'Buat laporan' }).first().click()
  await operator.page.getByRole('dialog').getByRole('button', { name: 'Buat laporan' }).click()
  await operator.page.getByRole('button', { name: 'Hitung ulang' }).click()
  await operator.page.getByText(/^Sama: /).waitFor()
  assert.deepEqual(await barriersOn(operator.page), [])
  const { body } = await operator.asks('GET', `/api${new URL(operator.page.url()).pathname}`)
  const { target, collected, approved, ratified } = Object(body.headline)
  assert.deepEqual(
    { target, collected, approved, ratified },
    { target: 12, collected: 3, approved: 2, ratified: 2 },
  )
  assert.equal(pdf(await downloads(operator.page, 'Laporan resmi')), '%PDF')
  assert.equal((await downloads(operator.page, 'Buku kerja')).subarray(0, 2).toString(), 'PK')
})

/** The day it is in the regency. */
function today(): string {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
}

function pdf(bytes: Buffer): string {
  return bytes.subarray(0, 4).toString()
}

function grandmother(): string {
  return extract.visited.members.at(-1)?.name ?? ''
}
