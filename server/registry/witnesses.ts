import type { LineEvent } from '@tanggap/contract/registry-history'
import type { ChangeKind, Door } from '@tanggap/core/changes'
import type { FamilyFinding } from '@tanggap/core/instrument'
import type { Acting } from '../plumbing/acting.ts'

/**
 * What other rooms tell of a family. They know the register and the register does not know them, so whoever mounts the
 * room brings them along.
 */
export interface Witnesses {
  /** By the change's id; those kept from the office are absent. */
  readonly changes: (acting: Acting, ids: readonly string[]) => Promise<ReadonlyMap<string, WitnessedChange>>
  readonly visits: (acting: Acting, familyId: string) => Promise<readonly WitnessedVisit[]>
  /** Who confirmed a delivery, by its id. */
  readonly deliveries: (acting: Acting, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
}

export interface WitnessedChange {
  readonly number: string
  readonly kind: ChangeKind
  readonly door: Door
  readonly personId: string | null
  readonly explanation: string
  readonly items: readonly {
    readonly personId: string | null
    readonly subjectName: string
    readonly question: string
    readonly from: unknown
    readonly to: unknown
    readonly hidden: boolean
  }[]
  readonly steps: readonly {
    readonly action: string
    readonly role: string
    readonly by: string
    readonly reason: string | null
    readonly at: Date
  }[]
}

export interface WitnessedVisit {
  readonly caseId: string
  readonly campaign: string
  readonly finishedAt: Date
  readonly finding: FamilyFinding
  readonly by: string
  readonly status: string
}

export type EventOf<Kind extends LineEvent['kind']> = Extract<LineEvent, { kind: Kind }>
