import { isMissing } from './answer-values.ts'
import { type AskedQuestion, type Screen, screensOf } from './asking.ts'
import { exampleContext } from './data/example-family.ts'
import { type Pace, pace202611 } from './data/pace.ts'
import { typicalBaseline, typicalInterview } from './data/typical-family.ts'
import type { Instrument } from './instrument.ts'
import type { Baseline, Interview } from './interview.ts'

/** What a visit costs the family and the thumb. */
export interface Effort {
  readonly seconds: number
  readonly taps: number
  readonly screens: number
}

/**
 * What it takes to ask everything that is open now. Where a recorded value may be held by "tetap" it is counted
 * as held; everything else is counted as asked afresh.
 */
export function effortOf(
  instrument: Instrument,
  interview: Interview,
  baseline: Baseline,
  today: string,
): Effort {
  const screens = screensOf(instrument, interview, today)
  const { greetingSeconds, leavingSeconds, screen: turn } = pace202611
  return screens
    .map((screen) => effortOfScreen(screen, interview, baseline))
    .reduce(added, {
      seconds: greetingSeconds + leavingSeconds,
      // Who spoke and the slip's serial, then the check before sealing: two screens beyond the questionnaire.
      taps: 4 + 2 * turn.taps,
      screens: 2,
    })
}

/** What one screen takes, turning to it included. */
export function effortOfScreen(screen: Screen, interview: Interview, baseline: Baseline): Effort {
  const own = screen.asked.map((asked) => paceOf(asked, interview, baseline))
  return own
    .map(({ seconds, taps }) => ({ seconds, taps, screens: 0 }))
    .reduce(added, {
      ...pace202611.screen,
      screens: 1,
    })
}

/**
 * The typical family of four: what the 39 variables take, and with groups of supporting questions beyond them.
 * Supporting questions that family has no answer to are counted by their kind all the same.
 */
export function effortOfTypicalFamily(instrument: Instrument, optionGroups: readonly string[]): Effort {
  const interview = { ...typicalInterview, optionGroups }
  return effortOf(instrument, interview, typicalBaseline, exampleContext.today)
}

function paceOf({ question, subject }: AskedQuestion, interview: Interview, baseline: Baseline): Pace {
  const personId =
    subject.kind === 'member'
      ? interview.members.find(({ id }) => id === subject.memberId)?.baselinePersonId
      : undefined
  const recorded =
    subject.kind === 'family'
      ? baseline.family[question.key]
      : baseline.members.find((member) => member.personId === personId)?.answers[question.key]
  const isHeld = question.confirmable && recorded !== undefined && recorded !== '' && !isMissing(recorded)
  // What may stay empty and has nothing recorded is passed over, after a look.
  if (!question.required && !isHeld && question.optionGroup === undefined) return { seconds: 1, taps: 0 }
  const base = isHeld ? pace202611.confirmed : pace202611.kinds[question.type]
  const aloud = question.script && !isHeld ? pace202611.script.seconds : 0
  return { seconds: base.seconds + aloud, taps: base.taps }
}

function added(sum: Effort, one: Effort): Effort {
  return {
    seconds: sum.seconds + one.seconds,
    taps: sum.taps + one.taps,
    screens: sum.screens + one.screens,
  }
}
