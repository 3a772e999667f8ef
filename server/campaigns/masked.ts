import type { Answer, Answers, Baseline, Instrument, Interview, Member } from '@tanggap/core/instrument'
import { maskedNumber, withoutNumbers } from '@tanggap/core/registry'

/**
 * The same with identity numbers masked to their last four digits: a reviewer compares what was found with
 * what was known and never needs the number itself. Sixteen digits written into a free text are masked too.
 */
export function maskedInterview(instrument: Instrument, interview: Interview): Interview {
  const mask = masking(instrument)
  return {
    ...withTextsMasked(interview),
    family: mask(interview.family),
    members: interview.members.map(
      (member): Member => ({ ...withTextsMasked(member), answers: mask(member.answers) }),
    ),
  }
}

export function maskedBaseline(instrument: Instrument, baseline: Baseline): Baseline {
  const mask = masking(instrument)
  return {
    family: mask(baseline.family),
    members: baseline.members.map((member) => ({ ...member, answers: mask(member.answers) })),
  }
}

export function maskedAnswer(
  instrument: Instrument,
  key: string,
  answer: Answer | undefined,
): Answer | undefined {
  return answer === undefined ? undefined : masking(instrument)({ [key]: answer })[key]
}

function masking(instrument: Instrument): (answers: Answers) => Answers {
  const numbers = new Set(
    instrument.questions
      .filter(({ type, sensitivity }) => type === 'digits' && sensitivity === 'identity')
      .map(({ key }) => key),
  )
  return (answers) =>
    Object.fromEntries(
      Object.entries(answers).map(([key, answer]) => {
        if (typeof answer !== 'string') return [key, answer]
        return [key, numbers.has(key) ? maskedNumber(answer) : withoutNumbers(answer)]
      }),
    )
}

/** Evidence, notes and explanations are free text; nothing else in them is changed. */
function withTextsMasked<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (_, one: unknown) =>
    typeof one === 'string' && !/^[0-9a-f]{64}$/.test(one) ? withoutNumbers(one) : one,
  )
}
