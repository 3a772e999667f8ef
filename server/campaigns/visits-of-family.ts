import type { CaseStatus } from '@tanggap/core/campaigns'
import type { FamilyFinding } from '@tanggap/core/instrument'
import type { Acting } from '../plumbing/acting.ts'
import { selectVisitsOf } from './last-visit.store.ts'

/** One visit of a family, as far as its line of time tells of it: no answer, no reason of a reviewer. */
export interface ToldVisit {
  readonly caseId: string
  readonly campaign: string
  readonly finishedAt: Date
  readonly finding: FamilyFinding
  /** Who made it. */
  readonly by: string
  readonly status: CaseStatus
}

/** The visits a family had, newest first; the caller writes down that the family was read. */
export async function visitsOfFamily(acting: Acting, familyId: string): Promise<ToldVisit[]> {
  const rows = await selectVisitsOf(acting.tx, acting.office.regency, familyId)
  return rows.map((row) => ({
    caseId: row.id,
    campaign: row.campaign,
    finishedAt: row.finished_at,
    finding: row.finding,
    by: row.by_name,
    status: row.status,
  }))
}
