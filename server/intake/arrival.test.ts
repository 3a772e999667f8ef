import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import * as contract from '@tanggap/contract/intake'
import * as files from '@tanggap/contract/intake-files'
import { layoutOf } from '@tanggap/core/intake'
import { actAs, type Office } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { keepFile, receiveFile, watchInbox, workOnIntake } from './index.ts'
import type { IntakeAnnounced } from './start-intake.ts'
import { listPapers, papers } from './test-delivery.ts'

/** The ways a file comes in: in pieces, from a folder, with columns nobody knows, a second time. */

let house: TestOffice
let clerk: Office
let folder: string

before(async () => {
  house = await makeTestOffice()
  house.at('2026-10-02T02:00:00Z')
  clerk = await house.hire('data_operator')
  folder = await mkdtemp(join(tmpdir(), 'tanggap-arrival-'))
})
after(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

async function opened(announced: IntakeAnnounced = listPapers): Promise<string> {
  return (await house.ask(clerk, contract.startIntake, { body: announced })).body.id
}
const detail = async (id: string) => (await house.ask(clerk, contract.getIntake, { params: { id } })).body

const recipients = layoutOf('recipients')
const list = (rows: number, from = 0) =>
  [
    recipients.columns.map(({ name }) => name).join(),
    ...Array.from({ length: rows }, (_, at) =>
      recipients.columns
        .map(({ name }) => ({ ...person, nomor_induk_kependudukan: nikOf(from + at) })[name] ?? '')
        .join(),
    ),
  ].join('\n')
const person: Readonly<Record<string, string>> = {
  nomor_kartu_keluarga: '3399112203120001',
  nama: 'Warsito',
  kode_kelurahan_desa: '3320112013',
  periode: '2026-T3',
  nominal: '600000',
}
const nikOf = (at: number) =>
  `33991122018${String(50_000 + (at % 1_000)).slice(0, 1)}${String(1_001 + at).slice(-4)}`

async function piece(id: string, uploadId: string, offset: number, body: Buffer, office: Office = clerk) {
  const reply = await house.doors.office.app.inject({
    method: 'POST',
    url: `/api/intakes/${id}/uploads/${uploadId}/pieces?offset=${offset}`,
    headers: {
      'x-test-office': office.officeId,
      host: 'localhost',
      origin: 'http://localhost',
      'content-type': 'application/offset+octet-stream',
    },
    payload: body,
  })
  return { status: reply.statusCode, body: reply.json() }
}

test('an upload that breaks off goes on where it stood, and sending a piece twice is safe', async () => {
  const id = await opened()
  const content = Buffer.from(list(2_000))
  const body = { fileName: 'penerima.csv', bytes: content.length, mark: 'a' }
  const begin = () => house.ask(clerk, files.startUpload, { params: { id }, body })
  const { uploadId } = (await begin()).body
  const [first, rest] = [content.subarray(0, 50_000), content.subarray(50_000)]
  assert.deepEqual((await piece(id, uploadId, 0, first)).body.received, 50_000)
  assert.deepEqual((await piece(id, uploadId, 0, first)).body.received, 50_000)
  const gap = await piece(id, uploadId, 60_000, rest)
  assert.deepEqual([gap.status, gap.body.code], [409, 'intake.piece-out-of-order'])
  const early = await house.ask(clerk, files.finishUpload, { params: { id, uploadId } })
  assert.equal(early.refusal, 'intake.broken-off')

  const open = async (who: Office) =>
    (await house.ask(who, files.listUploads, { params: { id } })).body.uploads
  assert.deepEqual(
    (await open(clerk)).map(({ fileName, received, bytes }) => [fileName, received, bytes]),
    [['penerima.csv', 50_000, content.length]],
  )
  assert.deepEqual(await open(await house.hire('data_operator')), [])
  const again = await begin()
  assert.deepEqual([again.body.uploadId, again.body.received], [uploadId, 50_000])
  assert.equal((await piece(id, uploadId, 50_000, rest)).body.received, content.length)
  const done = await house.ask(clerk, files.finishUpload, { params: { id, uploadId } })
  assert.equal(done.body.files[0]?.layout, 'recipients')
  const twice = await house.ask(clerk, files.finishUpload, { params: { id, uploadId } })
  assert.deepEqual(twice.body, done.body)
  assert.deepEqual(await open(clerk), [])
  assert.equal((await detail(id)).files.length, 1)
  assert.equal((await piece(id, uploadId, 0, first)).status, 409)
})

test('nobody else goes on with an upload, and what is no table is refused at its end', async () => {
  const id = await opened()
  const content = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 1])
  const body = { fileName: 'foto.csv', bytes: content.length, mark: 'b' }
  const { uploadId } = (await house.ask(clerk, files.startUpload, { params: { id }, body })).body
  const colleague = await house.hire('data_operator')
  assert.equal((await piece(id, uploadId, 0, content, colleague)).status, 403)
  await piece(id, uploadId, 0, content)
  const refused = await house.ask(clerk, files.finishUpload, { params: { id, uploadId } })
  assert.equal(refused.refusal, 'intake.not-text')
  assert.equal(await house.foundation.files.pieces.received(uploadId), 0)
})

