import type { Page } from '../page.ts'
import { Boundaries } from './Boundaries.tsx'
import { BoundaryPage } from './BoundaryPage.tsx'
import { RegionsPage } from './RegionsPage.tsx'
import { regionsText } from './regions.text.ts'

export const regions: readonly Page[] = [
  {
    path: '/regions',
    may: 'boundaries.read',
    component: RegionsPage,
    nav: { section: 'register', icon: 'pin', label: (locale) => regionsText(locale).title },
  },
  { path: '/regions/borders', may: 'boundaries.read', component: Boundaries },
  { path: '/regions/borders/:id', may: 'boundaries.read', component: BoundaryPage },
]
