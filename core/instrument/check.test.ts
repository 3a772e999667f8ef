import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Answer } from './answer.ts'
import { canFinish, checkInterview } from './check.ts'
import { exampleContext, exampleInterview } from './data/example-family.ts'
import { groundCheck202503 as instrument } from './data/ground-check-2025-03.ts'
import type { FindingEvidence } from './findings.ts'
import type { CheckContext, Interview, SubjectRef } from './interview.ts'
import { withAnswer, withExplanation, withNewMember } from './recording.ts'

const family: SubjectRef = { kind: 'family' }
const head: SubjectRef = { kind: 'member', memberId: 'warsito' }
const wife: SubjectRef = { kind: 'member', memberId: 'sumiati' }
const daughter: SubjectRef = { kind: 'member', memberId: 'hidayah' }

type Change = readonly [SubjectRef, string, Answer | undefined]

function changed(...changes: readonly Change[]): Interview {
  return changes.reduce(
    (interview, [subject, key, answer]) => withAnswer(interview, subject, key, answer),
    exampleInterview,
  )
}

function codesOf(interview: Interview, context: CheckContext = exampleContext) {
  return checkInterview(instrument, interview, context).map(({ severity, code }) => `${severity} ${code}`)
}

test('a complete and ordinary interview has nothing against it', () => {
  assert.deepEqual(checkInterview(instrument, exampleInterview, exampleContext), [])
  assert.deepEqual(canFinish(instrument, exampleInterview, exampleContext), { ok: true })
})

