import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

const instant = z.date().transform((date) => date.toISOString())
export interface NewReview {
  readonly id: string
  readonly caseId: string
  readonly submissionId: string
  readonly villageCode: string
  readonly assigneeId: string
  readonly decision: 'approved' | 'returned'
  readonly reason: string | null
  readonly notes: readonly { readonly subject: string; readonly question: string; readonly note: string }[]
  readonly presences: Readonly<Record<string, number>>
  readonly changedQuestions: readonly string[]
  readonly firstRecordedQuestions: readonly string[]
  readonly contentHash: string
  readonly reviewerId: string
  readonly reviewedAt: Date
}

export async function insertReview(tx: Tx, regency: string, review: NewReview): Promise<void> {
  await tx.insert('visit_review', [
    {
      regency_code: regency,
      id: review.id,
      case_id: review.caseId,
      submission_id: review.submissionId,
      village_code: review.villageCode,
      assignee_id: review.assigneeId,
      decision: review.decision,
      reason: review.reason,
      notes: review.notes,
      presences: review.presences,
      changed_questions: review.changedQuestions,
      first_recorded_questions: review.firstRecordedQuestions,
      content_hash: Buffer.from(review.contentHash, 'hex'),
      reviewer_id: review.reviewerId,
      reviewed_at: review.reviewedAt,
    },
  ])
}

const reviewRow = z
  .object({
    case_id: z.uuid(),
    decision: z.enum(['approved', 'returned']),
    reason: z.string().nullable(),
    notes: z.array(z.object({ subject: z.string(), question: z.string(), note: z.string() })),
    reviewer: z.string(),
    reviewed_at: instant,
  })
  .transform(({ case_id, reviewed_at, ...row }) => ({ ...row, caseId: case_id, at: reviewed_at }))

/** Every review of these cases, oldest first. */
export function reviewsOf(tx: Tx, regency: string, caseIds: readonly string[]) {
  return tx.all(
    reviewRow,
    `select w.case_id, w.decision, w.reason, w.notes, a.name as reviewer, w.reviewed_at
       from visit_review w join account a on a.regency_code = w.regency_code and a.id = w.reviewer_id
      where w.regency_code = $1 and w.case_id = any ($2) order by w.reviewed_at`,
    [regency, caseIds],
  )
}
