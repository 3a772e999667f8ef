import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  actOnAccount,
  beginSetUp,
  decideAccountAct,
  finishSetUp,
  getAccount,
  listAccounts,
} from '@tanggap/contract/accounts'
import type { InputOf } from '@tanggap/contract/route'
import type { Office } from '../../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../../plumbing/test-office.ts'
import { hire } from '../hire.ts'
import { describeSession, signInWith } from '../sessions.ts'
import { stepOf, totpAt } from '../totp.ts'

let house: TestOffice
let admin: Office
let privacy: Office
const secret = Buffer.from('a secret of twenty b')
const password = 'kursi jati tua yang besar'

before(async () => {
  house = await makeTestOffice()
  admin = await house.hire('system_admin', '3320', 'Admin Satu')
  privacy = await house.hire('privacy_officer', '3320', 'Petugas Pelindungan')
})
after(() => house.close())

let people = 0
/** Somebody who can really sign in. */
async function hired(role: Office['role'], region = '3320') {
  const username = `orang.${people++}`
  const name = `Uji ${username}`
  const { accountId } = await hire(house.foundation, {
    username,
    name,
    password,
    offices: [{ role, region }],
    secret,
  })
  return { accountId, username }
}

function signIn(username: string, given: { password?: string; totp?: string } = {}) {
  const code = given.totp ?? totpAt(secret, stepOf(house.foundation.clock.now()))
  const attempt = { username, password: given.password ?? password, code, address: '10.0.0.9' }
  return signInWith(house.foundation, { ...attempt, door: 'office' }, false)
}

type Wish = Omit<NonNullable<InputOf<typeof actOnAccount>['body']>, 'version' | 'reason'>
async function act(who: Office, accountId: string, wish: Wish, reason = 'pindah tugas') {
  const seen = await house.ask(privacy, getAccount, { params: { id: accountId } })
  const { version } = seen.body.account
  return house.ask(who, actOnAccount, { params: { id: accountId }, body: { ...wish, reason, version } })
}

async function decided(
  who: Office,
  accountId: string,
  decision: 'agree' | 'decline' | 'withdraw',
  note = '',
) {
  const seen = await house.ask(privacy, getAccount, { params: { id: accountId } })
  const asked = seen.body.acts.find(({ status }) => status === 'asked')
  assert.ok(asked)
  const body = { decision, note, version: asked.version }
  return house.ask(who, decideAccountAct, { params: { id: asked.id }, body })
}

test('a closed account is out at the next request, and cannot come in again', async () => {
  const siti = await hired('dinsos_verifier')
  const opened = await signIn(siti.username)
  assert.ok(opened.ok)
  const closed = await act(admin, siti.accountId, { kind: 'close' })
  assert.deepEqual([closed.status, closed.body.status], [200, 'done'])
  const session = await describeSession(house.foundation, 'office', opened.value.token, false)
  assert.equal(session.ok, false)
  house.at('2025-03-10T02:05:00Z')
  assert.equal((await signIn(siti.username)).ok, false)
  assert.equal((await act(admin, siti.accountId, { kind: 'close' })).refusal, 'workflow.not-now')
})

test('opening again an office that reaches far needs another person, and a new password', async () => {
  house.at('2025-03-10T03:00:00Z')
  const budi = await hired('dinsos_verifier')
  await act(admin, budi.accountId, { kind: 'close' })
  const asked = await act(admin, budi.accountId, { kind: 'reopen' })
  assert.deepEqual([asked.body.status, asked.body.setUp], ['asked', null])
  assert.equal((await act(admin, budi.accountId, { kind: 'reopen' })).refusal, 'account.asked-already')
  assert.equal((await decided(admin, budi.accountId, 'agree')).refusal, 'account.own-request')
  assert.equal((await signIn(budi.username)).ok, false)

  const agreed = await decided(privacy, budi.accountId, 'agree')
  const code = agreed.body.setUp?.code ?? ''
  assert.match(code, /^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)
  assert.equal((await signIn(budi.username)).ok, false, 'the old password is forgotten')

  const begun = await house.ask(undefined, beginSetUp, { body: { username: budi.username, code } })
  assert.deepEqual([begun.body.shortest, begun.body.name], [8, `Uji ${budi.username}`])
  const fresh = secretIn(begun.body.authenticator?.secret ?? '')
  const totp = totpAt(fresh, stepOf(house.foundation.clock.now()))
  const given = { username: budi.username, code, password: 'perahu biru' }
  assert.equal(
    (await house.ask(undefined, finishSetUp, { body: { ...given, totp: '000000' } })).refusal,
    'account.totp-wrong',
  )
  assert.equal(
    (await house.ask(undefined, finishSetUp, { body: { ...given, password: 'pendek', totp } })).refusal,
    'account.password-short',
  )
  assert.equal((await house.ask(undefined, finishSetUp, { body: { ...given, totp } })).body.ready, true)
  house.at('2025-03-10T03:01:00Z')
  const next = totpAt(fresh, stepOf(house.foundation.clock.now()))
  assert.equal((await signIn(budi.username, { password: 'perahu biru', totp: next })).ok, true)
  const again = await house.ask(undefined, finishSetUp, { body: { ...given, totp: next } })
  assert.equal(again.refusal, 'account.set-up-wrong', 'a code is used once')
})

