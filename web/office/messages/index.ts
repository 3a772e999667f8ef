import type { Page } from '../page.ts'
import { BindPhone } from './BindPhone.tsx'
import { messagesText } from './messages.text.ts'
import { Outbox } from './Outbox.tsx'
import { ToTell } from './ToTell.tsx'

export const messages: readonly Page[] = [
  {
    path: '/to-tell',
    may: 'message.tell',
    component: ToTell,
    nav: { section: 'answer', icon: 'people', label: (locale) => messagesText(locale).toTell },
  },
  {
    path: '/contacts',
    may: 'contact.bind',
    component: BindPhone,
    nav: { section: 'answer', icon: 'phone', label: (locale) => messagesText(locale).bind },
  },
  {
    path: '/outbox',
    may: 'message.oversee',
    component: Outbox,
    nav: { section: 'answer', icon: 'send', label: (locale) => messagesText(locale).outbox },
  },
]
