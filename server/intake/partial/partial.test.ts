import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { getIntake, listProblemRows } from '@tanggap/contract/intake'
import { getComparison, listComparedFamilies } from '@tanggap/contract/intake-desk'
import { writeRegency } from '../../../tools/seed/index.ts'
import type { Office } from '../../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../../plumbing/test-office.ts'
import { getFamilyRecord, listFamiliesOfVillage } from '../../registry/index.ts'
import { compareAgain } from '../decide-intake.ts'
import { accept, deliver, extractPapers } from '../test-delivery.ts'
import { rowsOf } from '../test-second-extract.ts'
import { workOnIntake } from '../work-on-intake.ts'

/** What villages typed into SIKS-NG completes the families the register holds, and brings nobody in. */

let house: TestOffice
let clerk: Office
let second: Office
let folder: string
let families: readonly Readonly<Record<string, string>>[]
let persons: readonly Readonly<Record<string, string>>[]

const relations: Readonly<Record<string, string>> = { '1': '1', '2': '2', '3': '3' }
const inFile = (rows: readonly Readonly<Record<string, string>>[]) => {
  const headings = Object.keys(rows[0] ?? {})
  return [headings, ...rows.map((row) => headings.map((heading) => `"${row[heading] ?? ''}"`))]
    .map((cells) => cells.join(','))
    .join('\n')
}

before(async () => {
  house = await makeTestOffice()
  house.at('2026-10-02T02:00:00Z')
  clerk = await house.hire('data_operator')
  second = await house.hire('dinsos_verifier')
  folder = await mkdtemp(join(tmpdir(), 'tanggap-siks-'))
  await writeRegency({ size: 'village', seed: '1', folder, asOf: '2026-09-30' })
  const all = rowsOf(await readFile(join(folder, 'dtsen-keluarga.csv'), 'utf8'))
  const people = rowsOf(await readFile(join(folder, 'dtsen-individu.csv'), 'utf8'))
  const simple = all.filter(
    ({ id_keluarga, kode_kelurahan_desa }) =>
      kode_kelurahan_desa === '3320112013' &&
      people
        .filter((one) => one.id_keluarga === id_keluarga)
        .every(({ status_hubungan_keluarga = '' }) => status_hubungan_keluarga in relations),
  )
  families = simple.slice(0, 60)
  const keys = new Set(families.map(({ id_keluarga }) => id_keluarga))
  persons = people.filter(({ id_keluarga }) => keys.has(id_keluarga))
  await deliver(house, clerk, extractPapers, { 'k.csv': inFile(families), 'p.csv': inFile(persons) }, second)
})
after(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

function siksOf(some: readonly Readonly<Record<string, string>>[], floor: string) {
  const cards = new Set(some.map(({ nomor_kartu_keluarga }) => nomor_kartu_keluarga))
  const heads = some.map((row, at) => ({
    id_dtks: `SIKS-${at + 1}`,
    no_kk: row.nomor_kartu_keluarga ?? '',
    nama_krt: row.nama_kepala_keluarga ?? '',
    kode_desa: row.kode_kelurahan_desa ?? '',
    alamat: '',
    rt: row.rt ?? '',
    rw: row.rw ?? '',
    luas_lantai: floor,
  }))
  const members = persons
    .filter(({ nomor_kartu_keluarga }) => cards.has(nomor_kartu_keluarga))
    .map((row) => ({
      id_art: '',
      no_kk: row.nomor_kartu_keluarga ?? '',
      nik: row.nomor_induk_kependudukan ?? row.nik ?? '',
      nama_art: row.nama ?? '',
      tgl_lahir: row.tanggal_lahir ?? '',
      jns_kelamin: row.jenis_kelamin ?? '',
      hub_keluarga: relations[row.status_hubungan_keluarga ?? ''] ?? '8',
    }))
  return { heads, members }
}

const papers = { ...extractPapers, snapshotVersion: 'SIKS-NG Oktober 2026', asOf: '2026-10-15' } as const

test('a SIKS-NG list completes whom it names, leaves the decile, and nobody is gone', async () => {
  house.at('2026-10-20T02:00:00Z')
  const known = await house.act(clerk, (acting) => listFamiliesOfVillage(acting, '3320112013'))
  const { heads, members } = siksOf(families.slice(0, 12), '71')
  const stranger = { ...heads[0], no_kk: '3399119903120009', nama_krt: 'Orang Baru', id_dtks: 'SIKS-99' }
  const id = await deliver(house, clerk, papers, {
    'siks-k.csv': inFile([...heads, stranger]),
    'siks-a.csv': inFile([
      ...members,
      {
        ...members[0],
        nik: '3399114101900077',
        nama_art: 'Anggota Baru',
        hub_keluarga: '3',
        tgl_lahir: '1990-01-01',
      },
      {
        ...members[0],
        no_kk: stranger.no_kk,
        nik: '3399114101900078',
        nama_art: 'Orang Baru',
        hub_keluarga: '1',
      },
    ]),
  })
  const { body } = await house.ask(second, getIntake, { params: { id } })
  const rows = new Map(body.problems.map(({ code, rows }) => [code, rows]))
  assert.equal(body.status, 'checked')
  assert.ok((rows.get('siks.family_unknown') ?? 0) >= 1, 'a family the register does not hold stays out')
  assert.ok((rows.get('siks.member_unknown') ?? 0) >= 1, 'a member the family does not have stays out')
  assert.equal(body.counts?.read, (body.counts?.accepted ?? 0) + (body.counts?.withErrors ?? 0))
  assert.equal(body.counts?.hashRead, (body.counts?.hashAccepted ?? 0) + (body.counts?.hashWithErrors ?? 0))
  assert.equal(body.counts?.newFamilies, 0)
  assert.equal(body.counts?.absentFamilies, 0)
  const listed = await house.ask(second, listProblemRows, {
    params: { id },
    query: { code: 'siks.family_unknown' },
  })
  assert.ok(listed.body.rows.some(({ name }) => name === 'Orang Baru'))
  const { summary } = (await house.ask(second, getComparison, { params: { id } })).body
  assert.ok(summary)
  for (const kind of ['new', 'gone', 'moved', 'decile_up', 'decile_down', 'new_card'])
    assert.equal(summary.kinds[kind] ?? 0, 0, kind)
  assert.equal(summary.persons.left ?? 0, 0, 'whom a partial list does not name has not left')
  const compared = await house.ask(second, listComparedFamilies, {
    params: { id },
    query: { kind: 'changed' },
  })
  assert.ok(compared.body.families.length > 0)
  assert.ok(compared.body.families.every(({ fields }) => fields.includes('floorArea')))

  assert.ok((await house.act(second, (acting) => compareAgain(acting, id))).ok)
  await workOnIntake(house.foundation, { intakeId: id })
  await accept(house, second, id)
  const later = await house.act(clerk, (acting) => listFamiliesOfVillage(acting, '3320112013'))
  assert.equal(later.length, known.length)
  const byId = new Map(later.map((family) => [family.id, family]))
  for (const family of known) {
    assert.equal(byId.get(family.id)?.officialDecile, family.officialDecile)
    assert.equal(byId.get(family.id)?.decileVersion, '2026-09', 'a list that ranks nobody dates no decile')
  }
  const [changed] = compared.body.families
  const record = await house.act(clerk, (acting) => getFamilyRecord(acting, changed?.familyId ?? ''))
  assert.ok(record)
  const values = new Map(record.values.map(({ key, value }) => [key, value]))
  assert.equal(values.get('floorArea'), 71)
  assert.notEqual(values.get('roofMaterial'), undefined, 'what the list does not say stays')
})
