import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { getIntake, listProblemRows } from '@tanggap/contract/intake'
import { foundInPart, recallOf } from '../../tools/intake/recall.ts'
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

  const { classes, rules } = await recallOf(house.test.ownerUrl, extractId, join(folder, 'truth.jsonl'))
  for (const { code } of PLANTED_ERRORS) {
    const score = classes.get(code)
    if (score) t.diagnostic(`${code}: ${score.found} of ${score.planted}`)
  }
  for (const [rule, { said, unfounded }] of rules)
    t.diagnostic(`${rule}: said ${said} times, ${unfounded} without anything planted there`)
  for (const rule of [
    'nik.length',
    'nik.letters',
    'nik.scientific',
    'name.empty',
    'duplicate.row',
    'position.zero',
  ])
    assert.equal(rules.get(rule)?.unfounded ?? 0, 0, `${rule} is said of nobody who is right`)
  for (const [code, { planted, found }] of classes)
    if (!foundInPart.has(code)) assert.equal(found, planted, code)
})

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
