import { type CaseStatus, caseStatuses } from '@tanggap/core/campaigns'
import { familyFindingKeys } from '@tanggap/core/instrument'
import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

/** Families of a village by their last visit: approved since a moment, or still waiting to be visited. */
export async function familiesByVisit(tx: Tx, regency: string, village: string, since: Date) {
  const rows = await tx.all(
    z.object({ family_id: z.uuid(), recent: z.boolean(), waiting: z.boolean() }),
    `select v.family_id, bool_or(v.status = 'approved' and v.decided_at >= $3) as recent,
            bool_or(v.status not in ('approved', 'withdrawn')) as waiting
       from visit_case v
      where v.regency_code = $1 and v.village_code = $2 and v.family_id is not null
      group by v.family_id`,
    [regency, village, since],
  )
  return {
    recent: new Set(rows.filter(({ recent }) => recent).map(({ family_id }) => family_id)),
    waiting: new Set(rows.filter(({ waiting }) => waiting).map(({ family_id }) => family_id)),
  }
}

export async function statesOfCases(tx: Tx, regency: string, caseIds: readonly string[]) {
  const rows = await tx.all(
    z.object({
      id: z.uuid(),
      status: z.enum(caseStatuses),
      finding: z.enum(familyFindingKeys).nullable(),
      decided_at: z.date().nullable(),
    }),
    'select id, status, finding, decided_at from visit_case where regency_code = $1 and id = any($2)',
    [regency, caseIds],
  )
  return new Map(
    rows.map(({ id, status, finding, decided_at }) => [
      id,
      { status: status satisfies CaseStatus, finding, decidedAt: decided_at },
    ]),
  )
}
