import type { Page } from '../page.ts'
import { ReportList } from './ReportList.tsx'
import { ReportPage } from './ReportPage.tsx'
import { reportingText } from './reporting.text.ts'

export const reporting: readonly Page[] = [
  {
    path: '/reports',
    may: 'report.read',
    component: ReportList,
    nav: { section: 'month', icon: 'chart', label: (locale) => reportingText(locale).title },
  },
  { path: '/reports/:id', may: 'report.read', component: ReportPage },
]
