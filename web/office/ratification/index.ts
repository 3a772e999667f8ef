import type { Page } from '../page.ts'
import { BatchList } from './BatchList.tsx'
import { BatchPage } from './BatchPage.tsx'
import { batchText } from './ratification.text.ts'

export const ratification: readonly Page[] = [
  {
    path: '/batches',
    may: 'batch.read',
    component: BatchList,
    nav: { section: 'month', icon: 'seal', label: (locale) => batchText(locale).title },
  },
  { path: '/batches/:id', may: 'batch.read', component: BatchPage },
]
