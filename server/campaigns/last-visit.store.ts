import { caseStatuses } from '@tanggap/core/campaigns'
import { familyFindingKeys } from '@tanggap/core/instrument'
import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

const lastVisitRow = z.object({
  submitted_at: z.date(),
  finding: z.enum(familyFindingKeys).nullable(),
  status: z.enum(caseStatuses),
})

/** Seen in the family's own scope as well: the row bears its family. */
export async function selectLastVisit(tx: Tx, regency: string, familyId: string) {
  const [row] = await tx.all(
    lastVisitRow,
    `select submitted_at, finding, status from visit_case
      where regency_code = $1 and family_id = $2 and submitted_at is not null
      order by submitted_at desc limit 1`,
    [regency, familyId],
  )
  return row
}
