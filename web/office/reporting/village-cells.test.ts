import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cellsAround } from './village-cells.ts'

const point = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 300 }) })

test('every corner of a cell is as near to its own village as to any other, and within reach', () => {
  fc.assert(
    fc.property(fc.uniqueArray(point, { selector: ({ x, y }) => `${x} ${y}`, maxLength: 30 }), (points) => {
      cellsAround(points, 60).forEach((cell, index) => {
        const own = points[index]
        assert.ok(own && cell.length >= 3)
        for (const corner of cell) {
          const near = Math.hypot(corner.x - own.x, corner.y - own.y)
          assert.ok(near <= 60 + 1e-6)
          for (const other of points)
            assert.ok(near <= Math.hypot(corner.x - other.x, corner.y - other.y) + 1e-6)
        }
      })
    }),
  )
})
