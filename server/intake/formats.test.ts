import assert from 'node:assert/strict'
import { createReadStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { getIntake } from '@tanggap/contract/intake'
import { strToU8, zipSync } from 'fflate'
import { parquetOf, WorkbookFile, writeParquet, writeRegency, writeWorkbook } from '../../tools/seed/index.ts'
import type { Office } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { receiveFile } from './receive-file.ts'
import { deliver, extractPapers } from './test-delivery.ts'

/** Files of every format say the same, and hostile ones are told in a sentence. */

let house: TestOffice
let clerk: Office
let folder: string

before(async () => {
  house = await makeTestOffice()
  house.at('2026-10-02T02:00:00Z')
  clerk = await house.hire('data_operator')
  folder = await mkdtemp(join(tmpdir(), 'tanggap-formats-'))
  await writeRegency({ size: 'village', seed: '1', folder, asOf: '2026-09-30' })
})
after(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const read = (name: string) => readFile(join(folder, name))
const counted = async (id: string) => {
  const { body } = await house.ask(clerk, getIntake, { params: { id } })
  assert.ok(body.counts)
  const { read: rows, accepted, withErrors, hashRead, hashAccepted, hashWithErrors } = body.counts
  assert.equal(rows, accepted + withErrors)
  assert.equal(hashRead, (hashAccepted ?? 0) + (hashWithErrors ?? 0))
  return { rows, accepted, withErrors, hashRead, files: body.files.length }
}

test('CSV, a workbook of several sheets and Parquet bring the same rows, to the fingerprint', async (t) => {
  const asCsv = await counted(
    await deliver(
      house,
      clerk,
      { ...extractPapers, snapshotVersion: 'csv' },
      { 'k.csv': await read('dtsen-keluarga.csv'), 'i.csv': await read('dtsen-individu.csv') },
    ),
  )
  const workbook = await readFile(await writeWorkbook({ folder, rowsASheet: 2_500 }))
  const asXlsx = await counted(
    await deliver(house, clerk, { ...extractPapers, snapshotVersion: 'xlsx' }, { 'dtsen.xlsx': workbook }),
  )
  const [families = '', persons = ''] = await writeParquet({ folder })
  const asParquet = await counted(
    await deliver(
      house,
      clerk,
      { ...extractPapers, snapshotVersion: 'parquet' },
      { 'k.parquet': await readFile(families), 'i.parquet': await readFile(persons) },
    ),
  )
  assert.equal(asXlsx.files, 4, 'one sheet of families, three of persons')
  assert.deepEqual({ ...asXlsx, files: 2 }, asCsv)
  assert.deepEqual(asParquet, asCsv)
  t.diagnostic(`${asCsv.rows} rows, control total ${asCsv.hashRead}`)
})

const sheetOf = (rows: string) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`

function workbookOf(sheet: string, more: Readonly<Record<string, string>> = {}): Buffer {
  const parts = {
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  }
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))),
  )
}

const received = async (content: Buffer) => {
  const answer = await receiveFile(house.foundation.files, Readable.from([content]))
  return answer.ok ? 'taken' : answer.refusal.code
}

const heading = '<row r="1"><c t="inlineStr"><is><t>a</t></is></c></row>'
const billionLaughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${sheetOf(
  '<row r="1"><c t="inlineStr"><is><t>&b;</t></is></c></row>',
)}`

const hostile: readonly [what: string, make: () => Buffer, code: string][] = [
  [
    'a zip bomb',
    () => workbookOf(sheetOf(`${heading}${' '.repeat(40_000_000)}`)),
    'intake.workbook-too-large',
  ],
  ['a workbook that declares entities', () => workbookOf(billionLaughs), 'intake.workbook-entities'],
  [
    'a ZIP that is no workbook',
    () => Buffer.from(zipSync({ 'a.txt': strToU8('a') })),
    'intake.workbook-broken',
  ],
  [
    'a workbook with ten thousand columns',
    () => workbookOf(sheetOf(`<row r="1">${'<c><v>1</v></c>'.repeat(10_000)}</row>`)),
    'intake.too-many-columns',
  ],
  [
    'a sheet that is no XML',
    () => workbookOf('<worksheet><sheetData><row><c></row>'),
    'intake.workbook-broken',
  ],
  ['a workbook without a row', () => workbookOf(sheetOf('')), 'intake.empty'],
  [
    'a Parquet footer that lies',
    () => Buffer.from('PAR1xxxxxxxxxxxx\u00ff\u00ff\u00ff\u0000PAR1', 'latin1'),
    'intake.parquet-broken',
  ],
]
for (const [what, make, code] of hostile)
  test(`${what} is refused on arrival with its sentence`, async () => {
    const content = make()
    const before = process.memoryUsage().rss
    assert.equal(await received(content), code)
    assert.ok(process.memoryUsage().rss - before < 200 * 1024 * 1024, 'memory stays bounded')
  })

test('a workbook and a Parquet file that were cut off are refused', async () => {
  for (const [name, code] of [
    ['dtsen.xlsx', 'intake.workbook-broken'],
    ['dtsen-keluarga.parquet', 'intake.parquet-broken'],
  ] as const) {
    const whole = await read(name)
    assert.equal(await received(whole.subarray(0, Math.floor(whole.length / 2))), code, name)
  }
})

test('a sheet that breaks off in the middle fails the delivery and says where', async () => {
  const persons = (await read('dtsen-individu.csv')).toString().split('\n').slice(0, 40)
  const cells = (line: string) =>
    line.split(',').map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`)
  const rows = persons.map((line) => `<row>${cells(line).join('')}</row>`)
  const id = await deliver(
    house,
    clerk,
    { ...extractPapers, snapshotVersion: 'cut' },
    {
      'k.csv': await read('dtsen-keluarga.csv'),
      'i.xlsx': workbookOf(`<worksheet><sheetData>${rows.join('')}<row><c></row>`),
    },
  )
  const { body } = await house.ask(clerk, getIntake, { params: { id } })
  assert.equal(body.status, 'failed')
  assert.match(body.failure?.id ?? '', /i\.xlsx.*rusak/)
})

test('numbers of a workbook: days, lost digits, formulas, shared texts', async () => {
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`
  const head = [
    'nomor_kartu_keluarga',
    'nik',
    'nama',
    'tanggal_lahir',
    'jenis_kelamin',
    'status_hubungan_keluarga',
    'status_kawin',
    'partisipasi_sekolah',
    'pendidikan_terakhir',
    'status_pekerjaan',
    'lapangan_usaha_pekerjaan',
    'jumlah_usaha',
    'lapangan_usaha_usaha',
    'penyandang_disabilitas',
    'penyakit_kronis',
  ]
  const row = (nik: string, name: string) =>
    `<row>${text('3399112203120001')}${nik}${name}<c s="1"><v>31069</v></c><c><v>1</v></c><c><v>1</v></c><c><v>2</v></c></row>`
  const book = workbookOf(
    sheetOf(
      `<row>${head.map(text).join('')}</row>${row('<c><v>3.39911220185E+15</v></c>', '<c t="s"><v>0</v></c>')}${row(
        text('3399112201850001'),
        '<c><f>A1</f><v>0</v></c>',
      )}`,
    ),
    {
      'xl/sharedStrings.xml': '<sst><si><r><t>Siti </t></r><r><t>Muniroh</t></r></si></sst>',
      'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    },
  )
  const id = await deliver(
    house,
    clerk,
    { ...extractPapers, snapshotVersion: 'cells' },
    { 'k.csv': await read('dtsen-keluarga.csv'), 'orang.xlsx': book },
  )
  const { body } = await house.ask(clerk, getIntake, { params: { id } })
  const codes = new Map(body.problems.map(({ code, rows }) => [code, rows]))
  assert.equal(codes.get('nik.scientific'), 1)
  assert.equal(codes.get('cell.formula'), 1)
  assert.equal(codes.get('date.format'), undefined)
  assert.equal(codes.get('name.empty'), undefined)
})

test('Parquet brings numbers, days and nothing as they are meant', async () => {
  const { openParquet } = await import('./read-parquet.ts')
  const bytes = parquetOf([
    { name: 'nik', data: [3399112201850001n, 3399112201850002n], type: 'INT64' },
    { name: 'tanggal', data: [new Date('1985-01-22'), new Date('1990-12-31')], type: 'TIMESTAMP' },
    { name: 'nominal', data: [600_000, 0.25], type: 'DOUBLE' },
    { name: 'kosong', data: ['', 'x'], type: 'STRING' },
  ])
  const file = {
    bytes: bytes.length,
    slice: async (start: number, end: number) => bytes.subarray(start, end),
    stream: () => Readable.from([bytes]),
  }
  const { headings, rows } = await openParquet(file)
  assert.deepEqual(headings, ['nik', 'tanggal', 'nominal', 'kosong'])
  const found: unknown[] = []
  for await (const row of rows) found.push(row)
  assert.deepEqual(found, [
    { line: 1, cells: ['3399112201850001', '1985-01-22', '600000', ''] },
    { line: 2, cells: ['3399112201850002', '1990-12-31', '0.25', 'x'] },
  ])
})

test('a workbook of a hundred thousand cells of text is read with what it holds, not with what it weighs', async () => {
  const path = join(folder, 'many.xlsx')
  const book = await WorkbookFile.open(path)
  book.table('penerima', ['nik', 'nomor_kk', 'nama', 'kode_desa', 'periode', 'nominal'])
  for (let at = 0; at < 20_000; at++)
    await book.add([
      `33991122018${String(10_000 + at)}`,
      '3399112203120001',
      'Warsito',
      '3320112013',
      'T3',
      '600000',
    ])
  await book.close()
  const answer = await receiveFile(house.foundation.files, createReadStream(path))
  assert.ok(answer.ok)
  assert.deepEqual(
    answer.value.tables.map(({ sheet }) => sheet),
    ['penerima'],
  )
})
