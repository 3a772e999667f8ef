import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { groundCheck202503 } from '../instrument/data/ground-check-2025-03.ts'
import {
  type Certificate,
  certificateExpiresOn,
  drawTest,
  integrityPledge,
  publicTest,
  questionBank,
  refusesAssignment,
  refusesCertificate,
  scoreTest,
  type TestPaper,
} from './index.ts'

const seed = fc.string({ minLength: 1, maxLength: 40 })

function rightAnswers(paper: TestPaper): Record<string, string> {
  return Object.fromEntries(paper.questions.map(({ key, right }) => [key, right]))
}

test('the bank is large enough, complete in both languages, and says where each answer comes from', () => {
  const { questions, instrumentVersion } = questionBank
  assert.equal(instrumentVersion, groundCheck202503.version)
  assert.ok(questions.length >= 16)
  assert.equal(new Set(questions.map(({ key }) => key)).size, questions.length)
  for (const { key, text, options, right, explanation, source } of questions) {
    assert.ok(options.length >= 3 && options.length <= 4, key)
    assert.equal(options.filter((option) => option.key === right).length, 1, key)
    assert.equal(new Set(options.map((option) => option.text.id)).size, options.length, key)
    assert.ok(source, key)
    for (const said of [text, explanation, ...options.map((option) => option.text)]) {
      assert.ok(said.id && said.en, key)
    }
  }
})

test('a seed draws the same test again, and another seed another one', () => {
  fc.assert(
    fc.property(seed, (text) => {
      const paper = drawTest(questionBank, text)
      assert.deepEqual(paper, drawTest(questionBank, text))
      assert.equal(paper.questions.length, 10)
      assert.equal(new Set(paper.questions.map(({ key }) => key)).size, 10)
    }),
  )
  const drawn = new Set(
    Array.from({ length: 50 }, (_, at) =>
      drawTest(questionBank, `seed ${at}`)
        .questions.map(({ key }) => key)
        .join(),
    ),
  )
  assert.equal(drawn.size, 50)
})

test('what must never be got wrong at a door is in every test', () => {
  const always = questionBank.questions.filter((question) => question.always).map(({ key }) => key)
  assert.ok(always.length >= 3)
  fc.assert(
    fc.property(seed, (text) => {
      const keys = drawTest(questionBank, text).questions.map(({ key }) => key)
      for (const key of always) assert.ok(keys.includes(key), key)
    }),
  )
})

test('nothing that reaches the phone tells the right answer', () => {
  fc.assert(
    fc.property(seed, (text) => {
      const sent = publicTest(drawTest(questionBank, text))
      for (const question of sent.questions) {
        assert.deepEqual(Object.keys(question).toSorted(), ['key', 'options', 'text'])
        assert.deepEqual(
          question.options.map(({ key }) => key),
          ['a', 'b', 'c', 'd'].slice(0, question.options.length),
        )
      }
      assert.deepEqual(Object.keys(sent).toSorted(), ['bankVersion', 'passMarkPercent', 'questions'])
    }),
  )
})

test('the right answer stands in every place about equally often', () => {
  const places = { a: 0, b: 0, c: 0, d: 0 }
  for (let at = 0; at < 500; at += 1) {
    for (const { right, options } of drawTest(questionBank, `place ${at}`).questions) {
      if (options.length === 4 && (right === 'a' || right === 'b' || right === 'c' || right === 'd'))
        places[right] += 1
    }
  }
  const total = places.a + places.b + places.c + places.d
  for (const count of Object.values(places))
    assert.ok(Math.abs(count / total - 0.25) < 0.03, JSON.stringify(places))
})

test('eight of ten pass, seven do not, and a question left out is wrong', () => {
  const paper = drawTest(questionBank, 'budi')
  const right = rightAnswers(paper)
  for (const [answered, percent, passed] of [
    [10, 100, true],
    [8, 80, true],
    [7, 70, false],
    [0, 0, false],
  ] as const) {
    const answers = Object.fromEntries(Object.entries(right).slice(0, answered))
    const score = scoreTest(paper, answers)
    assert.deepEqual([score.right, score.asked, score.percent, score.passed], [answered, 10, percent, passed])
    assert.equal(score.review.filter(({ wasRight }) => wasRight).length, answered)
  }
  assert.equal(scoreTest(paper, Object.fromEntries(Object.keys(right).map((key) => [key, 'x']))).right, 0)
})

test('the review shows what was chosen beside what is right, with the reason', () => {
  const paper = drawTest(questionBank, 'sari')
  const [first] = paper.questions
  assert.ok(first)
  const wrong = first.options.find(({ key }) => key !== first.right)
  const [reviewed] = scoreTest(paper, { [first.key]: wrong?.key ?? '' }).review
  assert.equal(reviewed?.wasRight, false)
  assert.deepEqual(reviewed?.chosen, wrong?.text)
  assert.deepEqual(reviewed?.explanation, first.explanation)
})

const certificate: Certificate = {
  accountId: 'a-1',
  instrumentVersion: 'dtsen-gc-2025-03',
  bankVersion: questionBank.version,
  percent: 90,
  passedOn: '2025-03-03',
  pledgeVersion: integrityPledge.version,
  pledgedOn: '2025-03-03',
  expiresOn: '2026-03-03',
}

test('a certificate needs a passed test and a signed pledge', () => {
  assert.equal(
    refusesCertificate({ passed: false, pledgedOn: '2025-03-03' })?.code,
    'certificate.test-not-passed',
  )
  assert.equal(refusesCertificate({ passed: true })?.code, 'certificate.pledge-missing')
  assert.equal(refusesCertificate({ passed: true, pledgedOn: '2025-03-03' }), undefined)
})

test('nobody is assigned families without a certificate for that very questionnaire', () => {
  assert.equal(refusesAssignment(certificate, ['dtsen-gc-2025-03'], '2025-03-20'), undefined)
  assert.equal(refusesAssignment(undefined, ['dtsen-gc-2025-03'], '2025-03-20')?.code, 'certificate.missing')
  assert.deepEqual(refusesAssignment(certificate, ['dtsen-gc-2026-01'], '2025-03-20'), {
    code: 'certificate.refresher-due',
    certified: 'dtsen-gc-2025-03',
    wanted: 'dtsen-gc-2026-01',
  })
  // The publication of the new version said that certificates of the one before still hold.
  assert.equal(
    refusesAssignment(certificate, ['dtsen-gc-2026-01', 'dtsen-gc-2025-03'], '2025-03-20'),
    undefined,
  )
  assert.equal(certificateExpiresOn('2025-03-03'), '2026-03-03')
  assert.equal(refusesAssignment(certificate, ['dtsen-gc-2025-03'], '2026-03-03'), undefined)
  assert.deepEqual(refusesAssignment(certificate, ['dtsen-gc-2025-03'], '2026-03-04'), {
    code: 'certificate.expired',
    expiredOn: '2026-03-03',
  })
  const revoked = { ...certificate, revokedOn: '2025-03-10' }
  assert.equal(refusesAssignment(revoked, ['dtsen-gc-2025-03'], '2025-03-20')?.code, 'certificate.revoked')
})
