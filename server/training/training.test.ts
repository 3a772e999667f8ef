import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { drawTest, ownTraining, signPledge, submitTest, trainingOverview } from '@tanggap/contract/training'
import { drawTest as drawPaper, integrityPledge, questionBank } from '@tanggap/core/training'
import { z } from 'zod'
import type { Office } from '../plumbing/acting.ts'
import { regencyScope } from '../plumbing/database/index.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { isCertified } from './index.ts'

let office: TestOffice
let budi: Office
let trainer: Office
before(async () => {
  office = await makeTestOffice()
  budi = await office.hire('facilitator', '332010', 'Budi Santosa')
  trainer = await office.hire('trainer')
})
after(() => office.close())

const instrument = questionBank.instrumentVersion
const pledge = { pledgeVersion: integrityPledge.version, name: ' budi  santosa ' }

test('a test sent to a phone does not tell which option is right, and is not drawn again while it is open', async () => {
  const drawn = await office.ask(budi, drawTest, {}, 'field')
  assert.equal(drawn.body.questions.length, 10)
  assert.deepEqual(Object.keys(drawn.body.questions[0] ?? {}).sort(), ['key', 'options', 'text'])
  assert.doesNotMatch(JSON.stringify(drawn.body), /"right"|explanation/)
  const again = await office.ask(budi, drawTest, {}, 'office')
  assert.deepEqual(again.body, drawn.body)
})

test('a failed test gives no certificate; the explanations come after it, and a new test may be drawn', async () => {
  const { body: drawn } = await office.ask(budi, drawTest, {}, 'field')
  const handed = await office.ask(
    budi,
    submitTest,
    { params: { id: drawn.id }, body: { answers: {} } },
    'field',
  )
  assert.deepEqual([handed.body.passed, handed.body.percent, handed.body.review.length], [false, 0, 10])
  const signed = await office.ask(budi, signPledge, { params: { id: drawn.id }, body: pledge }, 'field')
  assert.equal(signed.refusal, 'certificate.test-not-passed')
  const next = await office.ask(budi, drawTest, {}, 'field')
  assert.notEqual(next.body.id, drawn.id)
})

test('handing a test in is safe to repeat: better answers come too late', async () => {
  office.at('2025-03-10T03:00:00Z')
  const { body: drawn } = await office.ask(budi, drawTest, {}, 'field')
  const given = { params: { id: drawn.id }, body: { answers: await rightAnswers(drawn.id, 8) } }
  const first = await office.ask(budi, submitTest, given, 'field')
  assert.deepEqual([first.body.percent, first.body.passed], [80, true])
  const all = { params: { id: drawn.id }, body: { answers: await rightAnswers(drawn.id, 10) } }
  const second = await office.ask(budi, submitTest, all, 'field')
  assert.deepEqual(second.body, first.body)
})

test('a passed test and a pledge signed by name give one numbered certificate, and signing is safe to repeat', async () => {
  const standing = await office.ask(budi, ownTraining, {}, 'field')
  const id = standing.body.passed?.testId ?? ''
  assert.equal(standing.body.certificate, null)
  assert.equal(await certified(instrument), false)
  const wrongName = { params: { id }, body: { ...pledge, name: 'Orang Lain' } }
  assert.equal((await office.ask(budi, signPledge, wrongName, 'field')).refusal, 'training.name-differs')

  const signed = await office.ask(budi, signPledge, { params: { id }, body: pledge }, 'field')
  assert.equal(signed.body.number, 'SERT-3320-2025-0001')
  assert.deepEqual([signed.body.expiresOn, signed.body.valid], ['2026-03-10', true])
  const again = await office.ask(budi, signPledge, { params: { id }, body: pledge }, 'field')
  assert.deepEqual(again.body, signed.body)
  assert.equal(await certified(instrument), true)
  assert.equal(await certified('another-questionnaire'), false)
  assert.equal(await certified(instrument, '2026-03-11'), false)
})

test('the trainer sees who is certified; a facilitator sees only herself', async () => {
  const siti = await office.hire('facilitator', '332010', 'Siti Aminah')
  const seen = await office.ask(trainer, trainingOverview, {})
  const byName = new Map(seen.body.people.map((one) => [one.name, one]))
  assert.equal(byName.get('Budi Santosa')?.certificate?.valid, true)
  assert.equal(byName.get('Budi Santosa')?.lastTest?.percent, 80)
  assert.equal(byName.get('Siti Aminah')?.certificate, null)
  assert.equal((await office.ask(siti, trainingOverview, {})).refusal, 'workflow.not-your-office')
  const standing = await office.ask(siti, ownTraining, {}, 'field')
  assert.equal(standing.body.certificate, null)
})

test("another person's test can neither be handed in nor signed", async () => {
  const siti = await office.hire('facilitator', '332010', 'Siti Rahayu')
  const { body: drawn } = await office.ask(budi, drawTest, {}, 'field')
  const handed = await office.ask(
    siti,
    submitTest,
    { params: { id: drawn.id }, body: { answers: {} } },
    'field',
  )
  assert.equal(handed.refusal, 'request.not-found')
})

function certified(version: string, day = '2025-03-11') {
  return office.act(trainer, (acting) => isCertified(acting, budi.accountId, version, day))
}

/** Looks behind the curtain: the seed draws the same paper again, with its right options. */
async function rightAnswers(testId: string, count: number): Promise<Record<string, string>> {
  const { seed } = await office.test.database.within(regencyScope('3320'), (tx) =>
    tx.one(
      z.object({ seed: z.string() }),
      'select seed from training_test where regency_code = $1 and id = $2',
      ['3320', testId],
    ),
  )
  const right = drawPaper(questionBank, seed).questions.slice(0, count)
  return Object.fromEntries(right.map((question) => [question.key, question.right]))
}
