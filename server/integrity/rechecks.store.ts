import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

const recheckRow = z.object({
  id: z.uuid(),
  village_code: z.string(),
  family_id: z.uuid(),
  case_id: z.uuid(),
  ordered_at: z.date(),
  approved_at: z.date().nullable(),
  reply_until: z.string().nullable(),
  reply_sealed: z.instanceof(Buffer).nullable(),
  replied_at: z.date().nullable(),
  reply_read_at: z.date().nullable(),
})
export type RecheckRow = z.infer<typeof recheckRow>

const columns = `id, village_code, family_id, case_id, ordered_at, approved_at, reply_until, reply_sealed, replied_at,
  reply_read_at`

export async function insertRechecks(
  tx: Tx,
  regency: string,
  rechecks: readonly Pick<RecheckRow, 'id' | 'village_code' | 'family_id' | 'case_id' | 'ordered_at'>[],
): Promise<void> {
  await tx.insert(
    'recheck',
    rechecks.map((one) => ({ regency_code: regency, ...one })),
  )
}

export function findRecheck(tx: Tx, regency: string, id: string): Promise<RecheckRow | undefined> {
  return tx.find(recheckRow, `select ${columns} from recheck where regency_code = $1 and id = $2`, [
    regency,
    id,
  ])
}

/** The last one of a family, which its own page tells of. */
export async function lastRecheckOf(
  tx: Tx,
  regency: string,
  familyId: string,
): Promise<RecheckRow | undefined> {
  const [row] = await tx.all(
    recheckRow,
    `select ${columns} from recheck where regency_code = $1 and family_id = $2 order by ordered_at desc, id desc limit 1`,
    [regency, familyId],
  )
  return row
}

export function unapprovedRechecks(tx: Tx, regency: string): Promise<RecheckRow[]> {
  return tx.all(
    recheckRow,
    `select ${columns} from recheck where regency_code = $1 and approved_at is null order by id limit 5000`,
    [regency],
  )
}

export async function writeApproved(
  tx: Tx,
  regency: string,
  id: string,
  approvedAt: Date,
  replyUntil: string,
): Promise<void> {
  await tx.run(
    'update recheck set approved_at = $3, reply_until = $4 where regency_code = $1 and id = $2 and approved_at is null',
    [regency, id, approvedAt, replyUntil],
  )
}

/** Said once: a second sending changes nothing. Returns whether it was written. */
export async function writeReply(
  tx: Tx,
  regency: string,
  id: string,
  sealed: Buffer,
  at: Date,
): Promise<boolean> {
  const written = await tx.run(
    'update recheck set reply_sealed = $3, replied_at = $4 where regency_code = $1 and id = $2 and replied_at is null',
    [regency, id, sealed, at],
  )
  return written === 1
}

export function selectReplies(tx: Tx, regency: string, limit: number): Promise<RecheckRow[]> {
  return tx.all(
    recheckRow,
    `select ${columns} from recheck where regency_code = $1 and replied_at is not null
      order by (reply_read_at is not null), replied_at desc limit $2`,
    [regency, limit],
  )
}

export async function writeReplyRead(tx: Tx, regency: string, id: string, at: Date): Promise<void> {
  await tx.run(
    'update recheck set reply_read_at = $3 where regency_code = $1 and id = $2 and replied_at is not null and reply_read_at is null',
    [regency, id, at],
  )
}

export async function countUnreadReplies(tx: Tx, regency: string): Promise<number> {
  const { unread } = await tx.one(
    z.object({ unread: z.number() }),
    'select count(*) as unread from recheck where regency_code = $1 and replied_at is not null and reply_read_at is null',
    [regency],
  )
  return unread
}
