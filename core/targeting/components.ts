import { ageOn, isDate } from '../calendar/index.ts'

/** What a PKH component is given for; a family's members make it one of the programme's or not. */
export type Component =
  | 'pregnancy'
  | 'early_childhood'
  | 'primary_school'
  | 'junior_secondary_school'
  | 'senior_secondary_school'
  | 'severe_disability'
  | 'elderly'

/** What is known of a member, by the questionnaire's keys. An absent answer is not known, which is not "no". */
export interface MemberFacts {
  readonly personId: string
  readonly birthDate?: string
  readonly sex?: string
  readonly schoolParticipation?: string
  readonly highestEducation?: string
  readonly employmentStatus?: string
  readonly pregnant?: boolean
  readonly severeDisability?: boolean
  /** Types of disability; empty or `['none']` says there is none, and then none is severe. */
  readonly disability?: readonly string[]
}

export interface ComponentRule {
  readonly validFrom: string
  readonly source: string
  readonly childUnder: number
  readonly pupilUnder: number
  readonly elderlyFrom: number
  /** Components a family is paid for at most. */
  readonly atMost: number
}

/**
 * Ages as practised from 2021 to 2025. The decree of 2025 was not seen; a secondary source of 2026 says 70 for
 * the elderly, so the age is data.
 */
const componentRule: ComponentRule = {
  validFrom: '2021-01-01',
  source: 'Rancak Media 2021 (components and amounts); elderly from 60 as practised, decree not seen',
  childUnder: 7,
  pupilUnder: 22,
  elderlyFrom: 60,
  atMost: 4,
}

export interface Components {
  readonly certain: readonly { readonly personId: string; readonly component: Component }[]
  /** Members of whom it is not known: a component may be among them. */
  readonly unknown: readonly { readonly personId: string; readonly component: Component }[]
}

/** The components among the members on a day. Each member counts once, with the first that applies. */
export function componentsOf(
  members: readonly MemberFacts[],
  today: string,
  rule: ComponentRule = componentRule,
): Components {
  const certain: { personId: string; component: Component }[] = []
  const unknown: { personId: string; component: Component }[] = []
  for (const member of members) {
    const { personId } = member
    const judged = judgements(member, today, rule)
    const sure = judged.find(({ holds }) => holds === true)
    const open = judged.find(({ holds }) => holds === undefined)
    if (sure !== undefined) certain.push({ personId, component: sure.component })
    else if (open !== undefined) unknown.push({ personId, component: open.component })
  }
  return { certain, unknown }
}

interface Judgement {
  readonly component: Component
  /** Undefined: not known. */
  readonly holds: boolean | undefined
}

function judgements(member: MemberFacts, today: string, rule: ComponentRule): Judgement[] {
  const { birthDate } = member
  const age = birthDate !== undefined && isDate(birthDate) ? ageOn(birthDate, today) : undefined
  const attending = schooling(member)
  return [
    { component: 'pregnancy', holds: isPregnant(member, age) },
    { component: 'severe_disability', holds: isSeverelyDisabled(member) },
    { component: 'elderly', holds: age === undefined ? undefined : age >= rule.elderlyFrom },
    {
      component: 'early_childhood',
      holds: age === undefined ? undefined : age < rule.childUnder && attending !== true,
    },
    ...schoolJudgements(member, age, attending, rule),
  ]
}

/** Women of 10 to 54 are asked; for all others it is no. */
function isPregnant({ sex, pregnant }: MemberFacts, age: number | undefined): boolean | undefined {
  if (sex === 'male' || (age !== undefined && (age < 10 || age > 54))) return false
  return pregnant
}

function isSeverelyDisabled({ severeDisability, disability }: MemberFacts): boolean | undefined {
  if (severeDisability !== undefined) return severeDisability
  const none = disability?.every((kind) => kind === 'none')
  return none ? false : undefined
}

function schooling({ schoolParticipation }: MemberFacts): boolean | undefined {
  return schoolParticipation === undefined ? undefined : schoolParticipation === 'attending'
}

/** The level attended is not among the 39 variables; it is the one after the highest completed. */
function schoolJudgements(
  { highestEducation }: MemberFacts,
  age: number | undefined,
  attending: boolean | undefined,
  rule: ComponentRule,
): Judgement[] {
  if (attending === false || (age !== undefined && (age < 5 || age >= rule.pupilUnder))) return []
  if (attending === undefined || age === undefined) return [{ component: 'primary_school', holds: undefined }]
  switch (highestEducation) {
    case undefined:
      return [{ component: 'primary_school', holds: undefined }]
    case 'none':
      return [{ component: 'primary_school', holds: true }]
    case 'primary':
      return [{ component: 'junior_secondary_school', holds: true }]
    case 'junior_secondary':
      return [{ component: 'senior_secondary_school', holds: true }]
    default:
      return []
  }
}
