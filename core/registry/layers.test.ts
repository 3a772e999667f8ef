import assert from 'node:assert/strict'
import { test } from 'node:test'
import { currentValue, currentValueRuleOn, layersDiffer, type MinistryAnswer } from './index.ts'

const snapshot = { value: 'ceramic', asOf: '2025-03-01', sourceId: 'dtsen-2025-1' }
const ratified = (ministry: MinistryAnswer, asOf = '2025-03-25', value = 'earth') => ({
  value,
  asOf,
  changeId: 'c-1',
  ministry,
})

test('which of the two layers is current follows one dated rule', () => {
  for (const [name, layered, expected] of [
    ['nothing is known', {}, undefined],
    [
      'only the snapshot has a value',
      { provider: snapshot },
      { value: 'ceramic', from: 'provider', notYetInDtsen: false },
    ],
    [
      'only the regency has a value',
      { ratified: ratified('waiting') },
      { value: 'earth', from: 'ratified', notYetInDtsen: true },
    ],
    [
      'ratified after the snapshot, the ministry has not answered',
      { provider: snapshot, ratified: ratified('waiting') },
      { value: 'earth', from: 'ratified', notYetInDtsen: true },
    ],
    [
      'accepted, and the next snapshot has not come',
      { provider: snapshot, ratified: ratified('accepted') },
      { value: 'earth', from: 'ratified', notYetInDtsen: true },
    ],
    [
      'accepted, and a later snapshot speaks',
      { provider: { ...snapshot, value: 'earth', asOf: '2025-07-01' }, ratified: ratified('accepted') },
      { value: 'earth', from: 'provider', notYetInDtsen: false },
    ],
    [
      'the ministry returned it',
      { provider: snapshot, ratified: ratified('returned') },
      { value: 'ceramic', from: 'provider', notYetInDtsen: false },
    ],
    [
      'ratified on the very day the snapshot describes',
      { provider: snapshot, ratified: ratified('waiting', '2025-03-01') },
      { value: 'ceramic', from: 'provider', notYetInDtsen: false },
    ],
    [
      'both layers agree',
      { provider: snapshot, ratified: ratified('accepted', '2025-03-25', 'ceramic') },
      { value: 'ceramic', from: 'ratified', notYetInDtsen: false },
    ],
  ] as const) {
    assert.deepEqual(currentValue<string>(layered), expected, name)
  }
})

test('several choices in another order are the same value', () => {
  const provider = { ...snapshot, value: ['asthma', 'heart'] }
  const inverse = { ...ratified('waiting'), value: ['heart', 'asthma'] }
  assert.equal(layersDiffer({ provider, ratified: inverse }), false)
  assert.equal(layersDiffer({ provider, ratified: { ...inverse, value: ['heart'] } }), true)
  assert.equal(layersDiffer({ provider }), false)
})

test('before DTSEN there is no rule to apply', () => {
  assert.equal(currentValueRuleOn('2025-03-03').key, 'ratified-after-snapshot')
  assert.throws(() => currentValueRuleOn('2024-12-31'))
})
