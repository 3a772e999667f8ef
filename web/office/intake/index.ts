import type { Page } from '../page.ts'
import './intake.css'
import { IntakeList } from './IntakeList.tsx'
import { IntakePage } from './IntakePage.tsx'
import { intakeText } from './intake.text.ts'
import { MapColumns } from './MapColumns.tsx'
import { NewIntake } from './NewIntake.tsx'
import { ProfileList } from './ProfileList.tsx'

export const intake: readonly Page[] = [
  {
    path: '/intakes',
    may: 'intake.read',
    component: IntakeList,
    nav: { section: 'month', icon: 'upload', label: (locale) => intakeText(locale).title },
  },
  { path: '/intakes/new', may: 'intake.upload', component: NewIntake },
  { path: '/intakes/profiles', may: 'intake.read', component: ProfileList },
  { path: '/intakes/:id/files/:fileId', may: 'intake.upload', component: MapColumns },
  { path: '/intakes/:id', may: 'intake.read', component: IntakePage },
]
