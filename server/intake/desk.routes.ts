import * as contract from '@tanggap/contract/intake-desk'
import { type Doors, serve } from '../plumbing/http/index.ts'
import { askRollback, compareAgain, keepIntake, rollBackIntake } from './decide-intake.ts'
import { chooseScope, getComparedFamily, getComparison, listComparedFamilies } from './get-comparison.ts'

/** What the desk does with a delivery after its check. */
export function mountIntakeDesk({ office: door }: Doors): void {
  serve(door, contract.getComparison, 'intake.read', (acting, { params }) => getComparison(acting, params.id))
  serve(door, contract.compareAgain, 'intake.accept', (acting, { params }) => compareAgain(acting, params.id))
  serve(door, contract.chooseScope, 'intake.accept', (acting, { params, body }) =>
    chooseScope(acting, params.id, body),
  )
  serve(door, contract.listComparedFamilies, 'intake.read', (acting, { params, query }) =>
    listComparedFamilies(acting, params.id, query),
  )
  serve(door, contract.getComparedFamily, 'intake.read', (acting, { params }) =>
    getComparedFamily(acting, params.id, params.family),
  )
  serve(door, contract.askRollback, 'intake.accept', (acting, { params, body }) =>
    askRollback(acting, params.id, body.reason),
  )
  serve(door, contract.keepIntake, 'intake.accept', (acting, { params }) => keepIntake(acting, params.id))
  serve(door, contract.rollBackIntake, 'intake.accept', (acting, { params }) =>
    rollBackIntake(acting, params.id),
  )
}
