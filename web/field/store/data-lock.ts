import { type Bytes, utf8 } from './bytes.ts'

/** Something closed with the phone's data key, bound to the place where it lies. */
export interface Locked {
  readonly iv: Bytes
  readonly box: ArrayBuffer
}

/**
 * Closes what the phone must be able to read again: cases, drafts, photos. AES-256-GCM; the key never leaves
 * the browser's key store. What this does not yet do: the key opens without being asked, so whoever copies the
 * whole browser profile of an unlocked phone can read drafts and cases. The outbox does not depend on it.
 */
export interface DataLock {
  close(place: string, bytes: Bytes): Promise<Locked>
  /** Throws when the place is another or a byte was changed. */
  open(place: string, locked: Locked): Promise<Bytes>
}

export function makeDataKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
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
