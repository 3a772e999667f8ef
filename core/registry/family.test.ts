import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkFamily, type FamilyMember, isFamilyId, isPersonId } from './index.ts'

const head: FamilyMember = {
  relationship: 'head',
  sex: 'male',
  birthDate: '1980-05-05',
  maritalStatus: 'married',
}
const wife: FamilyMember = {
  relationship: 'spouse',
  sex: 'female',
  birthDate: '1984-05-05',
  maritalStatus: 'married',
}
const child: FamilyMember = {
  relationship: 'child',
  sex: 'female',
  birthDate: '2010-05-05',
  maritalStatus: 'single',
}

test('the composition of a family is checked as the collecting app of BPS does, and for plausibility', () => {
  for (const [name, members, expected] of [
    ['an ordinary family', [head, wife, child], []],
    ['a widow alone', [{ ...head, sex: 'female', maritalStatus: 'widowed' }], []],
    ['nobody', [], ['family.no_member']],
    ['no head', [wife, child], ['family.no_head']],
    ['two heads', [head, head, child], ['family.several_heads']],
    ['spouses of one sex', [head, { ...wife, sex: 'male' }], ['family.head_and_spouse_same_sex']],
    [
      'a child as head',
      [{ ...head, birthDate: '2009-01-01', maritalStatus: 'single' }],
      ['family.head_under_17'],
    ],
    [
      'a spouse recorded as single',
      [head, { ...wife, maritalStatus: 'single' }],
      ['family.spouse_not_married'],
    ],
    ['a married child', [head, { ...child, maritalStatus: 'married' }], ['family.married_under_16']],
    [
      'a child of nearly the same age',
      [head, { ...child, birthDate: '1992-05-04' }],
      ['family.child_too_old'],
    ],
    ['a child twelve years younger', [head, { ...child, birthDate: '1992-05-05' }], []],
    ['unknown dates raise nothing', [{ relationship: 'head' }, { relationship: 'child' }], []],
  ] as const) {
    const codes = checkFamily(members, { today: '2025-03-03' }).map(({ code }) => code)
    assert.deepEqual(codes, expected, name)
  }
})

test('a card with another number of people is a warning', () => {
  const [finding] = checkFamily([head, wife], { today: '2025-03-03', membersOnCard: 3 })
  assert.equal(finding?.code, 'family.size_differs')
  assert.equal(finding?.severity, 'warning')
})

test('families and persons have keys of our own', () => {
  assert.ok(isFamilyId('0195f5d0-0000-7000-8000-000000000001'))
  assert.ok(isPersonId('0195f5d0-0000-7000-8000-000000000001'))
  assert.equal(isPersonId('3399112201850001'), false)
})
