import assert from 'node:assert/strict'
import { test } from 'node:test'
import { advantageOf, type Seen } from './advantage.ts'
import { attack } from './enumeration.ts'

/** Mulberry32: looks random, and is the same every time. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const guesses = (count: number, ms: (registered: boolean) => number, signature = 'way'): Seen[] => {
  const chance = seeded(7)
  return Array.from({ length: count }, () => {
    const registered = chance() < 0.5
    return { registered, signature, ms: ms(registered) + chance() }
  })
}

test('the measure finds a leak where there is one, and none where there is none', () => {
  const leaking = advantageOf(
    guesses(4000, (registered) => (registered ? 0.3 : 0)),
    20,
    seeded(1),
  )
  assert.ok(leaking.value > 0.2 && leaking.p < 0.1, String(leaking.value))
  const even = advantageOf(
    guesses(40_000, () => 0),
    20,
    seeded(1),
  )
  assert.ok(Math.abs(even.value) < 0.025, String(even.value))
  const told = guesses(2000, () => 0).map((one) => ({ ...one, signature: String(one.registered) }))
  assert.ok(advantageOf(told, 5, seeded(1)).value > 0.99)
})

test('who knows every NIK learns nothing, and families with their slips are served meanwhile', async () => {
  const report = await attack({
    families: 40,
    tries: 800,
    citizens: 40,
    atOnce: 60,
    permutations: 1,
    webFolder: '',
  })
  assert.deepEqual(report.fields, [])
  for (const [way, count] of Object.entries(report.signatures)) assert.equal(count, 1, way)
  assert.equal(report.citizens.served, report.citizens.asked)
  assert.ok(Math.abs(report.advantage.value) < 0.12, String(report.advantage.value))
})
