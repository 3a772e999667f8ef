import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { groundCheck202503 } from '@tanggap/core/instrument'
import { cellsOf, isAccepted, type Layout, readRow, recogniseLayout } from '@tanggap/core/intake'
import { checkFamilyCardNumber, checkNik, isFamilyCardNumber, isNik } from '@tanggap/core/registry'
import {
  BUILT_FOR,
  type InventedFamily,
  inventFamily,
  PLANTED_ERRORS,
  type Size,
  truthOf,
  villagesOf,
  type WrittenRegency,
  writeRegency,
  writeSecondSnapshot,
} from './index.ts'
import { movedOn } from './movement.ts'
import { slotOf } from './people/identity.ts'

const KECAPI = '3320112013'
const SEED = 'a test'

let folder: string
let tahunan: WrittenRegency
let village: WrittenRegency

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seed-'))
  tahunan = await write('subdistrict', SEED, 'tahunan')
  village = await write('village', SEED, 'kecapi')
})

after(() => rm(folder, { recursive: true, force: true }))

test('the same seed writes the same bytes, and another seed other people', async () => {
  const [again, other] = [await write('village', SEED, 'again'), await write('village', 'else', 'other')]
  assert.equal(again.sha256, village.sha256)
  assert.notEqual(other.sha256, village.sha256)
})

test('a family drawn alone is the one in the file of its village', async () => {
  const lines = await linesOf('tahunan', 'truth.jsonl')
  for (const index of [0, 1, 399, 400, 1_999]) {
    const alone = JSON.stringify(truthOf(inventFamily(SEED, KECAPI, index)))
    assert.ok(lines.includes(alone), `family ${index} of Kecapi`)
  }
})

test('sizes are those promised', () => {
  assert.equal(village.counts.families, 2_000)
  const { counts } = tahunan
  assert.equal(counts.villages, 15)
  assert.equal(counts.families, 28_000)
  assert.ok(counts.persons / counts.families > 2.9 && counts.persons / counts.families < 3.4)
  const all = villagesOf('regency')
  assert.equal(all.length, 195)
  assert.equal(
    all.reduce((sum, village) => sum + village.families, 0),
    410_000,
  )
})

test('every planted error is as frequent as its table says', () => {
  for (const { code, rate } of PLANTED_ERRORS) {
    const line = tahunan.counts.planted[code]
    assert.ok(line !== undefined, `${code} was never possible`)
    const expected = rate * line.among
    const tolerance = 4 * Math.sqrt(expected) + 1
    assert.ok(
      Math.abs(line.planted - expected) <= tolerance,
      `${code}: ${line.planted} of ${line.among}, expected about ${expected.toFixed(1)}`,
    )
  }
})

test('whoever bears no planted error has a NIK that is whole, invented and agrees with birth and sex', () => {
  for (const { record } of kecapi()) {
    const blamed = new Set(record.planted.map(({ personId }) => personId))
    for (const person of record.family.members) {
      if (blamed.has(person.id)) continue
      assert.ok(isNik(person.nik) && person.nik.startsWith('3399'), person.id)
      const facts = { birthDate: person.birth, sex: person.sex, regencyCode: '3399', today: BUILT_FOR }
      assert.deepEqual(checkNik(person.nik, facts), [], person.id)
    }
    assert.ok(isFamilyCardNumber(record.family.cardNumber))
    assert.deepEqual(checkFamilyCardNumber(record.family.cardNumber), [])
  }
})

test('no two people of a subdistrict share a NIK, nor two families a card, unless it was planted', () => {
  const niks = new Set<string>()
  const cards = new Set<string>()
  for (const village of villagesOf('subdistrict')) {
    for (let index = 0; index < village.families; index++) {
      const { truth, record } = inventFamily(SEED, village.code, index)
      assert.ok(!cards.has(record.family.cardNumber), record.family.id)
      cards.add(record.family.cardNumber)
      if (truth.sameAs !== undefined) continue
      for (const person of truth.now.members) {
        assert.ok(!niks.has(person.nik), person.id)
        niks.add(person.nik)
      }
    }
  }
})

