import type { Components } from './components.ts'
import { eligibility } from './eligibility.ts'
import { type Overlap, overlapFrom } from './overlap.ts'
import type { ExclusionFlag, ProgrammeRule } from './programme-rules.ts'

/** So many families (or persons, by the rule's unit) that are alike in all that a programme's rule looks at. */
export interface LookAlikes {
  readonly ruleKey: string
  readonly decile: number | null
  /** Whether somebody in the family has a PKH component. */
  readonly component: 'present' | 'unknown' | 'absent'
  readonly exclusions: readonly ExclusionFlag[]
  readonly receives: boolean
  readonly count: number
}

/** Who receives against whom each rule is for, judged once for each kind of look-alikes. */
export function overlapsOfLookAlikes(
  rules: readonly ProgrammeRule[],
  lookAlikes: readonly LookAlikes[],
): Overlap[] {
  return rules.map((rule) => {
    const recipients = { inside: 0, outside: 0, unknown: 0 }
    const nonRecipients = { inside: 0, outside: 0, unknown: 0 }
    for (const alike of lookAlikes.filter(({ ruleKey }) => ruleKey === rule.key)) {
      const split = alike.receives ? recipients : nonRecipients
      split[sideOf(rule, alike)] += alike.count
    }
    return overlapFrom(rule, recipients, nonRecipients)
  })
}

function sideOf(rule: ProgrammeRule, { decile, component, exclusions }: LookAlikes) {
  const { indication } = eligibility(rule, {
    ...(decile !== null && { officialDecile: decile }),
    components: componentsLike[component],
    exclusions,
  })
  return indication === 'eligible' ? 'inside' : indication === 'not_eligible' ? 'outside' : 'unknown'
}

/** A rule asks whether a family has a component, not whose or which; one nameless member stands for all. */
const someone = [{ personId: '', component: 'elderly' }] as const
const componentsLike: Readonly<Record<LookAlikes['component'], Components>> = {
  present: { certain: someone, unknown: [] },
  unknown: { certain: [], unknown: someone },
  absent: { certain: [], unknown: [] },
}
