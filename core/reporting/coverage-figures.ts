import {
  type Components,
  eligibility,
  type Overlap,
  overlapFrom,
  type ProgrammeRule,
} from '../targeting/index.ts'
import type { FrozenCoverage } from './frozen.ts'

/** Who receives against whom each rule is for, from counted look-alikes. */
export function coverageFigures(
  rules: readonly ProgrammeRule[],
  coverage: readonly FrozenCoverage[],
): Overlap[] {
  return rules.map((rule) => {
    const recipients = { inside: 0, outside: 0, unknown: 0 }
    const nonRecipients = { inside: 0, outside: 0, unknown: 0 }
    for (const cell of coverage.filter(({ ruleKey }) => ruleKey === rule.key)) {
      const split = cell.receives ? recipients : nonRecipients
      split[sideOf(rule, cell)] += cell.count
    }
    return overlapFrom(rule, recipients, nonRecipients)
  })
}

function sideOf(rule: ProgrammeRule, { decile, component, exclusions }: FrozenCoverage) {
  const { indication } = eligibility(rule, {
    ...(decile !== null && { officialDecile: decile }),
    components: componentsLike[component],
    exclusions,
  })
  return indication === 'eligible' ? 'inside' : indication === 'not_eligible' ? 'outside' : 'unknown'
}

/** A rule asks whether a family has a component, not whose or which; one nameless member stands for all. */
const someone = [{ personId: '', component: 'elderly' }] as const
const componentsLike: Readonly<Record<FrozenCoverage['component'], Components>> = {
  present: { certain: someone, unknown: [] },
  unknown: { certain: [], unknown: someone },
  absent: { certain: [], unknown: [] },
}
