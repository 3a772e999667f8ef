import type { Page } from '../page.ts'
import { ChangePage } from './ChangePage.tsx'
import { ChangeQueue } from './ChangeQueue.tsx'
import { changesText } from './changes.text.ts'
import { ProposePage } from './ProposePage.tsx'

export { stepTitle } from './step-title.ts'
export { ValueField } from './ValueField.tsx'

export const changes: readonly Page[] = [
  {
    path: '/changes',
    may: 'change.read',
    component: ChangeQueue,
    nav: { section: 'today', icon: 'stairs', label: (locale) => changesText(locale).title },
  },
  { path: '/changes/new', may: 'change.propose', component: ProposePage },
  { path: '/changes/:id', may: 'change.read', component: ChangePage },
]
