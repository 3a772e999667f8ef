import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide } from '../workflow/index.ts'
import {
  type AccountActKind,
  type AccountSubject,
  accountActKinds,
  accountActWorkflow,
  accountStatuses,
  accountWorkflow,
  fitsRegion,
  needsSecondHand,
} from './account-acts.ts'
import { roles } from './roles.ts'

const admin = { accountId: 'admin', role: 'system_admin' as const }
const account: AccountSubject = { status: 'open', accountId: 'siti', isLastAdmin: false, isAsked: false }
const codeOf = (kind: AccountActKind, change: Partial<AccountSubject>, reason = 'mutasi') => {
  const outcome = decide(accountWorkflow, kind, { ...account, ...change }, admin, reason)
  return outcome.ok ? outcome.to : outcome.refusal.code
}

test('nobody acts on their own account, in any state', () => {
  for (const kind of accountActKinds)
    for (const status of accountStatuses) {
      const code = codeOf(kind, { status, accountId: 'admin' })
      assert.ok(['account.own-account', 'workflow.not-now'].includes(code), `${kind} ${status}: ${code}`)
    }
})

test('the last who keeps accounts is neither closed nor moved away', () => {
  for (const kind of ['close', 'end', 'move'] as const)
    assert.equal(codeOf(kind, { isLastAdmin: true }), 'account.last-admin')
  assert.equal(codeOf('reset', { isLastAdmin: true }), 'open')
})

test('an account is closed and opened again, never twice, and never without a reason', () => {
  assert.equal(codeOf('close', {}), 'closed')
  assert.equal(codeOf('close', { status: 'closed' }), 'workflow.not-now')
  assert.equal(codeOf('reopen', { status: 'closed' }), 'open')
  assert.equal(codeOf('reset', { status: 'closed' }), 'workflow.not-now')
  assert.equal(codeOf('close', {}, ' '), 'workflow.reason-missing')
})

test('only the two who keep accounts may act', () => {
  for (const kind of accountActKinds)
    for (const role of roles) {
      const outcome = decide(
        accountWorkflow,
        kind,
        { ...account, status: kind === 'reopen' ? 'closed' : 'open' },
        { accountId: 'x', role },
        'mutasi',
      )
      assert.equal(outcome.ok, role === 'system_admin' || role === 'privacy_officer', `${role} ${kind}`)
    }
})

test('taking away never waits; giving waits for a second person where the office needs a second factor', () => {
  for (const role of roles) {
    assert.equal(needsSecondHand('close', [role]), false)
    assert.equal(needsSecondHand('end', [role]), false)
  }
  assert.equal(needsSecondHand('reset', ['dinsos_verifier']), true)
  assert.equal(needsSecondHand('reopen', ['facilitator', 'system_admin']), true)
  assert.equal(needsSecondHand('reset', ['facilitator']), false)
  assert.equal(needsSecondHand('move', ['village_operator']), false)
})

test('what one asked for another agrees to, and not the person it is about', () => {
  const asked = { status: 'asked' as const, askedBy: 'admin', accountId: 'siti' }
  const by = (accountId: string, action: keyof typeof accountActWorkflow) => {
    const outcome = decide(accountActWorkflow, action, asked, { accountId, role: 'system_admin' }, 'ya')
    return outcome.ok ? outcome.to : outcome.refusal.code
  }
  assert.equal(by('admin', 'agree'), 'account.own-request')
  assert.equal(by('siti', 'agree'), 'account.own-account')
  assert.equal(by('wati', 'agree'), 'done')
  assert.equal(by('wati', 'decline'), 'declined')
  assert.equal(by('wati', 'withdraw'), 'account.not-own-request')
  assert.equal(by('admin', 'withdraw'), 'withdrawn')
})

test('an office lies over a region of its own kind', () => {
  assert.equal(fitsRegion('village_operator', '3320112013'), true)
  assert.equal(fitsRegion('village_operator', '332011'), false)
  assert.equal(fitsRegion('subdistrict_officer', '332011'), true)
  assert.equal(fitsRegion('dinsos_verifier', '3320'), true)
  assert.equal(fitsRegion('dinsos_verifier', '3320112013'), false)
  assert.equal(fitsRegion('facilitator', '332011'), true)
})
