import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Answer } from './answer.ts'
import { missingAnswers, progress, relevantQuestions, screensOf, settleAnswers } from './asking.ts'
import { checkInterview } from './check.ts'
import { compareWithBaseline } from './compare.ts'
import { exampleBaseline, exampleContext, exampleInterview } from './data/example-family.ts'
import { groundCheck202503 as instrument } from './data/ground-check-2025-03.ts'
import { describeRule } from './describe.ts'
import { holds } from './evaluate.ts'
import { familyFindingKeys, memberPresenceKeys } from './findings.ts'
import type { Interview, SubjectRef } from './interview.ts'
import { startInterview, withAnswer, withNewMember, withoutNewMember } from './recording.ts'
import type { Operand, Rule } from './rule.ts'

const today = exampleContext.today
const family: SubjectRef = { kind: 'family' }
const wife: SubjectRef = { kind: 'member', memberId: 'sumiati' }

const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  fc.string(),
  fc.constantFrom(
    'male',
    'female',
    'head',
    'owned',
    'own',
    'none',
    'pln_metered',
    'refill',
    '2010-01-31',
    '',
  ),
  fc.double(),
  fc.integer({ min: -2, max: 60 }),
  fc.boolean(),
  fc.constantFrom<Answer>({ missing: 'refused' }, { missing: 'notAsked' }, { missing: 'notObserved' }),
  fc.array(fc.string()),
  fc.array(fc.dictionary(fc.string(), fc.string())),
  fc.constant<Answer>({ lat: 0, lon: 0, accuracyMetres: null, mode: 'manual', takenAt: 'never' }),
)
const keys = instrument.questions.map(({ key }) => key)
const anyAnswers = fc.dictionary(fc.constantFrom(...keys), anyAnswer, { noNullPrototype: true, maxKeys: 60 })

const mostlyHere = fc.oneof(
  { weight: 3, arbitrary: fc.constant('lives_here' as const) },
  fc.constantFrom(null, ...memberPresenceKeys),
)

const anyInterview: fc.Arbitrary<Interview> = fc.record({
  instrumentVersion: fc.constant(instrument.version),
  optionGroups: fc.subarray(instrument.optionGroups.map(({ key }) => key)),
  finding: fc.oneof(
    { weight: 4, arbitrary: fc.constant('found' as const) },
    fc.constantFrom(null, ...familyFindingKeys),
  ),
  family: anyAnswers,
  familyConfirmed: fc.constant([]),
  members: fc
    .array(fc.record({ presence: mostlyHere, answers: anyAnswers }), {
      maxLength: 4,
    })
    .map((members) => members.map((member, index) => ({ id: `m${index}`, confirmed: [], ...member }))),
  attempts: fc.constant([]),
  explanations: fc.constant([]),
})

const { rule: anyRule } = fc.letrec<{ rule: Rule; operand: Operand }>((tie) => ({
  operand: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('male', 'head', 3, 0, true),
    fc.constantFrom(...keys).map((answer) => ({ answer })),
    fc.constantFrom(...keys).map((key) => ({ family: key })),
    fc.constantFrom(...keys).map((ageFrom) => ({ ageFrom })),
    fc.constantFrom(...keys).map((count) => ({ count })),
    fc.constant({ context: 'officialDecile' } as const),
    fc.constantFrom(...keys).map((key) => ({ column: [key, 'power'] as const })),
    tie('rule').map((membersWhere) => ({ membersWhere })),
    fc.array(tie('operand'), { maxLength: 2 }).map((sum) => ({ sum })),
  ),
  rule: fc.oneof(
    { depthSize: 'small' },
    tie('operand').map((isEmpty) => ({ isEmpty })),
    fc.tuple(tie('operand'), tie('operand')).map((eq) => ({ eq })),
    fc.tuple(tie('operand'), tie('operand')).map((lt) => ({ lt })),
    fc.tuple(tie('operand'), tie('operand')).map((gte) => ({ gte })),
    fc.tuple(tie('operand'), fc.constant(['male', 'head'])).map((pair) => ({ in: pair })),
    fc.tuple(tie('operand'), fc.constant('none')).map((includes) => ({ includes })),
    tie('rule').map((not) => ({ not })),
    fc.array(tie('rule'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('rule'), { maxLength: 3 }).map((any) => ({ any })),
  ),
}))

