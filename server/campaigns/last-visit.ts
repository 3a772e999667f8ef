import type { FamilyFinding } from '@tanggap/core/instrument'
import type { Acting } from '../plumbing/acting.ts'
import { selectLastVisit } from './last-visit.store.ts'

export interface LastVisit {
  readonly at: Date
  readonly finding: FamilyFinding | null
  /** A supervisor who did not make the visit has approved it. */
  readonly approved: boolean
}

/** The last visit a family had, for the family itself; the caller writes down that the family was read. */
export async function lastVisitOf(acting: Acting, familyId: string): Promise<LastVisit | undefined> {
  const row = await selectLastVisit(acting.tx, acting.office.regency, familyId)
  return row && { at: row.submitted_at, finding: row.finding, approved: row.status === 'approved' }
}
