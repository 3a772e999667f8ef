import { localDay } from '@tanggap/core/calendar'
import { familyFindingKeys } from '@tanggap/core/instrument'
import {
  componentsOf,
  type ExclusionFlag,
  exclusionOfFinding,
  exclusionsOfMembers,
  type LookAlikes,
  type MemberFacts,
  type ProgrammeRule,
  rulesOn,
} from '@tanggap/core/targeting'
import type { Acting } from '../plumbing/acting.ts'
import * as store from './targeting.store.ts'

export interface Coverage {
  readonly rules: readonly ProgrammeRule[]
  readonly lookAlikes: readonly LookAlikes[]
}

/**
 * How many families (or persons) of these villages look how to each rule in force at a moment. Opens no family:
 * the database counts the kinds of members there are, each kind is judged once by the rules of core, and the
 * database counts families by those judgements. Health stays sealed, so what rests on it is unknown.
 */
export async function countCoverage(
  acting: Acting,
  villages: readonly string[],
  asOf: Date,
): Promise<Coverage> {
  const day = localDay(asOf)
  const rules = rulesOn(day)
  const when = { villages, asOf, day, exclusionFindings }
  await store.gatherMembers(acting, when)
  const profiles = await store.memberProfiles(acting)
  const verdicts = profiles.map((profile) => ({ ...profile, ...judged(profile, day) }))
  const families = await store.countFamilies(acting, when, verdicts)
  const persons = await store.countPersons(acting, when, verdicts)
  const lookAlikes = rules.flatMap((rule) =>
    (rule.unit === 'family' ? families : persons).map(
      ({ decile, component, publicEmployee, finding, programmes, count }): LookAlikes => ({
        ruleKey: rule.key,
        decile,
        component: componentWords[component] ?? 'unknown',
        exclusions: exclusionsOf(publicEmployee, finding),
        receives: programmes.includes(rule.programme),
        count,
      }),
    ),
  )
  return { rules, lookAlikes: joined(lookAlikes) }
}

const exclusionFindings = familyFindingKeys.filter((finding) => exclusionOfFinding(finding) !== undefined)
const componentWords = ['absent', 'unknown', 'present'] as const

/** Somebody of that age today; the day of birth itself is of no account. */
function judged(profile: store.MemberProfile, day: string) {
  const born = profile.age === null ? undefined : dayYearsBefore(day, profile.age)
  const member: MemberFacts = {
    personId: '',
    sex: profile.sex,
    ...(born !== undefined && { birthDate: born }),
    ...(profile.school !== null && { schoolParticipation: profile.school }),
    ...(profile.education !== null && { highestEducation: profile.education }),
    ...(profile.work !== null && { employmentStatus: profile.work }),
  }
  const { certain, unknown } = componentsOf([member], day)
  return {
    component: certain.length > 0 ? 2 : unknown.length > 0 ? 1 : 0,
    publicEmployee: exclusionsOfMembers([member]).includes('public_employee'),
  }
}

function dayYearsBefore(day: string, years: number): string {
  const sameDay = `${Number(day.slice(0, 4)) - years}`.padStart(4, '0') + day.slice(4)
  return sameDay.endsWith('-02-29') ? sameDay.replace(/29$/, '28') : sameDay
}

function exclusionsOf(publicEmployee: boolean, finding: string | null): ExclusionFlag[] {
  const found = finding === null ? undefined : exclusionOfFinding(finding)
  return [...(found ? [found] : []), ...(publicEmployee ? (['public_employee'] as const) : [])]
}

/** What differs only in programmes no rule asks about is the same. */
function joined(lookAlikes: readonly LookAlikes[]): LookAlikes[] {
  const groups = Map.groupBy(lookAlikes, ({ count: _, ...alike }) => JSON.stringify(alike))
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike
    return first ? [{ ...first, count: alike.reduce((sum, { count }) => sum + count, 0) }] : []
  })
}
