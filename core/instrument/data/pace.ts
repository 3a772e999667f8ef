import type { QuestionType } from '../instrument.ts'

/** What one question of a kind takes at the door when nothing goes wrong. */
export interface Pace {
  /** Seconds from reading the question to the answer on the phone. */
  readonly seconds: number
  /** Touches of the screen, the keyboard counted as one: choosing, or touching the box and writing. */
  readonly taps: number
}

/**
 * Our own estimates, made by asking the questionnaire aloud; no published timing of these 39 variables is known.
 * They are to be replaced by what a pilot's trails measure (`core/campaigns/trail.ts`), under a new date.
 */
export const pace202611 = {
  validFrom: '2026-11-23',
  source: 'Own estimate, asked aloud at a desk; to be replaced by measured trails of a pilot',
  /** The goal: 39 variables of a family of four asked within this time, minutes. */
  budgetMinutes: 15,
  /** Saying who one is and why one came, and the statement and the slip at the end. */
  greetingSeconds: 45,
  leavingSeconds: 40,
  /** Turning to the next screen and finding its first question. */
  screen: { seconds: 1.5, taps: 1 },
  /** Reading out what is recorded, and "tetap". */
  confirmed: { seconds: 3.5, taps: 1 },
  /** A script that is read aloud word by word, beyond the question itself. */
  script: { seconds: 6, taps: 0 },
  kinds: {
    single: { seconds: 7, taps: 1 },
    yesNo: { seconds: 5, taps: 1 },
    multi: { seconds: 9, taps: 1 },
    integer: { seconds: 4, taps: 1 },
    decimal: { seconds: 8, taps: 2 },
    money: { seconds: 11, taps: 2 },
    text: { seconds: 10, taps: 2 },
    digits: { seconds: 12, taps: 2 },
    date: { seconds: 12, taps: 3 },
    geo: { seconds: 20, taps: 2 },
    photo: { seconds: 15, taps: 2 },
    repeat: { seconds: 30, taps: 4 },
  },
} as const satisfies {
  readonly kinds: Readonly<Record<QuestionType, Pace>>
  readonly [fact: string]: unknown
}
