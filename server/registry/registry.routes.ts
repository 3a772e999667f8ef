import * as contract from '@tanggap/contract/registry'
import * as past from '@tanggap/contract/registry-history'
import * as lists from '@tanggap/contract/registry-lists'
import { done, refused } from '../plumbing/acting.ts'
import { type Doors, serve } from '../plumbing/http/index.ts'
import { familyCourse } from './course.ts'
import { exportFamilies } from './export-families.ts'
import { familiesAPage, searchFamilies } from './find-families.ts'
import { changeListed, changeSaved, listSaved, openList, removeSaved, saveNew } from './keep-saved.ts'
import { familyLine, personLine } from './line-of-time.ts'
import { showFamily, unmaskNumbers } from './show-family.ts'
import { showPerson } from './show-person.ts'
import { valueHistory } from './value-history.ts'
import type { Witnesses } from './witnesses.ts'

export function mountRegistry({ office: door }: Doors, witnesses: Witnesses): void {
  serve(door, contract.searchFamilies, 'registry.search', async (acting, { body }) =>
    body.list && !(await openList(acting, body.list))
      ? refused('request.not-found')
      : done({ ...(await searchFamilies(acting, body)), pageSize: familiesAPage }),
  )
  serve(door, lists.listSaved, 'registry.keep', listSaved)
  serve(door, lists.saveNew, 'registry.keep', (acting, { body }) => saveNew(acting, body))
  serve(door, lists.changeSaved, 'registry.keep', (acting, { params, body }) =>
    changeSaved(acting, params.id, body),
  )
  serve(door, lists.removeSaved, 'registry.keep', (acting, { params, body }) =>
    removeSaved(acting, params.id, body),
  )
  serve(door, lists.changeListed, 'registry.keep', (acting, { params, body }) =>
    changeListed(acting, params.id, body),
  )
  serve(door, lists.exportFamilies, 'registry.export', (acting, { body }) => exportFamilies(acting, body))
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
