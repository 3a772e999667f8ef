import type { BatchDetail, Handover } from '@tanggap/contract/ratification'
import { localDay } from '@tanggap/core/calendar'
import { batchWorkflow } from '@tanggap/core/ratification'
import { decide } from '@tanggap/core/workflow'
import { takeStep } from '../changes/index.ts'
import { type Acting, type Done, refused } from '../plumbing/acting.ts'
import { writeHandover } from './ratification.store.ts'
import { asBatch, getBatch, holdSeen, readLines } from './read-batch.ts'

/** Records that the file changed hands: number and date of its minutes (BAST), how, and to whom. */
export async function handOver(
  acting: Acting,
  id: string,
  { version, handover }: { readonly version: number; readonly handover: Handover },
): Promise<Done<BatchDetail>> {
  const { office, now, tx } = acting
  const held = await holdSeen(acting, id, version)
  if (!held.ok) return held
  const batch = held.value
  const lines = await readLines(acting, batch)
  const outcome = decide(batchWorkflow, 'handOver', asBatch(batch, lines), office)
  if (!outcome.ok) return outcome
  const signedOn = batch.signed_at ? localDay(batch.signed_at) : ''
  if (handover.date > localDay(now) || handover.date < signedOn) return refused('batch.handover-in-future')
  for (const { change } of lines) {
    const { version: changeVersion, contentHash } = change
    const taken = await takeStep(acting, change.id, 'send', {
      version: changeVersion,
      contentHash,
      reason: `BAST ${handover.number}`,
    })
    if (!taken.ok) return taken
  }
  await writeHandover(tx, office.regency, id, outcome.to, handover)
  await acting.record({
    action: 'batch.hand-over',
    subject: 'batch',
    ids: [id, ...lines.map(({ change }) => change.id)],
    detail: { batch: batch.number, ...handover },
  })
  return getBatch(acting, id)
}
