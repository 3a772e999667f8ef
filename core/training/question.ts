import type { Bilingual } from '../instrument/index.ts'

/** One question of the bank, with its answer. It stays in the office; phones get a `PublicQuestion`. */
export interface BankQuestion {
  readonly key: string
  readonly topic: 'concept' | 'observation' | 'finding' | 'integrity' | 'privacy'
  readonly text: Bilingual
  readonly options: readonly TestOption[]
  /** Key of the right option. */
  readonly right: string
  /** Why, in a sentence; shown after the test, whatever was chosen. */
  readonly explanation: Bilingual
  readonly source: string
  /** In every test: what must never be got wrong at a door. */
  readonly always?: true
}

export interface TestOption {
  readonly key: string
  readonly text: Bilingual
}

/** The bank as one dated version: a test names the version it was drawn from. */
export interface QuestionBank {
  readonly version: string
  readonly validFrom: string
  readonly source: string
  /** The questionnaire whose concepts it asks. */
  readonly instrumentVersion: string
  readonly questions: readonly BankQuestion[]
}

type Pair = readonly [id: string, en: string]

/** The short form in which the bank is written: the first option is the right one and is shuffled away later. */
export function asked(
  key: string,
  topic: BankQuestion['topic'],
  [id, en]: Pair,
  options: readonly [right: Pair, ...wrong: Pair[]],
  [whyId, whyEn]: Pair,
  source: string,
): BankQuestion {
  return {
    key,
    topic,
    text: { id, en },
    options: options.map((option, at) => ({
      key: `${key}.${at + 1}`,
      text: { id: option[0], en: option[1] },
    })),
    right: `${key}.1`,
    explanation: { id: whyId, en: whyEn },
    source,
  }
}
