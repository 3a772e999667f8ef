import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answers } from './answer.ts'
import { exampleInterview } from './data/example-family.ts'
import { indicatorsOf } from './indicators.ts'

function judged(family: Answers): Record<string, boolean | null> {
  const interview = { ...exampleInterview, family: { ...exampleInterview.family, ...family } }
  return Object.fromEntries(indicatorsOf(interview).map(({ key, adequate }) => [key, adequate]))
}

test('the example house is adequate in all five', () => {
  assert.deepEqual(judged({}), { water: true, sanitation: true, building: true, space: true, house: true })
})

test('one inadequate part makes the house inadequate, an unknown one leaves it open', () => {
  assert.deepEqual(
    [judged({ floorMaterial: 'earth' }).building, judged({ floorMaterial: 'earth' }).house],
    [false, false],
  )
  const withheld = judged({ roofMaterial: { missing: 'refused' } })
  assert.deepEqual([withheld.building, withheld.house], [null, null])
  // A wrong floor is enough, whatever the roof may be.
  assert.equal(judged({ roofMaterial: { missing: 'refused' }, floorMaterial: 'bamboo' }).building, false)
})

test('water from a well needs the pit ten metres away; bottled water is judged by the bathing water', () => {
  assert.equal(judged({ drinkingWater: 'protected_well', wasteDistance: 'gte10' }).water, true)
  assert.equal(judged({ drinkingWater: 'borehole_pump', wasteDistance: 'lt10' }).water, false)
  assert.equal(judged({ drinkingWater: 'borehole_pump', wasteDistance: 'unknown' }).water, false)
  assert.equal(judged({ drinkingWater: 'refill', bathingWater: 'surface' }).water, false)
  assert.equal(judged({ drinkingWater: 'refill', bathingWater: { missing: 'refused' } }).water, null)
  assert.equal(judged({ drinkingWater: 'rain' }).water, true)
  assert.equal(judged({ drinkingWater: 'unprotected_spring' }).water, false)
})

test('sanitation asks for place, water seal and tank; without a place the rest is never asked', () => {
  assert.equal(judged({ toilet: 'shared' }).sanitation, true)
  assert.equal(judged({ toilet: 'public' }).sanitation, false)
  assert.equal(judged({ toilet: 'own', toiletType: 'pit' }).sanitation, false)
  assert.equal(judged({ toilet: 'own', faecesDisposal: 'water_body' }).sanitation, false)
  const none = { missing: 'notAsked' } as const
  assert.equal(judged({ toilet: 'none', toiletType: none, faecesDisposal: none }).sanitation, false)
})

test('space is counted for those who live there now', () => {
  // Three people: 21.6 m² are just enough.
  assert.equal(judged({ floorArea: 21.6 }).space, true)
  assert.equal(judged({ floorArea: 21 }).space, false)
  const emptied = { ...exampleInterview, members: [] }
  assert.equal(indicatorsOf(emptied).find(({ key }) => key === 'space')?.adequate, null)
})
