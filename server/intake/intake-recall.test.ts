import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { getIntake, listProblemRows } from '@tanggap/contract/intake'
import pg from 'pg'
import { PLANTED_ERRORS, writeRegency } from '../../tools/seed/index.ts'
import type { Office } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { listFamiliesOfVillage } from '../registry/index.ts'
import { workOnIntake } from './index.ts'
import { acceptAsSeen, deliver, extractPapers, listPapers } from './test-delivery.ts'

let house: TestOffice
let clerk: Office
let second: Office
let folder: string
let extractId: string

before(async () => {
  house = await makeTestOffice()
  house.at('2026-10-02T02:00:00Z')
  clerk = await house.hire('data_operator')
  second = await house.hire('dinsos_verifier')
  folder = await mkdtemp(join(tmpdir(), 'tanggap-seed-'))
  await writeRegency({ size: 'village', seed: '1', folder, asOf: '2026-09-30' })
})
after(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

/** By which rule a planted error should be seen; those not named here no rule of an intake can see. */
const ruleFor: Readonly<Record<string, readonly string[]>> = {
  nik_15_digits: ['nik.length'],
  nik_17_digits: ['nik.length'],
  nik_letter_o: ['nik.letters'],
  nik_scientific: ['nik.scientific'],
  nik_placeholder: ['nik.serial_zero', 'nik.placeholder'],
  nik_kk_swapped: ['kk.equals_nik', 'kk.probably_nik'],
  nik_shared_by_two: ['duplicate.nik', 'person.on_two_cards'],
  person_on_two_cards: ['person.on_two_cards', 'duplicate.nik'],
  name_empty: ['name.empty'],
  birth_day_unknown: ['date.day_unknown'],
  birth_year_1900: ['date.year_1900'],
  birth_day_month_swapped: ['date.day_month_swapped'],
  sex_contradicts_nik: ['nik.sex_mismatch'],
  two_heads: ['family.several_heads'],
  no_head: ['family.no_head'],
  copied_row: ['duplicate.row'],
  old_village_code: ['village.unknown', 'village.by_name'],
  position_swapped: ['position.swapped'],
  position_zero: ['position.zero'],
  assets_all_zero: ['assets.all_zero'],
  decile_missing: ['decile.missing'],
  floor_area_in_rooms: ['floor_area.implausible'],
  spouse_as_child: ['family.child_too_old', 'family.spouse_not_married'],
}

/** Rules that find only some of what was planted: rooms may be as many as square metres, a spouse as young as a child. */
const inPart = new Set(['floor_area_in_rooms', 'spouse_as_child'])

test('an extract of a village is read whole, and the errors planted in it are found', async (t) => {
  const started = performance.now()
  extractId = await deliver(house, clerk, extractPapers, {
    'dtsen-keluarga.csv': await readFile(join(folder, 'dtsen-keluarga.csv')),
    'dtsen-individu.csv': await readFile(join(folder, 'dtsen-individu.csv')),
  })
  const seconds = (performance.now() - started) / 1000
  const { body } = await house.ask(clerk, getIntake, { params: { id: extractId } })
  assert.equal(body.status, 'checked')
  const { counts } = body
  assert.ok(counts)
  assert.equal(counts.read, counts.accepted + counts.withErrors)
  t.diagnostic(`checked ${counts.read} rows in ${seconds.toFixed(1)} s; ${counts.withErrors} with errors`)

  const client = new pg.Client({ connectionString: house.test.ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ source_key: string; codes: string[] }>(
    `select source_key, array(select p ->> 'code' from jsonb_array_elements(problems) p) as codes
       from intake_row where source_key is not null`,
  )
  await client.end()
  const codesOf = new Map<string, string[]>()
  for (const { source_key, codes } of rows) {
    for (const key of new Set([source_key, source_key.split('-').slice(0, 2).join('-')]))
      codesOf.set(key, [...(codesOf.get(key) ?? []), ...codes])
  }
  const truth = (await readFile(join(folder, 'truth.jsonl'), 'utf8')).trim().split('\n')
  const seen: Record<string, { planted: number; found: number }> = {}
  for (const line of truth) {
    const { id, planted } = JSON.parse(line) as { id: string; planted: { code: string; personId?: string }[] }
    for (const { code, personId } of planted) {
      const rules = ruleFor[code]
      if (rules === undefined) continue
      const score = seen[code] ?? { planted: 0, found: 0 }
      seen[code] = score
      score.planted += 1
      if (rules.some((rule) => codesOf.get(personId ?? id)?.includes(rule))) score.found += 1
    }
  }
  for (const { code } of PLANTED_ERRORS) {
    const score = seen[code]
    if (score) t.diagnostic(`${code}: ${score.found} of ${score.planted}`)
  }
  const alarms = falseAlarms(truth, codesOf)
  for (const [rule, { said, unfounded }] of alarms)
    t.diagnostic(`${rule}: said ${said} times, ${unfounded} without anything planted there`)
  for (const rule of [
    'nik.length',
    'nik.letters',
    'nik.scientific',
    'name.empty',
    'duplicate.row',
    'position.zero',
  ])
    assert.equal(alarms.get(rule)?.unfounded ?? 0, 0, `${rule} is said of nobody who is right`)
  for (const [code, { planted, found }] of Object.entries(seen))
    if (!inPart.has(code)) assert.equal(found, planted, code)
})

/** For each rule that watches for planted errors: how often it was said, and how often of a family without any such error. */
function falseAlarms(truth: readonly string[], codesOf: ReadonlyMap<string, readonly string[]>) {
  const watched = new Map<string, Set<string>>()
  for (const [code, rules] of Object.entries(ruleFor))
    for (const rule of rules) watched.set(rule, (watched.get(rule) ?? new Set()).add(code))
  const alarms = new Map<string, { said: number; unfounded: number }>()
  for (const line of truth) {
    const { id, planted } = JSON.parse(line) as { id: string; planted: { code: string }[] }
    for (const rule of new Set(codesOf.get(id))) {
      const causes = watched.get(rule)
      if (causes === undefined) continue
      const alarm = alarms.get(rule) ?? { said: 0, unfounded: 0 }
      alarms.set(rule, alarm)
      alarm.said += 1
      if (!planted.some(({ code }) => causes.has(code))) alarm.unfounded += 1
    }
  }
  return alarms
}

test('the second person takes it in, and every accepted family stands in its village', async (t) => {
  const refusedOwn = await house.act(clerk, (acting) => acceptAsSeen(acting, extractId))
  assert.equal(refusedOwn.ok ? '' : refusedOwn.refusal.code, 'intake.own-upload')
  const accepted = await house.act(second, (acting) => acceptAsSeen(acting, extractId))
  assert.ok(accepted.ok)
  const started = performance.now()
  await workOnIntake(house.foundation, { intakeId: extractId })
  t.diagnostic(`taken into the register in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  const { body } = await house.ask(clerk, getIntake, { params: { id: extractId } })
  assert.equal(body.status, 'accepted')
  const village = body.counts?.newFamilies ?? 0
  assert.ok(village > 1_900)
  const families = await house.act(clerk, (acting) => listFamiliesOfVillage(acting, '3320112013'))
  t.diagnostic(`${families.length} families in the register`)
  assert.equal(families.length, village)
  assert.ok(families.every(({ officialDecile }) => officialDecile === null || officialDecile <= 10))
  assert.ok(families.some(({ decileVersion }) => decileVersion === '2026-09'))
})

test('recipients are found by NIK, then by card; those nobody knows are listed', async (t) => {
  const id = await deliver(
    house,
    clerk,
    listPapers,
    { 'penerima-pkh.csv': await readFile(join(folder, 'penerima-pkh.csv')) },
    second,
  )
  const { body } = await house.ask(clerk, getIntake, { params: { id } })
  const { counts } = body
  assert.ok(counts)
  assert.equal(counts.accepted, counts.matchedByNik + counts.matchedByCard + counts.unmatched)
  t.diagnostic(`${counts.matchedByNik} by NIK, ${counts.matchedByCard} by card, ${counts.unmatched} unknown`)
  const unknown = await house.ask(second, listProblemRows, { params: { id }, query: { unmatched: 'yes' } })
  assert.equal(unknown.body.total, counts.unmatched)
  assert.ok(unknown.body.rows.every(({ nikEnd }) => nikEnd === null || nikEnd.length === 4))
})