test('a file in the folder of an open delivery is taken in once nobody writes to it, and leaves the folder', async () => {
  const id = await opened()
  const inbox = { inboxFolder: join(folder, 'inbox') }
  await watchInbox(house.foundation, inbox)
  const own = join(inbox.inboxFolder, `kiriman-${id.slice(-12)}`)
  await writeFile(join(own, 'daftar.csv'), list(3))
  await writeFile(join(own, 'besar.csv.part'), 'half')
  await writeFile(join(own, 'gambar.csv'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4]))
  const moment = new Date('2026-10-02T02:00:00Z')
  for (const name of ['daftar.csv', 'besar.csv.part', 'gambar.csv'])
    await utimes(join(own, name), moment, moment)
  house.at('2026-10-02T02:00:30Z')
  await watchInbox(house.foundation, inbox)
  assert.equal((await detail(id)).files.length, 0, 'somebody may still be writing')

  house.at('2026-10-02T02:02:00Z')
  await watchInbox(house.foundation, inbox)
  const [file] = (await detail(id)).files
  assert.deepEqual([file?.fileName, file?.cameBy], ['daftar.csv', 'folder'])
  assert.deepEqual((await readdir(own)).toSorted(), ['besar.csv.part', 'ditolak'])
  assert.match(await readFile(join(own, 'ditolak', 'gambar.csv.txt'), 'utf8'), /melainkan PNG/)
  await mkdir(join(inbox.inboxFolder, 'kiriman-orang-lain'), { recursive: true })
  await writeFile(join(inbox.inboxFolder, 'kiriman-orang-lain', 'x.csv'), list(1))
  await watchInbox(house.foundation, inbox)
  assert.equal((await detail(id)).files.length, 1, 'without papers there is no folder')
})

const strange = `no_urut;Nomor Induk;Nama Warga;No. Keluarga;Kode;Bulan Terima;Rupiah
1;3399112201850001;Warsito;3399112203120001;3320112013;Maret;300000
2;3399116201870002;Siti Muniroh;3399112203120001;3320112013;Maret;300000`

async function given(id: string, content: string, name = 'blt.csv') {
  const received = await receiveFile(house.foundation.files, Readable.from([Buffer.from(content)]))
  assert.ok(received.ok)
  return actAs(house.foundation, clerk, (acting) => keepFile(acting, id, name, received.value))
}

const mapping = {
  nomor_induk_kependudukan: 'Nomor Induk',
  nama: 'Nama Warga',
  nomor_kartu_keluarga: 'No. Keluarga',
  kode_kelurahan_desa: 'Kode',
  periode: 'Bulan Terima',
  nominal: 'Rupiah',
}

test('unknown columns are mapped beside a covered preview, remembered for the provider, and corrected as a new version', async () => {
  const id = await opened()
  assert.ok((await given(id, strange)).ok)
  const [file] = (await detail(id)).files
  assert.equal(file?.mapped, false)
  const at = { params: { id, fileId: file.id } }
  const check = await house.ask(clerk, contract.checkIntake, { params: { id } })
  assert.equal(check.refusal, 'intake.file-unmapped')

  const preview = await house.ask(clerk, files.previewFile, at)
  assert.deepEqual(preview.body.rows[0], [
    '1',
    '••••••••••••••••',
    'W•••',
    '••••••••••••••••',
    '••••••••••',
    'M•••',
    '••••••',
  ])
  const map = (layout: 'recipients' | 'dtsen-family', said: Record<string, string>) =>
    house.ask(clerk, files.mapFile, { ...at, body: { layout, title: 'BLT Kecapi', mapping: said } })
  const { nama: _nama, ...without } = mapping
  assert.equal((await map('recipients', without)).refusal, 'intake.columns-missing')
  assert.equal((await map('recipients', { ...mapping, nama: 'Kode' })).refusal, 'intake.column-twice')
  assert.equal((await map('dtsen-family', mapping)).refusal, 'intake.wrong-kind')
  assert.equal((await map('recipients', mapping)).body.version, 1)
  assert.equal((await map('recipients', mapping)).body.version, 2)

  assert.equal((await house.ask(clerk, contract.checkIntake, { params: { id } })).status, 200)
  await workOnIntake(house.foundation, { intakeId: id })
  const { counts, status } = await detail(id)
  assert.deepEqual([status, counts?.read, counts?.withErrors], ['checked', 2, 0])

  const next = await opened({ ...listPapers, period: '2026-T4' })
  assert.ok((await given(next, strange.replaceAll('Maret', 'April'))).ok)
  const [remembered] = (await detail(next)).files
  assert.deepEqual([remembered?.mapped, remembered?.profile?.version], [true, 2])
  const { body } = await house.ask(clerk, files.listProfiles)
  assert.deepEqual(
    body.profiles.map(({ title, version, provider, columns }) => [title, version, provider, columns]),
    [['BLT Kecapi', 2, papers.provider, 6]],
  )
})

test('the same bytes are refused for the same snapshot, and taken with a word for another', async () => {
  const content = list(5, 500)
  const first = await opened({ ...listPapers, period: '2026-A' })
  assert.ok((await given(first, content)).ok)
  const same = await given(first, content)
  assert.equal(same.ok ? '' : same.refusal.code, 'intake.same-file')
  const twin = await opened({ ...listPapers, period: '2026-A' })
  const again = await given(twin, content)
  assert.equal(again.ok ? '' : again.refusal.code, 'intake.same-file')
  const other = await opened({ ...listPapers, period: '2026-B' })
  assert.ok((await given(other, content)).ok)
  assert.match((await detail(other)).files[0]?.warnings[0]?.id ?? '', /sama persis/)
})
