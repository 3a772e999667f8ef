import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  isPin,
  lockOf,
  makeRing,
  nameUnder,
  openByPhrase,
  openByPlatform,
  withPin,
  withPlatform,
} from './key-ring.ts'

const words = ['padi', 'kursi', 'danau', 'teluk', 'gambar']
const text = new TextEncoder().encode('Keluarga Noor Chamid')

test('the phrase opens what it closed, another phrase opens nothing, and the keys cannot be taken out', async () => {
  const { ring, keys } = await makeRing('ring-1', words)
  const locked = await lockOf(keys).close('drafts/1', text)
  assert.equal(await openByPhrase(ring, ['padi', 'kursi', 'danau', 'teluk', 'gamis']), undefined)
  const again = await openByPhrase(ring, words)
  assert.ok(again)
  assert.deepEqual(await lockOf(again).open('drafts/1', locked), text)
  assert.equal(await nameUnder(again, 'case', '1'), await nameUnder(keys, 'case', '1'))
  assert.notEqual(await nameUnder(again, 'case', '1'), await nameUnder(again, 'case', '2'))
  for (const key of [again.data, again.index]) {
    assert.equal(key.extractable, false)
    await assert.rejects(crypto.subtle.exportKey('raw', key))
  }
})

test('a ring lies on the phone with neither its phrase nor its keys', async () => {
  const { ring } = await makeRing('ring-1', words)
  const kept = JSON.stringify(ring, (_, value: unknown) =>
    value instanceof ArrayBuffer
      ? [...new Uint8Array(value)]
      : value instanceof Uint8Array
        ? [...value]
        : value,
  )
  for (const word of words) assert.equal(kept.includes(word), false)
  // 64 bytes of key, closed with a tag of 16.
  assert.deepEqual(
    ring.slots.map((slot) => [slot.by, slot.closed.box.byteLength]),
    [['phrase', 80]],
  )
})

test('the phone’s own lock opens the same ring, once the phrase has allowed it', async () => {
  const { ring, keys } = await makeRing('ring-1', words)
  const secret = crypto.getRandomValues(new Uint8Array(32))
  const platform = { credential: new Uint8Array([1]), salt: new Uint8Array([2]), secret }
  assert.equal(await withPlatform(ring, ['lain', 'kata', 'dari', 'yang', 'benar'], platform), undefined)
  const both = await withPlatform(ring, words, platform)
  assert.ok(both)
  const opened = await openByPlatform(both, secret)
  assert.ok(opened)
  assert.equal(await nameUnder(opened, 'case', '1'), await nameUnder(keys, 'case', '1'))
  assert.equal(await openByPlatform(both, new Uint8Array(32)), undefined)
})

test('the check of a PIN is found behind the phrase only', async () => {
  const made = await makeRing('ring-1', words)
  const { ring } = await withPin(made.ring, made.keys, '482913')
  const opened = await openByPhrase(ring, words)
  assert.ok(opened?.pin)
  assert.equal(await isPin(opened.pin, '482913'), true)
  assert.equal(await isPin(opened.pin, '482914'), false)
})
