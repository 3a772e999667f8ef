import type { AccountAct, AccountShown } from '@tanggap/contract/accounts'
import {
  type AccountActKind,
  accountActKinds,
  accountActWorkflow,
  accountWorkflow,
  mayDo,
} from '@tanggap/core/access'
import { allowedActions } from '@tanggap/core/workflow'
import { type Acting, type Done, done, refused } from '../../plumbing/acting.ts'
import * as store from './accounts.store.ts'

const pageSize = 25

export async function listAccounts(acting: Acting, filter: store.AccountFilter, page: number) {
  const window = { limit: pageSize, offset: (page - 1) * pageSize }
  const { rows, total } = await store.selectAccounts(acting, filter, window)
  const ids = rows.map(({ id }) => id)
  const offices = await store.officesOf(acting, ids)
  await acting.record({ action: 'account.list', subject: 'account', ids })
  return done({
    accounts: rows.map((row) =>
      shown(
        row,
        offices.filter(({ account_id, is_held }) => account_id === row.id && is_held),
      ),
    ),
    total,
    pageSize,
  })
}

export async function getAccount(
  acting: Acting,
  id: string,
): Promise<Done<{ account: AccountShown; acts: AccountAct[]; allowed: AccountActKind[] }>> {
  const row = await store.findAccountById(acting, id)
  if (!row) return refused('request.not-found')
  const offices = await store.officesOf(acting, [id])
  const acts = await store.actsOf(acting, id)
  await acting.record({ action: 'account.read', subject: 'account', ids: [id] })
  return done({
    account: shown(row, offices),
    acts: await Promise.all(acts.map((act) => shownAct(acting, act, offices))),
    allowed: mayDo(acting.office.role, 'account.keep') ? await allowedKinds(acting, row, offices) : [],
  })
}

async function allowedKinds(acting: Acting, row: store.AccountRow, offices: readonly store.OfficeRow[]) {
  const admins = await store.holdersOf(acting, 'system_admin')
  const isLast = admins.length === 1 && admins[0] === row.id
  const held = offices.filter(({ is_held }) => is_held)
  const subject = { status: statusOf(row), accountId: row.id, isAsked: row.is_asked }
  return accountActKinds.filter((kind) => {
    // Of several offices one may be ended although another must stay; which one is asked for then.
    const onlyAdmin = held.every(({ role }) => role === 'system_admin')
    const isLastAdmin = isLast && (kind === 'close' || onlyAdmin)
    const isOffered = allowedActions(accountWorkflow, { ...subject, isLastAdmin }, acting.office).includes(
      kind,
    )
    return isOffered && ((kind !== 'move' && kind !== 'end') || held.length > 0)
  })
}

export function statusOf({ closed }: store.AccountRow) {
  return closed ? ('closed' as const) : ('open' as const)
}

function shown(row: store.AccountRow, offices: readonly store.OfficeRow[]): AccountShown {
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    status: statusOf(row),
    hasSecondFactor: row.has_second_factor,
    isSettingUp: row.is_setting_up,
    lastSignInAt: row.last_sign_in?.toISOString() ?? null,
    isAsked: row.is_asked,
    offices: offices.map((office) => ({
      id: office.id,
      role: office.role,
      region: office.region_code,
      regionName: office.region_name,
      validFrom: office.valid_from,
      validTo: office.valid_to,
      isHeld: office.is_held,
    })),
    version: row.version,
  }
}

async function shownAct(
  acting: Acting,
  act: store.ActRow,
  offices: readonly store.OfficeRow[],
): Promise<AccountAct> {
  const about = offices.find(({ id }) => id === act.wish.officeId)
  const to = act.wish.region
  const subject = { status: act.status, askedBy: act.asked_by, accountId: act.account_id }
  return {
    id: act.id,
    kind: act.kind,
    status: act.status,
    reason: act.reason,
    office: about
      ? {
          role: about.role,
          regionName: about.region_name,
          to: to === undefined ? null : ((await store.findRegion(acting, to)) ?? to),
        }
      : null,
    askedBy: act.asked_by_name,
    askedAt: act.asked_at.toISOString(),
    decidedBy: act.decided_by_name,
    decidedAt: act.decided_at?.toISOString() ?? null,
    note: act.note,
    version: act.version,
    allowed: allowedActions(accountActWorkflow, subject, acting.office),
  }
}
