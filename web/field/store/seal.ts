import type { Envelope } from '@tanggap/contract/sync'
import { type Bytes, fromBase64url, sha256Hex, toBase64url, utf8 } from './bytes.ts'

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

/** Bytes that only the office can open. */
export interface SealedBytes {
  readonly keyId: string
  /** Both base64url: they travel in a header. */
  readonly ephemeral: string
  readonly iv: string
  /** As long as what is in it and 16 bytes more. */
  readonly box: ArrayBuffer
}

/** What a photo is sealed as, where a command is sealed by its id. */
export const photoSeal = (sha256: string) => `photo ${sha256}`

/**
 * Closes a command's content so that only the office can open it (trust rules §2). Whoever finds the phone finds
 * nothing.
 */
export async function sealForOffice(
  commandId: string,
  content: unknown,
  office: SealingKey,
): Promise<Pick<Envelope, 'seal' | 'hash'>> {
  const { box: closed, ...seal } = await sealBytes(commandId, utf8(JSON.stringify(content)), office)
  const box = toBase64url(new Uint8Array(closed))
  return { seal: { ...seal, box }, hash: await sha256Hex(utf8(box)) }
}

/** P-256 ECDH with a key made for this one box, HKDF-SHA-256, AES-256-GCM bound to what the box is called. */
export async function sealBytes(name: string, bytes: Bytes, office: SealingKey): Promise<SealedBytes> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' }
  const theirs = await crypto.subtle.importKey('jwk', { ...office.key }, curve, false, [])
  const mine = await crypto.subtle.generateKey(curve, false, ['deriveBits'])
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, mine.privateKey, 256)
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const key = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(`tanggap seal 1 ${name}`) },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  )
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(name) }, key, bytes)
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey('raw', mine.publicKey))
  return { keyId: office.id, ephemeral: toBase64url(ephemeral), iv: toBase64url(iv), box }
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
