import type { Page } from '../page.ts'
import { ProgrammeRules } from './ProgrammeRules.tsx'
import { targetingText } from './targeting.text.ts'

export const targeting: readonly Page[] = [
  {
    path: '/programmes',
    may: 'report.read',
    component: ProgrammeRules,
    nav: { section: 'register', icon: 'flag', label: (locale) => targetingText(locale).title },
  },
]
