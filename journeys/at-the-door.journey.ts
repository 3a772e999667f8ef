import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { findsOut, pictureFile, practises, refusesSensors, sealsIt } from './cast/at-the-door.ts'
import { barriersOn } from './cast/axe.ts'
import { type DealtVillage, dealtVillage, dealVillage } from './cast/dealt-village.ts'
import { exchanges, type Facilitator, facilitatorAt, findsFamily, finishesVisit } from './cast/facilitator.ts'
import { type House, openHouse } from './cast/house.ts'
import { answersEverything, explainsWarnings } from './cast/interview.ts'
import { type Official, officialAt } from './cast/official.ts'
import { approvesVisit, returnsVisit } from './cast/supervisor.ts'
import { printsSlips } from './cast/village-operator.ts'

/** What happens at a door beside the plain interview: each test goes on where the one before ended. */
let house: House
let village: DealtVillage
let supervisor: Official
let operator: Official
let phone: Facilitator
let heads: string[]
let visitedHead: string

before(async () => {
  house = await openHouse()
  village = await dealVillage(house)
  const { extract } = village
  const of = (family: { readonly id: string }) =>
    village.heads[extract.all.findIndex(({ id }) => id === family.id)] ?? ''
  visitedHead = of(extract.visited)
  heads = extract.all.slice(0, 6).map(of)
  supervisor = await officialAt(
    house,
    await house.hire('field_supervisor', '3320', 'Uji Koordinator Lapangan'),
  )
})
after(() => house.close())

async function counted(table: string): Promise<number> {
  const client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query(`select count(*)::int as count from ${table}`)
    return rows[0].count
  } finally {
    await client.end()
  }
}

test('practice comes before the first door, costs no signal, stays apart from the work, and is known to the trainer', async (t) => {
  phone = await facilitatorAt(house, village.facilitator, join(house.dataFolder, 'phone'))
  await phone.page.getByRole('link', { name: 'Latihan', exact: true }).waitFor()
  await phone.losesSignal()
  const { minutes, touches } = await practises(phone)
  t.diagnostic(`the invented family of four: ${touches} touches, ${minutes} minute(s) by a machine`)
  assert.ok(touches > 60 && touches <= 160, `${touches} touches`)
  await phone.findsSignal()
  await exchanges(phone)
  await phone.page.getByText('Latihan selesai').first().waitFor()
  assert.deepEqual(await barriersOn(phone.page), [])
  assert.deepEqual(
    [await counted('training_practice'), await counted('visit_submission'), await counted('visit_attempt')],
    [1, 0, 0],
  )
  await supervisor.visits('/training')
  await supervisor.page.getByText(/1 × · \d+ menit/).waitFor()
  await phone.page.getByRole('button', { name: 'Kembali' }).click()
})

test('an interview that must stop goes on another day where it was left, and the office knows of the attempt', async () => {
  const head = heads[3] ?? ''
  const { page } = phone
  await findsFamily(phone, head)
  await page.getByRole('button', { name: 'Mulai kunjungan' }).click()
  await page.getByRole('radio', { name: 'Ditemukan', exact: true }).check()
  await page.getByText('Bapak/Ibu berhak melihat').waitFor()
  await page.getByRole('button', { name: 'Daftar isi' }).click()
  await page.getByText(/^Sisa sekitar \d+ menit bertanya/).waitFor()
  await page.getByRole('link', { name: 'Berhenti dulu' }).click()
  await page.getByRole('heading', { name: 'Keluarga tidak bersedia' }).waitFor()
  assert.deepEqual(await barriersOn(page), [])
  await page.getByRole('button', { name: 'Simpan dan lanjutkan lain waktu' }).click()
  await page.getByText('Ditemukan, wawancara belum lengkap').waitFor()
  await exchanges(phone)
  assert.deepEqual([await counted('visit_attempt'), await counted('visit_submission')], [1, 0])
  await page.getByRole('button', { name: 'Kembali' }).click()
  await findsFamily(phone, head)
  await page.getByRole('button', { name: 'Mulai kunjungan' }).click()
  await page.getByRole('button', { name: 'Daftar isi' }).click()
  await page.getByRole('link', { name: /^Keberadaan.*lengkap/ }).waitFor()
  await page.goto(house.addresses.field)
})

