import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleCase } from '../store/held-examples.ts'
import { neighbourhoodsOf, outlineOf } from './outline.ts'

test('the outline goes around the outermost houses and leaves those inside alone', () => {
  const corners = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
    { x: 0, y: 10 },
  ]
  const around = outlineOf([...corners, { x: 5, y: 5 }, { x: 2, y: 7 }, { x: 5, y: 0 }])
  assert.deepEqual(new Set(around.map(({ x, y }) => `${x} ${y}`)), new Set(['0 0', '10 0', '10 10', '0 10']))
})

test('one or two houses, and houses in a row, have no outline', () => {
  assert.deepEqual(outlineOf([]), [])
  assert.deepEqual(outlineOf([{ x: 1, y: 1 }]), [])
  assert.deepEqual(outlineOf([1, 2, 3, 4].map((at) => ({ x: at, y: at }))), [])
})

test('houses are gathered by their neighbourhood, whose name stands in their middle', () => {
  const placed = [
    { one: exampleCase({ id: 'a' }), x: 0, y: 0 },
    { one: exampleCase({ id: 'b' }), x: 10, y: 4 },
    { one: exampleCase({ id: 'c', rt: '006' }), x: 50, y: 50 },
    { one: exampleCase({ id: 'd', rt: '' }), x: 9, y: 9 },
  ]
  assert.deepEqual(
    neighbourhoodsOf(placed).map(({ name, middle, houses }) => [name, middle, houses.length]),
    [
      ['RT 5/2', { x: 5, y: 2 }, 2],
      ['RT 6/2', { x: 50, y: 50 }, 1],
    ],
  )
})
