import type { Answer } from './answer.ts'
import { recordedAnswer } from './answer-values.ts'
import { belongsToFamily } from './findings.ts'
import type { Interview } from './interview.ts'

/** The value of a question that is never asked because other answers hold it already. */
export function derivedAnswer(key: string, interview: Interview): Answer {
  const derivation = derivations[key]
  if (derivation === undefined) throw new Error(`No one knows how to derive ${key}`)
  return derivation.derive(interview) ?? { missing: 'notObserved' }
}

interface Derivation {
  readonly derive: (interview: Interview) => Answer | undefined
  /** The same said as an XLSForm author would, for the form that is given away. */
  readonly formula: string
}

/** Everything that is derived, by the key of its question. */
export const derivations: Readonly<Record<string, Derivation>> = {
  headName: {
    derive: (interview) => {
      const present = interview.members.filter((member) => belongsToFamily(member.presence))
      return present.find((member) => member.answers.relationship === 'head')?.answers.name
    },
    formula: `join(' ', if(${named('relationship')} = 'head', ${named('name')}, ''))`,
  },
  memberCardNumber: {
    derive: (interview) => recordedAnswer(interview, undefined, 'familyCardNumber'),
    formula: named('familyCardNumber'),
  },
  memberAddress: {
    derive: (interview) => {
      const part = (name: string) => {
        const answer = recordedAnswer(interview, undefined, name)
        return typeof answer === 'string' && answer.trim() !== '' ? answer.trim() : undefined
      }
      const [rt, rw] = [part('rt'), part('rw')]
      const parts = [part('street'), part('hamlet'), rt && `RT ${rt}`, rw && `RW ${rw}`]
      return parts.filter((text) => text !== undefined).join(', ') || undefined
    },
    formula: `concat(${named('street')}, ', ', ${named('hamlet')}, ', RT ', ${named('rt')}, ', RW ', ${named('rw')})`,
  },
}

function named(key: string): string {
  return `\${${key}}`
}