describe('each slip is named by its own code', () => {
  const cases: readonly (readonly [string, string, readonly Change[]])[] = [
    ['a NIK of fifteen digits', 'error answer.length', [[head, 'nik', '339901120378001']]],
    ['a NIK with a letter', 'error answer.type', [[head, 'nik', '33990112037800O1']]],
    ['a NIK of one digit', 'error nik.placeholder', [[head, 'nik', '1111111111111111']]],
    [
      'a NIK with a day that does not exist',
      'error nik.date_impossible',
      [[head, 'nik', '3399013902780001']],
    ],
    ['a NIK of the other sex', 'warning nik.sex_mismatch', [[head, 'nik', '3399015203780001']]],
    ['a NIK of another birthday', 'warning nik.birth_mismatch', [[head, 'nik', '3399011303780001']]],
    ['a NIK from elsewhere', 'info nik.other_region', [[head, 'nik', '3318011203780001']]],
    ['one NIK for two', 'error nik.twice_in_family', [[wife, 'nik', '3399011203780001']]],
    [
      'a card number that is a NIK',
      'error kk.equals_nik',
      [[family, 'familyCardNumber', '3399011203780001']],
    ],
    ['no head', 'error family.no_head', [[head, 'relationship', 'parent']]],
    ['two heads', 'error family.several_heads', [[wife, 'relationship', 'head']]],
    ['head and spouse of one sex', 'error family.head_and_spouse_same_sex', [[wife, 'sex', 'male']]],
    ['a head of sixteen', 'warning family.head_under_17', [[head, 'birthDate', '2010-03-12']]],
    ['an unmarried spouse', 'warning family.spouse_not_married', [[wife, 'maritalStatus', 'single']]],
    ['a married child', 'warning family.married_under_16', [[daughter, 'maritalStatus', 'married']]],
    [
      'a child older than ten years less',
      'warning family.child_too_old',
      [[daughter, 'birthDate', '1988-09-18']],
    ],
    ['a parent younger than the head', 'warning family.parent_too_young', [[wife, 'relationship', 'parent']]],
    ['a birth next year', 'error birth.in_future', [[daughter, 'birthDate', '2027-01-01']]],
    ['a birthday that does not exist', 'error answer.type', [[daughter, 'birthDate', '2023-02-30']]],
    ['a pupil of forty-five', 'warning school.age_unlikely', [[wife, 'schoolParticipation', 'attending']]],
    [
      'a graduate of ten',
      'warning school.level_too_early',
      [
        [daughter, 'birthDate', '2016-01-02'],
        [daughter, 'schoolParticipation', 'attending'],
        [daughter, 'highestEducation', 'senior_secondary'],
      ],
    ],
    [
      'a child at work',
      'warning work.child',
      [
        [daughter, 'birthDate', '2016-01-02'],
        [daughter, 'workedLastWeek', true],
      ],
    ],
    [
      'none together with an illness',
      'error answer.exclusive',
      [[wife, 'chronicIllness', ['none', 'asthma']]],
    ],
    ['a choice that is not offered', 'error answer.option', [[family, 'floorMaterial', 'gold']]],
    ['no floor at all', 'error answer.range', [[family, 'floorArea', 0]]],
    ['a floor of three square metres', 'warning dwelling.floor_area_unlikely', [[family, 'floorArea', 3]]],
    ['a floor of a factory', 'warning dwelling.floor_area_unlikely', [[family, 'floorArea', 501]]],
    [
      'an earth floor with air conditioning',
      'warning dwelling.earth_floor_with_ac',
      [
        [family, 'floorMaterial', 'earth'],
        [family, 'airConditioners', 1],
      ],
    ],
    ['metered light without a meter', 'error answer.missing', [[family, 'electricityMeters', []]]],
    [
      'a meter without its power',
      'error answer.row',
      [[family, 'electricityMeters', [{ idKind: 'meter', idNumber: '32001234567' }]]],
    ],
    [
      'a meter number as long as a customer id',
      'error energy.meter_id_length',
      [[family, 'electricityMeters', [{ power: 'va900', idKind: 'meter', idNumber: '320012345678' }]]],
    ],
    [
      'a refrigerator without electricity',
      'warning energy.appliances_without_electricity',
      [[family, 'lighting', 'no_electricity']],
    ],
    [
      'large gas without a cylinder',
      'warning energy.large_gas_without_cylinder',
      [[family, 'cookingFuel', 'lpg_12']],
    ],
    ['an asset left empty', 'error answer.missing', [[family, 'cars', undefined]]],
    ['half a motorcycle', 'error answer.decimals', [[family, 'motorcycles', 1.5]]],
    ['a kilogram of gold', 'warning assets.gold_unlikely', [[family, 'goldGrams', 1000]]],
    ['square metres for hectares', 'warning assets.farmland_unlikely', [[family, 'farmlandHectares', 125]]],
    ['no statement', 'warning respondent.does_not_attest', [[family, 'respondentAttests', false]]],
    ['a refusal', 'warning answers.withheld', [[family, 'goldGrams', { missing: 'refused' }]]],
    ['a nameless member', 'error answer.missing', [[wife, 'name', { missing: 'refused' }]]],
    [
      'latitude and longitude swapped',
      'error place.outside_indonesia',
      [
        [
          family,
          'position',
          { lat: 6.59, lon: 11.6, accuracyMetres: 8, mode: 'gps', takenAt: '2026-11-23T02:10:00Z' },
        ],
      ],
    ],
    [
      'a position typed by hand',
      'warning place.inaccurate',
      [
        [
          family,
          'position',
          { lat: -6.59, lon: 110.66, accuracyMetres: null, mode: 'manual', takenAt: '2026-11-23T02:10:00Z' },
        ],
      ],
    ],
    ['a death without a witness', 'error finding.evidence_missing', [[wife, 'presence', 'deceased']]],
    [
      'a family gone without a witness',
      'error finding.evidence_missing',
      [[family, 'familyFinding', 'moved_out']],
    ],
    [
      'given up after one visit',
      'error finding.too_few_attempts',
      [[family, 'familyFinding', 'unreachable']],
    ],
  ]
  for (const [slip, expected, changes] of cases) {
    test(slip, () =>
      assert.ok(codesOf(changed(...changes)).includes(expected), codesOf(changed(...changes)).join()),
    )
  }
})

