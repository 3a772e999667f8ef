import type { Page } from '../page.ts'
import { meetingText } from './deliberations.text.ts'
import { MeetingList } from './MeetingList.tsx'
import { MeetingPage } from './MeetingPage.tsx'
import { PlanMeeting } from './PlanMeeting.tsx'

export const deliberations: readonly Page[] = [
  {
    path: '/meetings',
    may: 'meeting.read',
    component: MeetingList,
    nav: { section: 'month', icon: 'meeting', label: (locale) => meetingText(locale).title },
  },
  { path: '/meetings/new', may: 'meeting.keep', component: PlanMeeting },
  { path: '/meetings/:id', may: 'meeting.read', component: MeetingPage },
]
