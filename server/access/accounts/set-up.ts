import type { SetUpBegun } from '@tanggap/contract/accounts'
import { needsSecondFactor } from '@tanggap/core/access'
import {
  type Acting,
  actAs,
  type Done,
  done,
  type Foundation,
  refused,
  systemOffice,
} from '../../plumbing/acting.ts'
import { regencyScope } from '../../plumbing/database/index.ts'
import { hashPassword, isLongEnough } from '../password.ts'
import { isWithinLimit } from '../throttle.ts'
import { authenticatorAddress, base32, matchingStep } from '../totp.ts'
import { hashToken } from '../who-is.ts'
import { officesOf } from './accounts.store.ts'
import * as store from './set-up.store.ts'

/** Long enough to reach the person over a weekend, short enough that a forgotten note is worth nothing. */
const codeHours = 72
// Without look-alikes; 32 of them, so that every five bits are one.
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A code of 100 bits, told once to who hands it over. Only its hash is kept. */
export async function handOutCode(acting: Acting, accountId: string) {
  const letters = [...acting.chance.bytes(20)].map((byte) => alphabet[byte % 32]).join('')
  const expiresAt = new Date(acting.now.getTime() + codeHours * 3_600_000)
  await store.issueSetUp(acting, accountId, hashToken(letters), expiresAt)
  return { code: letters.replace(/(.{5})(?=.)/g, '$1-'), expiresAt: expiresAt.toISOString() }
}

export interface Handed {
  readonly username: string
  readonly code: string
  /** Where the try comes from. */
  readonly address: string
}

/** Who holds the code learns the authenticator's secret; asking again tells the same one. */
export async function beginSetUp(foundation: Foundation, handed: Handed): Promise<Done<SetUpBegun>> {
  return withCode(foundation, handed, async (acting, setUp) => {
    const secret = await secretOf(acting, setUp)
    return done({
      name: setUp.name,
      shortest: secret ? 8 : 15,
      authenticator: secret
        ? { address: authenticatorAddress(secret, setUp.username), secret: base32(secret) }
        : null,
    })
  })
}

/** Refusals: `account.set-up-wrong`, `account.password-short`, `account.totp-wrong`, `request.too-often`. */
export async function finishSetUp(
  foundation: Foundation,
  handed: Handed & { readonly password: string; readonly totp: string | undefined },
): Promise<Done<{ ready: true }>> {
  return withCode(foundation, handed, async (acting, setUp) => {
    const secret = await secretOf(acting, setUp)
    if (!isLongEnough(handed.password, secret !== undefined))
      return refused('account.password-short', { shortest: secret ? 8 : 15 })
    const step = secret && matchingStep(secret, handed.totp ?? '', acting.now, 0)
    if (secret && step === undefined) return refused('account.totp-wrong')
    await store.finishSetUp(acting, setUp, {
      passwordHash: await hashPassword(handed.password),
      totpSealed: secret ? acting.vault.seal(`account.totp_sealed/${setUp.account_id}`, secret) : null,
      lastStep: step ?? null,
    })
    await acting.record({ action: 'account.set-up', subject: 'account', ids: [setUp.account_id] })
    return done({ ready: true as const })
  })
}

/** An unknown name, a wrong code, a used and an old one are one answer. */
async function withCode<T>(
  foundation: Foundation,
  { username, code, address }: Handed,
  work: (acting: Acting, setUp: store.SetUpRow) => Promise<Done<T>>,
): Promise<Done<T>> {
  const { database, vault, regency, clock } = foundation
  const isAllowed = await database.within(regencyScope(regency), async (tx) => {
    const here = `set-up ${username} ${address}`
    const byBoth = await isWithinLimit(tx, vault, regency, 'signInAccount', here, clock.now())
    return (await isWithinLimit(tx, vault, regency, 'signInAddress', address, clock.now())) && byBoth
  })
  if (!isAllowed) return refused('request.too-often', { minutes: 15 })
  return actAs(foundation, systemOffice(regency, username), async (acting) => {
    const letters = code.toLowerCase().replace(/[^a-z0-9]/g, '')
    const setUp = await store.holdSetUp(acting, username, hashToken(letters))
    return setUp ? work(acting, setUp) : refused('account.set-up-wrong')
  })
}

async function secretOf(acting: Acting, setUp: store.SetUpRow): Promise<Uint8Array | undefined> {
  const held = (await officesOf(acting, [setUp.account_id])).filter(({ is_held }) => is_held)
  if (!held.some(({ role }) => needsSecondFactor(role))) return undefined
  const place = `account_set_up.totp_sealed/${setUp.id}`
  if (setUp.totp_sealed) return acting.vault.open(place, setUp.totp_sealed)
  const secret = acting.chance.bytes(20)
  await store.keepSecret(acting, setUp.id, acting.vault.seal(place, secret))
  return secret
}
