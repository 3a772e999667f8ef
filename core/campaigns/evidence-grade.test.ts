import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Position } from '../instrument/index.ts'
import { evidenceOf } from './evidence-grade.ts'

const house = { lat: -6.59, lon: 110.67 }
const at = (facts: Partial<Position> = {}): Position => ({
  ...house,
  accuracyMetres: 8,
  mode: 'gps',
  takenAt: '2026-11-23T02:10:00Z',
  ageSeconds: 1,
  ...facts,
})
const known = { baseline: house, villageCentre: { lat: -6.595, lon: 110.67 } }
const grade = (position: Position | null, places: Parameters<typeof evidenceOf>[1] = known) =>
  evidenceOf(position, places).grade

test('an accurate fresh position at the recorded house is strong, and no position is none', () => {
  assert.deepEqual(evidenceOf(at(), known), {
    grade: 'strong',
    reasons: [],
    metresFromBaseline: 0,
    metresFromCentre: 556,
    metresOutside: null,
  })
  assert.equal(grade(null), 'none')
})

test('what is unknown of register and village is not held against the facilitator', () => {
  assert.equal(grade(at(), { baseline: null, villageCentre: null }), 'strong')
  const { ageSeconds: _, ...told } = at()
  assert.equal(grade(told), 'strong')
})

test('accuracy, age and distance lower the grade by their limits', () => {
  assert.equal(grade(at({ accuracyMetres: 20 })), 'strong')
  assert.equal(grade(at({ accuracyMetres: 21 })), 'fair')
  assert.equal(grade(at({ accuracyMetres: 101 })), 'weak')
  assert.equal(grade(at({ ageSeconds: 61 })), 'fair')
  assert.equal(grade(at({ ageSeconds: 601 })), 'weak')
  assert.equal(grade(at({ lat: -6.592 })), 'fair')
  assert.equal(grade(at({ lat: -6.62 })), 'weak')
  assert.equal(grade(at(), { baseline: null, villageCentre: { lat: -6.7, lon: 110.67 } }), 'weak')
})

test('a typed position and signs of a made-up one are weak, and each reason is told, the heaviest first', () => {
  assert.equal(grade(at({ mode: 'manual', accuracyMetres: null })), 'weak')
  const { reasons } = evidenceOf(at({ mocked: true, accuracyMetres: 30 }), known)
  assert.deepEqual(
    reasons.map((reason) => reason.grade),
    ['weak', 'fair'],
  )
  for (const { text } of reasons) assert.ok(text.id && text.en)
})

test('where the village’s border is known, being outside it lowers the grade and the centre no longer counts', () => {
  const border = [
    [
      [
        [110.66, -6.6],
        [110.68, -6.6],
        [110.68, -6.58],
        [110.66, -6.58],
      ],
    ],
  ] as const
  const within = { baseline: null, villageCentre: { lat: -6.9, lon: 110.67 }, villageBorder: border }
  assert.deepEqual(evidenceOf(at(), within).reasons, [])
  assert.equal(evidenceOf(at(), within).metresOutside, 0)
  assert.equal(grade(at({ lon: 110.6815 }), within), 'strong', 'a border is drawn roughly')
  assert.equal(grade(at({ lon: 110.685 }), within), 'fair')
  assert.equal(grade(at({ lon: 110.71 }), within), 'weak')
  const [told] = evidenceOf(at({ lon: 110.71 }), within).reasons
  assert.match(told?.text.id ?? '', /^3,3 km di luar batas desa/)
  assert.equal(evidenceOf(null, within).metresOutside, null)
})
