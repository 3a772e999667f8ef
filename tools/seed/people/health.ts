import type { Chance, Shares } from './chance.ts'
import type { Body } from './family.ts'
import { ageNow } from './household.ts'

export interface Health {
  readonly disabilities: readonly string[]
  readonly severelyDisabled: boolean
  readonly illnesses: readonly string[]
  readonly pregnant: boolean
}

/** Rates are invented and low. HIV is never drawn: nobody needs it to try the system out. */
export function inventHealth(person: Body, chance: Chance): Health {
  const age = ageNow(person)
  const disabled = chance.happens(age > 79 ? 0.1 : age > 59 ? 0.04 : age > 17 ? 0.013 : 0.008)
  const disabilities = disabled ? several(DISABILITIES, 0.12, chance) : NONE
  return {
    disabilities,
    severelyDisabled: disabled && chance.happens(0.3),
    illnesses: inventIllnesses(age, chance),
    pregnant:
      person.sex === 'female' &&
      person.marital === 'married' &&
      age > 18 &&
      age < 42 &&
      chance.happens(age < 35 ? 0.06 : 0.02),
  }
}

function inventIllnesses(age: number, chance: Chance): readonly string[] {
  if (!chance.happens(age > 59 ? 0.34 : age > 39 ? 0.13 : 0.022)) return NONE
  return several(age > 39 ? ILLNESSES : ILLNESSES_OF_THE_YOUNG, age < 50 ? 0 : 0.25, chance)
}

/** One or two, in the order of the questionnaire's list. */
function several(shares: Shares<string>, secondToo: number, chance: Chance): readonly string[] {
  const first = chance.weighted(shares)
  if (!chance.happens(secondToo)) return [first]
  const second = chance.weighted(shares)
  return shares.map(([key]) => key).filter((key) => key === first || key === second)
}

const NONE: readonly string[] = []
const DISABILITIES: readonly (readonly [string, number])[] = [
  ['physical', 40],
  ['sensory_hearing', 18],
  ['sensory_vision', 16],
  ['intellectual', 11],
  ['mental', 9],
  ['sensory_speech', 8],
]
const ILLNESSES: readonly (readonly [string, number])[] = [
  ['hypertension', 38],
  ['rheumatism', 20],
  ['diabetes', 16],
  ['cholesterol', 10],
  ['heart', 6],
  ['asthma', 5],
  ['stroke', 5],
  ['tuberculosis', 1.5],
  ['kidney_failure', 1],
  ['cancer', 1],
  ['alzheimers', 0.4],
  ['other', 6],
]
const ILLNESSES_OF_THE_YOUNG: readonly (readonly [string, number])[] = [
  ['asthma', 50],
  ['tuberculosis', 8],
  ['thalassaemia', 2],
  ['heart', 5],
  ['other', 20],
]
