/** Programmes, eligibility rules with validity dates, overlap, inclusion and exclusion error. */
export {
  type Component,
  type ComponentRule,
  type Components,
  componentsOf,
  type MemberFacts,
} from './components.ts'
export {
  type Eligibility,
  eligibility,
  exclusionOfFinding,
  exclusionsOfMembers,
  type FamilyFacts,
  type Reason,
  type ReasonCode,
} from './eligibility.ts'
export { type LookAlikes, overlapsOfLookAlikes } from './look-alikes.ts'
export { type Overlap, type OverlapCase, overlapOf, type Share, type Split } from './overlap.ts'
export {
  type ExclusionFlag,
  findRule,
  type Programme,
  type ProgrammeRule,
  programmeRules,
  rulesOn,
} from './programme-rules.ts'
