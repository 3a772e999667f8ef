import { type ChangeStatus, changeStatuses } from '@tanggap/core/changes'
import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'

/** What waits, counted by the same conditions as the lists that are opened from it. */

const waiting = z.object({ count: z.number(), overdue: z.number() })
export type Waiting = z.infer<typeof waiting>

const changesRow = waiting.extend({ status: z.enum(changeStatuses) })

/** `places` are pairs `status door` that lie at the desk; what one has a hand in waits for somebody else. */
export function changesAtDesk(
  { tx, office, now }: Acting,
  places: readonly string[],
): Promise<(Waiting & { status: ChangeStatus })[]> {
  return tx.all(
    changesRow,
    `select status, count(*) as count, count(*) filter (where due_at < $4) as overdue from change
      where regency_code = $1 and (status || ' ' || door) = any($2) and not (participants @> $3::jsonb)
      group by status`,
    [office.regency, places, JSON.stringify([{ accountId: office.accountId }]), now],
  )
}

export function visitsToReview({ tx, office }: Acting): Promise<Waiting> {
  return tx.one(
    waiting,
    `select count(*) as count, 0 as overdue from visit_case
      where regency_code = $1 and status = 'submitted' and assignee_id <> $2`,
    [office.regency, office.accountId],
  )
}

/** Planned meetings whose day has come, or recorded ones that wait for a signature by another person. */
export function meetingsIn({ tx, office, now }: Acting, status: 'planned' | 'held'): Promise<Waiting> {
  return tx.one(
    waiting,
    `select count(*) as count, 0 as overdue from meeting
      where regency_code = $1 and status = $2 and held_at <= $3 and ($2 = 'planned' or recorded_by <> $4)`,
    [office.regency, status, now, office.accountId],
  )
}

export function batchesIn({ tx, office }: Acting, status: string): Promise<Waiting> {
  return tx.one(
    waiting,
    'select count(*) as count, 0 as overdue from batch where regency_code = $1 and status = $2',
    [office.regency, status],
  )
}

/** Checked deliveries that somebody else uploaded. */
export function intakesToDecide({ tx, office }: Acting): Promise<Waiting> {
  return tx.one(
    waiting,
    `select count(*) as count, 0 as overdue from intake
      where regency_code = $1 and status = 'checked' and uploaded_by <> $2`,
    [office.regency, office.accountId],
  )
}

export function reportsToSign({ tx, office }: Acting): Promise<Waiting> {
  return tx.one(
    waiting,
    `select count(*) as count, 0 as overdue from report
      where regency_code = $1 and signed_at is null and made_by <> $2`,
    [office.regency, office.accountId],
  )
}
