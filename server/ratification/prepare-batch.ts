import type { BatchDetail } from '@tanggap/contract/ratification'
import { canonicalText } from '@tanggap/core/changes'
import { batchWorkflow } from '@tanggap/core/ratification'
import { decide } from '@tanggap/core/workflow'
import { readStanding, takeStep } from '../changes/index.ts'
import { type Acting, type Done, refused } from '../plumbing/acting.ts'
import { nextInSeries } from '../plumbing/database/numbering.ts'
import {
  type BatchRow,
  findOpenBatch,
  insertBatch,
  removeItem,
  selectItems,
  writeItem,
  writeStatus,
  writeSubmission,
} from './ratification.store.ts'
import { asBatch, getBatch, holdSeen, type InBatch, readLines } from './read-batch.ts'

/** Opens the batch of a period and puts every verified change in it. One batch is open at a time. */
export async function openBatch(acting: Acting, period: string): Promise<Done<BatchDetail>> {
  const { office, tx, now } = acting
  const last = await nextInSeries(tx, office.regency, `batch:${period}`)
  const open = await findOpenBatch(tx, office.regency)
  if (open) return refused('batch.already-open', { number: open.number })
  const id = acting.id()
  const number = `PB-${office.regency}-${period}-${String(last).padStart(2, '0')}`
  await insertBatch(tx, {
    regency_code: office.regency,
    id,
    number,
    period,
    status: 'open',
    prepared_by: office.accountId,
    prepared_by_name: office.name,
    prepared_at: now,
    version: 1,
  })
  const collected = await collect(acting, id)
  if (!collected.length) return refused('batch.nothing-verified')
  await acting.record({
    action: 'batch.open',
    subject: 'batch',
    ids: [id, ...collected],
    detail: { number, period, changes: collected.length },
  })
  return getBatch(acting, id)
}

/** Adds what has been verified since. */
export async function collectVerified(
  acting: Acting,
  id: string,
  version: number,
): Promise<Done<BatchDetail>> {
  const open = await holdOpen(acting, id, version)
  if (!open.ok) return open
  const collected = await collect(acting, id)
  if (!collected.length) return refused('batch.nothing-verified')
  await writeStatus(acting.tx, acting.office.regency, id, 'open')
  await acting.record({ action: 'batch.collect', subject: 'batch', ids: [id, ...collected] })
  return getBatch(acting, id)
}

export async function removeFromBatch(
  acting: Acting,
  id: string,
  changeId: string,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Done<BatchDetail>> {
  const { office, tx, now } = acting
  const open = await holdOpen(acting, id, version)
  if (!open.ok) return open
  const line = (await readLines(acting, open.value)).find(({ change }) => change.id === changeId)
  if (!line) return refused('request.not-found')
  const taken = await takeStep(acting, changeId, 'takeFromBatch', {
    version: line.change.version,
    contentHash: line.change.contentHash,
    reason,
  })
  if (!taken.ok) return taken
  await removeItem(tx, office.regency, id, changeId, now)
  await writeStatus(tx, office.regency, id, 'open')
  await acting.record({ action: 'batch.remove', subject: 'batch', ids: [id, changeId], reason })
  return getBatch(acting, id)
}

/** Lays the batch before the ratifier, bound by a salted hash to the content of every change in it. */
export async function submitBatch(acting: Acting, id: string, version: number): Promise<Done<BatchDetail>> {
  const held = await holdSeen(acting, id, version)
  if (!held.ok) return held
  const lines = await readLines(acting, held.value)
  const outcome = decide(batchWorkflow, 'submit', asBatch(held.value, lines), acting.office)
  if (!outcome.ok) return outcome
  const salt = acting.chance.bytes(16)
  const hash = acting.vault.saltedHash(salt, batchText(held.value, lines))
  await writeSubmission(acting.tx, acting.office.regency, id, { status: outcome.to, salt, hash })
  await acting.record({
    action: 'batch.submit',
    subject: 'batch',
    ids: [id],
    detail: { number: held.value.number, changes: lines.length, contentHash: hash.toString('hex') },
  })
  return getBatch(acting, id)
}

export async function reopenBatch(
  acting: Acting,
  id: string,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Done<BatchDetail>> {
  const held = await holdSeen(acting, id, version)
  if (!held.ok) return held
  const lines = await readLines(acting, held.value)
  const outcome = decide(batchWorkflow, 'reopen', asBatch(held.value, lines), acting.office, reason)
  if (!outcome.ok) return outcome
  const open = await findOpenBatch(acting.tx, acting.office.regency)
  if (open) return refused('batch.already-open', { number: open.number })
  await writeStatus(acting.tx, acting.office.regency, id, outcome.to)
  await acting.record({ action: 'batch.reopen', subject: 'batch', ids: [id], reason })
  return getBatch(acting, id)
}

/** What the batch's hash covers: which changes, each with exactly which content. */
export function batchText(batch: BatchRow, lines: readonly InBatch[]): string {
  return canonicalText({
    number: batch.number,
    period: batch.period,
    changes: lines.map(({ item, change }) => ({
      changeId: change.id,
      contentHash: Buffer.from(item.content_hash).toString('hex'),
    })),
  })
}

/** A change whose seal is broken stays outside, where its own page tells why; the others go on. */
async function collect(acting: Acting, batchId: string): Promise<string[]> {
  const { office, tx } = acting
  const collected: string[] = []
  let position = (await selectItems(tx, office.regency, batchId)).at(-1)?.position ?? 0
  for (const change of await readStanding(acting, 'verified')) {
    const { version, contentHash } = change
    const taken = await takeStep(acting, change.id, 'putInBatch', { version, contentHash })
    if (!taken.ok) continue
    position += 1
    const hash = Buffer.from(contentHash, 'hex')
    await writeItem(tx, office.regency, { batchId, changeId: change.id, position, contentHash: hash })
    collected.push(change.id)
  }
  return collected
}

async function holdOpen(acting: Acting, id: string, version: number): Promise<Done<BatchRow>> {
  const held = await holdSeen(acting, id, version)
  if (!held.ok) return held
  return held.value.status === 'open'
    ? held
    : refused('workflow.not-now', { status: held.value.status, allowed: [] })
}
