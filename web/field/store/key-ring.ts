import { type Bytes, sha256Hex, utf8 } from './bytes.ts'
import { type DataLock, dataLock, type Locked } from './data-lock.ts'

/**
 * What opens a phone (trust rules §2). One random data key locks everything the phone must read again, another makes
 * the names its records lie under. Both lie here only wrapped: by a key stretched from the field phrase, and where
 * the phone has one by its screen lock (WebAuthn PRF). Opened, they are in memory only and cannot be taken out.
 */
export interface Ring {
  readonly keyId: string
  readonly slots: readonly Slot[]
  /** The PIN's check, locked with the data key: it opens nothing by itself. */
  readonly pin: Locked | null
}

export type Slot =
  | { readonly by: 'phrase'; readonly salt: Bytes; readonly rounds: number; readonly closed: Locked }
  | { readonly by: 'platform'; readonly credential: Bytes; readonly salt: Bytes; readonly closed: Locked }

/** The opened keys. They may be handed to this app's own service worker, and to nobody else. */
export interface Keys {
  readonly id: string
  readonly data: CryptoKey
  readonly index: CryptoKey
  readonly pin: PinCheck | null
}

export interface PinCheck {
  readonly salt: Bytes
  readonly hash: string
}

/** OWASP's figure for PBKDF2-HMAC-SHA-256 (2023). With 51 bits of phrase it is a margin, not the wall. */
const phraseRounds = 600_000
const pinRounds = 200_000

/** Makes a ring that the phrase opens. The words themselves are kept nowhere. */
export async function makeRing(keyId: string, words: readonly string[]): Promise<{ ring: Ring; keys: Keys }> {
  const raw = crypto.getRandomValues(new Uint8Array(64))
  const slot = await phraseSlot(keyId, words, raw)
  const keys = await keysFrom(keyId, raw, null)
  raw.fill(0)
  return { ring: { keyId, slots: [slot], pin: null }, keys }
}

/** The keys, or nothing when the phrase is another one. */
export async function openByPhrase(ring: Ring, words: readonly string[]): Promise<Keys | undefined> {
  const raw = await rawByPhrase(ring, words)
  return raw && openedWith(ring, raw)
}

/** The keys, opened by what the phone's own lock gave for this slot; nothing when it is another's. */
export async function openByPlatform(ring: Ring, secret: Bytes): Promise<Keys | undefined> {
  const slot = platformSlotOf(ring)
  const raw = slot && (await unwrap(ring.keyId, 'platform', await platformKey(secret), slot.closed))
  return raw && openedWith(ring, raw)
}

export function platformSlotOf(ring: Ring): Extract<Slot, { by: 'platform' }> | undefined {
  return ring.slots.find((slot) => slot.by === 'platform')
}

/** Lets the phone's own lock open the ring too; needs the phrase once more. */
export async function withPlatform(
  ring: Ring,
  words: readonly string[],
  platform: { readonly credential: Bytes; readonly salt: Bytes; readonly secret: Bytes },
): Promise<Ring | undefined> {
  const raw = await rawByPhrase(ring, words)
  if (!raw) return undefined
  const closed = await wrap(ring.keyId, 'platform', await platformKey(platform.secret), raw)
  raw.fill(0)
  const { credential, salt } = platform
  const others = ring.slots.filter((slot) => slot.by !== 'platform')
  return { ...ring, slots: [...others, { by: 'platform', credential, salt, closed }] }
}

export async function withPin(ring: Ring, keys: Keys, pin: string): Promise<{ ring: Ring; keys: Keys }> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const check: PinCheck = { salt, hash: await pinHash(pin, salt) }
  const text = utf8(JSON.stringify({ salt: [...salt], hash: check.hash }))
  return {
    ring: { ...ring, pin: await dataLock(keys.data).close(pinPlace(ring.keyId), text) },
    keys: { ...keys, pin: check },
  }
}

export async function isPin(check: PinCheck, pin: string): Promise<boolean> {
  return (await pinHash(pin, check.salt)) === check.hash
}

/** The name a record lies under: nobody without the key can tell whose it is, or whether two names are one. */
export async function nameUnder(keys: Keys, kind: string, id: string): Promise<string> {
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', keys.index, utf8(`${kind}/${id}`)))
  return [...mac.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function lockOf(keys: Keys): DataLock {
  return dataLock(keys.data)
}

async function openedWith(ring: Ring, raw: Bytes): Promise<Keys> {
  const keys = await keysFrom(ring.keyId, raw, null)
  raw.fill(0)
  if (!ring.pin) return keys
  const text = new TextDecoder().decode(await dataLock(keys.data).open(pinPlace(ring.keyId), ring.pin))
  const { salt, hash }: { salt: number[]; hash: string } = JSON.parse(text)
  return { ...keys, pin: { salt: new Uint8Array(salt), hash } }
}

async function keysFrom(id: string, raw: Bytes, pin: PinCheck | null): Promise<Keys> {
  const [data, index] = await Promise.all([
    crypto.subtle.importKey('raw', raw.slice(0, 32), 'AES-GCM', false, ['encrypt', 'decrypt']),
    crypto.subtle.importKey('raw', raw.slice(32), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
  ])
  return { id, data, index, pin }
}

async function phraseSlot(keyId: string, words: readonly string[], raw: Bytes): Promise<Slot> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const key = await phraseKey(words, salt, phraseRounds)
  return { by: 'phrase', salt, rounds: phraseRounds, closed: await wrap(keyId, 'phrase', key, raw) }
}

async function rawByPhrase(ring: Ring, words: readonly string[]): Promise<Bytes | undefined> {
  const slot = ring.slots.find((one) => one.by === 'phrase')
  if (!slot) return undefined
  return unwrap(ring.keyId, 'phrase', await phraseKey(words, slot.salt, slot.rounds), slot.closed)
}

async function phraseKey(words: readonly string[], salt: Bytes, rounds: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', utf8(words.join(' ')), 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

/** What the authenticator gives is random already; HKDF binds it to this use. */
async function platformKey(secret: Bytes): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8('tanggap field ring 1') },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

async function pinHash(pin: string, salt: Bytes): Promise<string> {
  const material = await crypto.subtle.importKey('raw', utf8(pin), 'PBKDF2', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: pinRounds },
    material,
    256,
  )
  return sha256Hex(new Uint8Array(bits))
}

function wrap(keyId: string, by: Slot['by'], key: CryptoKey, raw: Bytes): Promise<Locked> {
  return dataLock(key).close(slotPlace(keyId, by), raw)
}

/** A wrong phrase is not a fault: the box just does not open. */
function unwrap(keyId: string, by: Slot['by'], key: CryptoKey, closed: Locked): Promise<Bytes | undefined> {
  return dataLock(key)
    .open(slotPlace(keyId, by), closed)
    .catch(() => undefined)
}

const slotPlace = (keyId: string, by: string) => `ring/${keyId}/${by}`
const pinPlace = (keyId: string) => `ring/${keyId}/pin`
