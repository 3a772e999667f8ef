import type { Tx } from './index.ts'

/** A line of the audit as it is written; `ids` are those it names. */
export interface NewAuditLine {
  readonly regency: string
  readonly id: string
  readonly at: Date
  readonly accountId: string | null
  readonly officeId: string | null
  readonly actorName: string
  readonly role: string
  readonly action: string
  readonly subjectKind: string
  readonly ids: readonly string[]
  readonly village: string | null
  readonly reason: string | null
  readonly detail: Readonly<Record<string, unknown>> | null
}

/**
 * Writes a line and, in the same statement, under which ids it is found again. The array alone cannot be searched
 * under row-level security: its operators are not leakproof, so the whole table would be read for one family's
 * page (150 ms at 48,000 lines, against 0.1 ms by this key).
 */
export async function insertAuditLine(tx: Tx, line: NewAuditLine): Promise<void> {
  await tx.run(
    `with line as (
       insert into audit_line (regency_code, id, at, account_id, office_id, actor_name, role, action, subject_kind,
         subject_ids, village_code, reason, detail)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text[], $11, $12, $13)
     )
     insert into audit_subject (regency_code, subject_id, line_id, at, role, action)
     select distinct $1, one, $2::uuid, $3::timestamptz, $7, $8 from unnest($10::text[]) one`,
    [
      line.regency,
      line.id,
      line.at,
      line.accountId,
      line.officeId,
      line.actorName,
      line.role,
      line.action,
      line.subjectKind,
      [...line.ids],
      line.village,
      line.reason,
      line.detail && JSON.stringify(line.detail),
    ],
  )
}
