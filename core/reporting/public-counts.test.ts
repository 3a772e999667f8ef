import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { publicParts } from './index.ts'

const places = fc.array(fc.record({ part: fc.nat(60), rest: fc.nat(60) }), { minLength: 1, maxLength: 12 })

test('no count under ten is published, and none can be had by subtraction', () => {
  fc.assert(
    fc.property(places, (drawn) => {
      const given = drawn.map((place, index) => ({ key: String(index), ...place }))
      const told = publicParts(given)
      const hidden = told.places.filter(({ part }) => 'fewerThan' in part)
      for (const [index, place] of told.places.entries()) {
        const { part = 0, rest = 0 } = drawn[index] ?? {}
        // A place's whole less its part is its rest: it must not tell of fewer than ten either.
        if ('shown' in place.part) assert.ok(part >= 10 && rest >= 10, JSON.stringify({ part, rest }))
        if ('shown' in place.whole) assert.ok(part + rest >= 10)
        for (const count of [place.part, place.whole]) if ('shown' in count) assert.equal(count.shown % 5, 0)
      }
      if ('shown' in told.total.part && drawn.length > 1) assert.notEqual(hidden.length, 1)
    }),
    { numRuns: 2000 },
  )
})
