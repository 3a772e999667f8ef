import assert from 'node:assert/strict'
import { test } from 'node:test'
import { looksMocked } from './mocked-position.ts'

const fix = (at: number, lat = -6.59071, accuracyMetres = 8) => ({ at, lat, lon: 110.66843, accuracyMetres })

test('a receiver that wanders is believed, one that repeats itself to the last digit is asked about', () => {
  const wandering = [0, 1, 2, 3, 4].map((second) => fix(second * 1000, -6.59071 + second * 1e-6))
  assert.equal(looksMocked(wandering), false)
  assert.equal(looksMocked([0, 1, 2, 3].map((second) => fix(second * 1000))), true)
})

test('one word, or the same word heard again, says nothing', () => {
  assert.equal(looksMocked([]), false)
  assert.equal(looksMocked([fix(0)]), false)
  assert.equal(looksMocked([fix(0), fix(0), fix(0), fix(0), fix(0)]), false)
})

test('no phone knows its place to less than a metre', () => {
  assert.equal(looksMocked([fix(0, -6.59, 0)]), true)
  assert.equal(looksMocked([fix(0, -6.59, 1)]), false)
})