test('every rule has an answer for every interview, and can be told in words', () => {
  fc.assert(
    fc.property(anyRule, anyInterview, (rule, interview) => {
      const [member] = interview.members
      const scope = { interview, ...(member && { member }), context: { today } }
      assert.equal(holds({ not: rule }, scope), !holds(rule, scope))
      assert.ok(describeRule(rule).length > 0)
    }),
  )
})

test('progress never passes the whole, and what is missing is what it lacks', () => {
  fc.assert(
    fc.property(anyInterview, (interview) => {
      const { screens, total } = progress(instrument, interview, today)
      for (const screen of [...screens, total]) {
        assert.ok(screen.answered >= 0 && screen.answered <= screen.required)
      }
      assert.equal(missingAnswers(instrument, interview, today).length, total.required - total.answered)
    }),
    { numRuns: 60 },
  )
})

test('settling twice is settling once, and asks the same questions', () => {
  fc.assert(
    fc.property(anyInterview, (interview) => {
      const once = settleAnswers(instrument, interview, today)
      assert.deepEqual(settleAnswers(instrument, once, today), once)
      const asked = (one: Interview) =>
        relevantQuestions(instrument, one, today).map(({ question, subject }) => [question.key, subject])
      assert.deepEqual(asked(once), asked(interview))
    }),
    { numRuns: 60 },
  )
})

test('whatever a phone sends can be checked and compared without a fault', () => {
  fc.assert(
    fc.property(anyInterview, (interview) => {
      const results = checkInterview(instrument, interview, { ...exampleContext, officialDecile: 1 })
      assert.equal(new Set(results.map(({ id }) => id)).size, results.length)
      compareWithBaseline(instrument, exampleBaseline, interview, today)
    }),
    { numRuns: 60 },
  )
})

test('before the family is found only its presence is asked', () => {
  const fresh = startInterview(instrument, { optionGroups: [], frame: {}, baseline: exampleBaseline })
  const required = missingAnswers(instrument, fresh, today).map(({ question }) => question.key)
  assert.deepEqual(required, ['familyFinding'])
  const found = withAnswer(fresh, family, 'familyFinding', 'found')
  assert.equal(
    missingAnswers(instrument, found, today).filter((one) => one.question.key === 'presence').length,
    3,
  )
})

test('members are interviewed one after the other, topic by topic', () => {
  const screens = screensOf(instrument, exampleInterview, today)
  const names = screens.map(({ topic, memberId }) => (memberId ? `${memberId} ${topic.key}` : topic.key))
  assert.deepEqual(names, [
    'presence',
    'location',
    'members',
    'warsito identity',
    'warsito education',
    'warsito work',
    'warsito health',
    'sumiati identity',
    'sumiati education',
    'sumiati work',
    'sumiati health',
    'hidayah identity',
    'hidayah health',
    'dwelling',
    'waterSanitation',
    'energy',
    'assets',
    'photos',
    'closing',
  ])
})

