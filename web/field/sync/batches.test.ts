import assert from 'node:assert/strict'
import { test } from 'node:test'
import { batchesOf } from './batches.ts'

const command = (sequence: number, characters = 10) => ({ sequence, seal: { box: 'x'.repeat(characters) } })

test('what waits is sent oldest first, whatever order it was read in', () => {
  const sequences = batchesOf([command(3), command(1), command(2)]).map((batch) =>
    batch.map(({ sequence }) => sequence),
  )
  assert.deepEqual(sequences, [[1, 2, 3]])
})

test('a bundle is bounded by count and by weight, and a heavy command goes alone', () => {
  const limit = { commands: 2, characters: 100 }
  const batches = batchesOf([command(1), command(2), command(3), command(4, 500), command(5)], limit)
  assert.deepEqual(
    batches.map((batch) => batch.map(({ sequence }) => sequence)),
    [[1, 2], [3], [4], [5]],
  )
})

test('nothing waiting is no bundle', () => {
  assert.deepEqual(batchesOf([]), [])
})
