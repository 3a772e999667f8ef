import { type CaseStatus, caseWorkflow } from '@tanggap/core/campaigns'
import { decide } from '@tanggap/core/workflow'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { lockCase, moveCase } from './campaigns.store.ts'

/** Takes a family out of a campaign. What a phone still sends of it goes to quarantine, not to waste. */
export async function withdrawCase(
  acting: Acting,
  withdrawal: { readonly caseId: string; readonly version: number; readonly reason: string },
): Promise<Done<{ status: CaseStatus; version: number }>> {
  const { tx, office, now } = acting
  const visit = await lockCase(tx, office.regency, withdrawal.caseId)
  if (!visit) return refused('request.not-found')
  if (visit.version !== withdrawal.version) return refused('workflow.newer-version')
  const subject = {
    status: visit.status,
    assigneeId: visit.assignee?.accountId,
    assigneeIsCertified: true,
    openErrors: 0,
    photosAreComplete: true,
  }
  const decision = decide(caseWorkflow, 'withdraw', subject, office, withdrawal.reason)
  if (!decision.ok) return decision
  if (!(await moveCase(tx, office.regency, visit, decision.to, now))) return refused('workflow.newer-version')
  await acting.record({
    action: 'visit.withdraw',
    subject: 'visit_case',
    ids: [visit.id, ...(visit.familyId ? [visit.familyId] : [])],
    village: visit.villageCode,
    reason: withdrawal.reason,
  })
  return done({ status: decision.to, version: visit.version + 1 })
}
