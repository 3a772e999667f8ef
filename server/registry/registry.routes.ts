import * as contract from '@tanggap/contract/registry'
import * as past from '@tanggap/contract/registry-history'
import { done } from '../plumbing/acting.ts'
import { type Doors, serve } from '../plumbing/http/index.ts'
import { familyCourse } from './course.ts'
import { familiesAPage, searchFamilies } from './find-families.ts'
import { familyLine, personLine } from './line-of-time.ts'
import { showFamily, unmaskNumbers } from './show-family.ts'
import { showPerson } from './show-person.ts'
import { valueHistory } from './value-history.ts'
import type { Witnesses } from './witnesses.ts'

export function mountRegistry({ office: door }: Doors, witnesses: Witnesses): void {
  serve(door, contract.searchFamilies, 'registry.search', async (acting, { body }) =>
    done({ ...(await searchFamilies(acting, body)), pageSize: familiesAPage }),
  )
  serve(door, contract.getFamily, 'registry.read', (acting, { params }) => showFamily(acting, params.id))
  serve(door, contract.unmaskNumbers, 'registry.unmask', (acting, { params, body }) =>
    unmaskNumbers(acting, params.id, body.reason),
  )
  serve(door, past.getFamilyLine, 'registry.read', (acting, { params }) =>
    familyLine(acting, witnesses, params.id),
  )
  serve(door, past.getFamilyCourse, 'registry.read', (acting, { params }) =>
    familyCourse(acting, witnesses, params.id),
  )
  serve(door, past.getPerson, 'registry.read', (acting, { params }) => showPerson(acting, params.id))
  serve(door, past.getPersonLine, 'registry.read', (acting, { params }) =>
    personLine(acting, witnesses, params.id),
  )
  serve(door, past.getFamilyValueHistory, 'registry.read', (acting, { params }) =>
    valueHistory(acting, 'family', params.id, params.key),
  )
  serve(door, past.getPersonValueHistory, 'registry.read', (acting, { params }) =>
    valueHistory(acting, 'person', params.id, params.key),
  )
}
