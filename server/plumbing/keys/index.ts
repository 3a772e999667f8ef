import {
  createCipheriv,
  createDecipheriv,
  createECDH,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  type ECDH,
  hkdfSync,
  type KeyObject,
  sign,
  timingSafeEqual,
} from 'node:crypto'
import { z } from 'zod'
import { pooledBytes } from '../random-pool.ts'
import { keyedHash } from './keyed-hash.ts'

/**
 * The vault: every secret of an installation, kept in a file outside the database. What it seals is
 * bound to the place it was sealed for, so a ciphertext moved to another row does not open.
 */
export interface Vault {
  /** AES-256-GCM, `place` is `table.column/row id`. The first bytes name the key, so keys can rotate. */
  seal(place: string, plain: string | Uint8Array): Buffer
  /** Throws when the place is another or a byte was changed. */
  open(place: string, sealed: Uint8Array): Buffer
  /** HMAC-SHA-256 by which an identity number is found without being readable. */
  index(kind: IndexKind, value: string): Buffer
  /** Salted SHA-256, for hashes that leave the system over content with identity numbers (decision 9). */
  saltedHash(salt: Uint8Array, text: string): Buffer
  /** ECDSA P-256 signature (IEEE P1363, base64url) that a phone can verify. */
  signReceipt(text: string): string
  readonly receiptKey: JsonWebKeyPublic
  /** The key phones seal to; old ones stay readable by their id. */
  readonly sealingKey: { readonly id: string; readonly key: JsonWebKeyPublic }
  /** Opens what a phone sealed: P-256 ECDH + HKDF-SHA-256 + AES-256-GCM. Throws when it does not open. */
  openFromPhone(sealed: PhoneSeal, context: string): Buffer
  /** A secret derived for one purpose, e.g. the password of the application's database role. */
  derive(purpose: string): string
  /** The secrets themselves, for a thread of this process that seals too. Never written, logged or sent out. */
  handOver(): KeyFile
}

export type IndexKind = 'nik' | 'card' | 'phone' | 'slip' | 'pin' | 'throttle' | 'row'

export interface PhoneSeal {
  readonly keyId: string
  /** Uncompressed ephemeral public point, base64url. */
  readonly ephemeral: string
  readonly iv: string
  /** Ciphertext with the 16-byte tag at its end, base64url. */
  readonly box: string
}

export interface JsonWebKeyPublic {
  readonly kty: string
  readonly crv: string
  readonly x: string
  readonly y: string
}

const pair = z.object({ id: z.string(), privateKey: z.string() })
export const keyFile = z.object({
  version: z.literal(1),
  fields: z.object({ current: z.string(), keys: z.record(z.string(), z.string()) }),
  index: z.string(),
  derive: z.string(),
  receipts: pair,
  seals: z.object({ current: z.string(), keys: z.array(pair) }),
})
export type KeyFile = z.infer<typeof keyFile>

export function openVault(keys: KeyFile): Vault {
  // Key objects are made once: handing bytes over for every value costs eight times as much (18 against 2.5 µs).
  const fieldKeys = new Map(Object.entries(keys.fields.keys).map(([id, key]) => [id, secretKey(key)]))
  const fieldKey = (id: string) => {
    const key = fieldKeys.get(id)
    if (!key) throw new Error(`the key file has no field key "${id}"`)
    return key
  }
  const indexed = keyedHash(Buffer.from(keys.index, 'base64'))
  const receipts = privateKey(keys.receipts.privateKey)
  const seals = new Map(keys.seals.keys.map((seal) => [seal.id, exchangeOf(privateKey(seal.privateKey))]))
  const currentSeal = keys.seals.keys.find(({ id }) => id === keys.seals.current)
  if (!currentSeal) throw new Error('the key file has no current sealing key')

  return {
    seal(place, plain) {
      const id = keys.fields.current
      return sealWith(fieldKey(id), id, place, plain, pooledBytes(12))
    },
    open(place, sealed) {
      const buffer = Buffer.from(sealed)
      const idLength = buffer.readUInt8(0)
      const id = buffer.subarray(1, 1 + idLength).toString('utf8')
      return openWith(fieldKey(id), place, buffer.subarray(1 + idLength))
    },
    index: (kind, value) => indexed(`${kind}:${value}`),
    saltedHash: (salt, text) => createHash('sha256').update(salt).update(text).digest(),
    signReceipt: (text) =>
      sign('sha256', Buffer.from(text), { key: receipts, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
    receiptKey: publicKey(receipts),
    sealingKey: { id: keys.seals.current, key: publicKey(privateKey(currentSeal.privateKey)) },
    openFromPhone(sealed, context) {
      const exchange = seals.get(sealed.keyId)
      if (!exchange) throw new Error('sealed to a key this office does not hold')
      return openSealed(exchange, sealed, context)
    },
    derive: (purpose) =>
      createHmac('sha256', Buffer.from(keys.derive, 'base64')).update(purpose).digest('base64url'),
    handOver: () => keys,
  }
}

/** Compares two secrets without telling by time where they differ. */
export function sameSecret(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

function sealWith(
  key: KeyObject,
  id: string,
  place: string,
  plain: string | Uint8Array,
  nonce: Buffer,
): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain)
  // GCM holds nothing back: what `final` gives is empty, and without it there is no tag.
  cipher.final()
  const head = 1 + Buffer.byteLength(id)
  const sealed = Buffer.allocUnsafe(head + 28 + body.length)
  sealed.writeUInt8(head - 1, 0)
  sealed.write(id, 1)
  sealed.set(nonce, head)
  sealed.set(cipher.getAuthTag(), head + 12)
  sealed.set(body, head + 28)
  return sealed
}

function openWith(key: KeyObject, place: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
    .setAAD(Buffer.from(place))
    .setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}

/** Made once: taking the private key in reckons its public one, as dear as the exchange itself. */
function exchangeOf(key: KeyObject): ECDH {
  const exchange = createECDH('prime256v1')
  exchange.setPrivateKey(Buffer.from(String(key.export({ format: 'jwk' }).d), 'base64url'))
  return exchange
}

function openSealed(exchange: ECDH, sealed: PhoneSeal, context: string): Buffer {
  const secret = exchange.computeSecret(Buffer.from(sealed.ephemeral, 'base64url'))
  const aes = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `tanggap seal 1 ${context}`, 32))
  const box = Buffer.from(sealed.box, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', aes, Buffer.from(sealed.iv, 'base64url'))
    .setAAD(Buffer.from(context))
    .setAuthTag(box.subarray(-16))
  return Buffer.concat([decipher.update(box.subarray(0, -16)), decipher.final()])
}

function secretKey(base64: string): KeyObject {
  return createSecretKey(Buffer.from(base64, 'base64'))
}

function privateKey(pkcs8: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' })
}

function publicKey(key: KeyObject): JsonWebKeyPublic {
  const { kty, crv, x, y } = createPublicKey(key).export({ format: 'jwk' })
  return { kty: String(kty), crv: String(crv), x: String(x), y: String(y) }
}