test('a village officer is given new means by one hand; a code ends after three days', async () => {
  house.at('2025-03-11T03:00:00Z')
  const wati = await hired('village_operator', '3320112013')
  const reset = await act(admin, wati.accountId, { kind: 'reset' })
  const code = reset.body.setUp?.code ?? ''
  assert.equal(reset.body.status, 'done')
  const begin = () => house.ask(undefined, beginSetUp, { body: { username: wati.username, code } })
  assert.deepEqual((await begin()).body, { name: `Uji ${wati.username}`, shortest: 15, authenticator: null })
  house.at('2025-03-14T03:00:01Z')
  assert.equal((await begin()).refusal, 'account.set-up-wrong')
})

test('an unknown name, a wrong code and a used one are one answer', async () => {
  house.at('2025-03-14T05:00:00Z')
  const someone = await hired('village_operator', '3320112013')
  await act(admin, someone.accountId, { kind: 'reset' })
  const code = 'aaaaa-aaaaa-aaaaa-aaaaa'
  const known = await house.ask(undefined, beginSetUp, { body: { username: someone.username, code } })
  const unknown = await house.ask(undefined, beginSetUp, { body: { username: 'siapa', code } })
  assert.deepEqual([known.status, known.body], [unknown.status, unknown.body])
})

test('an office moves to another village; the right over the old one is gone at the next request', async () => {
  house.at('2025-03-15T03:00:00Z')
  const operator = await hired('village_operator', '3320112013')
  const opened = await signIn(operator.username)
  assert.ok(opened.ok)
  const seen = await house.ask(admin, getAccount, { params: { id: operator.accountId } })
  const officeId = seen.body.account.offices[0]?.id ?? ''
  const wrong = { kind: 'move' as const, officeId, region: '332011' }
  assert.equal((await act(admin, operator.accountId, wrong)).refusal, 'account.wrong-region')
  const away = { kind: 'move' as const, officeId, region: '3399012001' }
  assert.equal((await act(admin, operator.accountId, away)).refusal, 'account.wrong-region')
  const moved = await act(admin, operator.accountId, { kind: 'move', officeId, region: '3320112014' })
  assert.equal(moved.body.status, 'done')
  assert.equal((await describeSession(house.foundation, 'office', opened.value.token, false)).ok, false)
  house.at('2025-03-15T03:02:00Z')
  const again = await signIn(operator.username)
  assert.deepEqual(again.ok && again.value.session.offices.map(({ region }) => region), ['3320112014'])
})

test('what was asked for is declined with a reason or taken back, and nothing happens', async () => {
  house.at('2025-03-16T03:00:00Z')
  const someone = await hired('auditor')
  await act(admin, someone.accountId, { kind: 'reset' })
  assert.equal((await decided(privacy, someone.accountId, 'decline')).refusal, 'workflow.reason-missing')
  assert.equal((await decided(privacy, someone.accountId, 'decline', 'belum perlu')).body.status, 'declined')
  await act(admin, someone.accountId, { kind: 'reset' })
  assert.equal((await decided(privacy, someone.accountId, 'withdraw')).refusal, 'workflow.not-your-office')
  assert.equal((await decided(admin, someone.accountId, 'withdraw')).body.status, 'withdrawn')
  assert.equal((await signIn(someone.username)).ok, true)
})

test('nobody acts on their own account, nor takes the last administrator away', async () => {
  assert.equal((await act(admin, admin.accountId, { kind: 'close' })).refusal, 'account.own-account')
  const other = await house.hire('system_admin', '3320', 'Admin Dua')
  assert.equal((await act(admin, other.accountId, { kind: 'close' })).status, 200)
  // Only one is left, whoever asks; the privacy officer keeps no accounts.
  assert.equal((await act(privacy, admin.accountId, { kind: 'close' })).status, 403)
})

test('two who close each other at once leave one', async () => {
  const [one, two] = [await house.hire('system_admin'), await house.hire('system_admin')]
  await act(one, admin.accountId, { kind: 'close' })
  const outcomes = await Promise.all([
    act(one, two.accountId, { kind: 'close' }),
    act(two, one.accountId, { kind: 'close' }),
  ])
  assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), [200, 409])
  const left = await house.ask(privacy, listAccounts, { query: { role: 'system_admin', status: 'open' } })
  assert.equal(left.body.total, 1)
})

test('the list finds by a part of the name, and tells what is held and when somebody last signed in', async () => {
  house.at('2025-03-17T03:00:00Z')
  const someone = await hired('trainer')
  await signIn(someone.username)
  const found = await house.ask(privacy, listAccounts, { query: { q: someone.username.slice(1) } })
  const [account] = found.body.accounts
  assert.equal(found.body.total, 1)
  assert.equal(account?.lastSignInAt, '2025-03-17T03:00:00.000Z')
  assert.deepEqual(
    account?.offices.map(({ role, regionName }) => [role, regionName]),
    [['trainer', 'Jepara']],
  )
  const stale = { kind: 'close' as const, reason: 'x', version: 99 }
  const params = { id: someone.accountId }
  const two = await house.hire('system_admin')
  assert.equal(
    (await house.ask(two, actOnAccount, { params, body: stale })).refusal,
    'workflow.newer-version',
  )
})

function secretIn(base32: string): Buffer {
  const bits = [...base32].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
