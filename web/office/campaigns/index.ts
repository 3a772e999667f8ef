import type { Page } from '../page.ts'
import './campaigns.css'
import { CampaignList } from './CampaignList.tsx'
import { CampaignPage } from './CampaignPage.tsx'
import { campaignsText } from './campaigns.text.ts'
import { FieldVisits } from './FieldVisits.tsx'
import { MetFamilies } from './MetFamilies.tsx'
import { metText } from './met.text.ts'
import { NewCampaign } from './NewCampaign.tsx'
import { VisitPage } from './VisitPage.tsx'
import { VisitQueue } from './VisitQueue.tsx'
import { visitsText } from './visits.text.ts'

export const campaigns: readonly Page[] = [
  {
    path: '/visits',
    may: 'visit.review',
    component: VisitQueue,
    nav: { section: 'today', icon: 'check', label: (locale) => visitsText(locale).queue },
  },
  { path: '/visits/:id', may: 'visit.read', component: VisitPage },
  {
    path: '/field-visits',
    may: 'visit.assign',
    component: FieldVisits,
    nav: { section: 'today', icon: 'pin', label: (locale) => visitsText(locale).fieldTitle },
  },
  {
    path: '/met-families',
    may: 'met-family.read',
    component: MetFamilies,
    nav: { section: 'today', icon: 'people', label: (locale) => metText(locale).title },
  },
  {
    path: '/campaigns',
    may: 'campaign.read',
    component: CampaignList,
    nav: { section: 'month', icon: 'flag', label: (locale) => campaignsText(locale).title },
  },
  { path: '/campaigns/new', may: 'campaign.plan', component: NewCampaign },
  { path: '/campaigns/:id', may: 'campaign.read', component: CampaignPage },
]
