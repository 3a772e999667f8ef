import { type Assignment, assignBalanced, caseWorkflow } from '@tanggap/core/campaigns'
import { decide } from '@tanggap/core/workflow'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { facilitatorsOf } from '../training/index.ts'
import { type Assigned, assign, findCampaign, loadsOf, lockCases } from './campaigns.store.ts'
import { insertReassignments, type NewReassignment } from './reassignments.store.ts'

/** What a phone may hold at most (trust rules §2). */
export const mostOpenCases = 450

export interface Dealing {
  readonly campaignId: string
  readonly accountIds: readonly string[]
  /** These cases, also when they are assigned already; without it, everything still planned. */
  readonly caseIds?: readonly string[] | undefined
}

/**
 * Deals cases to facilitators: loads level, neighbours together. All or nothing.
 * Refusals: `request.not-found`, `campaign.not-in-area`, `campaign.not-certified` (with names),
 * `campaign.nothing-to-assign`, `campaign.too-many-cases`, or the workflow's.
 */
export async function assignCases(
  acting: Acting,
  dealing: Dealing,
): Promise<Done<{ assigned: { accountId: string; name: string; count: number }[] }>> {
  const { tx, office, now } = acting
  const campaign = await findCampaign(tx, office.regency, dealing.campaignId)
  if (!campaign) return refused('request.not-found')
  const candidates = await facilitatorsOf(acting, campaign)
  const chosen = candidates.filter(({ accountId }) => dealing.accountIds.includes(accountId))
  if (chosen.length < new Set(dealing.accountIds).size) return refused('campaign.not-in-area')
  const uncertified = chosen.filter(({ certified }) => !certified)
  if (uncertified.length)
    return refused('campaign.not-certified', { names: uncertified.map(({ name }) => name) })

  const cases = await lockCases(tx, office.regency, campaign.id, dealing.caseIds)
  if (cases.length === 0) return refused('campaign.nothing-to-assign')
  const loads = await loadsOf(tx, office.regency, dealing.accountIds)
  const plan = assignBalanced(
    cases,
    chosen.map(({ accountId }) => ({ accountId, load: loads.get(accountId) ?? 0 })),
  )
  const counts = countBy(plan)
  const chosenFor = new Map(plan.map(({ caseId, assigneeId }) => [caseId, assigneeId]))
  const full = chosen.filter(
    ({ accountId }) => (loads.get(accountId) ?? 0) + (counts.get(accountId) ?? 0) > mostOpenCases,
  )
  if (full.length)
    return refused('campaign.too-many-cases', { names: full.map(({ name }) => name), limit: mostOpenCases })

  const assigned: Assigned[] = []
  const reassigned: NewReassignment[] = []
  for (const one of cases) {
    const assigneeId = chosenFor.get(one.id)
    if (assigneeId === undefined || one.assignee?.accountId === assigneeId) continue
    const decision = decide(
      caseWorkflow,
      'assign',
      {
        status: one.status,
        assigneeId,
        assigneeIsCertified: true,
        openErrors: 0,
        photosAreComplete: true,
      },
      office,
    )
    if (!decision.ok) return decision
    assigned.push({ caseId: one.id, assigneeId, status: decision.to })
    if (one.assignee)
      reassigned.push({
        id: acting.id(),
        caseId: one.id,
        number: one.number,
        from: one.assignee.accountId,
        to: assigneeId,
      })
  }
  await assign(tx, office.regency, assigned, now)
  // Both phones are told; what the former one still holds of them goes up and waits for a decision.
  await insertReassignments(tx, office.regency, reassigned, { accountId: office.accountId, at: now })
  await acting.record({
    action: 'visit.assign',
    subject: 'visit_case',
    ids: assigned.map(({ caseId }) => caseId),
    village: campaign.villageCode,
    detail: { campaign: campaign.number, to: Object.fromEntries(counts), reassigned: reassigned.length },
  })
  return done({
    assigned: chosen.map(({ accountId, name }) => ({ accountId, name, count: counts.get(accountId) ?? 0 })),
  })
}

function countBy(plan: readonly Assignment[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { assigneeId } of plan) counts.set(assigneeId, (counts.get(assigneeId) ?? 0) + 1)
  return counts
}
