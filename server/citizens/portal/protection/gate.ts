import { isSpent, isWithinLimit } from '../../../access/index.ts'
import type { Foundation } from '../../../plumbing/acting.ts'
import { regencyScope, type Tx } from '../../../plumbing/database/index.ts'
import { makeChallenge, type Proof, provenBy, readWait, waitMinutes, writeWait } from './proof-of-work.ts'
import { spendProof } from './proofs.store.ts'

/** What a form must carry while the house is under attack; nothing at other times. */
export interface Gate {
  /** For a browser with script: work of a second or two. JSON, as it stands in the page. */
  readonly challenge: string
  /** For one without: comes back after these minutes with this text. */
  readonly wait: string
  readonly waitMinutes: number
}

/**
 * Decides before anything is looked up, by the place a question comes from and by how much is asked in vain
 * everywhere, so that what it says tells nothing of a family. Under attack it asks for work or for patience,
 * each counting once; it never refuses. Returns nothing when the way is open.
 */
export async function gateFor(
  foundation: Foundation,
  address: string,
  proof: Proof,
): Promise<Gate | undefined> {
  const { database, regency, vault, clock } = foundation
  const now = clock.now()
  const isClosed = await database.within(regencyScope(regency), async (tx) => {
    const isUnderAttack =
      (await isSpent(tx, vault, regency, ['vainOverall', 'all'], now)) ||
      (await isSpent(tx, vault, regency, ['vainAddress', address], now)) ||
      (await isSpent(tx, vault, regency, ['openAddress', address], now))
    return isUnderAttack && !(await isPaid(tx, foundation, proof, now))
  })
  if (!isClosed) return undefined
  return { challenge: await makeChallenge(foundation, now), wait: writeWait(foundation, now), waitMinutes }
}

/** Counted for the gate alone: what was asked in vain, here and everywhere. */
export async function countVain(
  { vault, regency, clock }: Foundation,
  tx: Tx,
  address: string,
): Promise<void> {
  await isWithinLimit(tx, vault, regency, 'vainAddress', address, clock.now())
  await isWithinLimit(tx, vault, regency, 'vainOverall', 'all', clock.now())
}

async function isPaid(tx: Tx, foundation: Foundation, proof: Proof, now: Date): Promise<boolean> {
  const { regency, vault } = foundation
  const paid = (await provenBy(foundation, proof, now)) ?? readWait(foundation, proof.wait, now)
  if (!paid) return false
  return spendProof(tx, regency, vault.index('throttle', `proof ${paid}`), now)
}
