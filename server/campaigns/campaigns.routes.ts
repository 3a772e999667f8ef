import {
  assignCases as assignCasesRoute,
  freezeCampaign as freezeCampaignRoute,
  getCampaign as getCampaignRoute,
  listCampaigns as listCampaignsRoute,
  listCandidates as listCandidatesRoute,
  listCases as listCasesRoute,
  previewCampaign as previewCampaignRoute,
  withdrawCase as withdrawCaseRoute,
} from '@tanggap/contract/campaigns'
import {
  listHandovers as listHandoversRoute,
  listMetFamilies as listMetFamiliesRoute,
  proposeMetFamily as proposeMetFamilyRoute,
  setMetFamilyAside as setMetFamilyAsideRoute,
} from '@tanggap/contract/met-families'
import {
  getVisit,
  listFieldVisits as listFieldVisitsRoute,
  listVisits as listVisitsRoute,
  orderFieldVisit as orderFieldVisitRoute,
  reviewVisit as reviewVisitRoute,
  visitPhoto,
} from '@tanggap/contract/visits'
import { done } from '../plumbing/acting.ts'
import { type Doors, serve } from '../plumbing/http/index.ts'
import { assignCases } from './assign-cases.ts'
import { freezeCampaign, previewCampaign } from './freeze-campaign.ts'
import { listHandovers } from './hand-over.ts'
import { listMetFamilies, proposeMetFamily, setMetFamilyAside } from './met-families.ts'
import { listFieldVisits, orderFieldVisit } from './order-field-visit.ts'
import { getCampaign, listCampaigns, listCandidates, listCases, listVisits } from './read-campaigns.ts'
import { reviewVisit } from './review-visit.ts'
import { seePhoto } from './see-photo.ts'
import { seeVisit } from './see-visit.ts'
import { withdrawCase } from './withdraw-case.ts'

export function mountCampaigns({ office }: Doors): void {
  serve(office, listCampaignsRoute, 'campaign.read', (acting, { query }) => listCampaigns(acting, query.page))
  serve(office, previewCampaignRoute, 'campaign.plan', (acting, { query }) =>
    previewCampaign(acting, query.village),
  )
  serve(office, freezeCampaignRoute, 'campaign.plan', (acting, { body }) => freezeCampaign(acting, body))
  serve(office, getCampaignRoute, 'campaign.read', (acting, { params }) => getCampaign(acting, params.id))
  serve(office, listCasesRoute, 'visit.read', (acting, { params, query }) =>
    listCases(acting, params.id, query, query.page),
  )
  serve(office, listCandidatesRoute, 'visit.assign', (acting, { params }) =>
    listCandidates(acting, params.id),
  )
  serve(office, assignCasesRoute, 'visit.assign', (acting, { params, body }) =>
    assignCases(acting, { ...body, campaignId: params.id }),
  )
  serve(office, withdrawCaseRoute, 'visit.assign', (acting, { params, body }) =>
    withdrawCase(acting, { ...body, caseId: params.id }),
  )
  serve(office, listVisitsRoute, 'visit.review', (acting, { query }) =>
    listVisits(acting, query.campaign, query.page),
  )
  serve(office, getVisit, 'visit.read', async (acting, { params }) => {
    const seen = await seeVisit(acting, params.id)
    if (!seen.ok) return seen
    const { hindrance, ...visit } = seen.value
    const sentence = hindrance && office.sentences.get(hindrance.code)?.sentence(hindrance.facts ?? {})
    return done({ ...visit, hindrance: sentence ?? null })
  })
  serve(office, visitPhoto, 'visit.read', async (acting, { params, reply }) => {
    const photo = await seePhoto(acting, params.id, params.sha256)
    if (!photo.ok) return photo
    reply.header('content-disposition', 'inline').type(photo.value.mediaType)
    return done(photo.value.content)
  })
  serve(office, reviewVisitRoute, 'visit.review', (acting, { params, body }) =>
    reviewVisit(acting, { ...body, caseId: params.id }),
  )
  serve(office, listFieldVisitsRoute, 'visit.assign', (acting) => listFieldVisits(acting))
  serve(office, orderFieldVisitRoute, 'visit.assign', (acting, { body }) => orderFieldVisit(acting, body))
  serve(office, listHandoversRoute, 'visit.assign', (acting) => listHandovers(acting))
  serve(office, listMetFamiliesRoute, 'met-family.read', (acting, { query }) =>
    listMetFamilies(acting, query.page),
  )
  serve(office, proposeMetFamilyRoute, 'met-family.decide', (acting, { params, body }) =>
    proposeMetFamily(acting, { ...body, id: params.id }),
  )
  serve(office, setMetFamilyAsideRoute, 'met-family.decide', (acting, { params, body }) =>
    setMetFamilyAside(acting, { ...body, id: params.id }),
  )
}
