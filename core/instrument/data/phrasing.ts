import type { Bilingual, CodeList, Question, QuestionType, Subject } from '../instrument.ts'
import type { Operand, Rule } from '../rule.ts'

/** How the data of an instrument is written down: short forms that become the full, plain JSON. */

export type Pair = readonly [id: string, en: string]

export function both([id, en]: Pair): Bilingual {
  return { id, en }
}

type CodeRow = readonly [
  key: string,
  id: string,
  en: string,
  regsosek2022: string | null,
  fasih2026: string | null,
  exclusive?: 'exclusive',
]

export function codes(rows: readonly CodeRow[]): CodeList {
  return {
    options: rows.map(([key, id, en, regsosek2022, fasih2026, exclusive]) => ({
      key,
      label: { id, en },
      regsosek2022,
      fasih2026,
      ...(exclusive === 'exclusive' && { exclusive: true }),
    })),
  }
}

/** What a question says for itself; the rest follows from `questionsOf`. */
export interface Phrased
  extends Partial<
    Omit<Question, 'key' | 'topic' | 'subject' | 'label' | 'help' | 'script' | 'unit' | 'type' | 'items'>
  > {
  readonly key: string
  readonly type: QuestionType
  /** Official numbers and name. Without a number the question is a supporting variable. */
  readonly official: readonly [name: string, ...numbers: string[]]
  readonly regsosek?: string
  readonly fasih?: string
  readonly label: Pair
  readonly help: Pair
  readonly script?: Pair
  readonly unit?: Pair
}

/**
 * Questions of one topic in the order of the interview. Unless said otherwise a question is required, asked,
 * of general sensitivity, kept in the registry, and asked afresh rather than confirmed.
 */
export function questionsOf(topic: string, subject: Subject, phrased: readonly Phrased[]): Question[] {
  return phrased.map(({ official, regsosek, fasih, label, help, script, unit, ...rest }) => {
    const [officialName, ...officialNos] = official
    const items = {
      ...(regsosek !== undefined && { regsosek2022: regsosek }),
      ...(fasih !== undefined && { fasih2026: fasih }),
    }
    return {
      topic,
      subject,
      officialNos,
      officialName,
      required: true,
      core39: officialNos.length > 0,
      sensitivity: 'general',
      confirmable: false,
      filledBy: 'interview',
      recordedIn: 'registry',
      ...rest,
      ...(Object.keys(items).length > 0 && { items }),
      label: both(label),
      help: both(help),
      ...(script !== undefined && { script: both(script) }),
      ...(unit !== undefined && { unit: both(unit) }),
    }
  })
}

export function is(key: string, value: Operand): Rule {
  return { eq: [{ answer: key }, value] }
}

export function isOneOf(key: string, options: readonly string[]): Rule {
  return { in: [{ answer: key }, options] }
}

export function isOver(key: string, value: number): Rule {
  return { gt: [{ answer: key }, value] }
}

export function isUnder(key: string, value: number): Rule {
  return { lt: [{ answer: key }, value] }
}

export function isAged(from: number, to?: number): Rule {
  const age: Operand = { ageFrom: 'birthDate' }
  return to === undefined ? { gte: [age, from] } : { all: [{ gte: [age, from] }, { lte: [age, to] }] }
}

export function allOf(...rules: readonly Rule[]): Rule {
  return { all: rules }
}

export function anyOf(...rules: readonly Rule[]): Rule {
  return { any: rules }
}
