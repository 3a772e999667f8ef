import { type Acting, done, refused } from '../plumbing/acting.ts'
import {
  type CaseFilter,
  campaignRecords,
  casesPage,
  countCampaigns,
  findCampaign,
  findingsOf,
  pageSize,
  progressByFacilitator,
} from './campaigns.store.ts'
import { candidatesOf } from './candidates.ts'
import { waitingVisits } from './visits.store.ts'

const campaignsAPage = 25

export async function listCampaigns({ tx, office }: Acting, page: number) {
  const window = { limit: campaignsAPage, offset: (page - 1) * campaignsAPage }
  return done({
    campaigns: await campaignRecords(tx, office.regency, window),
    total: await countCampaigns(tx, office.regency),
    pageSize: campaignsAPage,
  })
}

export async function getCampaign(acting: Acting, id: string) {
  const { tx, office } = acting
  const campaign = await findCampaign(tx, office.regency, id)
  if (!campaign) return refused('request.not-found')
  return done({
    campaign,
    facilitators: await progressByFacilitator(tx, office.regency, id),
    findings: await findingsOf(tx, office.regency, id),
  })
}

export async function listCandidates(acting: Acting, id: string) {
  const campaign = await findCampaign(acting.tx, acting.office.regency, id)
  if (!campaign) return refused('request.not-found')
  return done({ facilitators: await candidatesOf(acting, campaign) })
}

/** One page of cases; the ids shown are one line of the audit. */
export async function listCases(acting: Acting, id: string, filter: CaseFilter, page: number) {
  const { tx, office } = acting
  const campaign = await findCampaign(tx, office.regency, id)
  if (!campaign) return refused('request.not-found')
  const { cases, total } = await casesPage(tx, office.regency, id, filter, page)
  await acting.record({
    action: 'visit.list',
    subject: 'visit_case',
    ids: namesIn(cases),
    village: campaign.villageCode,
  })
  return done({ cases, total, page, pageSize })
}

/** Visits waiting for this reviewer, longest waiting first. */
export async function listVisits(acting: Acting, campaignId: string | undefined, page: number) {
  const { tx, office } = acting
  const window = { limit: pageSize, offset: (page - 1) * pageSize }
  const of = { campaignId, notBy: office.accountId }
  const { visits, total } = await waitingVisits(tx, office.regency, of, window)
  await acting.record({ action: 'visit.list', subject: 'visit_case', ids: namesIn(visits) })
  return done({ visits, total, page, pageSize })
}

/** Cases and their families, so that a family can be told who saw its name in a list. */
function namesIn(cases: readonly { readonly id: string; readonly familyId: string | null }[]): string[] {
  return cases.flatMap(({ id, familyId }) => (familyId ? [id, familyId] : [id]))
}
