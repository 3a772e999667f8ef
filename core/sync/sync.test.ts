import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  afterRefusal,
  alarmAfter,
  batchesOf,
  forgottenByOffice,
  judgeArrival,
  judgeReceipt,
  largestBatch,
  largestPiece,
  mayDropCopy,
  mergeEdits,
  nextLimit,
  nextPiece,
  openAfter,
  patienceWith,
  readRescue,
  rescueHead,
  rescueLine,
} from './index.ts'

test('fields that only one side changed merge, and both sides are named', () => {
  const base = { floor: 'tile', wall: 'brick', rt: '001' }
  const merge = mergeEdits(base, { ...base, wall: 'bamboo' }, { ...base, floor: 'earth' })
  assert.deepEqual(merge, {
    is: 'merged',
    fields: { floor: 'earth', wall: 'bamboo', rt: '001' },
    theirs: ['wall'],
    ours: ['floor'],
  })
})

test('a field changed to two things goes to a person; to the same thing it is no quarrel', () => {
  const base = { floor: 'tile' }
  assert.deepEqual(mergeEdits(base, { floor: 'earth' }, { floor: 'wood' }), {
    is: 'clash',
    fields: ['floor'],
  })
  const agreed = mergeEdits(base, { floor: 'earth' }, { floor: 'earth' })
  assert.equal(agreed.is, 'merged')
})

test('what one took away and the other changed is a quarrel; what both took away is gone', () => {
  const base = { son: 'Joko', floor: 'tile' }
  assert.equal(mergeEdits(base, { floor: 'tile' }, { son: 'Joko P', floor: 'tile' }).is, 'clash')
  const gone = mergeEdits(base, { floor: 'tile' }, { floor: 'earth' })
  assert.deepEqual(gone.is === 'merged' && gone.fields, { floor: 'earth' })
})

const document = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 0, max: 2 }))

test('a merge loses no change of either side, whatever was changed', () => {
  fc.assert(
    fc.property(document, document, document, (base, current, edit) => {
      const merge = mergeEdits(base, current, edit)
      if (merge.is === 'clash') return merge.fields.length > 0
      const kept = (names: readonly string[], side: Record<string, number>) =>
        names.every((name) => merge.fields[name] === side[name])
      return kept(merge.ours, edit) && kept(merge.theirs, current)
    }),
  )
})

test('who comes first does not change what a merge ends in', () => {
  fc.assert(
    fc.property(document, document, document, (base, one, other) => {
      const there = mergeEdits(base, one, other)
      const back = mergeEdits(base, other, one)
      assert.equal(there.is, back.is)
      if (there.is === 'merged' && back.is === 'merged')
        assert.deepEqual({ ...there.fields }, { ...back.fields })
    }),
  )
})

test('a held command is waited for, told of after a day, and opened for a person after a week', () => {
  assert.equal(patienceWith(0, alarmAfter - 1), 'waiting')
  assert.equal(patienceWith(0, alarmAfter), 'overdue')
  assert.equal(patienceWith(0, openAfter - 1), 'overdue')
  assert.equal(patienceWith(0, openAfter), 'open')
})

test('a command leaves the outbox on a final receipt of its own content with a true signature, on no other', () => {
  const waiting = { hash: 'h' }
  for (const fate of ['applied', 'quarantined', 'held'] as const) {
    assert.equal(judgeReceipt(waiting, { hash: 'h', fate }, false), 'distrust')
    assert.equal(judgeReceipt(waiting, { hash: 'other', fate }, true), 'distrust')
  }
  assert.equal(judgeReceipt(waiting, { hash: 'h', fate: 'held' }, true), 'keep-waiting')
  assert.equal(judgeReceipt(waiting, { hash: 'h', fate: 'quarantined' }, true), 'let-go')
})

test('the same name for another content is a conflict; a known one is repeated, a held one follows in its turn', () => {
  const known = { hash: 'h', fate: 'applied' } as const
  assert.equal(judgeArrival({ hash: 'x', sequence: 1 }, known, 2).is, 'conflict')
  assert.equal(judgeArrival({ hash: 'h', sequence: 1 }, known, 2).is, 'repeat')
  assert.equal(judgeArrival({ hash: 'h', sequence: 3 }, undefined, 2).is, 'early')
  assert.equal(judgeArrival({ hash: 'h', sequence: 3 }, { hash: 'h', fate: 'held' }, 2).is, 'repeat')
  assert.equal(judgeArrival({ hash: 'h', sequence: 3 }, { hash: 'h', fate: 'held' }, 3).is, 'new')
})

