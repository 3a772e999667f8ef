import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Plant, plants } from './plants.ts'
import { runSeeds } from './run-seeds.ts'
import { type Invariant, invariants } from './watch.ts'
import { runWorld } from './world.ts'

const operations = 300

test('the thirteen invariants hold whatever the network, the disks and the clocks do', async () => {
  const outcome = await runSeeds({ from: 1, count: 60, stride: 1, operations })
  assert.deepEqual(outcome.breaches, [])
  assert.equal(invariants.length, 13)
  assert.ok(outcome.faults > 60 * 60, `${outcome.faults} faults are too few to show anything`)
  assert.ok(outcome.forms > 60 * 20, `${outcome.forms} forms are too few to show anything`)
  assert.ok(outcome.slowestDrain <= 120)
})

test('the same seed gives the same trace, another one another', async () => {
  const [once, again, other] = [
    await runWorld({ seed: 7, operations }),
    await runWorld({ seed: 7, operations }),
    await runWorld({ seed: 8, operations }),
  ]
  assert.equal(once.traceHash, again.traceHash)
  assert.notEqual(once.traceHash, other.traceHash)
})

/** Which promise each bug breaks first; some break more than one. */
const breaks: Readonly<Record<Plant, readonly Invariant[]>> = {
  'no-idempotency-key': ['no duplicated effect', 'receipts verify and match'],
  'acknowledge-before-commit': ['receipts verify and match'],
  'last-write-wins': ['no version overwritten by a non-descendant'],
  'delete-before-receipt': ['every form shown as saved exists on the server or on a living device'],
  'apply-out-of-order': ['per-device order'],
  'sort-by-device-clock': ['per-device order', 'clock jumps change no decision'],
  'unchecked-photo-hash': ['photo hash equals declared hash'],
  'double-approval': ['approvals legal, maker is not checker, one effect each'],
  'job-not-idempotent': ['no duplicated effect'],
  'held-never-released': ['all queues empty within 120 s after faults stop'],
  'stale-scope-cache': ['no row outside scope reaches a device'],
  'relaxed-write': ['every form shown as saved exists on the server or on a living device'],
}

for (const plant of plants)
  test(`a planted bug is found: ${plant}`, async () => {
    const found = new Set<Invariant>()
    for (let seed = 1; seed <= 120 && found.size === 0; seed += 8) {
      const outcome = await runSeeds({ from: seed, count: 8, stride: 1, operations, plants: [plant] })
      for (const { invariant } of outcome.breaches) found.add(invariant)
    }
    assert.ok(found.size > 0, `${plant} was not found in 120 seeds`)
    assert.ok(
      breaks[plant].some((invariant) => found.has(invariant)),
      `${plant} broke ${[...found].join(', ')}`,
    )
  })
