import type { Bilingual } from '../instrument/index.ts'
import type { BankQuestion, QuestionBank, TestOption } from './question.ts'
import { chanceFrom, shuffled } from './seeded-chance.ts'

/** One person's test as the office keeps it: it can be drawn again from the bank and the seed. */
export interface TestPaper {
  readonly bankVersion: string
  readonly instrumentVersion: string
  readonly seed: string
  readonly questions: readonly BankQuestion[]
}

/** What is sent to the phone: nothing in it tells which option is right. */
export interface PublicTest {
  readonly bankVersion: string
  readonly passMarkPercent: number
  readonly questions: readonly PublicQuestion[]
}

export interface PublicQuestion {
  readonly key: string
  readonly text: Bilingual
  readonly options: readonly TestOption[]
}

/** Questions of one test. */
export const questionsInTest = 10

/**
 * Draws a test: every question that must never be got wrong at a door, the rest by chance, questions and
 * options in an order of their own. Throws when the bank holds fewer questions than wanted.
 */
export function drawTest(bank: QuestionBank, seed: string, count = questionsInTest): TestPaper {
  if (count > bank.questions.length) throw new Error(`The bank holds ${bank.questions.length} questions only`)
  const chance = chanceFrom(`${bank.version} ${seed}`)
  const always = bank.questions.filter((question) => question.always === true)
  const others = bank.questions.filter((question) => question.always !== true)
  const chosen = [...shuffled(always, chance), ...shuffled(others, chance)].slice(0, count)
  return {
    bankVersion: bank.version,
    instrumentVersion: bank.instrumentVersion,
    seed,
    questions: shuffled(chosen, chance).map((question) => withoutTellingKeys(question, chance)),
  }
}

export function publicTest({ bankVersion, questions }: TestPaper): PublicTest {
  return {
    bankVersion,
    passMarkPercent,
    questions: questions.map(({ key, text, options }) => ({ key, text, options })),
  }
}

/** Options lose the keys of the bank, where the right one stands first; they are lettered in the drawn order. */
function withoutTellingKeys(question: BankQuestion, chance: () => number): BankQuestion {
  const order = shuffled(question.options, chance)
  const letter = (at: number) => 'abcd'.charAt(at)
  return {
    ...question,
    options: order.map(({ text }, at) => ({ key: letter(at), text })),
    right: letter(order.findIndex(({ key }) => key === question.right)),
  }
}

/** Four in five. Source: usual pass mark of technical training; one setting for all. */
export const passMarkPercent = 80

export interface TestScore {
  readonly right: number
  readonly asked: number
  /** Whole percent, rounded down: 79.9 is not 80. */
  readonly percent: number
  readonly passed: boolean
  /** Every question with what was chosen and why the right one is right, in the order of the test. */
  readonly review: readonly ReviewedQuestion[]
}

export interface ReviewedQuestion {
  readonly key: string
  readonly text: Bilingual
  readonly chosen: Bilingual | undefined
  readonly right: Bilingual
  readonly wasRight: boolean
  readonly explanation: Bilingual
}

/** @param answers option key by question key; a question left out counts as wrong */
export function scoreTest(paper: TestPaper, answers: Readonly<Record<string, string>>): TestScore {
  const review = paper.questions.map((question) => reviewed(question, answers[question.key]))
  const right = review.filter(({ wasRight }) => wasRight).length
  const percent = Math.floor((right * 100) / paper.questions.length)
  return { right, asked: paper.questions.length, percent, passed: percent >= passMarkPercent, review }
}

function reviewed(question: BankQuestion, answer: string | undefined): ReviewedQuestion {
  const optionOf = (key: string | undefined) => question.options.find((option) => option.key === key)?.text
  const right = optionOf(question.right)
  if (right === undefined) throw new Error(`The question ${question.key} has no right option`)
  return {
    key: question.key,
    text: question.text,
    chosen: optionOf(answer),
    right,
    wasRight: answer === question.right,
    explanation: question.explanation,
  }
}
