import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleCase } from '../store/held-examples.ts'
import type { HeldCase } from '../store/index.ts'
import { type Findable, findableOf, inOrder, searchFor } from './find-families.ts'

const matches = (family: Findable, typed: string) => searchFor(typed)(family)

test('a family is found by head, member, place or number, however it is spelt', () => {
  const one = findableOf(exampleCase())
  for (const typed of [
    'nur',
    'Noer',
    'hamid',
    'subaedah',
    'rt 5',
    'RT.005 rw 2',
    'krajan',
    'Kradjan',
    'mawar',
    '7',
    '',
  ])
    assert.equal(matches(one, typed), true, typed)
  for (const typed of ['rt 2', 'budi', 'krajan rw 3', '99']) assert.equal(matches(one, typed), false, typed)
})

test('what is no part of the sound is typed all the same: titles, "al", "binti"', () => {
  const one = findableOf(exampleCase({ headName: 'H. Raka Jazuli Al Ghifari' }))
  for (const typed of ['raka jazuli al ghifa', 'h. raka', 'haji raka', 'al'])
    assert.equal(matches(one, typed), typed !== 'haji raka', typed)
})

test('a family pulled again with another head is found by the new name', () => {
  assert.ok(matches(findableOf(exampleCase({ id: 'again', headName: 'Kasno' })), 'kasno'))
  const after = findableOf(exampleCase({ id: 'again', headName: 'Kamsin' }))
  assert.deepEqual([matches(after, 'kasno'), matches(after, 'kamsin')], [false, true])
})

test('families stand by RW and RT, or by distance with the unknown ones last', () => {
  const near = exampleCase({ id: 'near', rw: '010', rt: '001', position: { lat: -6.6, lon: 110.66 } })
  const far = exampleCase({ id: 'far', rw: '002', rt: '010', position: { lat: -6.7, lon: 110.66 } })
  const unknown = exampleCase({ id: 'unknown', rw: '002', rt: '009' })
  const ids = (list: readonly HeldCase[]) => list.map(({ id }) => id)
  assert.deepEqual(ids(inOrder([near, far, unknown], 'place', undefined)), ['unknown', 'far', 'near'])
  const here = { lat: -6.6, lon: 110.67 }
  assert.deepEqual(ids(inOrder([unknown, far, near], 'distance', here)), ['near', 'far', 'unknown'])
})