test('each skip of the rule book opens and closes its questions', () => {
  const asks = (key: string, subject: SubjectRef, ...changes: readonly (readonly [string, Answer])[]) => {
    const base: Interview = {
      ...exampleInterview,
      optionGroups: instrument.optionGroups.map((group) => group.key),
    }
    const interview = changes.reduce((one, [name, answer]) => withAnswer(one, subject, name, answer), base)
    return relevantQuestions(instrument, interview, today).some(
      (asked) => asked.question.key === key && JSON.stringify(asked.subject) === JSON.stringify(subject),
    )
  }
  assert.ok(asks('landProof', family))
  assert.ok(!asks('landProof', family, ['tenure', 'rented']))
  assert.ok(asks('rentValue', family, ['tenure', 'rent_free']))
  assert.ok(!asks('rentValue', family, ['tenure', 'official']))
  assert.ok(asks('wasteDistance', family, ['drinkingWater', 'protected_well']))
  assert.ok(!asks('wasteDistance', family, ['drinkingWater', 'piped']))
  assert.ok(!asks('bathingWater', family, ['drinkingWater', 'piped']))
  assert.ok(!asks('electricityMeters', family, ['lighting', 'pln_unmetered']))
  assert.ok(asks('toiletType', family, ['toilet', 'communal']))
  assert.ok(!asks('toiletType', family, ['toilet', 'public']))
  assert.ok(!asks('faecesDisposal', family, ['toilet', 'none']))
  assert.ok(asks('motorcyclesValue', family))
  assert.ok(!asks('motorcyclesValue', family, ['motorcycles', 0]))
  assert.ok(!asks('carsValue', family))
  assert.ok(!asks('highestEducation', wife, ['schoolParticipation', 'never']))
  assert.ok(!asks('employmentStatus', wife, ['workedLastWeek', false]))
  assert.ok(!asks('businessIndustry', wife, ['businessCount', 0]))
  for (const kind of ['job', 'business', 'other']) {
    assert.ok(asks(`${kind}Income`, wife))
    assert.ok(asks(`${kind}IncomeAmount`, wife, [`${kind}Income`, 'yes']))
    assert.ok(!asks(`${kind}IncomeAmount`, wife, [`${kind}Income`, 'no']))
    assert.ok(!asks(`${kind}Income`, wife, ['birthDate', '2022-01-01']))
  }
  assert.ok(asks('account', wife))
  assert.ok(!asks('account', wife, ['birthDate', '2010-01-01']))
  assert.ok(!asks('phone', wife, ['birthDate', '2015-01-01']))
  assert.ok(asks('pregnant', wife))
  assert.ok(!asks('pregnant', wife, ['sex', 'male']))
  assert.ok(!asks('pregnant', wife, ['birthDate', '1960-01-01']))
  assert.ok(!asks('schoolParticipation', wife, ['birthDate', '2022-01-01']))
  assert.ok(!asks('severeDisability', wife))
  assert.ok(asks('severeDisability', wife, ['disability', ['physical']]))
  assert.ok(!asks('name', wife, ['presence', 'deceased']))
})

test('an answer that fell to a skip opens nothing after it', () => {
  const changed = withAnswer(
    withAnswer(exampleInterview, family, 'drinkingWater', 'piped'),
    family,
    'bathingWater',
    'unprotected_well',
  )
  const settled = settleAnswers(instrument, changed, today)
  assert.deepEqual(settled.family.bathingWater, { missing: 'notAsked' })
  assert.deepEqual(settled.family.wasteDistance, { missing: 'notAsked' })
})

test('what follows from other answers is filled in when the interview is settled', () => {
  const settled = settleAnswers(instrument, exampleInterview, today)
  assert.equal(settled.family.headName, 'Warsito')
  assert.equal(settled.members[0]?.answers.memberCardNumber, '3399011502190004')
  assert.equal(settled.members[0]?.answers.memberAddress, 'Krajan, RT 005, RW 002')
  assert.equal(settled.family.village, '3399012001')
})

test('a member added by mistake can be taken back, one of the case cannot', () => {
  const more = withNewMember(exampleInterview, 'bayi')
  assert.equal(more.members.length, 4)
  assert.deepEqual(withoutNewMember(more, 'bayi'), exampleInterview)
  assert.equal(withoutNewMember(more, 'sumiati').members.length, 4)
})

test('"tetap" is remembered as confirmed until the answer changes', () => {
  const held = withAnswer(exampleInterview, family, 'rt', '005', true)
  assert.deepEqual(held.familyConfirmed, ['rt'])
  assert.deepEqual(withAnswer(held, family, 'rt', '006').familyConfirmed, [])
})
