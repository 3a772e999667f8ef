import type { Answers } from './answer.ts'
import type { FamilyFinding, FindingEvidence, MemberPresence, VisitAttempt } from './findings.ts'

/**
 * What a visit has recorded so far. A draft and a finished interview have the same shape; `canFinish` tells
 * them apart. Everything in it is JSON.
 */
export interface Interview {
  readonly instrumentVersion: string
  /** Keys of the option groups the campaign switched on, copied when the interview began. */
  readonly optionGroups: readonly string[]
  /** One per case, final. Null until the facilitator has found out. */
  readonly finding: FamilyFinding | null
  /** Wanted for every negative finding. */
  readonly findingEvidence?: FindingEvidence
  readonly family: Answers
  /** Keys answered by "tetap": the recorded value was read out and held. */
  readonly familyConfirmed: readonly string[]
  readonly members: readonly Member[]
  /** At most three, at least four hours apart; the last is the one under way. */
  readonly attempts: readonly VisitAttempt[]
  /** Why a warning is right as it stands, by the id of the check result it answers. */
  readonly explanations: readonly Explanation[]
}

export interface Member {
  /** Made on the phone for a new member; the registry's person id for one that came with the case. */
  readonly id: string
  readonly baselinePersonId?: string
  readonly presence: MemberPresence | null
  readonly presenceEvidence?: FindingEvidence
  readonly answers: Answers
  readonly confirmed: readonly string[]
}

export interface Explanation {
  readonly resultId: string
  readonly text: string
}

/** The family as the registry holds it when the case is handed out. */
export interface Baseline {
  readonly family: Answers
  readonly members: readonly BaselineMember[]
}

export interface BaselineMember {
  readonly personId: string
  readonly answers: Answers
}

/** Whom an answer, a check or a difference is about. */
export type SubjectRef = { readonly kind: 'family' } | { readonly kind: 'member'; readonly memberId: string }

/**
 * What is known around an interview when it is checked. The optional facts are given by whoever knows them:
 * a phone knows a few, the server knows more, and a fact that is absent raises nothing.
 */
export interface CheckContext {
  /** ISO date in the regency's own time zone. */
  readonly today: string
  /** Four digits, Kemendagri. */
  readonly regencyCode: string
  /** Regency codes used for practice and demonstration data; their NIKs raise no region remark. */
  readonly inventedRegencyCodes?: readonly string[]
  /** Minutes that local time is ahead of UTC; 420 (WIB) when absent. */
  readonly utcOffsetMinutes?: number
  readonly officialDecile?: number
  readonly receivesAid?: boolean
  readonly membersOnCard?: number
  /** Distance from the village boundary; 0 or absent when inside. */
  readonly metresOutsideVillage?: number
  readonly samePlaceAndPhotoAsAnother?: boolean
  readonly finishedTodayByOfficer?: number
  /** NIKs of this interview that the registry holds in another family. */
  readonly niksInOtherFamilies?: readonly string[]
}
