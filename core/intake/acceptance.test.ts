import assert from 'node:assert/strict'
import { test } from 'node:test'
import { currentValueRuleOn, explainDecile, type RatifiedValue } from '../registry/index.ts'
import {
  contradictions,
  differences,
  evidenceFor,
  type FamilyKind,
  isCandidate,
  isTaken,
  strength,
} from './index.ts'

test('only what differs is a difference: the order of several choices and empty values say nothing', () => {
  assert.deepEqual(
    differences(
      { floor: 'earth', assets: ['a', 'b'], roof: null, power: 450 },
      { floor: 'ceramic', assets: ['b', 'a'], power: 450, water: 'well' },
    ),
    { floor: { from: 'earth', to: 'ceramic' }, water: { to: 'well' } },
  )
})

const ratified = (asOf: string, ministry: RatifiedValue<unknown>['ministry'] = 'waiting') => ({
  floor: { value: 'earth', asOf, changeId: 'c', ministry },
})

const cases: readonly [string, ReturnType<typeof ratified>, string | undefined, (boolean | undefined)[]][] = [
  ['ratified after the day of the data, it stays current', ratified('2026-11-01'), 'ceramic', [true]],
  [
    'ratified before, the younger delivery becomes current, and that is said',
    ratified('2026-09-01'),
    'ceramic',
    [false],
  ],
  ['what the ministry returned contradicts nothing', ratified('2026-11-01', 'returned'), 'ceramic', []],
  ['a delivery that shows what was ratified agrees', ratified('2026-09-01'), 'earth', []],
  ['a delivery that says nothing leaves it current', ratified('2026-09-01'), undefined, [true]],
]
for (const [name, own, delivered, expected] of cases)
  test(`a ratified value against a delivery: ${name}`, () => {
    const found = contradictions(own, { floor: delivered }, '2026-10-01', currentValueRuleOn('2026-12-01'))
    assert.deepEqual(
      found.map(({ staysCurrent }) => staysCurrent),
      expected,
    )
  })

test('a family is taken in whole or not at all', () => {
  const family = (kinds: FamilyKind[]) => ({ villageCode: '3320112013', kinds })
  const chosen = { villages: null, kinds: ['decile_up', 'changed'] as const }
  assert.ok(isTaken(family(['decile_up']), chosen))
  assert.ok(!isTaken(family(['decile_up', 'new_card']), chosen))
  assert.ok(isTaken(family([]), chosen))
  assert.ok(!isTaken(family([]), { villages: ['3320112014'], kinds: null }))
})

const known = { birthDate: '1987-01-22', villageCode: '3320112013', onCard: false }
const listed = { name: 'ST. MOENIROH', nik: '3399116201870012', villageCode: '3320112013' }

test('evidence knows old spellings, a mistyped number, and the day of birth in a number', () => {
  const evidence = evidenceFor(listed, { ...known, name: 'Siti Muniroh', nik: '3399116201870002' })
  assert.deepEqual(
    [evidence.name > 0.9, evidence.birthDate, evidence.nik, evidence.village],
    [true, 'same', 'close', 'same'],
  )
  assert.ok(isCandidate(evidence))
})

test('another person of the village born another year is no candidate; the likelier stands first', () => {
  const other = evidenceFor(listed, { ...known, name: 'Siti Muniroh', birthDate: '1952-03-03' })
  assert.ok(!isCandidate(other))
  const swapped = evidenceFor(
    { ...listed, birthDate: '1987-05-04' },
    { ...known, name: 'Siti Muniroh', birthDate: '1987-04-05' },
  )
  assert.equal(swapped.birthDate, 'day_month_swapped')
  const same = evidenceFor(listed, { ...known, name: 'Siti Muniroh' })
  assert.ok(strength(same) > strength(swapped))
})

const step = {
  decileBefore: 2,
  decileAfter: 4,
  familyFields: [],
  memberFields: [],
  membersCame: 0,
  membersLeft: 0,
}
const movements: readonly [Partial<typeof step> | { familyFields: string[] }, string][] = [
  [{}, 'ranking_moved'],
  [{ familyFields: ['floorMaterial'] }, 'values_changed'],
  [{ membersCame: 1 }, 'values_changed'],
  [{ decileAfter: 2 }, 'same'],
]
for (const [change, kind] of movements)
  test(`a decile's movement is explained: ${kind} by ${JSON.stringify(change)}`, () => {
    assert.equal(explainDecile({ ...step, ...change }).kind, kind)
  })
