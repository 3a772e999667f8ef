import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { getIntake, listProblemRows } from '@tanggap/contract/intake'
import * as desk from '@tanggap/contract/intake-desk'
import * as workbench from '@tanggap/contract/intake-workbench'
import type { InputOf } from '@tanggap/contract/route'
import { layoutOf } from '@tanggap/core/intake'
import type { Office } from '../../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../../plumbing/test-office.ts'
import { receiveFile } from '../receive-file.ts'
import { deliver, extractPapers } from '../test-delivery.ts'
import { workOnIntake } from '../work-on-intake.ts'
import { downloadReturn } from './return-rows.ts'

const village = '3320112013'
let house: TestOffice
let clerk: Office
let second: Office
let id: string
let line: { file: string; line: number }

before(async () => {
  house = await makeTestOffice()
  house.at('2026-10-02T02:00:00Z')
  clerk = await house.hire('data_operator')
  second = await house.hire('dinsos_verifier')
  id = await deliver(house, clerk, extractPapers, {
    'keluarga.csv': csv('dtsen-family', [
      { id_keluarga: 'K-1' },
      { id_keluarga: 'K-2', nomor_kartu_keluarga: '3399112203120002' },
    ]),
    'orang.csv': csv('dtsen-individual', [
      { id_individu: 'P-1' },
      { id_individu: 'P-2', nomor_induk_kependudukan: '339911620187000', status_hubungan_keluarga: '2' },
      {
        id_individu: 'P-3',
        nomor_kartu_keluarga: '3399112203120002',
        nomor_induk_kependudukan: '3399111205800009',
        nama: 'Kasmin',
        tanggal_lahir: '1980-05-12',
        jenis_kelamin: '2',
      },
    ]),
  })
})
after(() => house.close())

const ordinary: Readonly<Record<string, string>> = {
  nomor_kartu_keluarga: '3399112203120001',
  nama_kepala_keluarga: 'Warsito',
  kode_kelurahan_desa: village,
  alamat: 'Dukuh Krajan',
  dusun: 'Krajan',
  rt: '3',
  rw: '1',
  keluarga_dalam_rumah: '1',
  status_kepemilikan_rumah: '1',
  jenis_lantai_terluas: '8',
  sepeda_motor: '1',
  desil: '2',
  nama: 'Warsito',
  nomor_induk_kependudukan: '3399112201850001',
  tanggal_lahir: '1985-01-22',
  jenis_kelamin: '1',
  status_hubungan_keluarga: '1',
  status_kawin: '2',
}

function csv(layout: 'dtsen-family' | 'dtsen-individual', rows: readonly Readonly<Record<string, string>>[]) {
  const { columns } = layoutOf(layout)
  const cells = (row: Readonly<Record<string, string>>) =>
    columns.map(({ name }) => `"${row[name] ?? ordinary[name] ?? ''}"`).join(',')
  return [columns.map(({ name }) => `"${name}"`).join(','), ...rows.map(cells)].join('\n')
}

const bench = async (query: InputOf<typeof workbench.getWorkbench>['query'] = {}) =>
  (await house.ask(clerk, workbench.getWorkbench, { params: { id }, query })).body

test('problems stand by rule and village, with what is left to do', async () => {
  const { groups, rows, settled, mayWork } = await bench()
  const short = groups.find(({ code }) => code === 'nik.length')
  assert.deepEqual([short?.rows, short?.settled, short?.severity], [1, 0, 'error'])
  assert.deepEqual(short?.worst, [{ code: village, rows: 1, settled: 0 }])
  assert.deepEqual([short?.villages, short?.examples.length], [1, 1])
  assert.ok(short?.source.id !== short?.source.en)
  assert.ok(rows > 0 && settled === 0 && mayWork)
  const letIn = await house.ask(clerk, workbench.decideGroup, {
    params: { id },
    body: { code: 'nik.length', village: null, decision: 'take', note: '' },
  })
  assert.equal(letIn.refusal, 'intake.error-stays-out')
})

test('what is wrong is searched, filtered and sorted, and each rule opens village by village', async () => {
  const all = await bench()
  assert.equal(all.groups.length, all.rules)
  const [rule] = (await bench({ q: 'NIK angka' })).groups
  assert.match(rule?.sentence.id ?? '', /NIK.*angka/)
  assert.ok((await bench({ severity: 'error' })).groups.every(({ severity }) => severity === 'error'))
  assert.deepEqual((await bench({ state: 'settled' })).groups, [])
  assert.deepEqual((await bench({ village: '3320012001' })).groups, [])
  const sorted = (await bench({ sort: 'rows' })).groups.map(({ rows }) => rows)
  assert.deepEqual(
    sorted,
    sorted.toSorted((a, b) => b - a),
  )
  const { body } = await house.ask(clerk, workbench.getProblemVillages, {
    params: { id, code: 'nik.length' },
  })
  assert.deepEqual([body.group.rows, body.total, body.villages[0]?.code], [1, 1, village])
  const none = await house.ask(clerk, workbench.getProblemVillages, { params: { id, code: 'decile.range' } })
  assert.equal(none.refusal, 'request.not-found')
})

