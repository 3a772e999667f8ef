import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeOutline, type Vertex } from '@tanggap/core/regions'
import { cornersOf, metresFromOwn, middleOf, villageLines } from './village-lines.ts'

const square = (lon: number, lat: number, side: number): Vertex[] => [
  [lon, lat],
  [lon + side, lat],
  [lon + side, lat + side],
  [lon, lat + side],
]
const device = {
  villages: [
    { code: 'a', name: 'Pulau (Karimunjawa)' },
    { code: 'b', name: 'Sebelah (Karimunjawa)' },
  ],
  outlines: [
    {
      code: 'a',
      outline: codeOutline([[square(110.4, -5.9, 0.1)], [square(110.6, -5.9, 0.01)]]),
      estimate: false,
    },
    { code: 'b', outline: codeOutline([[square(110.3, -5.9, 0.1)]]), estimate: true },
  ],
}

test('the own village is drawn last, with its name alone and all its islands in view', () => {
  const villages = villageLines(device, new Set(['a']))
  assert.deepEqual(
    villages.map(({ name, isOwn }) => [name, isOwn]),
    [
      ['Sebelah', false],
      ['Pulau', true],
    ],
  )
  assert.deepEqual(cornersOf(villages), [
    { lat: -5.9, lon: 110.4 },
    { lat: -5.8, lon: 110.61 },
  ])
  const middle = middleOf(villages[1]?.area ?? [])
  assert.ok(middle && Math.abs(middle.lon - 110.45) < 1e-6)
})

test('one is told how far outside the own village one stands, but never by an estimate', () => {
  const near = { lat: -5.85, lon: 110.505 }
  assert.equal(metresFromOwn(villageLines(device, new Set(['a'])), { lat: -5.895, lon: 110.605 }), 0)
  assert.ok(Math.abs((metresFromOwn(villageLines(device, new Set(['a'])), near) ?? 0) - 554) < 3)
  assert.equal(metresFromOwn(villageLines(device, new Set(['a', 'b'])), near), undefined)
  assert.equal(metresFromOwn([], near), undefined)
})

test('a phone whose package told no outlines draws none', () => {
  assert.deepEqual(villageLines({ ...device, outlines: [] }, new Set(['a'])), [])
})
