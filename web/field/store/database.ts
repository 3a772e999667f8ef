import type { Instrument } from '@tanggap/core/instrument'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Locked } from './data-lock.ts'
import type { Acknowledged, Device, PhotoNote, Waiting } from './held.ts'
import type { Ring } from './key-ring.ts'
import type { SealedBytes } from './seal.ts'

/** Something locked with a ring's data key; `id` is a name only that ring can make. */
export interface LockedRecord extends Locked {
  readonly id: string
  readonly keyId: string
}

/** A photo of a finished visit, sealed to the office; it lies under its hash, by which the office asks for it. */
export interface SealedPicture extends SealedBytes {
  readonly id: string
}

/** A photo of a visit under way: what is known of it, and the picture. */
export interface Shot {
  readonly id: string
  readonly keyId: string
  readonly note: Locked
  readonly picture: Locked
}

/**
 * The tables on the phone. What names a person is locked with the ring that the phrase opens; what waits for the
 * office is sealed to the office and lies open for sending, so that it goes up whoever holds the phone.
 */
export interface Tables extends DBSchema {
  device: { key: 'device'; value: Device }
  /** `now`, and rings whose phrase was lost under their own id, as long as drafts hang on them. */
  rings: { key: string; value: Ring }
  instruments: { key: string; value: Instrument }
  cases: { key: string; value: LockedRecord }
  drafts: { key: string; value: LockedRecord }
  shots: { key: string; value: Shot }
  waiting: { key: string; value: Waiting }
  acknowledged: { key: string; value: Acknowledged }
  /** The sealed messages behind receipts, until no backup of the office can be older. */
  copies: { key: string; value: Waiting }
  /** What is known of the photos of finished visits; the pictures lie apart, those of before phrases locked. */
  photos: { key: string; value: PhotoNote }
  pictures: { key: string; value: SealedPicture | (Locked & { readonly id: string }) }
  /** Before phrases there was a key that opened without being asked; see `move-over.ts`. */
  keys: { key: 'data'; value: CryptoKey }
}
export type Database = IDBPDatabase<Tables>

/** One database a facilitator: two people who share a phone never meet each other's work. */
const nameOf = (accountId: string) => `tanggap-field-${accountId}`

export function openDatabase(accountId: string): Promise<Database> {
  return openDB<Tables>(nameOf(accountId), 2, {
    upgrade(database, from) {
      if (from < 1) {
        database.createObjectStore('device')
        database.createObjectStore('keys')
        database.createObjectStore('instruments', { keyPath: 'version' })
        database.createObjectStore('cases', { keyPath: 'id' })
        database.createObjectStore('drafts', { keyPath: 'id' })
        database.createObjectStore('waiting', { keyPath: 'id' })
        database.createObjectStore('acknowledged', { keyPath: 'id' })
        database.createObjectStore('photos', { keyPath: 'sha256' })
        database.createObjectStore('pictures', { keyPath: 'id' })
      }
      if (from < 2) {
        database.createObjectStore('rings')
        database.createObjectStore('shots', { keyPath: 'id' })
        database.createObjectStore('copies', { keyPath: 'id' })
      }
    },
    // Another tab with a newer app wants to change the tables: this one lets go, and says that it did.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })
}