test('the rows of a problem are found by village and name, and those still open', async () => {
  const rows = async (query: NonNullable<InputOf<typeof listProblemRows>['query']>) =>
    (await house.ask(clerk, listProblemRows, { params: { id }, query })).body
  const [example] = (await bench()).groups.find(({ code }) => code === 'nik.length')?.examples ?? []
  const name = example?.name ?? ''
  assert.equal((await rows({ code: 'nik.length', village })).total, 1)
  assert.equal((await rows({ code: 'nik.length', village: '3320012001' })).total, 0)
  assert.equal((await rows({ code: 'nik.length', q: name.slice(1, 4).toUpperCase() })).total, 1)
  assert.equal((await rows({ code: 'nik.length', q: 'tidak ada nama begini' })).total, 0)
  const held = await house.ask(clerk, workbench.decideGroup, {
    params: { id },
    body: { code: 'nik.length', village, decision: 'hold', note: '' },
  })
  assert.equal((await rows({ code: 'nik.length', open: 'yes' })).total, 0)
  assert.deepEqual(
    (await rows({ code: 'nik.length' })).rows.map(({ isHeld }) => isHeld),
    [true],
  )
  await house.ask(clerk, workbench.undoDecision, { params: { id, decision: held.body.id } })
  assert.equal((await rows({ code: 'nik.length', open: 'yes', sort: '-name' })).total, 1)
})

test('a row is shown cell by cell without its numbers, repaired in place, and checked by the same rules', async () => {
  const file = (await bench()).files.find(({ name }) => name === 'orang.csv')
  line = { file: file?.id ?? '', line: 3 }
  const { body } = await house.ask(clerk, workbench.getStagedRow, { params: { id, ...line } })
  const cell = body.cells.find(({ column }) => column === 'nomor_induk_kependudukan')
  assert.ok(cell?.isMasked && cell.problems.length === 1)
  assert.doesNotMatch(JSON.stringify(body), /\d{12,}/)
  const without = await house.ask(clerk, workbench.fixRow, {
    params: { id, ...line },
    body: { cells: { nomor_induk_kependudukan: '3399116201870002' }, reason: ' ' },
  })
  assert.equal(without.refusal, 'workflow.reason-missing')
  const fixed = await house.ask(clerk, workbench.fixRow, {
    params: { id, ...line },
    body: {
      cells: {
        nomor_induk_kependudukan: '3399116201870002',
        nama: 'Siti Muniroh',
        tanggal_lahir: '1987-01-22',
        jenis_kelamin: '2',
      },
      reason: 'Dicocokkan dengan fotokopi KK di arsip desa',
    },
  })
  assert.ok(['none', 'info'].includes(fixed.body.severity), fixed.body.severity)
  const again = await house.ask(clerk, workbench.getStagedRow, { params: { id, ...line } })
  assert.deepEqual(again.body.fixes[0]?.columns.length, 4)
  assert.ok(!(await bench()).groups.some(({ code }) => code === 'nik.length'))
})

test('a repair makes the comparison out of date until it is made again', async () => {
  const before = (await house.ask(second, desk.getComparison, { params: { id } })).body
  assert.ok(before.isOutdated && !before.allowed.includes('accept'))
  await house.ask(second, desk.compareAgain, { params: { id } })
  await workOnIntake(house.foundation, { intakeId: id })
  const after = (await house.ask(second, desk.getComparison, { params: { id } })).body
  assert.ok(!after.isOutdated && after.allowed.includes('accept'))
  const { body } = await house.ask(second, getIntake, { params: { id } })
  assert.equal(body.counts?.withErrors, 0)
})

test('a group is returned in its layout with the reasons, and let go again', async () => {
  const { groups } = await bench()
  const group = groups.find(({ severity }) => severity === 'warning')
  assert.ok(group)
  const decided = await house.ask(clerk, workbench.decideGroup, {
    params: { id },
    body: { code: group.code, village, decision: 'return', note: 'Mohon diperiksa' },
  })
  assert.equal(decided.body.rows, group.worst[0]?.rows)
  const { decisions, settled, files } = await bench()
  assert.ok(settled > 0 && decisions[0]?.decision === 'return')
  const file = files.find(({ toReturn }) => toReturn > 0)
  const { body } = await house.ask(clerk, workbench.downloadReturn, { params: { id, file: file?.id ?? '' } })
  const [heading, first] = String(body).split('\r\n')
  assert.match(heading ?? '', /^\uFEFFid_(keluarga|individu),.*,alasan$/)
  assert.match(first ?? '', /\d{16}/)
  const asBook = await house.act(clerk, async (acting) => {
    const headers: Record<string, string> = {}
    const reply = {
      header(name: string, value: string) {
        headers[name] = value
        return reply
      },
    }
    return { answer: await downloadReturn(acting, id, file?.id ?? '', 'xlsx', Object(reply)), headers }
  })
  assert.ok(asBook.answer.ok && Buffer.isBuffer(asBook.answer.value))
  assert.match(asBook.headers['content-disposition'] ?? '', /\.xlsx"$/)
  const read = await receiveFile(house.foundation.files, Readable.from([asBook.answer.value]))
  assert.ok(read.ok)
  const [table] = read.value.tables
  assert.equal(table?.headings.at(-1), 'alasan')
  assert.ok(
    table?.rows[0]?.cells.some((cell) => /^\d{16}$/.test(cell)),
    'all sixteen digits stand',
  )
  const undone = await house.ask(clerk, workbench.undoDecision, {
    params: { id, decision: decided.body.id },
  })
  assert.equal(undone.status, 200)
  assert.equal((await bench()).decisions.length, 0)
})

test('a repair is taken back, and what stood in the file stands again', async () => {
  const { body } = await house.ask(clerk, workbench.getStagedRow, { params: { id, ...line } })
  const [fix] = body.fixes
  const undone = await house.ask(clerk, workbench.undoFix, { params: { id, fix: fix?.id ?? '' } })
  assert.equal(undone.body.severity, 'error')
  assert.ok((await bench()).groups.some(({ code }) => code === 'nik.length'))
})
