import { handoverShape, releaseShape } from '@tanggap/contract/ratification'
import { batchStatuses } from '@tanggap/core/ratification'
import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

const bytes = z.instanceof(Uint8Array)

/** As the contract shows it, and the salt, which goes to the receiver with the file and nowhere else. */
const keptRelease = z.object({ shown: releaseShape, salt: z.string() })
export type KeptRelease = z.infer<typeof keptRelease>

const batchRow = z.object({
  id: z.uuid(),
  number: z.string(),
  period: z.string(),
  status: z.enum(batchStatuses),
  content_salt: bytes.nullable(),
  content_hash: bytes.nullable(),
  prepared_by: z.uuid(),
  prepared_by_name: z.string(),
  prepared_at: z.date(),
  signed_by: z.uuid().nullable(),
  signed_by_name: z.string().nullable(),
  signed_at: z.date().nullable(),
  decree_number: z.string().nullable(),
  release: keptRelease.nullable(),
  handover: z.nullable(handoverShape),
  version: z.number(),
})
export type BatchRow = z.infer<typeof batchRow>

const columns = `id, number, period, status, content_salt, content_hash, prepared_by, prepared_by_name, prepared_at,
  signed_by, signed_by_name, signed_at, decree_number, release, handover, version`

export function findBatch(tx: Tx, regency: string, id: string): Promise<BatchRow | undefined> {
  return tx.find(batchRow, `select ${columns} from batch where regency_code = $1 and id = $2`, [regency, id])
}

/** Holds the batch until the transaction ends: two signatures at once are one after the other. */
export function holdBatch(tx: Tx, regency: string, id: string): Promise<BatchRow | undefined> {
  return tx.find(
    batchRow,
    `select ${columns} from batch where regency_code = $1 and id = $2 for no key update`,
    [regency, id],
  )
}

export function findOpenBatch(tx: Tx, regency: string): Promise<{ number: string } | undefined> {
  return tx.find(
    z.object({ number: z.string() }),
    `select number from batch where regency_code = $1 and status = 'open' order by id limit 1`,
    [regency],
  )
}

const listed = z.object({
  id: z.uuid(),
  number: z.string(),
  period: z.string(),
  status: z.enum(batchStatuses),
  items: z.number(),
  unanswered: z.number(),
  prepared_by_name: z.string(),
  prepared_at: z.date(),
  signed_by_name: z.string().nullable(),
  signed_at: z.date().nullable(),
  decree_number: z.string().nullable(),
  version: z.number(),
})

export function selectBatches(tx: Tx, regency: string): Promise<z.infer<typeof listed>[]> {
  return tx.all(
    listed,
    `select b.id, b.number, b.period, b.status, b.prepared_by_name, b.prepared_at, b.signed_by_name, b.signed_at,
            b.decree_number, b.version, count(i.change_id) as items,
            count(i.change_id) filter (where i.reply = 'waiting') as unanswered
       from batch b
       left join batch_item i on i.regency_code = b.regency_code and i.batch_id = b.id and i.removed_at is null
      where b.regency_code = $1
      group by b.regency_code, b.id
      order by b.period desc, b.id desc limit 200`,
    [regency],
  )
}

export async function insertBatch(tx: Tx, batch: Readonly<Record<string, unknown>>): Promise<void> {
  await tx.insert('batch', [batch])
}

const itemRow = z.object({
  change_id: z.uuid(),
  position: z.number(),
  content_hash: bytes,
  reply: z.enum(['waiting', 'accepted', 'returned']),
  reply_code: z.string().nullable(),
  reply_note: z.string().nullable(),
})
export type BatchItemRow = z.infer<typeof itemRow>

export function selectItems(tx: Tx, regency: string, batchId: string): Promise<BatchItemRow[]> {
  return tx.all(
    itemRow,
    `select change_id, position, content_hash, reply, reply_code, reply_note from batch_item
      where regency_code = $1 and batch_id = $2 and removed_at is null order by position, change_id`,
    [regency, batchId],
  )
}

/** What was taken out may be collected again, with what it says now. */
export async function writeItem(
  tx: Tx,
  regency: string,
  item: {
    readonly batchId: string
    readonly changeId: string
    readonly position: number
    readonly contentHash: Uint8Array
  },
): Promise<void> {
  await tx.run(
    `insert into batch_item (regency_code, batch_id, change_id, position, content_hash, reply)
     values ($1, $2, $3, $4, $5, 'waiting')
     on conflict (regency_code, batch_id, change_id) do update
       set position = excluded.position, content_hash = excluded.content_hash, removed_at = null`,
    [regency, item.batchId, item.changeId, item.position, item.contentHash],
  )
}

export async function removeItem(
  tx: Tx,
  regency: string,
  batchId: string,
  changeId: string,
  at: Date,
): Promise<boolean> {
  const rows = await tx.run(
    `update batch_item set removed_at = $4
      where regency_code = $1 and batch_id = $2 and change_id = $3 and removed_at is null`,
    [regency, batchId, changeId, at],
  )
  return rows === 1
}

export async function writeReply(
  tx: Tx,
  regency: string,
  batchId: string,
  line: {
    readonly changeId: string
    readonly reply: string
    readonly code: string | null
    readonly note: string | null
    readonly at: Date
  },
): Promise<void> {
  await tx.run(
    `update batch_item set reply = $4, reply_code = $5, reply_note = $6, replied_at = $7
      where regency_code = $1 and batch_id = $2 and change_id = $3 and removed_at is null`,
    [regency, batchId, line.changeId, line.reply, line.code, line.note, line.at],
  )
}

export async function writeStatus(tx: Tx, regency: string, id: string, status: string): Promise<void> {
  await tx.run('update batch set status = $3, version = version + 1 where regency_code = $1 and id = $2', [
    regency,
    id,
    status,
  ])
}

export async function writeSubmission(
  tx: Tx,
  regency: string,
  id: string,
  submission: { readonly status: string; readonly salt: Uint8Array; readonly hash: Uint8Array },
): Promise<void> {
  await tx.run(
    `update batch set status = $3, content_salt = $4, content_hash = $5, version = version + 1
      where regency_code = $1 and id = $2`,
    [regency, id, submission.status, submission.salt, submission.hash],
  )
}

export async function writeSignature(
  tx: Tx,
  regency: string,
  id: string,
  signature: {
    readonly status: string
    readonly by: string
    readonly byName: string
    readonly at: Date
    readonly decreeNumber: string
  },
): Promise<void> {
  await tx.run(
    `update batch set status = $3, signed_by = $4, signed_by_name = $5, signed_at = $6, decree_number = $7,
            version = version + 1
      where regency_code = $1 and id = $2`,
    [regency, id, signature.status, signature.by, signature.byName, signature.at, signature.decreeNumber],
  )
}

export async function writeRelease(tx: Tx, regency: string, id: string, release: KeptRelease): Promise<void> {
  await tx.run('update batch set release = $3, version = version + 1 where regency_code = $1 and id = $2', [
    regency,
    id,
    JSON.stringify(release),
  ])
}

export async function writeHandover(
  tx: Tx,
  regency: string,
  id: string,
  status: string,
  handover: unknown,
): Promise<void> {
  await tx.run(
    'update batch set status = $3, handover = $4, version = version + 1 where regency_code = $1 and id = $2',
    [regency, id, status, JSON.stringify(handover)],
  )
}