test('an office set back by a backup is told by the number it expects, and copies outlive any backup in use', () => {
  const acknowledged = [1, 2, 3, 4].map((sequence) => ({ sequence }))
  assert.deepEqual(forgottenByOffice(acknowledged, 5), [])
  assert.deepEqual(forgottenByOffice(acknowledged, 3), [{ sequence: 3 }, { sequence: 4 }])
  assert.equal(mayDropCopy(0, 13 * 86_400_000), false)
  assert.equal(mayDropCopy(0, 14 * 86_400_000), true)
})

test('a refused bundle is halved until the one that cannot be read is found', () => {
  assert.equal(afterRefusal(422, 8), 'halve')
  assert.equal(afterRefusal(413, 1), 'set-aside')
  assert.equal(afterRefusal(503, 8), 'wait')
})

const command = (sequence: number, characters = 10) => ({ sequence, seal: { box: 'x'.repeat(characters) } })
const numbers = (batches: readonly (readonly { sequence: number }[])[]) =>
  batches.map((batch) => batch.map(({ sequence }) => sequence))

test('what waits is sent oldest first, whatever order it was read in', () => {
  assert.deepEqual(numbers(batchesOf([command(3), command(1), command(2)])), [[1, 2, 3]])
  assert.deepEqual(batchesOf([]), [])
})

test('a bundle is bounded by count and by weight, and a heavy command goes alone', () => {
  const limit = { commands: 2, characters: 100 }
  const waiting = [command(1), command(2), command(3), command(4, 500), command(5)]
  assert.deepEqual(numbers(batchesOf(waiting, limit)), [[1, 2], [3], [4], [5]])
})

test('a backlog of 32 MB goes in bundles no larger than any other day, and none is left behind', () => {
  const backlog = Array.from({ length: 400 }, (_, index) => command(400 - index, 80_000))
  const batches = batchesOf(backlog)
  assert.ok(batches.every((batch) => batch.reduce((sum, { seal }) => sum + seal.box.length, 0) <= 1_500_000))
  assert.deepEqual(
    numbers(batches).flat(),
    Array.from({ length: 400 }, (_, index) => index + 1),
  )
})

test('a line that breaks is tried with half as much, down to one command, and with more again once it holds', () => {
  let limit = largestBatch
  const sizes = []
  for (let tries = 0; tries < 6; tries++) {
    sizes.push(limit.commands)
    limit = nextLimit(limit, false)
  }
  assert.deepEqual(sizes, [20, 10, 5, 2, 1, 1])
  assert.deepEqual(numbers(batchesOf([command(1, 80_000), command(2, 80_000)], limit)), [[1], [2]])
  for (let tries = 0; tries < 8; tries++) limit = nextLimit(limit, true)
  assert.deepEqual(limit, largestBatch)
})

test('a piece of a photo shrinks while the line breaks, and no further than a line ever needs', () => {
  let bytes = largestPiece
  for (let tries = 0; tries < 9; tries++) bytes = nextPiece(bytes, false)
  assert.equal(bytes, 8 * 1024)
  for (let tries = 0; tries < 9; tries++) bytes = nextPiece(bytes, true)
  assert.equal(bytes, largestPiece)
})

const head = rescueHead({ deviceId: 'd', madeAt: '2025-03-10T02:00:00Z', appVersion: '1' })

test('a rescue file is read back as it was written', () => {
  const text = [
    head,
    rescueLine({ command: { id: 1 } }),
    rescueLine({ photo: { sha256: 'a' } }),
    rescueLine({ end: { commands: 1, photos: 1 } }),
  ].join('')
  const read = readRescue(text)
  assert.ok(read.is === 'rescue')
  assert.deepEqual([read.commands, read.photos, read.problems], [[{ id: 1 }], [{ sha256: 'a' }], []])
})

test('one damaged line of a rescue file spoils none of the others, and a cut file says so', () => {
  const text = `${head}{"command":{"id":1}}\n{"comm\n{"command":{"id":2}}\n`
  const read = readRescue(text)
  assert.ok(read.is === 'rescue')
  assert.deepEqual(read.commands, [{ id: 1 }, { id: 2 }])
  assert.deepEqual(read.problems, [{ is: 'damaged-line', line: 3 }, { is: 'cut-short' }])
})

test('another file, or one of a newer app, is not taken for a rescue file of this one', () => {
  assert.equal(readRescue('PK\u0003').is, 'not-a-rescue-file')
  assert.equal(readRescue(head.replace('"version":1', '"version":2')).is, 'newer-version')
})
