import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Components,
  componentsOf,
  eligibility,
  exclusionOfFinding,
  exclusionsOfMembers,
  type FamilyFacts,
  findRule,
  type MemberFacts,
  overlapOf,
  type Programme,
  programmeRules,
  rulesOn,
} from './index.ts'

const none: Components = { certain: [], unknown: [] }
const one: Components = { certain: [{ personId: 'p', component: 'elderly' }], unknown: [] }
const open: Components = { certain: [], unknown: [{ personId: 'p', component: 'severe_disability' }] }

function indicated(programme: Programme, day: string, facts: Partial<FamilyFacts>) {
  const rule = findRule(programme, day)
  assert.ok(rule)
  const { indication, reasons } = eligibility(rule, { components: none, exclusions: [], ...facts })
  return [indication, ...reasons.map(({ code }) => code)]
}

test('the deciles of Sembako moved within the year, and every day has its rule', () => {
  assert.deepEqual(findRule('sembako', '2025-07-31')?.deciles, { from: 1, to: 5 })
  assert.deepEqual(findRule('sembako', '2025-08-01')?.deciles, { from: 1, to: 4 })
  assert.equal(findRule('sembako', '2025-01-01'), undefined)
  assert.equal(findRule('blt-kesra', '2026-01-01'), undefined)
})

