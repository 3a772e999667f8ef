import * as contract from '@tanggap/contract/accounts'
import { type Door, serve, serveOpen } from '../../plumbing/http/index.ts'
import { actOnAccount, decideAccountAct } from './act-on-account.ts'
import { getAccount, listAccounts } from './list-accounts.ts'
import { beginSetUp, finishSetUp } from './set-up.ts'

/** At the office's door only: accounts are kept there, and there a person chooses a new password. */
export function mountAccounts(door: Door): void {
  serve(door, contract.listAccounts, 'account.read', (acting, { query }) =>
    listAccounts(acting, { ...query, asked: query.asked === '1' }, query.page),
  )
  serve(door, contract.getAccount, 'account.read', (acting, { params }) => getAccount(acting, params.id))
  serve(door, contract.actOnAccount, 'account.keep', (acting, { params, body }) =>
    actOnAccount(acting, params.id, body),
  )
  serve(door, contract.decideAccountAct, 'account.decide', (acting, { params, body }) =>
    decideAccountAct(acting, params.id, body.decision, body),
  )
  serveOpen(door, contract.beginSetUp, (foundation, { body, request }) =>
    beginSetUp(foundation, { ...body, address: request.ip }),
  )
  serveOpen(door, contract.finishSetUp, (foundation, { body, request }) =>
    finishSetUp(foundation, { ...body, totp: body.totp, address: request.ip }),
  )
}
