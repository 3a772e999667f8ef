import type { Envelope } from '@tanggap/contract/sync'
import { fromBase64url, sha256Hex, toBase64url, utf8 } from './bytes.ts'

export interface PublicPoint {
  readonly kty: string
  readonly crv: string
  readonly x: string
  readonly y: string
}

export interface SealingKey {
  readonly id: string
  readonly key: PublicPoint
}

/**
 * Closes a command's content so that only the office can open it (trust rules §2): P-256 ECDH with a key made
 * for this one box, HKDF-SHA-256, AES-256-GCM bound to the command's id. Whoever finds the phone finds nothing.
 */
export async function sealForOffice(
  commandId: string,
  content: unknown,
  office: SealingKey,
): Promise<Pick<Envelope, 'seal' | 'hash'>> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' }
  const theirs = await crypto.subtle.importKey('jwk', { ...office.key }, curve, false, [])
  const mine = await crypto.subtle.generateKey(curve, false, ['deriveBits'])
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, mine.privateKey, 256)
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const key = await crypto.subtle.deriveKey(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: new Uint8Array(),
      info: utf8(`tanggap seal 1 ${commandId}`),
    },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  )
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const closed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: utf8(commandId) },
    key,
    utf8(JSON.stringify(content)),
  )
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey('raw', mine.publicKey))
  const box = toBase64url(new Uint8Array(closed))
  return {
    seal: { keyId: office.id, ephemeral: toBase64url(ephemeral), iv: toBase64url(iv), box },
    hash: await sha256Hex(utf8(box)),
  }
}

/** Whether the office that was pinned at registration signed exactly this text. */
export async function isSignedByOffice(
  text: string,
  signature: string,
  office: PublicPoint,
): Promise<boolean> {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' }
  const key = await crypto.subtle.importKey('jwk', { ...office }, curve, false, ['verify'])
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, fromBase64url(signature), utf8(text))
}
