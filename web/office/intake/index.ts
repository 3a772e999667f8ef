import type { Page } from '../page.ts'
import './intake.css'
import { ComparisonPage } from './ComparisonPage.tsx'
import { FamilyComparison } from './FamilyComparison.tsx'
import { IntakeList } from './IntakeList.tsx'
import { IntakePage } from './IntakePage.tsx'
import { intakeText } from './intake.text.ts'
import { MapColumns } from './MapColumns.tsx'
import { NewIntake } from './NewIntake.tsx'
import { ProfileList } from './ProfileList.tsx'
import { RecipientQueue } from './RecipientQueue.tsx'
import { RowPage } from './RowPage.tsx'
import { RulePage } from './RulePage.tsx'
import { VillageCodes } from './VillageCodes.tsx'
import { WorkbenchPage } from './WorkbenchPage.tsx'

export const intake: readonly Page[] = [
  {
    path: '/intakes',
    may: 'intake.read',
    component: IntakeList,
    nav: { section: 'month', icon: 'upload', label: (locale) => intakeText(locale).title },
  },
  { path: '/intakes/new', may: 'intake.upload', component: NewIntake },
  { path: '/intakes/profiles', may: 'intake.read', component: ProfileList },
  { path: '/intakes/village-codes', may: 'intake.read', component: VillageCodes },
  { path: '/intakes/:id/files/:fileId', may: 'intake.upload', component: MapColumns },
  { path: '/intakes/:id', may: 'intake.read', component: IntakePage },
  { path: '/intakes/:id/bench', may: 'intake.read', component: WorkbenchPage },
  { path: '/intakes/:id/bench/:code', may: 'intake.read', component: RulePage },
  { path: '/intakes/:id/comparison', may: 'intake.read', component: ComparisonPage },
  { path: '/intakes/:id/recipients', may: 'intake.read', component: RecipientQueue },
  { path: '/intakes/:id/families/:family', may: 'intake.read', component: FamilyComparison },
  { path: '/intakes/:id/rows/:file/:line', may: 'intake.read', component: RowPage },
]
