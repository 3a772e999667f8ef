import type { PhoneCase, Receipt } from '@tanggap/contract/sync'
import type { Trail } from '@tanggap/core/campaigns'
import type { DataUse, PhotoChoice } from '@tanggap/core/custody'
import type { Instrument, Interview } from '@tanggap/core/instrument'
import type { CommandType } from '@tanggap/core/sync'
import type { PublicPoint, SealingKey } from './seal.ts'

/** What the phone knows of itself and of its office. One record; `office` is pinned at registration. */
export interface Device {
  readonly deviceId: string
  readonly facilitator: { readonly accountId: string; readonly name: string }
  readonly demo: boolean
  readonly certified: boolean
  readonly office: { readonly sealingKey: SealingKey; readonly receiptKey: PublicPoint } | null
  /** Lets this phone hand in its sealed outbox when its officer cannot sign in; it opens nothing else. */
  readonly depositToken: string | null
  /** The number the next command gets: the order of things, whatever the clock says. */
  readonly nextSequence: number
  /** Milliseconds to add to this phone's clock to get the office's. */
  readonly clockOffset: number
  /** ISO instants by this phone's clock. */
  readonly lastContact: string | null
  readonly pulledAt: string | null
  /** The mark of the package held; while the office tells the same one, there is nothing to fetch. */
  readonly packageMark?: string | null
  /** The villages of the regency; absent until the first package that tells them. */
  readonly villages?: readonly { readonly code: string; readonly name: string }[]
  /** How her villages and those beside them are drawn (core/regions); absent until the first package that tells it. */
  readonly outlines?: readonly {
    readonly code: string
    readonly outline: string
    readonly estimate: boolean
  }[]
  /** What became of families found elsewhere; no text in it names a person. */
  readonly told?: readonly {
    readonly id: string
    readonly at: string
    readonly text: { readonly id: string; readonly en: string }
  }[]
  /** Days without contact after which the list of families goes. */
  readonly expiryDays: number
  readonly photoChoice: PhotoChoice
  /** Bytes a day, after which photos wait for Wi-Fi or for tomorrow. */
  readonly dataPerDay: number
  readonly use: DataUse | null
}

/** A family of the package. `withdrawn`: the office gave it to another; kept as long as a draft hangs on it. */
export interface HeldCase extends PhoneCase {
  readonly withdrawn: boolean
}

export const photoSlots = ['front', 'inside', 'bathroom', 'card', 'place'] as const
export type PhotoSlot = (typeof photoSlots)[number]

/** A visit under way. It lives until it is finished, whatever happens to the page, the app or the case. */
export interface Draft {
  readonly caseId: string
  /** The id of the command this draft will become: made when the form opened. */
  readonly commandId: string
  readonly basedOnVersion: number
  readonly interview: Interview
  readonly slipSerial: string | null
  /** The family got none today, and it was said so. */
  readonly withoutSlip: boolean
  readonly respondentIs: string
  /** ISO instants by the office's clock as this phone estimates it. */
  readonly startedAt: string
  readonly savedAt: string
  /** Where the facilitator was: the name of a screen, or empty for the first. */
  readonly screen: string
  /** Where a family that moved within the regency is said to live. */
  readonly movedTo?: { readonly villageCode: string; readonly place: string }
  /** How the interview went; holds no answer. */
  readonly trail?: Trail
}

/** A command that waits, or was sent and has no receipt yet. The content is sealed: this phone cannot read it. */
export interface Waiting {
  readonly id: string
  readonly sequence: number
  readonly type: CommandType
  readonly caseId: string
  readonly caseNumber: number
  readonly basedOnVersion: number
  readonly hash: string
  readonly madeAt: string
  readonly seal: { keyId: string; ephemeral: string; iv: string; box: string }
  /** `held`: the office keeps it until the one before arrives. `refused`: a person must look. */
  readonly state: 'waiting' | 'sent' | 'held' | 'refused'
  readonly why: { readonly id: string; readonly en: string } | null
}

/** What is left of a command the office has answered for. */
export interface Acknowledged {
  readonly id: string
  readonly sequence: number
  readonly type: CommandType
  readonly caseId: string
  readonly caseNumber: number
  readonly basedOnVersion: number
  readonly madeAt: string
  readonly receipt: Receipt
}

/** What is known of a photo without opening it. The picture lies apart: locked with its draft, then sealed. */
export interface PhotoNote {
  readonly sha256: string
  readonly caseId: string
  readonly slot: PhotoSlot
  readonly bytes: number
  readonly takenAt: string
  /** Null while the visit is a draft. */
  readonly commandId: string | null
  readonly sentBytes: number
  /** The office holds the whole picture and it is the right one; the picture has left this phone. */
  readonly atOffice: boolean
}

/** Everything the screens show. Replaced, never changed, whenever something was written. */
export interface Held {
  readonly device: Device
  readonly instruments: ReadonlyMap<string, Instrument>
  readonly cases: ReadonlyMap<string, HeldCase>
  readonly drafts: ReadonlyMap<string, Draft>
  readonly waiting: readonly Waiting[]
  readonly acknowledged: readonly Acknowledged[]
  /** Sealed copies of what the office has receipts for: id, and when it was received (milliseconds, its clock). */
  readonly copies: ReadonlyMap<string, number>
  readonly photos: readonly PhotoNote[]
  /** Drafts under a phrase that was lost; they open only when it is found. */
  readonly lockedDrafts: number
  /** The list of families was let go because the office was not reached for too long. */
  readonly expired: boolean
  /** An answer was given and is on its way to the disk. */
  readonly saving: boolean
  /** Set when the last write failed; what was typed since is on the screen only. */
  readonly writeFault: 'full' | 'failed' | null
}