describe('what only the office or the campaign knows', () => {
  const cases: readonly (readonly [string, string, Partial<CheckContext>, readonly Change[]])[] = [
    ['more on the card', 'warning family.size_differs', { membersOnCard: 5 }, []],
    [
      'a NIK in another family',
      'warning nik.in_another_family',
      { niksInOtherFamilies: ['3399011203780001'] },
      [],
    ],
    ['far from the village', 'warning place.outside_village', { metresOutsideVillage: 201 }, []],
    ['one photo for two', 'warning place.same_as_another', { samePlaceAndPhotoAsAnother: true }, []],
    ['too many in a day', 'warning visit.too_many_today', { finishedTodayByOfficer: 41 }, []],
    ['a car in decile 1', 'warning assets.vehicles_unlikely', { officialDecile: 1 }, [[family, 'cars', 1]]],
    [
      'a villa’s power in decile 2',
      'warning energy.power_unlikely',
      { officialDecile: 2 },
      [
        [
          family,
          'electricityMeters',
          [{ power: 'va_over_2200', idKind: 'customer', idNumber: '320012345678' }],
        ],
      ],
    ],
    [
      'an official on aid',
      'warning aid.public_employee',
      { receivesAid: true },
      [[head, 'employmentStatus', 'public_employee']],
    ],
  ]
  for (const [what, expected, facts, changes] of cases) {
    test(what, () => {
      assert.ok(codesOf(changed(...changes), { ...exampleContext, ...facts }).includes(expected))
      assert.ok(!codesOf(changed(...changes)).includes(expected), 'and is silent where it is not known')
    })
  }
})

test('option groups bring their own checks', () => {
  const withGroups = (...changes: readonly Change[]) => ({
    ...changed(...changes),
    optionGroups: ['values', 'income', 'programmeComponents'],
  })
  assert.ok(codesOf(withGroups([family, 'rentValue', 300])).includes('warning dwelling.rent_unlikely'))
  assert.ok(
    codesOf(withGroups([family, 'motorcyclesValue', 5_000])).includes(
      'warning money.vehicle_value_in_thousands',
    ),
  )
  const paid = withGroups([head, 'jobIncome', 'yes'], [head, 'jobIncomeAmount', 1_500])
  assert.ok(codesOf(paid).includes('warning money.income_in_thousands'))
  const pregnant = withGroups([wife, 'birthDate', '1973-07-05'], [wife, 'pregnant', true])
  assert.ok(codesOf(pregnant).includes('warning pregnancy.age_unlikely'))
  assert.ok(!codesOf(changed([family, 'rentValue', 300])).includes('warning dwelling.rent_unlikely'))
})

test('a hurried visit and a visit at night are asked about', () => {
  const [attempt] = exampleInterview.attempts
  assert.ok(attempt)
  const at = (startedAt: string, endedAt: string) => ({
    ...exampleInterview,
    attempts: [{ ...attempt, startedAt, endedAt }],
  })
  const hurried = at('2026-11-23T02:08:00Z', '2026-11-23T02:10:00Z')
  assert.deepEqual(codesOf(hurried), ['warning visit.too_short'])
  // 15:00 UTC is 22:00 in Jepara, 14:00 UTC exactly 21:00, 13:59 one minute before.
  assert.deepEqual(codesOf(at('2026-11-23T14:00:00Z', '2026-11-23T14:30:00Z')), ['warning visit.at_night'])
  assert.deepEqual(codesOf(at('2026-11-23T13:59:00Z', '2026-11-23T14:30:00Z')), [])
})

test('every possession at zero is asked about once', () => {
  const assets = instrument.questions.filter((question) => question.officialNos.includes('fam-26'))
  const empty = changed(...assets.map(({ key }): Change => [family, key, 0]))
  assert.deepEqual(codesOf(empty), ['warning assets.all_zero'])
})

test('a family without anyone left in it is an error, not an empty interview', () => {
  const gone = ['warsito', 'sumiati', 'hidayah'].map(
    (memberId): Change => [{ kind: 'member', memberId }, 'presence', 'moved_domestic'],
  )
  assert.ok(codesOf(changed(...gone)).includes('error family.no_member'))
})

