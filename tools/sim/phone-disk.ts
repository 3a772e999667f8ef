import type { Envelope, Receipt } from '@tanggap/contract/sync'
import type { VisitPhoto } from './visit-content.ts'

/** A case as a phone is given it. */
export interface HandedCase {
  readonly id: string
  readonly version: number
  readonly fields: Readonly<Record<string, unknown>>
}

export interface Waiting extends Envelope {
  /** n-th made on this phone: the true order, for who watches. */
  readonly order: number
  readonly caseId: string
  readonly state: 'waiting' | 'held' | 'refused'
}

export interface Acknowledged {
  readonly id: string
  readonly sequence: number
  readonly receipt: Receipt
  /** The sealed copy, until the office cannot be set back before it any more. */
  readonly copy: Waiting | undefined
}

export interface PhotoNote extends VisitPhoto {
  readonly commandId: string
  readonly caseId: string
  readonly atOffice: boolean
}

/** What lies on the phone's disk. Replaced, never changed. */
export interface Disk {
  readonly nextSequence: number
  readonly made: number
  readonly waiting: ReadonlyMap<string, Waiting>
  readonly acknowledged: ReadonlyMap<string, Acknowledged>
  readonly cases: readonly HandedCase[]
  readonly photos: ReadonlyMap<string, PhotoNote>
}

/** A phone as it is seen from outside. */
export interface SeenPhone {
  readonly id: string
  readonly accountId: string
  readonly isDead: boolean
  readonly disk: Disk
}
