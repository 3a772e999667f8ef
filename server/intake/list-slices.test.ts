import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Place, slicesOf, totalOf } from './list-slices.ts'

const places: readonly Place[] = [
  { village: 'B', decile: 1, kind: null, families: 30 },
  { village: 'A', decile: 2, kind: null, families: 10 },
  { village: 'A', decile: null, kind: null, families: 5 },
  { village: 'A', decile: 2, kind: 'moved', families: 3 },
  { village: 'B', decile: 1, kind: 'moved', families: 4 },
]
const wish = { sort: 'name' } as const

test('a page goes on in the next village where one ends', () => {
  assert.deepEqual(slicesOf(places, wish, 10, 25), [
    { village: 'A', skip: 0, take: 5, fromEnd: true },
    { village: 'B', skip: 0, take: 20, fromEnd: false },
  ])
  assert.deepEqual(slicesOf(places, { ...wish, sort: '-name' }, 25, 25), [
    { village: 'B', skip: 0, take: 5, fromEnd: true },
    { village: 'A', skip: 0, take: 15, fromEnd: false },
  ])
})

test('by decile, families without one stand last both ways', () => {
  const order = (sort: 'decile' | '-decile') =>
    slicesOf(places, { ...wish, sort }, 0, 100).map(({ village, decile }) => [village, decile])
  assert.deepEqual(order('decile'), [
    ['B', 1],
    ['A', 2],
    ['A', null],
  ])
  assert.deepEqual(order('-decile'), [
    ['A', 2],
    ['B', 1],
    ['A', null],
  ])
})

test('a kind and a village narrow the list; behind its end there is nothing', () => {
  assert.equal(totalOf(places, { ...wish, kind: 'moved' }), 7)
  assert.deepEqual(slicesOf(places, { ...wish, kind: 'moved', village: 'B' }, 0, 25), [
    { village: 'B', skip: 0, take: 4, fromEnd: false },
  ])
  assert.deepEqual(slicesOf(places, wish, 45, 25), [])
})

test('pages together are the whole list, no family twice and none left out', () => {
  const someplace = fc.record({
    village: fc.constantFrom('A', 'B', 'C'),
    decile: fc.constantFrom(null, 1, 5),
    kind: fc.constant(null),
    families: fc.integer({ min: 1, max: 60 }),
  })
  const sort = fc.constantFrom<('name' | '-name' | 'decile' | '-decile')[]>(
    'name',
    '-name',
    'decile',
    '-decile',
  )
  const many = fc.uniqueArray(someplace, { selector: ({ village, decile }) => `${village} ${decile}` })
  fc.assert(
    fc.property(many, sort, fc.integer({ min: 1, max: 30 }), (given, by, limit) => {
      const asked = { ...wish, sort: by }
      const total = totalOf(given, asked)
      const seen = new Set<string>()
      for (let offset = 0; offset < total; offset += limit)
        for (const { village, decile, skip, take, fromEnd } of slicesOf(given, asked, offset, limit))
          for (let at = 0; at < take; at += 1) {
            const all = totalOf(
              given.filter((place) => decile === undefined || place.decile === decile),
              { ...asked, village },
            )
            const family = `${village} ${decile} ${fromEnd ? all - 1 - skip - at : skip + at}`
            assert.ok(!seen.has(family))
            seen.add(family)
          }
      assert.equal(seen.size, total)
    }),
  )
})
