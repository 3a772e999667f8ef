import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groundCheck202503, startInterview, withAnswer } from '@tanggap/core/instrument'
import { baselineSchema, instrumentSchema, interviewSchema } from './instrument.ts'

const fresh = startInterview(groundCheck202503, {
  optionGroups: ['income'],
  frame: { village: '3399012001' },
  baseline: { family: {}, members: [{ personId: 'p-1', answers: { name: 'Kasmin' } }] },
})

test('the questionnaire reaches the phone exactly as it is written', () => {
  const sent: unknown = JSON.parse(JSON.stringify(groundCheck202503))
  assert.deepEqual(instrumentSchema.parse(sent), groundCheck202503)
})

test('every form of answer comes back as it was given', () => {
  const takenAt = '2026-11-23T02:10:00Z'
  const answers = {
    rt: '005',
    floorArea: 42,
    farmlandHectares: 0.125,
    respondentAttests: true,
    goldGrams: { missing: 'refused' },
    position: { lat: -6.59, lon: 110.66, accuracyMetres: 8, mode: 'gps', takenAt },
    photoFront: { sha256: 'a'.repeat(64), takenAt },
    electricityMeters: [{ power: 'va900', idKind: 'meter', idNumber: '32001234567' }],
  } as const
  const given = Object.entries(answers).reduce(
    (interview, [key, answer]) => withAnswer(interview, { kind: 'family' }, key, answer),
    withAnswer(fresh, { kind: 'member', memberId: 'p-1' }, 'chronicIllness', ['asthma', 'stroke']),
  )
  assert.deepEqual(interviewSchema.parse(JSON.parse(JSON.stringify(given))), given)
})

test('what is no interview is refused at the door', () => {
  const wrong: readonly unknown[] = [
    { ...fresh, extra: true },
    { ...fresh, finding: 'vanished' },
    { ...fresh, family: { 'no key': 1 } },
    { ...fresh, family: { officerNotes: 'a'.repeat(2_001) } },
    { ...fresh, family: { floorArea: Number.NaN } },
    { ...fresh, family: { goldGrams: { missing: 'forgotten' } } },
    { ...fresh, members: Array.from({ length: 41 }, () => fresh.members[0]) },
    { ...fresh, attempts: Array.from({ length: 4 }, () => ({})) },
    [],
    null,
  ]
  for (const one of wrong)
    assert.equal(interviewSchema.safeParse(one).success, false, JSON.stringify(one)?.slice(0, 80))
})

test('a key that would reach into the prototype of an object stays an ordinary key or is refused', () => {
  const sent: unknown = JSON.parse('{"family":{"__proto__":{"name":"x"}},"members":[]}')
  const read = baselineSchema.safeParse(sent)
  assert.ok(!read.success || !('name' in read.data.family))
})
