import assert from 'node:assert/strict'
import { createHmac, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { keyedHash } from './keyed-hash.ts'

test('the keyed hash is HMAC-SHA-256, whatever the text and its length', () => {
  for (const length of [1, 32, 64]) {
    const key = randomBytes(length)
    const hashed = keyedHash(key)
    const texts = [
      '',
      'nik:3399010101900001',
      'Ñusantara 😀 \ud800',
      'x'.repeat(63),
      'é'.repeat(9_000),
      'row:a',
    ]
    for (const text of texts)
      assert.deepEqual(hashed(text), createHmac('sha256', key).update(text).digest(), `${text.length} long`)
  }
})

test('what the RFC prints comes out (RFC 4231, case 2)', () => {
  const hashed = keyedHash(Buffer.from('Jefe'))('what do ya want for nothing?')
  assert.equal(hashed.toString('hex'), '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843')
})

test('a key longer than a block is refused', () => {
  assert.throws(() => keyedHash(randomBytes(65)))
})
