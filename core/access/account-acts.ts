import type { Actor, Refusal, Workflow } from '../workflow/index.ts'
import { breadthOf, needsSecondFactor, type Role } from './roles.ts'

export const accountStatuses = ['open', 'closed'] as const
export type AccountStatus = (typeof accountStatuses)[number]

/** What must be known of an account to act on it. */
export interface AccountSubject {
  readonly status: AccountStatus
  readonly accountId: string
  /** The act would leave the regency without anyone who keeps accounts. */
  readonly isLastAdmin: boolean
  /** Something about this account waits for a second person already. */
  readonly isAsked: boolean
}

const keepers: readonly Role[] = ['system_admin', 'privacy_officer']

/** Taking rights away: at once. Giving them (back): see {@link needsSecondHand}. Nobody acts on their own account. */
export const accountWorkflow = {
  close: { from: ['open'], to: 'closed', by: keepers, unless: isOwnOrLast, reasoned: true },
  end: { from: ['open'], to: 'open', by: keepers, unless: isOwnOrLast, reasoned: true },
  reopen: { from: ['closed'], to: 'open', by: keepers, unless: isOwnOrAsked, reasoned: true },
  reset: { from: ['open'], to: 'open', by: keepers, unless: isOwnOrAsked, reasoned: true },
  move: { from: ['open'], to: 'open', by: keepers, unless: isOwnLastOrAsked, reasoned: true },
} as const satisfies Workflow<AccountSubject, AccountStatus, Role>

export type AccountActKind = keyof typeof accountWorkflow
export const accountActKinds: readonly AccountActKind[] = ['close', 'end', 'reopen', 'reset', 'move']

/**
 * Whether another person must agree: where rights are given that ask for a second factor. Taking away never waits,
 * since a right that is misused must end at the next request.
 *
 * @param roles what the person holds, or held when the account was closed
 */
export function needsSecondHand(kind: AccountActKind, roles: readonly Role[]): boolean {
  return kind !== 'close' && kind !== 'end' && roles.some(needsSecondFactor)
}

export const accountActStatuses = ['asked', 'done', 'declined', 'withdrawn'] as const
export type AccountActStatus = (typeof accountActStatuses)[number]

export interface AskedAct {
  readonly status: AccountActStatus
  readonly askedBy: string
  /** Whose account it is about. */
  readonly accountId: string
}

/** What was asked for with one hand and waits for the other. */
export const accountActWorkflow = {
  agree: { from: ['asked'], to: 'done', by: keepers, unless: isOwnHand },
  decline: { from: ['asked'], to: 'declined', by: keepers, unless: isOwnHand, reasoned: true },
  withdraw: { from: ['asked'], to: 'withdrawn', by: ['system_admin'], unless: isOtherHand },
} as const satisfies Workflow<AskedAct, AccountActStatus, Role>

export type AccountDecision = keyof typeof accountActWorkflow
export const accountDecisions: readonly AccountDecision[] = ['agree', 'decline', 'withdraw']

/** Whether an office of this kind can lie over a region: a village's over ten digits, the regency's over four. */
export function fitsRegion(role: Role, region: string): boolean {
  switch (breadthOf(role)) {
    case 'village':
      return region.length === 10
    case 'subdistrict':
      return region.length === 6
    case 'assigned':
      return [4, 6, 10].includes(region.length)
    case 'own-family':
      return false
    case 'regency':
    case 'none':
      return region.length === 4
  }
}

function isOwnOrLast({ accountId, isLastAdmin }: AccountSubject, actor: Actor<Role>): Refusal | undefined {
  if (accountId === actor.accountId) return { code: 'account.own-account' }
  return isLastAdmin ? { code: 'account.last-admin' } : undefined
}

function isOwnOrAsked({ accountId, isAsked }: AccountSubject, actor: Actor<Role>): Refusal | undefined {
  if (accountId === actor.accountId) return { code: 'account.own-account' }
  return isAsked ? { code: 'account.asked-already' } : undefined
}

function isOwnLastOrAsked(subject: AccountSubject, actor: Actor<Role>): Refusal | undefined {
  return isOwnOrLast(subject, actor) ?? isOwnOrAsked(subject, actor)
}

function isOwnHand(act: AskedAct, actor: Actor<Role>): Refusal | undefined {
  if (act.accountId === actor.accountId) return { code: 'account.own-account' }
  return act.askedBy === actor.accountId ? { code: 'account.own-request' } : undefined
}

function isOtherHand({ askedBy }: AskedAct, actor: Actor<Role>): Refusal | undefined {
  return askedBy === actor.accountId ? undefined : { code: 'account.not-own-request' }
}
