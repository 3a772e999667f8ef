import type { Page } from '../page.ts'
import './registry.css'
import { FamilyPage } from './FamilyPage.tsx'
import { PersonPage } from './PersonPage.tsx'
import { RegistrySearch } from './RegistrySearch.tsx'
import { registryText } from './registry.text.ts'
import { SavedPage } from './SavedPage.tsx'

export const registry: readonly Page[] = [
  {
    path: '/registry',
    may: 'registry.search',
    component: RegistrySearch,
    nav: { section: 'register', icon: 'people', label: (locale) => registryText(locale).title },
  },
  { path: '/registry/saved', may: 'registry.keep', component: SavedPage },
  { path: '/registry/persons/:id', may: 'registry.read', component: PersonPage },
  { path: '/registry/:id', may: 'registry.read', component: FamilyPage },
]
