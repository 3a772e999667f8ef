import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roles } from '../access/index.ts'
import { classOfPersonal, erasOf, movesOf, seesClass } from './index.ts'

test('equal values one after another are one time, and a value taken away is a time of its own', () => {
  const eras = erasOf([
    { value: undefined, asOf: '2026-01-01' },
    { value: ['a', 'b'], asOf: '2026-02-01' },
    { value: ['b', 'a'], asOf: '2026-03-01' },
    { value: undefined, asOf: '2026-04-01' },
    { value: ['a'], asOf: '2026-05-01' },
  ])
  assert.deepEqual(
    eras.map(({ value, first, last }) => [value, first.asOf, last.asOf]),
    [
      [['a', 'b'], '2026-02-01', '2026-03-01'],
      [undefined, '2026-04-01', '2026-04-01'],
      [['a'], '2026-05-01', '2026-05-01'],
    ],
  )
  assert.deepEqual(erasOf([]), [])
})

test('each departure leads to the next place, the last to where the family lives, told in any order', () => {
  const moves = movesOf(
    [
      { from: 'b', day: '2026-02-01' },
      { from: 'a', day: '2026-01-01' },
    ],
    'c',
  )
  assert.deepEqual(
    moves.map(({ from, to }) => `${from}${to}`),
    ['ab', 'bc'],
  )
  assert.deepEqual(movesOf([], 'c'), [])
})

test('what is kept of a child is specific until the day they turn eighteen, but not who they are', () => {
  const on = (key: string, birthDate: string | null) =>
    classOfPersonal('general', { key, birthDate }, '2026-10-10')
  assert.equal(on('schoolAttendance', '2010-05-05'), 'specific')
  assert.equal(on('schoolAttendance', '2008-10-11'), 'specific')
  assert.equal(on('schoolAttendance', '2008-10-10'), 'general')
  assert.equal(on('schoolAttendance', null), 'general')
  for (const key of ['name', 'sex', 'birthDate', 'relationship'])
    assert.equal(on(key, '2020-01-01'), 'general')
  assert.equal(classOfPersonal('identity', { key: 'nik', birthDate: '2020-01-01' }, '2026-10-10'), 'identity')
})

test('specific values are for two offices, everything else for whoever may read', () => {
  const sees = roles.filter((role) => seesClass(role, 'specific'))
  assert.deepEqual(sees.toSorted(), ['data_operator', 'dinsos_verifier'])
  assert.ok(roles.every((role) => seesClass(role, 'general') && seesClass(role, 'identity')))
})
