import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rowAt, spanBetween, topsOf } from './window-of-rows.ts'

const keys = Array.from({ length: 16_000 }, (_, at) => `family ${at}`)

test('of sixteen thousand rows those in sight are drawn, with a few on both sides', () => {
  const tops = topsOf(keys, { known: new Map(), guess: 100 })
  assert.equal(tops[16_000], 1_600_000)
  assert.deepEqual(spanBetween(tops, 0, 700, 6), { first: 0, end: 14 })
  assert.deepEqual(spanBetween(tops, 800_050, 800_750, 6), { first: 7_994, end: 8_014 })
  assert.deepEqual(spanBetween(tops, 1_599_300, 1_600_000, 6), { first: 15_987, end: 16_000 })
})

test('a row drawn once lies where it was measured, and the rows behind it follow', () => {
  const tops = topsOf(keys, { known: new Map([['family 0', 150]]), guess: 100 })
  assert.deepEqual([tops[1], tops[2]], [150, 250])
  assert.deepEqual(
    [149, 150, 249, 250].map((height) => rowAt(tops, height)),
    [0, 1, 1, 2],
  )
})

test('heights outside of the list mean its ends, and a list of nothing has no rows', () => {
  const tops = topsOf(keys.slice(0, 3), { known: new Map(), guess: 100 })
  assert.deepEqual([rowAt(tops, -500), rowAt(tops, 9_000)], [0, 2])
  assert.deepEqual(spanBetween(topsOf([], { known: new Map(), guess: 100 }), 0, 700, 6), {
    first: 0,
    end: 0,
  })
})
