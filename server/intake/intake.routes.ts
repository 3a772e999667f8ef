import * as contract from '@tanggap/contract/intake'
import { done } from '../plumbing/acting.ts'
import { type Doors, serve } from '../plumbing/http/index.ts'
import { acceptIntake, rejectIntake, startCheck } from './decide-intake.ts'
import { getIntake, listIntakes } from './get-intake.ts'
import { printReceipt } from './print-receipt.ts'
import { downloadProblems, listProblemRows } from './problem-rows.ts'
import { startIntake } from './start-intake.ts'

export function mountIntake({ office: door }: Doors): void {
  serve(door, contract.listIntakes, 'intake.read', async (acting, { query }) =>
    done(await listIntakes(acting, query)),
  )
  serve(door, contract.startIntake, 'intake.upload', (acting, { body }) => startIntake(acting, body))
  serve(door, contract.getIntake, 'intake.read', (acting, { params }) => getIntake(acting, params.id))
  serve(door, contract.checkIntake, 'intake.upload', (acting, { params }) => startCheck(acting, params.id))
  serve(door, contract.acceptIntake, 'intake.accept', (acting, { params, body }) =>
    acceptIntake(acting, params.id, body.seen),
  )
  serve(door, contract.rejectIntake, 'intake.accept', (acting, { params, body }) =>
    rejectIntake(acting, params.id, body.reason),
  )
  serve(door, contract.listProblemRows, 'intake.read', (acting, { params, query }) =>
    listProblemRows(acting, params.id, query),
  )
  serve(door, contract.printReceipt, 'intake.read', (acting, { params, reply }) =>
    printReceipt(acting, params.id, reply),
  )
  serve(door, contract.downloadProblems, 'intake.read', (acting, { params, reply }) =>
    downloadProblems(acting, params.id, reply),
  )
}
