import type { Photo, Position } from './answer.ts'
import type { Bilingual } from './instrument.ts'

/** How one attempt to visit ended. */
export const visitAttemptOutcomeKeys = [
  'interviewed_complete',
  'interviewed_partial',
  'respondent_absent',
  'refused',
  'dwelling_not_found',
  'access_blocked',
  'safety_stop',
] as const

export type VisitAttemptOutcome = (typeof visitAttemptOutcomeKeys)[number]

/** What the case found out about the family: one, final, after at most three attempts. */
export const familyFindingKeys = [
  'found',
  'moved_within_regency',
  'moved_out',
  'all_members_deceased',
  'family_not_found',
  'unreachable',
  'refused',
  'duplicate_family',
  'not_eligible',
  'split_or_merged_card',
] as const

export type FamilyFinding = (typeof familyFindingKeys)[number]

/** What the visit found out about one member. */
export const memberPresenceKeys = [
  'lives_here',
  'deceased',
  'moved_domestic',
  'moved_abroad',
  'new_member',
  'split_family_card',
  'not_found',
] as const

export type MemberPresence = (typeof memberPresenceKeys)[number]

export const informantRoleKeys = [
  'family',
  'neighbour',
  'rt_rw',
  'village_officer',
  'hamlet_head',
  'other',
] as const

export type InformantRole = (typeof informantRoleKeys)[number]

export interface VisitAttempt {
  /** ISO instants. */
  readonly startedAt: string
  readonly endedAt: string | null
  readonly outcome: VisitAttemptOutcome | null
  readonly note: string
  readonly position: Position | null
}

/** One entry of a list of findings, outcomes or roles. */
export interface FindingEntry<Key extends string> {
  readonly key: Key
  readonly label: Bilingual
  readonly help: Bilingual
  /** Can end aid or removes someone: needs evidence and a second person's confirmation (village). */
  readonly negative: boolean
  /** What follows in the registry, in a sentence. */
  readonly consequence: Bilingual
  readonly regsosek2022: string | null
  readonly fasih2026: string | null
}

/** Who told us, why, where and when: what makes a negative finding checkable by a second person. */
export interface FindingEvidence {
  readonly informantName: string
  readonly informantRole: InformantRole
  readonly reason: string
  readonly position: Position | null
  /** Where it was asked in words, and why there is no position: a phone may refuse to tell where it is. */
  readonly place?: string
  readonly photo: Photo | null
  /** ISO instant. */
  readonly recordedAt: string
}

/** Lives here or is new: the member belongs to the family now, and the other questions are asked. */
export function belongsToFamily(presence: MemberPresence | null): boolean {
  return presence === 'lives_here' || presence === 'new_member'
}

export type EvidencePart = 'informantName' | 'reason' | 'position'

/**
 * What the evidence of a negative finding still lacks. Such findings end aid and are the easiest to fake, so
 * someone must be named, a reason given and the place recorded. A photo is wanted where possible, and a place
 * that cannot be reached or has no fix may be marked by hand, or told in words.
 */
export function missingEvidence(evidence: FindingEvidence | undefined): readonly EvidencePart[] {
  if (evidence === undefined) return ['informantName', 'reason', 'position']
  const parts: EvidencePart[] = []
  if (evidence.informantName.trim() === '') parts.push('informantName')
  if (evidence.reason.trim() === '') parts.push('reason')
  if (evidence.position === null && !evidence.place?.trim()) parts.push('position')
  return parts
}
