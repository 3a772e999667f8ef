import type { BatchDetail } from '@tanggap/contract/ratification'
import { localDay } from '@tanggap/core/calendar'
import { batchWorkflow } from '@tanggap/core/ratification'
import { decide } from '@tanggap/core/workflow'
import { takeStep } from '../changes/index.ts'
import { type Acting, type Done, refused } from '../plumbing/acting.ts'
import { sameSecret } from '../plumbing/keys/index.ts'
import { applyRatifiedChange } from '../registry/index.ts'
import { batchText } from './prepare-batch.ts'
import { writeSignature } from './ratification.store.ts'
import { asBatch, getBatch, holdSeen, namedIn, readLines } from './read-batch.ts'

export interface SeenBatch {
  readonly version: number
  readonly contentHash: string
  /** The number of the decree, from the agency's own register of decrees. */
  readonly decreeNumber: string
}

/**
 * The ratifier signs: every change in the batch is checked once more against what was verified and
 * submitted, and becomes a new version of the register. One transaction: the whole batch, or nothing.
 */
export async function signBatch(acting: Acting, id: string, seen: SeenBatch): Promise<Done<BatchDetail>> {
  const { office, now, tx } = acting
  const held = await holdSeen(acting, id, seen.version)
  if (!held.ok) return held
  const batch = held.value
  const lines = await readLines(acting, batch)
  const outcome = decide(batchWorkflow, 'sign', asBatch(batch, lines), office)
  if (!outcome.ok) return outcome
  if (!batch.content_salt || !batch.content_hash) throw new Error('a submitted batch has no hash')
  const hash = acting.vault.saltedHash(batch.content_salt, batchText(batch, lines))
  if (!sameSecret(hash, batch.content_hash) || hash.toString('hex') !== seen.contentHash)
    return refused('workflow.newer-version')
  const asOf = localDay(now)
  for (const { item, change } of lines) {
    const taken = await takeStep(acting, change.id, 'ratify', {
      version: change.version,
      contentHash: Buffer.from(item.content_hash).toString('hex'),
      reason: `Keputusan ${seen.decreeNumber}`,
    })
    if (!taken.ok) return taken
    await applyRatifiedChange(acting, {
      changeId: change.id,
      familyId: change.familyId ?? undefined,
      personId: change.personId ?? undefined,
      kind: change.kind,
      items: change.items,
      asOf,
      batchId: id,
      villageCode: change.villageCode,
    })
  }
  await writeSignature(tx, office.regency, id, {
    status: outcome.to,
    by: office.accountId,
    byName: office.name,
    at: now,
    decreeNumber: seen.decreeNumber,
  })
  await acting.record({
    action: 'batch.sign',
    subject: 'batch',
    ids: [id, ...namedIn(lines)],
    detail: { number: batch.number, decree: seen.decreeNumber, contentHash: seen.contentHash },
  })
  return getBatch(acting, id)
}
