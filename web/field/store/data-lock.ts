import { type Bytes, utf8 } from './bytes.ts'

/** Something closed with the phone's data key, bound to the place where it lies. */
export interface Locked {
  readonly iv: Bytes
  readonly box: ArrayBuffer
}

/**
 * Closes what the phone must be able to read again: cases, drafts and their photos. AES-256-GCM; the key is opened
 * by the field phrase and held in memory only (`key-ring.ts`).
 */
export interface DataLock {
  close(place: string, bytes: Bytes): Promise<Locked>
  /** Throws when the place is another or a byte was changed. */
  open(place: string, locked: Locked): Promise<Bytes>
}

export function dataLock(key: CryptoKey): DataLock {
  return {
    async close(place, bytes) {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      return { iv, box: await crypto.subtle.encrypt(method(place, iv), key, bytes) }
    },
    async open(place, { iv, box }) {
      return new Uint8Array(await crypto.subtle.decrypt(method(place, iv), key, box))
    },
  }
}

function method(place: string, iv: Bytes): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: utf8(place) }
}

export function lockValue(lock: DataLock, place: string, value: unknown): Promise<Locked> {
  return lock.close(place, utf8(JSON.stringify(value)))
}

/** What this app itself has written and locked; the lock vouches for it. */
export async function openValue<T>(lock: DataLock, place: string, locked: Locked): Promise<T> {
  const value: T = JSON.parse(new TextDecoder().decode(await lock.open(place, locked)))
  return value
}