test('a phone that gives neither camera nor place still makes a whole visit: a file, and the place in words', async () => {
  const [head = ''] = heads
  const { page } = phone
  await findsFamily(phone, head)
  await page.getByRole('button', { name: 'Mulai kunjungan' }).click()
  await refusesSensors(page)
  await page.getByRole('radio', { name: 'Tidak ditemukan atau tidak dikenal' }).check()
  const form = page.getByRole('region', { name: 'Keterangan dan tempat' })
  await form.getByRole('radio', { name: 'Ketua RT/RW' }).check()
  await form.getByLabel('Siapa yang memberi keterangan').fill('Sukarno')
  await form.getByLabel('Apa yang diterangkan').fill('Tidak dikenal; sudah ditanyakan ke tiga tetangga.')
  await form.getByRole('button', { name: 'Ambil titik lokasi' }).click()
  await form.getByText('izin ditolak atau satelit tidak tertangkap').waitFor()
  await form.getByRole('button', { name: 'Tulis tempatnya saja' }).click()
  await form.getByRole('button', { name: 'Simpan tempat' }).click()
  await form.getByText('Tulis tempatnya.').waitFor()
  await form.getByLabel('Tempat Anda berdiri').fill('Depan mushola Al-Huda, RT 3')
  await form.getByLabel('Mengapa titik tidak terekam').fill('izin lokasi ditolak')
  await form.getByRole('button', { name: 'Simpan tempat' }).click()
  await form.getByText('Depan mushola Al-Huda, RT 3 (izin lokasi ditolak)').waitFor()
  await form.getByRole('button', { name: 'Ambil foto' }).click()
  await form.getByText('Kamera tidak dapat dipakai').waitFor()
  assert.deepEqual(await barriersOn(page), [])
  await form.locator('input[type=file]').setInputFiles(pictureFile(1600, 1200))
  await form.getByRole('img').waitFor()
  await sealsIt(phone)
  await page.context().grantPermissions(['geolocation', 'camera'])
  await exchanges(phone)
  await supervisor.visits('/visits')
  await supervisor.page.getByRole('link', { name: head }).click()
  await supervisor.page.getByText('Depan mushola Al-Huda, RT 3 (izin lokasi ditolak)').waitFor()
  await supervisor.page.getByText('Kunjungan ini tidak mencatat titik lokasi.').waitFor()
  assert.deepEqual(await barriersOn(supervisor.page), [])
})