test('on any day a programme has at most one rule, and each names its source', () => {
  const days = fc
    .date({ min: new Date('2025-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  fc.assert(
    fc.property(days, (day) => {
      const programmes = rulesOn(day).map(({ programme }) => programme)
      assert.equal(new Set(programmes).size, programmes.length)
    }),
  )
  for (const { source, deciles } of programmeRules) {
    assert.ok(source.id !== '' && source.en !== '')
    assert.ok(1 <= deciles.from && deciles.from <= deciles.to && deciles.to <= 10)
  }
})

test('an indication always says why', () => {
  for (const [programme, day, facts, expected] of [
    [
      'pkh',
      '2025-03-03',
      { officialDecile: 2, components: one },
      ['eligible', 'decile.inside', 'component.present'],
    ],
    ['pkh', '2025-03-03', { officialDecile: 2 }, ['not_eligible', 'decile.inside', 'component.absent']],
    [
      'pkh',
      '2025-03-03',
      { officialDecile: 2, components: open },
      ['unknown', 'decile.inside', 'component.unknown'],
    ],
    ['pkh', '2025-03-03', { components: one }, ['unknown', 'decile.unknown', 'component.present']],
    [
      'pkh',
      '2025-03-03',
      { officialDecile: 5, components: one },
      ['not_eligible', 'decile.outside', 'component.present'],
    ],
    ['sembako', '2025-03-03', { officialDecile: 5 }, ['eligible', 'decile.inside']],
    ['sembako', '2025-09-01', { officialDecile: 5 }, ['not_eligible', 'decile.outside']],
    ['pbi-jk', '2025-09-01', { officialDecile: 5 }, ['eligible', 'decile.inside']],
    [
      'sembako',
      '2025-03-03',
      { officialDecile: 1, exclusions: ['public_employee'] },
      ['not_eligible', 'exclusion.public_employee', 'decile.inside'],
    ],
    [
      'sembako',
      '2025-03-03',
      { exclusions: ['all_deceased'] },
      ['not_eligible', 'exclusion.all_deceased', 'decile.unknown'],
    ],
  ] as const) {
    assert.deepEqual(indicated(programme, day, facts), expected)
  }
})

const adult: MemberFacts = {
  personId: 'p',
  sex: 'male',
  birthDate: '1985-01-01',
  schoolParticipation: 'left',
  highestEducation: 'primary',
  disability: ['none'],
}

test('components follow from age, schooling and health, and what is not known stays open', () => {
  for (const [name, facts, certain, unknown] of [
    ['a grown man', {}, [], []],
    ['a pregnant woman', { sex: 'female', pregnant: true }, ['pregnancy'], []],
    ['a woman never asked', { sex: 'female' }, [], ['pregnancy']],
    ['a woman of 55', { sex: 'female', birthDate: '1970-01-01' }, [], []],
    ['a toddler', { birthDate: '2022-06-01', schoolParticipation: 'never' }, ['early_childhood'], []],
    [
      'a pupil of six',
      { birthDate: '2018-06-01', schoolParticipation: 'attending', highestEducation: 'none' },
      ['primary_school'],
      [],
    ],
    [
      'a pupil of 13',
      { birthDate: '2012-01-01', schoolParticipation: 'attending' },
      ['junior_secondary_school'],
      [],
    ],
    [
      'a pupil of 16',
      { birthDate: '2009-01-01', schoolParticipation: 'attending', highestEducation: 'junior_secondary' },
      ['senior_secondary_school'],
      [],
    ],
    [
      'a student',
      { birthDate: '2005-01-01', schoolParticipation: 'attending', highestEducation: 'senior_secondary' },
      [],
      [],
    ],
    ['a man of 59', { birthDate: '1965-03-04' }, [], []],
    ['a man of 60', { birthDate: '1965-03-03' }, ['elderly'], []],
    ['severely disabled', { disability: ['physical'], severeDisability: true }, ['severe_disability'], []],
    ['disabled, severity not asked', { disability: ['physical'] }, [], ['severe_disability']],
  ] as const) {
    const found = componentsOf([{ ...adult, ...facts }], '2025-03-03')
    assert.deepEqual(
      [found.certain.map(({ component }) => component), found.unknown.map(({ component }) => component)],
      [certain, unknown],
      name,
    )
  }
  assert.equal(componentsOf([{ personId: 'p' }], '2025-03-03').unknown.length, 1)
})

test('a public employee in the family and a negative finding raise flags; absence does not', () => {
  assert.deepEqual(exclusionsOfMembers([adult, { ...adult, employmentStatus: 'public_employee' }]), [
    'public_employee',
  ])
  assert.deepEqual(exclusionsOfMembers([adult]), [])
  for (const [finding, flag] of [
    ['family_not_found', 'not_found'],
    ['all_members_deceased', 'all_deceased'],
    ['moved_out', 'moved_out'],
    ['unreachable', undefined],
    ['refused', undefined],
    ['found', undefined],
  ] as const) {
    assert.equal(exclusionOfFinding(finding), flag)
  }
})

test('inclusion and exclusion are counted with their denominators, and every case once', () => {
  const [rule] = programmeRules
  assert.ok(rule)
  const indication = fc.constantFrom('eligible', 'not_eligible', 'unknown')
  fc.assert(
    fc.property(fc.array(fc.record({ indication, receives: fc.boolean() })), (cases) => {
      const { recipients, nonRecipients, inclusionSuspected, exclusionSuspected } = overlapOf(rule, cases)
      const total = [...Object.values(recipients), ...Object.values(nonRecipients)].reduce(
        (sum, part) => sum + part,
        0,
      )
      assert.equal(total, cases.length)
      assert.ok(inclusionSuspected.count <= inclusionSuspected.of)
      assert.ok(exclusionSuspected.count <= exclusionSuspected.of)
      assert.equal(
        inclusionSuspected.of + recipients.unknown,
        cases.filter(({ receives }) => receives).length,
      )
    }),
  )
  const counted = overlapOf(rule, [
    { indication: 'eligible', receives: true },
    { indication: 'not_eligible', receives: true },
    { indication: 'unknown', receives: true },
    { indication: 'eligible', receives: false },
    { indication: 'not_eligible', receives: false },
  ])
  assert.deepEqual([counted.inclusionSuspected.count, counted.inclusionSuspected.of], [1, 2])
  assert.deepEqual([counted.exclusionSuspected.count, counted.exclusionSuspected.of], [1, 2])
})
