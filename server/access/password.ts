import { argon2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { sameSecret } from '../plumbing/keys/index.ts'

const derive = promisify(argon2)

// OWASP Password Storage Cheat Sheet (2025): argon2id, 19 MiB, 2 passes, 1 lane.
const memory = 19_456
const passes = 2
const parallelism = 1
const tagLength = 32

/** A hash in the PHC string format, with its own salt and parameters. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', {
    message: password.normalize('NFKC'),
    nonce,
    memory,
    passes,
    parallelism,
    tagLength,
  })
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(nonce)}$${base64(tag)}`
}

export async function isPassword(password: string, hash: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash)
  const [, m, t, p, salt, tag] = parts ?? []
  if (!salt || !tag) return false
  const expected = Buffer.from(tag, 'base64')
  const actual = await derive('argon2id', {
    message: password.normalize('NFKC'),
    nonce: Buffer.from(salt, 'base64'),
    memory: Number(m),
    passes: Number(t),
    parallelism: Number(p),
    tagLength: expected.length,
  })
  return sameSecret(actual, expected)
}

/** A hash that no password has. To compare with it takes as long as with any other, so an unknown name does too. */
export const unusablePassword = `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** Whoever has no authenticator needs a longer one (OWASP ASVS 5.0, 6.2.1). */
export function isLongEnough(password: string, hasSecondFactor: boolean): boolean {
  return [...password].length >= (hasSecondFactor ? 8 : 15)
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '')
}