test('a family taken away while its visit is being filled in keeps the draft, and what is sent goes to a person', async () => {
  const [, head = ''] = heads
  const { page } = phone
  await page.goto(house.addresses.field)
  await findsOut(phone, head, 'Tidak ditemukan atau tidak dikenal', {
    informant: 'Sukarno',
    reason: 'Tidak dikenal di alamat ini.',
  })
  await supervisor.visits(`/campaigns/${village.campaign}`)
  await supervisor.page
    .getByRole('row', { name: head })
    .getByRole('button', { name: 'Keluarkan dari kerangka' })
    .click()
  const dialog = supervisor.page.getByRole('dialog')
  await dialog.getByLabel('Alasan').fill('Tercatat dua kali dalam kerangka')
  await dialog.getByRole('button', { name: 'Keluarkan dari kerangka' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.goto(house.addresses.field)
  await exchanges(phone)
  await page.getByRole('button', { name: 'Kembali' }).click()
  await findsFamily(phone, head)
  await page.getByText('Draf Anda tetap di ponsel ini').waitFor()
  await page.getByRole('button', { name: 'Lanjutkan kunjungan' }).click()
  await sealsIt(phone)
  await page.getByRole('link', { name: /Tersimpan di ponsel/ }).click()
  await page.getByRole('button', { name: 'Kirim dan ambil tugas' }).click()
  await page.getByText('Disisihkan kantor untuk diperiksa orang').first().waitFor()
  assert.deepEqual(await barriersOn(page), [])
})

test('a family that lives elsewhere in the regency is handed to its village, and both sides are told', async () => {
  const head = heads[2] ?? ''
  const { page } = phone
  await page.goto(house.addresses.field)
  await findsOut(phone, head, 'Pindah, masih di kabupaten ini', {
    informant: 'Sukarno',
    reason: 'Ikut anaknya sejak Januari.',
  })
  await page.getByPlaceholder('Ketik sebagian kata').fill('bulungan')
  await page.getByRole('button', { name: /^Bulungan/ }).click()
  await page.getByLabel('Tempatnya, bila diketahui').fill('dekat pasar, rumah Pak Sastro')
  assert.deepEqual(await barriersOn(page), [])
  await sealsIt(phone)
  await exchanges(phone)
  await supervisor.visits('/visits')
  await supervisor.page.getByRole('link', { name: head }).click()
  await supervisor.page.getByText('Sekarang tinggal di Bulungan').waitFor()
  await supervisor.page.getByText('Bukti lokasi').first().waitFor()
  assert.deepEqual(await barriersOn(supervisor.page), [])
  await approvesVisit(supervisor, head)
  await supervisor.visits('/field-visits')
  const row = supervisor.page.getByRole('row', { name: head })
  await row.getByText('Bulungan').waitFor()
  await row.getByText('menunggu dibagi').waitFor()
  assert.deepEqual(await barriersOn(supervisor.page), [])
  await exchanges(phone)
  await page.getByRole('button', { name: 'Kembali' }).click()
  await page.getByText(/dilanjutkan petugas di Bulungan/).waitFor()
})

test('a family on no list is told to its village without signal, and the village proposes it', async () => {
  const { page } = phone
  await phone.losesSignal()
  await page.getByRole('link', { name: 'Keluarga yang belum terdaftar' }).click()
  await page.getByText('Ini bukan pendaftaran bantuan').waitFor()
  await page.getByRole('button', { name: 'Sampaikan ke desa' }).click()
  await page.getByText('Tulis nama kepala keluarganya.').waitFor()
  assert.deepEqual(await barriersOn(page), [])
  await page.getByLabel('Nama kepala keluarga').fill('Sukardi')
  await page.getByLabel('Jumlah anggota yang tinggal di sini').fill('3')
  await page.getByLabel('RT', { exact: true }).fill('4')
  await page.getByLabel('RW', { exact: true }).fill('1')
  await page.getByLabel('Keterangan untuk desa').fill('Mengontrak sejak Januari di belakang balai desa.')
  await page.getByRole('button', { name: 'Sampaikan ke desa' }).click()
  await page.getByText('Tersimpan dan disegel').waitFor()
  await page.getByRole('button', { name: 'Ke Hari saya' }).click()
  await phone.findsSignal()
  await exchanges(phone)
  await page.getByText('Keluarga baru ditemui').waitFor()

  operator = await officialAt(
    house,
    await house.hire('village_operator', dealtVillage.code, 'Uji Operator Desa'),
  )
  await operator.visits('/met-families')
  const row = operator.page.getByRole('row', { name: 'Sukardi' })
  await row.getByText('Menunggu desa').waitFor()
  await row.getByRole('button', { name: 'Putuskan' }).click()
  const dialog = operator.page.getByRole('dialog')
  await dialog.getByLabel('Nomor KK').fill('3399010101250199')
  await dialog.getByLabel('NIK kepala keluarga').fill('3399011203700199')
  await dialog.getByLabel('Jenis kelamin').selectOption('male')
  await dialog.getByLabel('Tanggal lahir').fill('1970-03-12')
  assert.deepEqual(await barriersOn(operator.page), [])
  await dialog.getByRole('button', { name: 'Usulkan keluarga ini' }).click()
  await row.getByText('Sudah diusulkan').waitFor()
  assert.deepEqual(await barriersOn(operator.page), [])
})

test('a visit that came back is corrected without signal, and nobody is asked again who spoke', async () => {
  const { page } = phone
  const [slip] = await printsSlips(operator, dealtVillage.code, 1)
  await page.goto(house.addresses.field)
  await findsFamily(phone, visitedHead)
  await page.getByRole('button', { name: 'Mulai kunjungan' }).click()
  // A look of less than a second is no step of the trail, and a machine has no longer ones by itself.
  await page.waitForTimeout(1_500)
  await answersEverything(page, {
    family: village.extract.visited,
    differs: {},
    died: { name: '-', informant: '', reason: '' },
    respondent: 'Sumiati',
    slip: slip?.serial ?? '',
  })
  await page.getByText('Arti jawaban tentang rumah').click()
  await page.getByText('Sanitasi layak').waitFor()
  assert.deepEqual(await barriersOn(page), [])
  await finishesVisit(phone)
  await exchanges(phone)
  await supervisor.visits('/visits')
  await supervisor.page.getByRole('link', { name: visitedHead }).click()
  // A machine interviews faster than anybody: its trail makes one ask, and nothing is shut by it.
  await supervisor.page.getByText('Yang dapat ditanyakan kepada petugas').waitFor()
  await supervisor.page.getByText(/Wawancara berlangsung sekitar \d+ menit/).waitFor()
  await supervisor.page.getByText('Arti jawaban tentang rumah').click()
  await supervisor.page.getByText('Bangunan kokoh').waitFor()
  assert.deepEqual(await barriersOn(supervisor.page), [])
  await supervisor.page.getByRole('button', { name: 'Setujui', exact: true }).waitFor()
  await returnsVisit(supervisor, visitedHead, {
    reason: 'Lantai di foto tampak lain',
    question: 'Jenis lantai terluas',
    text: 'Foto dalam menunjukkan lantai tanah. Mohon dilihat lagi.',
  })
  await exchanges(phone)
  await page.getByRole('button', { name: 'Kembali' }).click()
  await page.getByRole('button', { name: /^Perlu perbaikan/ }).waitFor()
  await phone.losesSignal()
  await findsFamily(phone, visitedHead)
  await page.getByRole('button', { name: 'Perbaiki kunjungan' }).click()
  await page.getByRole('link', { name: /^Rumah.*1 catatan/ }).click()
  const question = page.locator('article.f-question').filter({ hasText: 'Mohon dilihat lagi.' })
  await question.getByRole('button', { name: 'Ganti pilihan' }).click()
  await question.getByRole('radio', { name: 'Tanah' }).check()
  await page.getByRole('button', { name: 'Daftar isi' }).click()
  await page.getByRole('link', { name: 'Periksa', exact: true }).click()
  await explainsWarnings(page)
  await finishesVisit(phone)
  await phone.findsSignal()
  await exchanges(phone)
  await supervisor.visits('/visits')
  await supervisor.page.getByText('perbaikan').first().waitFor()
})
