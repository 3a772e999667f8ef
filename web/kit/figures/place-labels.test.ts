import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeLabels } from './place-labels.ts'

test('a name that would cover another gives way to its figure, and then to nothing', () => {
  const placed = placeLabels(
    [
      { key: 'a', x: 0, y: 0, texts: ['Mangunan 18'] },
      { key: 'b', x: 4, y: 0.2, texts: ['Platar 22', '22'] },
      { key: 'c', x: 1, y: 0.1, texts: ['Semat 9', '9'] },
      { key: 'd', x: 0, y: 2, texts: ['Kecapi 31'] },
    ],
    1,
  )
  assert.deepEqual(
    placed.map(({ key, text }) => `${key} ${text}`),
    ['a Mangunan 18', 'b 22', 'd Kecapi 31'],
  )
})
