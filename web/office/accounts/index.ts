import type { Page } from '../page.ts'
import { AccountPage } from './AccountPage.tsx'
import { Accounts } from './Accounts.tsx'
import { accountsText } from './accounts.text.ts'

export const accounts: readonly Page[] = [
  {
    path: '/accounts',
    may: 'account.read',
    component: Accounts,
    nav: { section: 'register', icon: 'people', label: (locale) => accountsText(locale).title },
  },
  { path: '/accounts/:id', may: 'account.read', component: AccountPage },
]
