import type { Photo, Position } from './answer.ts'
import type { Bilingual } from './instrument.ts'

/** How one attempt to visit ended. */
export type VisitAttemptOutcome =
  | 'interviewed_complete'
  | 'interviewed_partial'
  | 'respondent_absent'
  | 'refused'
  | 'dwelling_not_found'
  | 'access_blocked'
  | 'safety_stop'

/** What the case found out about the family: one, final, after at most three attempts. */
export type FamilyFinding =
  | 'found'
  | 'moved_within_regency'
  | 'moved_out'
  | 'all_members_deceased'
  | 'family_not_found'
  | 'unreachable'
  | 'refused'
  | 'duplicate_family'
  | 'not_eligible'
  | 'split_or_merged_card'

/** What the visit found out about one member. */
export type MemberPresence =
  | 'lives_here'
  | 'deceased'
  | 'moved_domestic'
  | 'moved_abroad'
  | 'new_member'
  | 'split_family_card'
  | 'not_found'

export type InformantRole = 'family' | 'neighbour' | 'rt_rw' | 'village_officer' | 'hamlet_head' | 'other'

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
  readonly fasih2026: string | null
}

/** Who told us, why, where and when: what makes a negative finding checkable by a second person. */
export interface FindingEvidence {
  readonly informantName: string
  readonly informantRole: InformantRole
  readonly reason: string
  readonly position: Position | null
  readonly photo: Photo | null
  /** ISO instant. */
  readonly recordedAt: string
}
