import type { Tx } from '../plumbing/database/index.ts'
import type { Vault } from '../plumbing/keys/index.ts'
import { countTry, triesSoFar } from './access.store.ts'

/** How often something may be tried in a window. */
export interface Limit {
  readonly tries: number
  readonly minutes: number
}

/**
 * All limits in one place. Those for an address are very wide: a village shares one on the day of aid, and a
 * mobile operator puts thousands behind one. What keeps a family's page shut is its code of 50 bits and the
 * limit of its own; the address only keeps one machine from asking without end.
 */
export const limits = {
  signInAccount: { tries: 10, minutes: 15 },
  signInName: { tries: 200, minutes: 15 },
  signInAddress: { tries: 300, minutes: 15 },
  openFamily: { tries: 8, minutes: 60 },
  openAddress: { tries: 3000, minutes: 15 },
  ticketPin: { tries: 8, minutes: 60 },
  menuSender: { tries: 30, minutes: 60 },
  reportAddress: { tries: 600, minutes: 60 },
  codeAddress: { tries: 600, minutes: 60 },
  codeFamily: { tries: 3, minutes: 60 },
  // Beyond these a proof of work, or a wait of two minutes, is asked for; nobody is refused.
  vainAddress: { tries: 300, minutes: 15 },
  vainOverall: { tries: 3000, minutes: 15 },
} as const satisfies Record<string, Limit>

type What = readonly [limit: keyof typeof limits, what: string]

/** Whether a limit is reached already. Counts nothing. */
export async function isSpent(
  tx: Tx,
  vault: Vault,
  regency: string,
  [limit, what]: What,
  now: Date,
): Promise<boolean> {
  const count = await triesSoFar(tx, regency, keyOf(vault, limit, what), windowOf(limit, now))
  return count >= limits[limit].tries
}

/** Counts a try and tells whether it is still within the limit. What is tried is kept as a keyed hash. */
export async function isWithinLimit(
  tx: Tx,
  vault: Vault,
  regency: string,
  limit: keyof typeof limits,
  what: string,
  now: Date,
): Promise<boolean> {
  const count = await countTry(tx, regency, keyOf(vault, limit, what), windowOf(limit, now))
  return count <= limits[limit].tries
}

function keyOf(vault: Vault, limit: keyof typeof limits, what: string): Buffer {
  return vault.index('throttle', `${limit}:${what}`)
}

function windowOf(limit: keyof typeof limits, now: Date): Date {
  const width = limits[limit].minutes * 60_000
  return new Date(Math.floor(now.getTime() / width) * width)
}
