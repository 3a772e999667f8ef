import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Vault } from '../plumbing/keys/index.ts'

/**
 * The second lock of what is told to the integrity desk. The vault's own seal lies outside; inside is one with a
 * key of the desk, which is asked for nowhere but here, and only against a warrant: the reporter's own ticket, or
 * two officers who have the matter open. A warrant cannot be written by hand: each is made where its rule is.
 */
export type Warrant = ReporterWarrant | ReadersWarrant | RuleWarrant

declare const warrantBrand: unique symbol

/** The reporter, by number and PIN, to what was said between them and the desk. */
export interface ReporterWarrant {
  readonly [warrantBrand]: 'reporter'
  readonly matterId: string
}

/** Two officers, one of whom asked and another of whom consented, as long as it is open. */
export interface ReadersWarrant {
  readonly [warrantBrand]: 'readers'
  readonly matterId: string
}

/** The rule of conflict, which must compare names inside the seal and tells nobody more than yes or no. */
export interface RuleWarrant {
  readonly [warrantBrand]: 'rule'
  readonly matterId: string
}

export function reporterWarrant(matterId: string): ReporterWarrant {
  return { matterId } as ReporterWarrant
}

/** @param readers the two who have it open now, by `core/integrity` */
export function readersWarrant(
  matterId: string,
  readers: readonly string[],
  accountId: string,
): ReadersWarrant | undefined {
  const areTwo = new Set(readers).size === 2
  return areTwo && readers.includes(accountId) ? ({ matterId } as ReadersWarrant) : undefined
}

export function ruleWarrant(matterId: string): RuleWarrant {
  return { matterId } as RuleWarrant
}

/** @param what the column and the row, as for the vault */
export function sealForDesk(vault: Vault, what: string, matterId: string, text: string): Buffer {
  const place = placeOf(what, matterId)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', deskKey(vault, matterId), nonce).setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return vault.seal(place, Buffer.concat([nonce, cipher.getAuthTag(), body]))
}

/** Throws when the warrant is for another matter, or a byte was changed. */
export function openForDesk(vault: Vault, what: string, warrant: Warrant, sealed: Uint8Array): string {
  const { matterId } = warrant
  const place = placeOf(what, matterId)
  const inner = vault.open(place, sealed)
  const decipher = createDecipheriv('aes-256-gcm', deskKey(vault, matterId), inner.subarray(0, 12))
    .setAAD(Buffer.from(place))
    .setAuthTag(inner.subarray(12, 28))
  return Buffer.concat([decipher.update(inner.subarray(28)), decipher.final()]).toString('utf8')
}

function placeOf(what: string, matterId: string): string {
  return `${what} of ${matterId}`
}

/** A key for each matter, so that one that leaks opens one. */
function deskKey(vault: Vault, matterId: string): Buffer {
  return createHmac('sha256', vault.derive('integrity desk 1')).update(matterId).digest()
}

/** A draft is sealed with the token in the reporter's browser: the office, which keeps its hash, cannot open it. */
export function sealDraft(token: string, draftId: string, text: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', draftKey(token), nonce).setAAD(Buffer.from(draftId))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

export function openDraft(token: string, draftId: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', draftKey(token), bytes.subarray(0, 12))
    .setAAD(Buffer.from(draftId))
    .setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

function draftKey(token: string): Buffer {
  return Buffer.from(hkdfSync('sha256', token, Buffer.alloc(0), 'tanggap sealed draft 1', 32))
}
