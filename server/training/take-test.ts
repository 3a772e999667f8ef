import { localDay } from '@tanggap/core/calendar'
import { drawTest, publicTest, questionBank, scoreTest, type TestPaper } from '@tanggap/core/training'
import { currentInstrument } from '../instrument/index.ts'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { finishTest, insertTest, lockTest, type TestRecord, testsOf } from './training.store.ts'

/** Draws a test from a seed of chance, or gives back the one under way: nobody shops for easier questions. */
export async function beginTest(acting: Acting) {
  const { tx, office, now, chance } = acting
  const open = openAmong(await testsOf(tx, office.regency, office.accountId))
  if (open) return done(shown(open))
  const test = {
    id: acting.id(),
    accountId: office.accountId,
    bankVersion: questionBank.version,
    instrumentVersion: currentInstrument(localDay(now)).version,
    seed: chance.bytes(16).toString('hex'),
    drawnAt: now,
  }
  await insertTest(tx, office.regency, test)
  await acting.record({ action: 'training.draw', subject: 'training_test', ids: [test.id, office.accountId] })
  return done(shown(test))
}

/** Scores what was chosen, once: handed in again, a test gives the score it got. */
export async function handInTest(
  acting: Acting,
  testId: string,
  answers: Readonly<Record<string, string>>,
): Promise<Done<ReturnType<typeof scored>>> {
  const { tx, office, now } = acting
  const test = await lockTest(tx, office.regency, office.accountId, testId)
  if (!test) return refused('request.not-found')
  if (test.finishedAt !== null) return done(scored(test, test.answers ?? {}))
  const score = scored(test, answers)
  await finishTest(tx, office.regency, testId, {
    answers,
    percent: score.percent,
    passed: score.passed,
    finishedAt: now,
  })
  await acting.record({
    action: 'training.hand-in',
    subject: 'training_test',
    ids: [testId, office.accountId],
    detail: { percent: score.percent, passed: score.passed },
  })
  return done(score)
}

/** The test under way, drawn from the bank in use; one from an older bank is left where it is. */
export function openAmong(tests: readonly TestRecord[]): TestRecord | undefined {
  return tests.find((test) => test.finishedAt === null && test.bankVersion === questionBank.version)
}

export function shown(test: Pick<TestRecord, 'id' | 'seed' | 'bankVersion'>) {
  return { id: test.id, questions: publicTest(paperOf(test)).questions.map(mutable) }
}

function mutable(question: ReturnType<typeof publicTest>['questions'][number]) {
  return { key: question.key, text: question.text, options: [...question.options] }
}

function scored(test: TestRecord, answers: Readonly<Record<string, string>>) {
  const { right, asked, percent, passed, review } = scoreTest(paperOf(test), answers)
  return {
    testId: test.id,
    right,
    asked,
    percent,
    passed,
    review: review.map((one) => ({ ...one, chosen: one.chosen ?? null })),
  }
}

/** Drawn again from the bank and the seed; it is nowhere kept as it looked. */
function paperOf(test: Pick<TestRecord, 'seed' | 'bankVersion'>): TestPaper {
  if (test.bankVersion !== questionBank.version)
    throw new Error('a test of a bank this office no longer holds')
  return drawTest(questionBank, test.seed)
}
