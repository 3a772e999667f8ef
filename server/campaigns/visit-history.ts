import type { FinishContent } from '@tanggap/contract/sync'
import { fieldsOfInterview, type KeptVisit } from '@tanggap/core/campaigns'
import type { Acting } from '../plumbing/acting.ts'
import type { CaseRecord } from './campaigns.store.ts'
import { openSubmission } from './submission-content.ts'
import { submissionsOfCase } from './visits.store.ts'

export interface VisitHistory {
  readonly kept: readonly KeptVisit[]
  /** What stands; undefined when nothing was handed in, or not by this officer. */
  readonly current: FinishContent | undefined
  /** Someone else's visit stands, which this officer may not read: nothing can be merged with it here. */
  readonly isAnotherOnes: boolean
}

/** What was handed in for a case before, as far as the acting officer may read it. */
export async function historyOf(acting: Acting, visit: CaseRecord): Promise<VisitHistory> {
  const { tx, office, vault } = acting
  const submissions = await submissionsOfCase(tx, office.regency, visit.id)
  const opened = submissions.map((one) => ({
    ...one,
    content: openSubmission(vault, one.id, one.content).content,
  }))
  const newest = opened.find(({ id }) => id === visit.submissionId)
  return {
    kept: opened.map(({ version, content }) => ({ version, fields: fieldsOfInterview(content.interview) })),
    current: newest?.content,
    isAnotherOnes: visit.submissionId !== null && !newest,
  }
}
