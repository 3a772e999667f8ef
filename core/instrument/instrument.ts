import type { Rule } from './rule.ts'

/** A text in both languages. Indonesian is what people see first. */
export interface Bilingual {
  readonly id: string
  readonly en: string
}

/**
 * One version of the questionnaire, as data. It never changes after its first interview: a correction is a
 * new version with its own `validFrom`, and every interview names the version it was made with.
 */
export interface Instrument {
  /** The family of versions, such as `dtsen-gc`. */
  readonly id: string
  /** Unique by itself, such as `dtsen-gc-2025-03`. */
  readonly version: string
  readonly title: Bilingual
  /** ISO date from which this version may be used. */
  readonly validFrom: string
  readonly source: string
  readonly topics: readonly Topic[]
  readonly questions: readonly Question[]
  readonly codeLists: Readonly<Record<string, CodeList>>
  readonly optionGroups: readonly OptionGroup[]
  readonly checks: readonly Check[]
}

/**
 * One screen of the interview. A member topic is shown once for each member who belongs to the family now;
 * a family topic that holds member questions shows them for every member in one list.
 */
export interface Topic {
  readonly key: string
  readonly subject: Subject
  readonly label: Bilingual
  /** What the facilitator says when the topic begins. */
  readonly intro?: Bilingual
  /** Absent: always open. A closed topic closes all its questions. */
  readonly relevant?: Rule
}

export type Subject = 'family' | 'member'

export type QuestionType =
  | 'text'
  | 'digits'
  | 'date'
  | 'single'
  | 'multi'
  | 'integer'
  | 'decimal'
  | 'money'
  | 'yesNo'
  | 'geo'
  | 'photo'
  | 'repeat'

export interface Question {
  /** Ours, English, camelCase, stable across versions: the meaning changes only with the key. */
  readonly key: string
  readonly topic: string
  readonly subject: Subject
  /** Numbers in the official list of 39, such as `fam-15`; empty for a supporting variable. */
  readonly officialNos: readonly string[]
  readonly officialName: string
  /** Item numbers in Regsosek 2022 (K form) and FASIH 2026, when one is known. */
  readonly items?: { readonly regsosek2022?: string; readonly fasih2026?: string }
  readonly label: Bilingual
  /** The concept in a villager's words, or how to ask and where to look. */
  readonly help: Bilingual
  /** To be read aloud word by word, where the wording matters. */
  readonly script?: Bilingual
  readonly type: QuestionType
  readonly unit?: Bilingual
  /** Key into `Instrument.codeLists`, for `single` and `multi`. */
  readonly codeList?: string
  /** Allowed numbers of digits, for `digits`. */
  readonly lengths?: readonly number[]
  readonly maxLength?: number
  readonly min?: number
  readonly max?: number
  /** Digits after the decimal sign, for `decimal`. */
  readonly decimals?: number
  /** The columns of one row, for `repeat`. */
  readonly fields?: readonly RepeatField[]
  /** Absent: always asked. */
  readonly relevant?: Rule
  readonly required: boolean
  /** Refused or not observed will not do: without it nobody knows whom the record is about. */
  readonly mustBeKnown?: true
  /** Part of the official 39: asked always, in every campaign. */
  readonly core39: boolean
  /** Asked only when the campaign switched this group on. */
  readonly optionGroup?: string
  readonly sensitivity: Sensitivity
  /**
   * Whether "tetap" (still so) by one tap is allowed. Only where the answer does not rank a family:
   * what ranks is asked and looked at afresh, else last year's error is confirmed for ever.
   */
  readonly confirmable: boolean
  /** `frame`: comes with the case. `derived`: computed from other answers. Neither is ever asked. */
  readonly filledBy: 'interview' | 'frame' | 'derived'
  /** `registry`: a value of the family or person, compared with the baseline. `visit`: about this visit only. */
  readonly recordedIn: 'registry' | 'visit'
}

/**
 * `specific` follows UU PDP art. 4(2): health, disability, finance; and the exact position. Data of children are
 * specific too, whatever the question: that follows from the member's age, not from the questionnaire.
 */
export type Sensitivity = 'general' | 'identity' | 'specific'

export interface RepeatField {
  readonly key: string
  readonly label: Bilingual
  readonly help: Bilingual
  readonly type: 'single' | 'digits'
  readonly codeList?: string
  readonly lengths?: readonly number[]
}

export interface CodeList {
  readonly options: readonly Option[]
}

export interface Option {
  readonly key: string
  readonly label: Bilingual
  /** Codes as printed in the two public code systems; null where the option does not exist there. */
  readonly regsosek2022: string | null
  readonly fasih2026: string | null
  /** In a choice of several: excludes every other option ("none", "unknown"). */
  readonly exclusive?: true
}

/** Supporting variables that a campaign switches on together, with what they cost the family in time. */
export interface OptionGroup {
  readonly key: string
  readonly label: Bilingual
  readonly why: Bilingual
  /** Expected minutes for an ordinary family. */
  readonly minutes: number
}

/**
 * `error` (GALAT) blocks finishing. `warning` (PERINGATAN) asks "Apakah sesuai kondisi lapangan?" and wants
 * an explanation. `info` is shown and asks for nothing.
 */
export type Severity = 'error' | 'warning' | 'info'

/** One plausibility check. It reports when its rule holds, or when its named procedure finds something. */
export interface Check {
  /** Never changes its meaning. */
  readonly code: string
  readonly severity: Severity
  /** A member check runs once for each member who belongs to the family now. */
  readonly subject: Subject
  readonly keys: readonly string[]
  readonly message: Bilingual
  readonly reportWhen: Rule | { readonly procedure: ProcedureName }
}

/** Checks that compare members with each other or read inside a number; see `procedures.ts`. */
export const procedureNames = [
  'headAndSpouseSameSex',
  'nikStructure',
  'cardStructure',
  'nikTwiceInFamily',
  'nikInAnotherFamily',
  'birthDateInFuture',
  'childTooOldForHead',
  'parentTooYoungForHead',
  'meterIdLength',
  'positionOutsideIndonesia',
  'positionInaccurate',
  'visitTooShort',
  'visitAtNight',
] as const

export type ProcedureName = (typeof procedureNames)[number]
