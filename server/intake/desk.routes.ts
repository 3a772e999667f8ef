import * as contract from '@tanggap/contract/intake-desk'
import * as recipients from '@tanggap/contract/intake-recipients'
import * as workbench from '@tanggap/contract/intake-workbench'
import { type Doors, serve } from '../plumbing/http/index.ts'
import { askRollback, compareAgain, keepIntake, rollBackIntake } from './decide-intake.ts'
import { chooseScope, getComparedFamily, getComparison, listComparedFamilies } from './get-comparison.ts'
import {
  decideRecipient,
  downloadUnmatched,
  listRecipients,
  undoRecipient,
} from './recipients/decide-recipient.ts'
import { decideGroup, undoDecision } from './workbench/decide-group.ts'
import { getProblemVillages, getWorkbench } from './workbench/get-workbench.ts'
import { downloadReturn } from './workbench/return-rows.ts'
import { fixRow, getStagedRow, undoFix } from './workbench/staged-rows.ts'

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

  serve(door, workbench.getWorkbench, 'intake.read', (acting, { params, query }) =>
    getWorkbench(acting, params.id, query),
  )
  serve(door, workbench.getProblemVillages, 'intake.read', (acting, { params, query }) =>
    getProblemVillages(acting, params.id, params.code, query),
  )
  serve(door, workbench.decideGroup, 'intake.accept', (acting, { params, body }) =>
    decideGroup(acting, params.id, body),
  )
  serve(door, workbench.undoDecision, 'intake.accept', (acting, { params }) =>
    undoDecision(acting, params.id, params.decision),
  )
  serve(door, workbench.getStagedRow, 'intake.read', (acting, { params }) =>
    getStagedRow(acting, params.id, params.file, params.line),
  )
  serve(door, workbench.fixRow, 'intake.accept', (acting, { params, body }) =>
    fixRow(acting, params.id, { fileId: params.file, line: params.line }, body),
  )
  serve(door, workbench.undoFix, 'intake.accept', (acting, { params }) =>
    undoFix(acting, params.id, params.fix),
  )
  serve(door, workbench.downloadReturn, 'intake.accept', (acting, { params, query, reply }) =>
    downloadReturn(acting, params.id, params.file, query.as, reply),
  )
  serve(door, recipients.listRecipients, 'intake.read', (acting, { params, query }) =>
    listRecipients(acting, params.id, query),
  )
  serve(door, recipients.decideRecipient, 'intake.accept', (acting, { params, body }) =>
    decideRecipient(acting, params.id, { fileId: params.file, line: params.line }, body.personId),
  )
  serve(door, recipients.undoRecipient, 'intake.accept', (acting, { params }) =>
    undoRecipient(acting, params.id, { fileId: params.file, line: params.line }),
  )
  serve(door, recipients.downloadUnmatched, 'intake.read', (acting, { params, reply }) =>
    downloadUnmatched(acting, params.id, reply),
  )
}
