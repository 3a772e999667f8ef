import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attemptsAreExhausted, mayAttempt } from './attempts.ts'
import { compareWithBaseline, metresBetween, sameAnswer } from './compare.ts'
import { exampleBaseline, exampleContext, exampleInterview } from './data/example-family.ts'
import { about, groundCheck202503 as instrument } from './data/ground-check-2025-03.ts'
import { describeInstrument } from './describe.ts'
import type { Interview } from './interview.ts'
import { withAnswer, withNewMember } from './recording.ts'

const { today } = exampleContext
const family = { kind: 'family' } as const
const wife = { kind: 'member', memberId: 'sumiati' } as const
const differences = (interview: Interview) =>
  compareWithBaseline(instrument, exampleBaseline, interview, today)

test('a family found as it was recorded shows no difference', () => {
  assert.deepEqual(differences(exampleInterview), [])
})

test('a changed value is told from and to, for family and member', () => {
  const changed = withAnswer(
    withAnswer(exampleInterview, family, 'floorMaterial', 'ceramic'),
    wife,
    'maritalStatus',
    'divorced',
  )
  assert.deepEqual(differences(changed), [
    { kind: 'value', subject: family, questionKey: 'floorMaterial', from: 'cement_brick', to: 'ceramic' },
    { kind: 'value', subject: wife, questionKey: 'maritalStatus', from: 'married', to: 'divorced' },
  ])
})

test('silence changes nothing: refused, not observed, or closed by a skip', () => {
  const refused = withAnswer(exampleInterview, family, 'goldGrams', { missing: 'refused' })
  assert.deepEqual(differences(refused), [])
  const unlit = differences(withAnswer(exampleInterview, family, 'lighting', 'pln_unmetered'))
  assert.deepEqual(
    unlit.map((one) => one.kind === 'value' && one.questionKey),
    ['lighting'],
  )
})

test('what the register never held has nothing it was, also where only a silence was kept', () => {
  for (const goldGrams of [undefined, { missing: 'refused' } as const]) {
    const { goldGrams: _known, ...others } = exampleBaseline.family
    const empty = { ...exampleBaseline, family: goldGrams ? { ...others, goldGrams } : others }
    const told = withAnswer(exampleInterview, family, 'goldGrams', 7)
    assert.deepEqual(compareWithBaseline(instrument, empty, told, today), [
      { kind: 'value', subject: family, questionKey: 'goldGrams', from: undefined, to: 7 },
    ])
  }
})

test('people who came, died or moved are one difference each', () => {
  const changed = withNewMember(withAnswer(exampleInterview, wife, 'presence', 'deceased'), 'bayi')
  assert.deepEqual(differences(changed), [
    { kind: 'memberGone', memberId: 'sumiati', personId: 'sumiati', presence: 'deceased' },
    { kind: 'memberAdded', memberId: 'bayi' },
  ])
})

test('a family that was not found is one difference, whatever was typed before', () => {
  const gone = withAnswer(exampleInterview, family, 'familyFinding', 'moved_out')
  assert.deepEqual(differences(gone), [{ kind: 'familyFinding', finding: 'moved_out' }])
})

test('spelling, order and a wandering satellite are no difference', () => {
  assert.ok(sameAnswer('Siti  Maryam', 'SITI MARYAM '))
  assert.ok(sameAnswer(['asthma', 'stroke'], ['stroke', 'asthma']))
  assert.ok(sameAnswer([{ power: 'va900', idNumber: '1' }], [{ idNumber: '1', power: 'va900' }]))
  assert.ok(!sameAnswer(1, 2))
  const door = { lat: -6.59, lon: 110.66, accuracyMetres: 5, mode: 'gps', takenAt: '' } as const
  assert.ok(sameAnswer(door, { ...door, lat: -6.5903 }))
  assert.ok(!sameAnswer(door, { ...door, lat: -6.591 }))
  // One degree of latitude is 111.19 km on the sphere used.
  assert.ok(Math.abs(metresBetween({ lat: 0, lon: 0 }, { lat: 1, lon: 0 }) - 111_195) < 10)
})

test('the next attempt waits four hours, and there are three', () => {
  const attempt = {
    startedAt: '2026-11-23T02:00:00Z',
    outcome: 'respondent_absent',
    note: '',
    position: null,
  } as const
  const one = { ...attempt, endedAt: '2026-11-23T02:05:00Z' }
  assert.deepEqual(mayAttempt([], '2026-11-23T02:00:00Z'), { ok: true })
  assert.deepEqual(mayAttempt([{ ...attempt, endedAt: null }], '2026-11-23T09:00:00Z'), {
    ok: false,
    refusal: { code: 'attempt.under-way' },
  })
  assert.deepEqual(mayAttempt([one], '2026-11-23T06:04:59Z'), {
    ok: false,
    refusal: { code: 'attempt.too-soon', from: '2026-11-23T06:05:00.000Z' },
  })
  assert.deepEqual(mayAttempt([one], '2026-11-23T06:05:00Z'), { ok: true })
  assert.deepEqual(mayAttempt([one, one, one], '2026-11-30T06:05:00Z'), {
    ok: false,
    refusal: { code: 'attempt.none-left' },
  })
  assert.ok(attemptsAreExhausted([one, one, one]))
  assert.ok(!attemptsAreExhausted([one, one]))
  assert.ok(!attemptsAreExhausted([one, one, { ...one, outcome: 'refused' }]))
})

test('the instrument can be read as a document', () => {
  const text = describeInstrument(instrument, about.notes)
  assert.match(text, /39 official variables/)
  for (const question of instrument.questions) assert.ok(text.includes(`\`${question.key}\``), question.key)
  for (const check of instrument.checks) assert.ok(text.includes(`\`${check.code}\``), check.code)
  const widths = text.split('\n').filter((line) => line.startsWith('| `'))
  for (const line of widths) assert.ok(line.split(/(?<!\\)\|/).length >= 6, line)
})
