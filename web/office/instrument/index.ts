import type { Page } from '../page.ts'
import { instrumentText } from './instrument.text.ts'
import { QuestionnairePage } from './QuestionnairePage.tsx'
import { Questionnaires } from './Questionnaires.tsx'

export const instrument: readonly Page[] = [
  {
    path: '/instruments',
    may: 'instrument.read',
    component: Questionnaires,
    nav: { section: 'register', icon: 'document', label: (locale) => instrumentText(locale).title },
  },
  { path: '/instruments/:version', may: 'instrument.read', component: QuestionnairePage },
]
