import type { Answer } from './answer.ts'
import { recordedAnswer } from './answer-values.ts'
import { belongsToFamily } from './findings.ts'
import type { Interview } from './interview.ts'

/** The value of a question that is never asked because other answers hold it already. */
export function derivedAnswer(key: string, interview: Interview): Answer {
  const derive = derivations[key]
  if (derive === undefined) throw new Error(`No one knows how to derive ${key}`)
  return derive(interview) ?? { missing: 'notObserved' }
}

const derivations: Readonly<Record<string, (interview: Interview) => Answer | undefined>> = {
  headName: (interview) => {
    const present = interview.members.filter((member) => belongsToFamily(member.presence))
    return present.find((member) => member.answers.relationship === 'head')?.answers.name
  },
  memberCardNumber: (interview) => recordedAnswer(interview, undefined, 'familyCardNumber'),
  memberAddress: (interview) => {
    const part = (name: string) => {
      const answer = recordedAnswer(interview, undefined, name)
      return typeof answer === 'string' && answer.trim() !== '' ? answer.trim() : undefined
    }
    const [rt, rw] = [part('rt'), part('rw')]
    const parts = [part('street'), part('hamlet'), rt && `RT ${rt}`, rw && `RW ${rw}`]
    return parts.filter((text) => text !== undefined).join(', ') || undefined
  },
}
