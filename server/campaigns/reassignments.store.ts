import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

export interface NewReassignment {
  readonly id: string
  readonly caseId: string
  /** The case's number in its campaign: what both phones call it. */
  readonly number: number
  readonly from: string
  readonly to: string
}

export async function insertReassignments(
  tx: Tx,
  regency: string,
  reassigned: readonly NewReassignment[],
  by: { readonly accountId: string; readonly at: Date },
): Promise<void> {
  await tx.insert(
    'case_reassignment',
    reassigned.map((one) => ({
      regency_code: regency,
      id: one.id,
      case_id: one.caseId,
      number: one.number,
      from_id: one.from,
      to_id: one.to,
      at: by.at,
      by_id: by.accountId,
    })),
  )
}

const reassignedRow = z
  .object({
    id: z.uuid(),
    number: z.number(),
    from_id: z.uuid(),
    from_name: z.string(),
    to_name: z.string(),
    at: z.date(),
  })
  .transform((row) => ({
    id: row.id,
    number: row.number,
    fromId: row.from_id,
    fromName: row.from_name,
    toName: row.to_name,
    at: row.at.toISOString(),
  }))

/** The last change of hands of every case this officer gave or was given, newest first, at most `limit`. */
export function reassignmentsOf(tx: Tx, regency: string, accountId: string, since: Date, limit: number) {
  return tx.all(
    reassignedRow,
    `select g.id, g.number, g.from_id, f.name as from_name, t.name as to_name, g.at
       from (select distinct on (case_id) id, number, from_id, to_id, at from case_reassignment
              where regency_code = $1 and (from_id = $2 or to_id = $2) order by case_id, at desc, id desc) g
       join account f on f.regency_code = $1 and f.id = g.from_id
       join account t on t.regency_code = $1 and t.id = g.to_id
      where g.at >= $3 order by g.at desc, g.id desc limit $4`,
    [regency, accountId, since, limit],
  )
}
