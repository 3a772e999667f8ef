import type { Page } from '../page.ts'
import { Home } from './Home.tsx'
import { homeText } from './home.text.ts'

export const home: readonly Page[] = [
  {
    path: '/',
    may: 'session.own',
    component: Home,
    nav: { section: 'today', icon: 'house', label: (locale) => homeText(locale).title },
  },
]
