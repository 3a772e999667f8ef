import type { Page } from '../page.ts'
import { integrityText } from './integrity.text.ts'
import { MatterPage } from './MatterPage.tsx'
import { MatterQueue } from './MatterQueue.tsx'
import { Replies } from './Replies.tsx'

export const integrity: readonly Page[] = [
  {
    path: '/integrity',
    may: 'integrity.desk',
    component: MatterQueue,
    nav: { section: 'answer', icon: 'lock', label: (locale) => integrityText(locale).title },
  },
  {
    path: '/integrity/replies',
    may: 'integrity.desk',
    component: Replies,
    nav: { section: 'answer', icon: 'undo', label: (locale) => integrityText(locale).replies },
  },
  { path: '/integrity/:id', may: 'integrity.desk', component: MatterPage },
]
