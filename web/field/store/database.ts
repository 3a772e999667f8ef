import type { Instrument } from '@tanggap/core/instrument'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Locked } from './data-lock.ts'
import type { Acknowledged, Device, PhotoNote, Waiting } from './held.ts'

/** The tables on the phone. What names a person is locked; what is sealed needs no lock. */
export interface Tables extends DBSchema {
  device: { key: 'device'; value: Device }
  keys: { key: 'data'; value: CryptoKey }
  instruments: { key: string; value: Instrument }
  cases: { key: string; value: Locked & { readonly id: string } }
  drafts: { key: string; value: Locked & { readonly id: string } }
  waiting: { key: string; value: Waiting }
  acknowledged: { key: string; value: Acknowledged }
  photos: { key: string; value: PhotoNote }
  pictures: { key: string; value: Locked & { readonly id: string } }
}
export type Database = IDBPDatabase<Tables>

/** One database a facilitator: two people who share a phone never meet each other's work. */
const nameOf = (accountId: string) => `tanggap-field-${accountId}`

export function openDatabase(accountId: string, onBlocked: () => void): Promise<Database> {
  return openDB<Tables>(nameOf(accountId), 1, {
    upgrade(database) {
      database.createObjectStore('device')
      database.createObjectStore('keys')
      database.createObjectStore('instruments', { keyPath: 'version' })
      database.createObjectStore('cases', { keyPath: 'id' })
      database.createObjectStore('drafts', { keyPath: 'id' })
      database.createObjectStore('waiting', { keyPath: 'id' })
      database.createObjectStore('acknowledged', { keyPath: 'id' })
      database.createObjectStore('photos', { keyPath: 'sha256' })
      database.createObjectStore('pictures', { keyPath: 'id' })
    },
    blocked: onBlocked,
  })
}
