import type { Page } from '../page.ts'
import { Phones } from './Phones.tsx'
import { phonesText } from './phones.text.ts'

export const sync: readonly Page[] = [
  {
    path: '/phones',
    may: 'device.oversee',
    component: Phones,
    nav: { section: 'month', icon: 'phone', label: (locale) => phonesText(locale).title },
  },
]