test('a real family has one head, a spouse of the other sex, and parents older than their children', () => {
  for (const { truth } of kecapi()) {
    const { members } = truth.now
    if (truth.finding === 'all_members_deceased') continue
    const heads = members.filter((person) => person.relation === 'head')
    assert.equal(heads.length, 1, truth.now.id)
    const [head] = heads
    for (const person of members) {
      if (head === undefined || person === head) continue
      if (person.relation === 'spouse') {
        assert.notEqual(person.sex, head.sex, person.id)
        assert.equal(person.marital, 'married', person.id)
      }
      if (person.relation === 'child') assert.ok(years(head.birth, person.birth) >= 12, person.id)
      if (person.relation === 'parent') assert.ok(years(person.birth, head.birth) >= 12, person.id)
    }
  }
})

test('house, belongings and work hang together', () => {
  let earth = 0
  let cooledEarth = 0
  let fishers = 0
  for (const { truth } of kecapi()) {
    const { dwelling, assets, members } = truth.now
    if (dwelling.floor === 'earth') {
      earth++
      if (assets.airConditioners > 0) cooledEarth++
    }
    if (dwelling.lighting !== 'pln_metered') assert.equal(dwelling.meterId, null)
    if (members.some((person) => person.jobIndustry === 'fisheries')) fishers++
  }
  assert.ok(earth > 20, 'some floors are earth')
  assert.ok(cooledEarth <= earth / 50, 'hardly any of them under an air conditioner')
  assert.ok(fishers < 60, 'Kecapi lies inland')
})

test('poorer families stand in lower deciles, roughly', () => {
  const mean = { low: [] as number[], high: [] as number[] }
  for (const { record, truth } of kecapi()) {
    if (record.decile === null) continue
    if (truth.now.welfare < -0.7) mean.low.push(record.decile)
    if (truth.now.welfare > 0.7) mean.high.push(record.decile)
  }
  assert.ok(average(mean.low) < 4 && average(mean.high) > 7)
  assert.ok(
    mean.low.some((decile) => decile > 5),
    'some poor families are ranked too high',
  )
  assert.ok(
    mean.high.some((decile) => decile < 5),
    'and some rich ones too low',
  )
})

test('the intake knows the files, and refuses only rows in which something is planted', async () => {
  const families = await sheet('dtsen-keluarga.csv')
  const persons = await sheet('dtsen-individu.csv')
  assert.equal(families.layout.key, 'dtsen-family')
  assert.equal(persons.layout.key, 'dtsen-individual')
  assert.equal((await sheet('penerima-pkh.csv')).layout.key, 'recipients')
  assert.equal((await sheet('penerima-sembako.csv')).layout.key, 'recipients')

  const planted = new Map<string, string[]>()
  for (const line of await linesOf('kecapi', 'truth.jsonl')) {
    const { id, planted: errors }: { id: string; planted: { code: string }[] } = JSON.parse(line)
    planted.set(
      id,
      errors.map(({ code }) => code),
    )
  }
  for (const { layout, rows, idAt } of [families, persons]) {
    for (const row of rows) {
      const { problems } = readRow(layout, row.cells, CONTEXT)
      if (isAccepted(problems)) continue
      const id = row.raw[idAt] ?? ''
      const codes = problems.map(({ code }) => code).join()
      assert.notDeepEqual(planted.get(id), [], `${id}: ${codes}`)
    }
  }
})

