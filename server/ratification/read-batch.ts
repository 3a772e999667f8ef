import type { BatchDetail } from '@tanggap/contract/ratification'
import { itemsApart } from '@tanggap/core/changes'
import { type Batch, batchWorkflow } from '@tanggap/core/ratification'
import { allowedActions } from '@tanggap/core/workflow'
import { type ChangeForCarrier, countStanding, readAllForCarrier } from '../changes/index.ts'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { type BatchItemRow, type BatchRow, findBatch, holdBatch, selectItems } from './ratification.store.ts'

export interface InBatch {
  readonly item: BatchItemRow
  readonly change: ChangeForCarrier
  readonly changedSince: boolean
}

/** A batch with its lines; numbers, kinds and heads, no values. */
export async function getBatch(acting: Acting, id: string): Promise<Done<BatchDetail>> {
  const batch = await findBatch(acting.tx, acting.office.regency, id)
  if (!batch) return refused('request.not-found')
  const lines = await readLines(acting, batch)
  await acting.record({
    action: 'batch.read',
    subject: 'batch',
    ids: [batch.id, ...namedIn(lines)],
  })
  return done({
    id: batch.id,
    number: batch.number,
    period: batch.period,
    status: batch.status,
    items: lines.length,
    unanswered: lines.filter(({ item }) => item.reply === 'waiting').length,
    preparedBy: batch.prepared_by_name,
    preparedAt: batch.prepared_at.toISOString(),
    signedBy: batch.signed_by_name,
    signedAt: batch.signed_at?.toISOString() ?? null,
    decreeNumber: batch.decree_number,
    version: batch.version,
    contentHash: batch.content_hash ? Buffer.from(batch.content_hash).toString('hex') : null,
    lines: lines.map(({ item, change, changedSince }) => ({
      changeId: change.id,
      number: change.number,
      kind: change.kind,
      correctsAny: correctsAny(change),
      villageCode: change.villageCode,
      headName: change.headName,
      changedSince,
      reply: item.reply,
      replyCode: item.reply_code,
      replyNote: item.reply_note,
    })),
    release: batch.release?.shown ?? null,
    handover: batch.handover,
    waiting: await countStanding(acting, 'verified'),
    allowed: allowedActions(batchWorkflow, asBatch(batch, lines), acting.office),
  })
}

/** The batch, held, when it is still the version that was seen. */
export async function holdSeen(acting: Acting, id: string, version: number): Promise<Done<BatchRow>> {
  const batch = await holdBatch(acting.tx, acting.office.regency, id)
  if (!batch) return refused('request.not-found')
  return batch.version === version ? done(batch) : refused('workflow.newer-version')
}

export async function readLines(acting: Acting, batch: BatchRow): Promise<InBatch[]> {
  const isOpen = batch.status === 'open' || batch.status === 'waiting_signature'
  const items = await selectItems(acting.tx, acting.office.regency, batch.id)
  const changes = await readAllForCarrier(
    acting,
    items.map(({ change_id }) => change_id),
  )
  return items.map((item) => {
    const change = changes.get(item.change_id)
    if (!change) throw new Error('a batch holds a change that does not exist')
    const isSame = change.contentHash === Buffer.from(item.content_hash).toString('hex') && change.sealHolds
    return { item, change, changedSince: isOpen && (!isSame || change.status !== 'in_batch') }
  })
}

/** Whether anything in it was other than the register had it; a change may only record what was empty. */
export function correctsAny({ kind, items }: ChangeForCarrier): boolean {
  return itemsApart(kind, items).corrected.length > 0
}

/** The changes and their families: whoever reads the lines reads their names. */
export function namedIn(lines: readonly InBatch[]): string[] {
  return lines.flatMap(({ change: { id, familyId } }) => (familyId ? [id, familyId] : [id]))
}

export function asBatch(batch: BatchRow, lines: readonly InBatch[]): Batch {
  const hands = lines.flatMap(({ change }) => change.participants.map(({ accountId }) => accountId))
  return {
    status: batch.status,
    items: lines.length,
    unanswered: lines.filter(({ item }) => item.reply === 'waiting').length,
    changedSince: lines.filter(({ changedSince }) => changedSince).length,
    hands: [...new Set([batch.prepared_by, ...hands])],
    signedBy: batch.signed_by ?? undefined,
    released: batch.release !== null,
  }
}
