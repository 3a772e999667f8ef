import { createHmac } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const stepSeconds = 30

/** The six digits of one time step (RFC 6238 with HMAC-SHA-1, as authenticator apps use it). */
export function totpAt(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const offset = digest.readUInt8(19) & 0x0f
  return String((digest.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

export function stepOf(now: Date): number {
  return Math.floor(now.getTime() / 1000 / stepSeconds)
}

/**
 * The time step the code belongs to: now, or one before or after for clocks that drift. A step that was
 * used already is not accepted again.
 */
export function matchingStep(
  secret: Uint8Array,
  code: string,
  now: Date,
  lastUsed: number,
): number | undefined {
  const current = stepOf(now)
  return [current, current - 1, current + 1].find(
    (step) => step > lastUsed && totpAt(secret, step) === code.replace(/\s/g, ''),
  )
}

/** What an authenticator app reads, as a QR code or typed. */
export function authenticatorAddress(secret: Uint8Array, username: string): string {
  return `otpauth://totp/Tanggap:${encodeURIComponent(username)}?secret=${base32(secret)}&issuer=Tanggap`
}

export function base32(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('')
}