test('the truth speaks the language of the questionnaire', () => {
  const questions = new Map(groundCheck202503.questions.map((question) => [question.key, question]))
  const known = (key: string, value: unknown, id: string) => {
    const question = questions.get(key)
    assert.ok(question !== undefined, `${id}: there is no question ${key}`)
    const options = groundCheck202503.codeLists[question.codeList ?? '']?.options.map((option) => option.key)
    for (const one of [value].flat()) {
      if (options !== undefined && one !== null) assert.ok(options.includes(String(one)), `${key}: ${one}`)
    }
  }
  for (const invented of kecapi()) {
    const truth = truthOf(invented)
    for (const [key, difference] of Object.entries(truth.family)) known(key, difference.true, truth.id)
    for (const member of Object.values(truth.members)) {
      for (const [key, difference] of Object.entries(member)) known(key, difference.true, truth.id)
    }
    for (const { id, ...answers } of truth.newMembers) {
      for (const [key, value] of Object.entries(answers)) known(key, value, id)
    }
  }
})

const CONTEXT = {
  today: '2026-11-23',
  asOf: '2026-09-30',
  regencyCode: '3320',
  inventedRegencyCodes: ['3399'],
  codeLists: groundCheck202503.codeLists,
  villages: new Set(villagesOf('regency').map((village) => village.code)),
}

function write(size: Size, seed: string, name: string): Promise<WrittenRegency> {
  return writeRegency({ size, seed, folder: join(folder, name), asOf: '2026-09-30' })
}

function* kecapi(): Generator<InventedFamily> {
  for (let index = 0; index < 2_000; index++) yield inventFamily(SEED, KECAPI, index)
}

async function sheet(name: string): Promise<{
  layout: Layout
  idAt: number
  rows: readonly { raw: readonly string[]; cells: Readonly<Record<string, string>> }[]
}> {
  const [heading = '', ...lines] = await linesOf('kecapi', name)
  const header = heading.split(',')
  const recognised = recogniseLayout(header)
  assert.ok(recognised.ok, name)
  const rows = lines
    .map((line) => line.split(','))
    .map((raw) => ({ raw, cells: cellsOf(raw, recognised.places) }))
  return { layout: recognised.layout, idAt: header.indexOf('id_keluarga'), rows }
}

async function linesOf(run: string, name: string): Promise<readonly string[]> {
  return (await readFile(join(folder, run, name), 'utf8')).trimEnd().split('\n')
}

function years(from: string, to: string): number {
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4))
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0) / numbers.length
}

test('a second extract shows four families of a hundred changed, and the others word for word', async () => {
  const request = { size: 'village', seed: SEED } as const
  const second = await writeSecondSnapshot({ ...request, folder: join(folder, 'kecapi') })
  const again = await writeSecondSnapshot({ ...request, folder: join(folder, 'second again') })
  assert.equal(again.sha256, second.sha256)
  const changed = Object.values(second.movements).reduce((sum, count) => sum + count, 0)
  assert.ok(changed >= 60 && changed <= 100, `${changed} of 2,000 families changed`)

  const moved = new Set<string>()
  for (const line of await linesOf('kecapi', 'movements.jsonl')) {
    const { id, otherId }: { id: string; otherId?: string } = JSON.parse(line)
    moved.add(id)
    if (otherId !== undefined) moved.add(otherId)
  }
  const before = new Set(await linesOf('kecapi', 'dtsen-keluarga.csv'))
  for (const line of await linesOf('kecapi', 'dtsen-keluarga-2.csv'))
    if (!before.has(line)) assert.ok(moved.has(line.split(',')[0] ?? ''), line.slice(0, 20))
})

test('nobody who was born or split off between two extracts bears a number that is taken', async () => {
  const { movements } = await writeSecondSnapshot({
    size: 'subdistrict',
    seed: SEED,
    folder: join(folder, 'tahunan'),
  })
  for (const kind of ['decile', 'home', 'birth', 'death', 'moved_village', 'new_card', 'split', 'merged'])
    assert.ok((movements[kind] ?? 0) > 0, `no family: ${kind}`)
  const taken = new Map<string, string>()
  for (const village of villagesOf('subdistrict'))
    for (let index = 0; index < village.families; index++) {
      const { records } = movedOn(SEED, slotOf(village.code, index))
      for (const { family } of records) {
        assert.equal(taken.get(family.cardNumber), undefined, family.id)
        taken.set(family.cardNumber, family.id)
      }
    }
})
