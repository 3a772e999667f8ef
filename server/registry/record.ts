import type { Answer } from '@tanggap/core/instrument'
import type { MinistryAnswer } from '@tanggap/core/registry'

/** A family as it is known today, every value with its source. Holds full numbers: it never leaves the server so. */
export interface FamilyRecord {
  readonly id: string
  readonly villageCode: string
  readonly villageName: string
  readonly hamlet: string
  readonly rt: string
  readonly rw: string
  readonly address: string
  readonly headName: string
  readonly status: 'active' | 'ended'
  readonly endedReason: string | null
  /** Computed by BPS, read only, with the snapshot it came in. */
  readonly officialDecile: number | null
  readonly decileVersion: string | null
  /** Counts every change of the register about this family. */
  readonly version: number
  readonly updatedAt: Date
  readonly values: readonly RecordedValue[]
  /** Today's members first, then those who left. */
  readonly members: readonly MemberRecord[]
  readonly aid: readonly AidRecord[]
}

export interface MemberRecord {
  readonly personId: string
  readonly name: string
  readonly sex: 'male' | 'female' | 'unknown'
  readonly birthDate: string | null
  readonly relationship: string
  readonly status: 'active' | 'deceased' | 'left'
  readonly since: string
  /** Null while the person belongs to the family. */
  readonly until: string | null
  readonly endedReason: string | null
  readonly values: readonly RecordedValue[]
}

/** One value with both its layers. `value` is the one shown as current. */
export interface RecordedValue {
  /** The questionnaire's key. */
  readonly key: string
  readonly value: Answer
  readonly from: 'provider' | 'ratified'
  /** "Disahkan kabupaten, belum masuk DTSEN". */
  readonly notYetInDtsen: boolean
  readonly sensitivity: 'general' | 'identity' | 'specific'
  readonly provider?: {
    readonly value: Answer
    readonly asOf: string
    readonly sourceId: string
    readonly sourceName: string
  }
  readonly ratified?: {
    readonly value: Answer
    readonly asOf: string
    readonly changeId: string
    readonly ministry: MinistryAnswer
  }
}

export interface AidRecord {
  readonly programmeCode: string
  readonly period: string
  readonly personId: string | null
  /** Rupiah. */
  readonly amount: number | null
  readonly state: string
  readonly recordedAt: Date
}

/** One line of a list of families; the list itself is one line of the audit. */
export interface ListedFamily {
  readonly id: string
  readonly villageCode: string
  readonly villageName: string
  readonly headName: string
  readonly hamlet: string
  readonly rt: string
  readonly rw: string
  readonly officialDecile: number | null
  readonly decileVersion: string | null
  readonly status: 'active' | 'ended'
  /** How many belong to it today. */
  readonly members: number
}
