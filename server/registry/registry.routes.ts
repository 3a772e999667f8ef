import * as contract from '@tanggap/contract/registry'
import { done } from '../plumbing/acting.ts'
import { type Doors, serve } from '../plumbing/http/index.ts'
import { familyHistory } from './family-history.ts'
import { familiesAPage, searchFamilies } from './find-families.ts'
import { showFamily, unmaskNumbers } from './show-family.ts'

export function mountRegistry({ office: door }: Doors): void {
  serve(door, contract.searchFamilies, 'registry.search', async (acting, { body }) =>
    done({ ...(await searchFamilies(acting, body)), pageSize: familiesAPage }),
  )
  serve(door, contract.getFamily, 'registry.read', (acting, { params }) => showFamily(acting, params.id))
  serve(door, contract.getFamilyHistory, 'registry.read', (acting, { params }) =>
    familyHistory(acting, params.id),
  )
  serve(door, contract.unmaskNumbers, 'registry.unmask', (acting, { params, body }) =>
    unmaskNumbers(acting, params.id, body.reason),
  )
}
