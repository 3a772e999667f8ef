import type { Page } from '../page.ts'
import { Overview } from './Overview.tsx'
import { OwnTest } from './OwnTest.tsx'
import { trainingText } from './training.text.ts'

export const training: readonly Page[] = [
  {
    path: '/training',
    may: 'training.oversee',
    component: Overview,
    nav: { section: 'month', icon: 'seal', label: (locale) => trainingText(locale).title },
  },
  { path: '/training/test', may: 'training.take', component: OwnTest },
]
