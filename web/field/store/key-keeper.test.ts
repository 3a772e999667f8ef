import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeKeyKeeper } from './key-keeper.ts'
import { makeRing, withPin } from './key-ring.ts'

const accountId = 'budi'
const made = await makeRing('ring-1', ['padi', 'kursi', 'danau', 'teluk', 'gambar'])
const { keys } = await withPin(made.ring, made.keys, '482913')

test('a running session is opened again without asking, a locked one by its PIN only', async () => {
  const keeper = makeKeyKeeper()
  assert.deepEqual(await keeper({ ask: 'keys', accountId }), { is: 'empty' })
  await keeper({ ask: 'hold', accountId, keys })
  assert.equal((await keeper({ ask: 'keys', accountId })).is, 'open')
  assert.deepEqual(await keeper({ ask: 'keys', accountId: 'sari' }), { is: 'empty' })
  await keeper({ ask: 'lock', accountId })
  assert.deepEqual(await keeper({ ask: 'keys', accountId }), { is: 'locked', triesLeft: 10 })
  assert.deepEqual(await keeper({ ask: 'open', accountId, pin: '000001' }), { is: 'locked', triesLeft: 9 })
  // A reload asks anew; it does not count anew.
  assert.deepEqual(await keeper({ ask: 'keys', accountId }), { is: 'locked', triesLeft: 9 })
  assert.equal((await keeper({ ask: 'open', accountId, pin: '482913' })).is, 'open')
})

test('ten wrong tries drop the key, even asked all at once, and the right PIN comes too late', async () => {
  const keeper = makeKeyKeeper()
  await keeper({ ask: 'hold', accountId, keys })
  await keeper({ ask: 'lock', accountId })
  const tries = await Promise.all(
    Array.from({ length: 10 }, (_, each) => keeper({ ask: 'open', accountId, pin: `00000${each}` })),
  )
  assert.deepEqual(tries.at(-1), { is: 'empty' })
  assert.deepEqual(await keeper({ ask: 'open', accountId, pin: '482913' }), { is: 'empty' })
})

test('without a PIN a lock drops the key', async () => {
  const keeper = makeKeyKeeper()
  await keeper({ ask: 'hold', accountId, keys: { ...keys, pin: null } })
  assert.deepEqual(await keeper({ ask: 'lock', accountId }), { is: 'empty' })
})
