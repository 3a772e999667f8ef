import { type CaseStatus, caseStatuses } from '@tanggap/core/campaigns'
import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

const openCase = z.object({
  id: z.uuid(),
  number: z.number(),
  status: z.enum(caseStatuses),
  family_id: z.uuid(),
  head_name: z.string(),
  campaign: z.string(),
})
export type OpenCase = z.infer<typeof openCase>

/** Visits of these families that are not at their end. */
export function selectOpenCases(
  tx: Tx,
  regency: string,
  familyIds: readonly string[],
  ended: readonly CaseStatus[],
): Promise<OpenCase[]> {
  return tx.all(
    openCase,
    `select v.id, v.number, v.status, v.family_id, v.head_name, c.name as campaign
       from visit_case v join campaign c on c.regency_code = v.regency_code and c.id = v.campaign_id
      where v.regency_code = $1 and v.family_id = any($2) and v.status <> all($3)
      order by v.updated_at desc limit 20`,
    [regency, familyIds, ended],
  )
}
