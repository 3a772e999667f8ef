import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressOfFilter, conditionsIn, filterOf } from './filter-address.ts'

const queryOf = (address: string) =>
  Object.fromEntries(new URLSearchParams(address.slice(address.indexOf('?') + 1)))

test('a filter goes into the address and comes back whole', () => {
  const filter = {
    village: '3320112013',
    rt: '003',
    rw: '001',
    deciles: { from: 2, to: 2 },
    status: 'ended',
    ended: 'duplicate',
    people: 'died',
    ratified: 'waiting',
    aid: 'no',
    lacks: 'nik',
    sort: 'changed',
  } as const
  assert.deepEqual(filterOf(queryOf(addressOfFilter(filter))), filter)
  assert.equal(conditionsIn(filter), 10)
})

test('an address that was tampered with or is old opens with what is understood, and a number is never part of it', () => {
  const read = filterOf({
    village: '3399112201850001',
    decile: '11',
    status: 'x',
    rt: '3',
    q: 'Siti',
    digits: '1',
  })
  assert.deepEqual(read, { rt: '003' })
})
