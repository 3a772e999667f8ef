import type { ChangeStatus, Door } from '../changes/index.ts'
import type { TicketKind, TicketStatus } from '../citizens/index.ts'
import type { FamilyFinding, MemberPresence } from '../instrument/index.ts'
import type { LookAlikes, ProgrammeRule } from '../targeting/index.ts'

/**
 * What a report is computed from: counts of events that had happened at its moment, and nothing about any
 * family. Days are days of the regency's calendar. It is frozen with the report, so that the same figures can be
 * computed again on any machine, years later.
 */
export interface FrozenReport {
  readonly definitionVersion: string
  readonly regency: { readonly code: string; readonly name: string }
  /** ISO instant. Nothing that happened after it is counted. */
  readonly asOf: string
  readonly campaigns: readonly FrozenCampaign[]
  readonly villages: readonly FrozenVillage[]
  readonly facilitators: readonly { readonly id: string; readonly name: string }[]
  readonly cases: readonly FrozenCases[]
  readonly members: readonly { readonly presence: MemberPresence; readonly count: number }[]
  /** Families with an approved visit in which this variable was found to be other than the register had it. */
  readonly variables: readonly { readonly question: string; readonly families: number }[]
  /** Families with at least one such variable. */
  readonly familiesChanged: number
  /**
   * Families with an approved visit that found something where the register held nothing, and by variable. Absent
   * from a report made while this was not yet counted apart.
   */
  readonly firstRecorded?: {
    readonly families: number
    readonly variables: readonly { readonly question: string; readonly families: number }[]
  }
  readonly changes: readonly FrozenChanges[]
  readonly meetings: readonly FrozenMeetings[]
  /** The rules in force on the day, with their sources, as they were. */
  readonly rules: readonly ProgrammeRule[]
  readonly coverage: readonly LookAlikes[]
  readonly certified: number
  readonly tickets: readonly FrozenTickets[]
}

export interface FrozenCampaign {
  readonly number: string
  readonly name: string
  readonly village: string
  readonly families: number
  readonly startsOn: string
  readonly endsOn: string
  readonly instrumentVersion: string
  readonly frameHash: string
}

export interface FrozenVillage {
  readonly code: string
  readonly name: string
  readonly subdistrict: string
  readonly latitude: number | null
  readonly longitude: number | null
}

/** Where a family of the frame stood. `waiting`: collected, and not reviewed yet. */
export const caseStages = ['planned', 'assigned', 'waiting', 'returned', 'approved'] as const
export type CaseStage = (typeof caseStages)[number]

/**
 * What became of an approved visit: it found nothing to change, its changes are still climbing, all are settled
 * and at least one was ratified, or all were rejected or withdrawn.
 */
export const caseOutcomes = ['unchanged', 'climbing', 'ratified', 'declined'] as const
export type CaseOutcome = (typeof caseOutcomes)[number]

/** So many families of a frame that agree in all of this. */
export interface FrozenCases {
  readonly village: string
  readonly facilitator: string | null
  readonly stage: CaseStage
  readonly finding: FamilyFinding | null
  readonly collectedOn: string | null
  /** Of an approved visit; null before. */
  readonly outcome: CaseOutcome | null
  readonly count: number
}

export interface FrozenChanges {
  readonly door: Door
  readonly status: ChangeStatus
  readonly proposedOn: string
  readonly enteredOn: string
  /** The day it was ratified, rejected or withdrawn. */
  readonly settledOn: string | null
  readonly count: number
}

export interface FrozenMeetings {
  readonly village: string
  readonly held: boolean
  readonly signed: boolean
  readonly count: number
}

export interface FrozenTickets {
  readonly kind: TicketKind
  readonly channel: 'portal' | 'desk'
  readonly status: TicketStatus
  readonly receivedOn: string
  /** The day an officer first did something about it. */
  readonly respondedOn: string | null
  readonly count: number
}

export function isCollected({ stage }: Pick<FrozenCases, 'stage'>): boolean {
  return stage === 'waiting' || stage === 'returned' || stage === 'approved'
}

/** How many there are in all. */
export function totalOf(cells: readonly { readonly count: number }[]): number {
  return cells.reduce((sum, { count }) => sum + count, 0)
}
