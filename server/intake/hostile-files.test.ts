import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import * as contract from '@tanggap/contract/intake'
import * as files from '@tanggap/contract/intake-files'
import { strToU8, zipSync } from 'fflate'
import type { Office } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { watchInbox, workOnIntake } from './index.ts'
import { listPapers } from './test-delivery.ts'

/** The same hostile files at both doors: in pieces as a browser sends them, and in the watched folder. */

let house: TestOffice
let clerk: Office
let folder: string

before(async () => {
  house = await makeTestOffice()
  house.at('2026-10-02T02:00:00Z')
  clerk = await house.hire('data_operator')
  folder = await mkdtemp(join(tmpdir(), 'tanggap-hostile-'))
})
after(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const heading = 'nik,no_kk,nama,kode_desa,periode,nominal'
const row = '3399112201850001,3399112203120001,Warsito,3320112013,T3,600000'
const bomb = () =>
  Buffer.from(
    zipSync({
      'xl/workbook.xml': strToU8(
        '<workbook xmlns:r="r"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(
        `<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>a</t></is></c></row>${' '.repeat(40_000_000)}`,
      ),
    }),
  )

const refusedFiles: readonly [name: string, make: () => Buffer, code: string, id: RegExp, en: RegExp][] = [
  ['bom.xlsx', bomb, 'intake.workbook-too-large', /jauh lebih besar/, /far larger/],
  [
    'satu-baris.csv',
    () => Buffer.from(`${heading}\n${'9'.repeat(3_000_000)}`),
    'intake.line-too-long',
    /Baris 2 terlalu panjang/,
    /Line 2 is too long/,
  ],
  [
    'kolom.csv',
    () => Buffer.from(`${Array.from({ length: 10_000 }, (_, at) => `k${at}`).join()}\n1,2\n`),
    'intake.too-many-columns',
    /lebih dari 1000 kolom/,
    /more than 1000 columns/,
  ],
  [
    'daftar.csv',
    () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
    'intake.not-text',
    /melainkan PNG/,
    /but PNG/,
  ],
  ['kosong.csv', () => Buffer.alloc(0), 'intake.empty', /kosong/, /empty/],
  [
    'judul.csv',
    () => Buffer.from(`${heading}\n`),
    'intake.only-heading',
    /hanya berisi judul/,
    /only the headings/,
  ],
  [
    'ganda.csv',
    () => Buffer.from(`${heading},nama\n${row},Warsito\n`),
    'intake.column-twice',
    /lebih dari satu kali: nama/,
    /more than once: nama/,
  ],
]

async function sent(id: string, name: string, content: Buffer) {
  const body = { fileName: name, bytes: content.length, mark: name }
  const { uploadId } = (await house.ask(clerk, files.startUpload, { params: { id }, body })).body
  for (let offset = 0; offset < content.length; offset += files.pieceBytes)
    await house.doors.office.app.inject({
      method: 'POST',
      url: `/api/intakes/${id}/uploads/${uploadId}/pieces?offset=${offset}`,
      headers: {
        'x-test-office': clerk.officeId,
        host: 'localhost',
        origin: 'http://localhost',
        'content-type': 'application/offset+octet-stream',
      },
      payload: content.subarray(offset, offset + files.pieceBytes),
    })
  const reply = await house.doors.office.app.inject({
    method: 'POST',
    url: `/api/intakes/${id}/uploads/${uploadId}/finish`,
    headers: { 'x-test-office': clerk.officeId, host: 'localhost', origin: 'http://localhost' },
  })
  return reply.json()
}
const opened = async (period: string) =>
  (await house.ask(clerk, contract.startIntake, { body: { ...listPapers, period } })).body.id

test('each hostile file is refused through the browser’s door in a sentence of both languages', async (t) => {
  const id = await opened('browser')
  const before = process.memoryUsage().rss
  let most = before
  for (const [name, make, code, inIndonesian, inEnglish] of refusedFiles) {
    const { code: told, sentence } = await sent(id, name, make())
    assert.equal(told, code, name)
    assert.match(sentence.id, inIndonesian)
    assert.match(sentence.en, inEnglish)
    most = Math.max(most, process.memoryUsage().rss)
  }
  const { body } = await house.ask(clerk, contract.getIntake, { params: { id } })
  assert.deepEqual(body.files, [])
  const grown = Math.round((most - before) / 1024 / 1024)
  t.diagnostic(`memory grew by ${grown} MB at most`)
  assert.ok(grown < 256)
})

test('the watched folder refuses them too, a line of two gigabytes among them, and says why beside each', async (t) => {
  const id = await opened('folder')
  const inbox = { inboxFolder: join(folder, 'inbox') }
  await watchInbox(house.foundation, inbox)
  const own = join(inbox.inboxFolder, `kiriman-${id.slice(-12)}`)
  const moment = new Date('2026-10-02T02:00:00Z')
  for (const [name, make] of refusedFiles) {
    await writeFile(join(own, name), make())
    await utimes(join(own, name), moment, moment)
  }
  // Two gigabytes on paper: what is behind the first three million characters of the line is never read.
  await truncate(join(own, 'satu-baris.csv'), 2 * 1024 ** 3)
  await utimes(join(own, 'satu-baris.csv'), moment, moment)
  house.at('2026-10-02T02:15:00Z')
  const before = process.memoryUsage().rss
  await watchInbox(house.foundation, inbox)
  t.diagnostic(`memory grew by ${Math.round((process.memoryUsage().rss - before) / 1024 / 1024)} MB`)
  assert.ok(process.memoryUsage().rss - before < 256 * 1024 * 1024)
  const refused = await readdir(join(own, 'ditolak'))
  for (const [name, , , inIndonesian, inEnglish] of refusedFiles) {
    assert.ok(refused.includes(name), name)
    const note = await readFile(join(own, 'ditolak', `${name}.txt`), 'utf8')
    assert.match(note, inIndonesian)
    assert.match(note, inEnglish)
  }
  house.at('2026-10-02T02:00:00Z')
})

test('what can be read is read, and what is wrong in it is told row by row', async () => {
  const windows = Buffer.from(`${heading}\n${row.replace('Warsito', 'José Ngatiyem')}\n`, 'latin1')
  const utf16 = Buffer.from(`\uFEFF${heading}\n${row}\n`, 'utf16le')
  const cases: readonly [string, Buffer, readonly string[]][] = [
    ['mark.csv', Buffer.from(`\uFEFF${heading}\n${row}\n`), []],
    ['windows.csv', windows, []],
    ['utf16.csv', utf16, []],
    ['rumus.csv', Buffer.from(`${heading}\n${row.replace('Warsito', '=HYPERLINK(A1)')}\n`), ['cell.formula']],
    [
      'ilmiah.csv',
      Buffer.from(`${heading}\n${row.replace('3399112201850001', '1.23E+15')}\n`),
      ['nik.scientific'],
    ],
    [
      'koma.csv',
      Buffer.from(`${heading}\n${row.replace('3399112201850001', '"3,39911E+15"')}\n`),
      ['nik.scientific'],
    ],
  ]
  for (const [name, content, expected] of cases) {
    const id = await opened(name)
    const { files: taken } = await sent(id, name, content)
    assert.equal(taken?.[0]?.layout, 'recipients', name)
    await house.ask(clerk, contract.checkIntake, { params: { id } })
    await workOnIntake(house.foundation, { intakeId: id })
    const { body } = await house.ask(clerk, contract.getIntake, { params: { id } })
    assert.deepEqual(
      body.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code),
      expected,
      name,
    )
  }
})