test('a new member is asked everything', () => {
  const results = checkInterview(instrument, withNewMember(exampleInterview, 'bayi'), exampleContext)
  const keys = results.flatMap((result) => (result.code === 'answer.missing' ? result.keys : []))
  assert.deepEqual(keys.slice(0, 3), ['name', 'nik', 'birthDate'])
})

test('a warning stops finishing until it is explained, and the explanation stays with it', () => {
  const large = changed([family, 'floorArea', 600])
  const refused = canFinish(instrument, large, exampleContext)
  assert.equal(refused.ok, false)
  const [warning] = refused.ok ? [] : refused.refusal.unexplained
  assert.equal(warning?.id, 'dwelling.floor_area_unlikely@family')
  const explained = withExplanation(large, warning.id, 'Bekas gudang mebel')
  assert.deepEqual(canFinish(instrument, explained, exampleContext), { ok: true })
  assert.equal(checkInterview(instrument, explained, exampleContext)[0]?.explanation, 'Bekas gudang mebel')
  const takenBack = withExplanation(explained, warning.id, '  ')
  assert.equal(canFinish(instrument, takenBack, exampleContext).ok, false)
})

test('a negative finding with a witness finishes the case without a questionnaire', () => {
  const moved: Interview = {
    ...exampleInterview,
    finding: 'moved_out',
    family: {},
    members: [],
    findingEvidence: {
      informantName: 'Pak Kasmin',
      informantRole: 'rt_rw',
      reason: 'Pindah ke Semarang sejak Lebaran',
      position: { lat: -6.59, lon: 110.66, accuracyMetres: 9, mode: 'gps', takenAt: '2026-11-23T02:10:00Z' },
      photo: null,
      recordedAt: '2026-11-23T02:12:00Z',
    },
  }
  assert.deepEqual(canFinish(instrument, moved, exampleContext), { ok: true })
})

test('what could not have been recorded with this questionnaire is an error', () => {
  assert.deepEqual(codesOf({ ...exampleInterview, instrumentVersion: 'dtsen-gc-2031-01' }), [
    'error instrument.version_differs',
  ])
  assert.deepEqual(codesOf(changed([family, 'religion', 'x'])), ['error answer.unknown_question'])
  assert.deepEqual(codesOf({ ...exampleInterview, familyConfirmed: ['rt', 'floorMaterial'] }), [
    'error answer.not_confirmable',
  ])
})

test('the NIK of someone registered in this regency, or in an invented one, raises no remark', () => {
  const atHome = changed([head, 'nik', '3320011203780001'])
  assert.deepEqual(codesOf(atHome, { ...exampleContext, regencyCode: '3320' }), [])
  assert.deepEqual(codesOf(exampleInterview, { ...exampleContext, regencyCode: '3320' }), [])
  const { inventedRegencyCodes: _, ...without } = { ...exampleContext, regencyCode: '3320' }
  assert.deepEqual(new Set(codesOf(exampleInterview, without)), new Set(['info nik.other_region']))
})

test('a place told in words stands for a position the phone would not give', () => {
  const evidence = {
    informantName: 'Karto',
    informantRole: 'rt_rw' as const,
    reason: 'Pindah sejak Januari',
    position: null,
    photo: null,
    recordedAt: '2026-11-23T02:10:00Z',
  }
  const gone = { ...exampleInterview, finding: 'family_not_found' as const, members: [] }
  const codes = (findingEvidence: FindingEvidence) =>
    checkInterview(instrument, { ...gone, findingEvidence }, exampleContext).map(({ code }) => code)
  assert.ok(codes(evidence).includes('finding.evidence_missing'))
  assert.ok(codes({ ...evidence, place: ' ' }).includes('finding.evidence_missing'))
  const told = { ...evidence, place: 'Depan mushola; ponsel tidak mengizinkan lokasi' }
  assert.ok(!codes(told).includes('finding.evidence_missing'))
})
