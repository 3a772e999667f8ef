import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Area, Vertex } from '@tanggap/core/regions'
import { frameMap } from './frame-map.ts'

const square = (lon: number, lat: number, side: number): Vertex[] => [
  [lon, lat],
  [lon + side, lat],
  [lon + side, lat + side],
  [lon, lat + side],
]
const land: Area = [[square(110.6, -6.9, 0.4)]]
const islands: Area = [[square(110.4, -5.9, 0.1)]]

test('north is up, and a kilometre is as long across as down', () => {
  const frame = frameMap([land])
  assert.ok(frame)
  const [a, b] = [frame.place(110.6, -6.5), frame.place(111, -6.9)]
  assert.ok(Math.abs(b.y - a.y - 44.5) < 0.1)
  assert.ok(Math.abs(b.x - a.x - 44.5 * Math.cos((6.7 * Math.PI) / 180)) < 0.1)
  assert.ok(frame.left < a.x && frame.left + frame.width > b.x)
  assert.deepEqual(frame.shortened, [])
})

test('open sea is shortened, and the land keeps its size', () => {
  const frame = frameMap([land, islands])
  assert.ok(frame)
  const [island, coast, end] = [frame.place(110.4, -5.9), frame.place(110.6, -6.5), frame.place(110.6, -6.9)]
  assert.ok(Math.abs(coast.y - island.y - 5) < 1e-6)
  assert.ok(Math.abs(end.y - coast.y - 44.5) < 0.1)
  assert.equal(frame.shortened.length, 1)
  assert.deepEqual(frameMap([land, islands], [land])?.shortened, [])
})

test('no area is no map', () => {
  assert.equal(frameMap([]), undefined)
  assert.equal(frameMap([[]]), undefined)
})
