import type { AccountOutcome } from '@tanggap/contract/accounts'
import {
  type AccountActKind,
  type AccountDecision,
  type AccountSubject,
  accountActWorkflow,
  accountWorkflow,
  fitsRegion,
  needsSecondHand,
} from '@tanggap/core/access'
import { decide } from '@tanggap/core/workflow'
import { type Acting, type Done, done, refused } from '../../plumbing/acting.ts'
import { unusablePassword } from '../password.ts'
import * as store from './accounts.store.ts'
import { statusOf } from './list-accounts.ts'
import { handOutCode } from './set-up.ts'

export interface AccountWish {
  readonly kind: AccountActKind
  readonly reason: string
  readonly officeId?: string | undefined
  readonly region?: string | undefined
  readonly version: number
}

/**
 * Acts on an account, or asks a second person where rights are given that reach far. Refusals: `account.own-account`,
 * `account.last-admin`, `account.asked-already`, `account.wrong-office`, `account.wrong-region`, and the workflow's.
 */
export async function actOnAccount(
  acting: Acting,
  id: string,
  wish: AccountWish,
): Promise<Done<AccountOutcome>> {
  await store.holdAccounts(acting)
  const account = await store.findAccountById(acting, id)
  if (!account) return refused('request.not-found')
  const about = await aboutOffice(acting, id, wish)
  if (!about.ok) return about
  const allowed = decide(
    accountWorkflow,
    wish.kind,
    await subjectOf(acting, account, wish.kind, about.value),
    acting.office,
    wish.reason,
  )
  if (!allowed.ok) return allowed
  if (account.version !== wish.version) return refused('workflow.newer-version')
  const held = (await store.officesOf(acting, [id])).filter(({ is_held }) => is_held)
  const concerned = about.value.role ? [about.value.role] : held.map(({ role }) => role)
  const isAsked = needsSecondHand(wish.kind, concerned)
  await store.insertAct(acting, {
    accountId: id,
    kind: wish.kind,
    status: isAsked ? 'asked' : 'done',
    wish: about.value,
    reason: wish.reason.trim(),
  })
  const detail = { kind: wish.kind, ...about.value }
  const action = isAsked ? 'account.ask' : `account.${wish.kind}`
  await acting.record({ action, subject: 'account', ids: [id], reason: wish.reason, detail })
  if (isAsked) return done({ status: 'asked', setUp: null })
  return done({ status: 'done', setUp: await carryOut(acting, id, wish.kind, about.value) })
}

/** The other hand. What is agreed to is looked at once more as it stands now. */
export async function decideAccountAct(
  acting: Acting,
  actId: string,
  decision: AccountDecision,
  { note, version }: { readonly note: string; readonly version: number },
): Promise<Done<AccountOutcome>> {
  await store.holdAccounts(acting)
  const act = await store.findAct(acting, actId)
  if (!act) return refused('request.not-found')
  const account = await store.findAccountById(acting, act.account_id)
  if (!account) return refused('request.not-found')
  const subject = { status: act.status, askedBy: act.asked_by, accountId: act.account_id }
  const outcome = decide(accountActWorkflow, decision, subject, acting.office, note)
  if (!outcome.ok) return outcome
  if (act.version !== version) return refused('workflow.newer-version')
  if (decision === 'agree') {
    const about = await aboutOffice(acting, act.account_id, { ...act.wish, kind: act.kind })
    if (!about.ok) return about
    const now = await subjectOf(acting, account, act.kind, about.value)
    const still = decide(accountWorkflow, act.kind, { ...now, isAsked: false }, acting.office, act.reason)
    if (!still.ok) return still
  }
  if (!(await store.decideAct(acting, act, outcome.to, note))) return refused('workflow.newer-version')
  await acting.record({
    action: decision === 'agree' ? `account.${act.kind}` : `account.${decision}`,
    subject: 'account',
    ids: [act.account_id],
    reason: decision === 'agree' ? act.reason : note,
    detail: { kind: act.kind, ...act.wish, askedBy: act.asked_by },
  })
  if (decision !== 'agree') return done({ status: outcome.to, setUp: null })
  return done({ status: outcome.to, setUp: await carryOut(acting, act.account_id, act.kind, act.wish) })
}

async function aboutOffice(
  acting: Acting,
  accountId: string,
  wish: {
    readonly kind: AccountActKind
    readonly officeId?: string | undefined
    readonly region?: string | undefined
  },
): Promise<Done<store.Wish>> {
  if (wish.kind !== 'move' && wish.kind !== 'end') return done({})
  const offices = await store.officesOf(acting, [accountId])
  const office = offices.find(({ id, is_held }) => id === wish.officeId && is_held)
  if (!office) return refused('account.wrong-office')
  if (wish.kind === 'end') return done({ officeId: office.id, role: office.role })
  const { region } = wish
  const isOurs = region?.startsWith(acting.office.regency) && region !== office.region_code
  if (!region || !isOurs || !fitsRegion(office.role, region) || !(await store.findRegion(acting, region)))
    return refused('account.wrong-region')
  return done({ officeId: office.id, role: office.role, region })
}

async function subjectOf(
  acting: Acting,
  account: store.AccountRow,
  kind: AccountActKind,
  about: store.Wish,
): Promise<AccountSubject> {
  const admins = await store.holdersOf(acting, 'system_admin')
  const takesAdmin = kind === 'close' || about.role === 'system_admin'
  return {
    status: statusOf(account),
    accountId: account.id,
    isLastAdmin: takesAdmin && admins.length === 1 && admins[0] === account.id,
    isAsked: account.is_asked,
  }
}

/** Does it; rights that are taken away are gone at the next request, since every request asks for them. */
async function carryOut(
  acting: Acting,
  id: string,
  kind: AccountActKind,
  { officeId, role, region }: store.Wish,
): Promise<AccountOutcome['setUp']> {
  switch (kind) {
    case 'close':
      await store.writeClosed(acting, id, true)
      await store.endSessionsOf(acting, id)
      return null
    case 'reopen':
      await store.writeClosed(acting, id, false)
      return newMeans(acting, id)
    case 'reset':
      return newMeans(acting, id)
    case 'end':
      if (officeId) await store.endOffice(acting, officeId)
      await store.touchAccount(acting, id)
      return null
    case 'move':
      if (officeId && role && region) {
        await store.endOffice(acting, officeId)
        await store.giveOffice(acting, id, role, region)
      }
      await store.touchAccount(acting, id)
      return null
  }
}

async function newMeans(acting: Acting, id: string) {
  await store.forgetMeans(acting, id, unusablePassword)
  await store.endSessionsOf(acting, id)
  return handOutCode(acting, id)
}
