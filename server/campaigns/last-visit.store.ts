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

const toldRow = z.object({
  id: z.uuid(),
  campaign: z.string(),
  finished_at: z.date(),
  finding: z.enum(familyFindingKeys),
  by_name: z.string(),
  status: z.enum(caseStatuses),
})

/** The visits of a family, one a case: the submission that stands, newest first. */
export function selectVisitsOf(tx: Tx, regency: string, familyId: string) {
  return tx.all(
    toldRow,
    `select v.id, c.name as campaign, s.received_at as finished_at, s.finding, a.name as by_name, v.status
       from visit_case v
       join campaign c on c.regency_code = v.regency_code and c.id = v.campaign_id
       join visit_submission s on s.regency_code = v.regency_code and s.id = v.submission_id
       join account a on a.regency_code = s.regency_code and a.id = s.assignee_id
      where v.regency_code = $1 and v.family_id = $2
      order by s.received_at desc, v.id`,
    [regency, familyId],
  )
}
