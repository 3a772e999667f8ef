import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Role, roles } from '../access/index.ts'
import { actionsOf, decide } from '../workflow/index.ts'
import {
  conflictOf,
  isLookTold,
  isOversight,
  type Matter,
  type MatterAction,
  type MatterStatus,
  matterDueOn,
  matterKinds,
  matterQuestions,
  matterSentences,
  matterStatuses,
  matterWorkflow,
  type Opening,
  planRechecks,
  type RecheckCandidate,
  readersOf,
  recheckPlanOn,
  refusesAsking,
  refusesConsent,
  stateOfOpening,
} from './index.ts'

const minute = 60_000
const at = (minutes: number) => Date.parse('2025-03-10T02:00:00Z') + minutes * minute
const free = (accountId: string) => ({ accountId, conflict: undefined })

const matter = (over: Partial<Matter> = {}): Matter => ({
  status: 'opened',
  readers: ['a', 'b'],
  formerDeciders: [],
  concernsFamily: true,
  linked: true,
  visitApproved: false,
  visitWithdrawn: false,
  familyReplied: false,
  today: '2025-03-10',
  ...over,
})

function outcome(action: MatterAction, subject: Matter, role: Role = 'integrity_officer', accountId = 'a') {
  const decided = decide(matterWorkflow, action, subject, { role, accountId }, 'alasan')
  return decided.ok ? decided.to : decided.refusal.code
}

test('an opening needs two accounts: whoever asks does not consent, and one account is never two readers', () => {
  const asked: Opening = { askedBy: 'a', askedAt: at(0) }
  assert.deepEqual(readersOf(asked, at(1)), [])
  assert.equal(refusesConsent(asked, free('a'), at(1))?.code, 'matter.own-request')
  assert.equal(refusesConsent(asked, free('b'), at(1)), undefined)
  const opened = { ...asked, consentedBy: 'b', consentedAt: at(1) }
  assert.deepEqual(readersOf(opened, at(2)), ['a', 'b'])
  assert.deepEqual(readersOf({ ...opened, consentedBy: 'a' }, at(2)), [])
})

test('a request waits a day, an opening lasts half an hour, and either can be ended before', () => {
  const asked: Opening = { askedBy: 'a', askedAt: at(0) }
  assert.equal(stateOfOpening(asked, at(24 * 60 - 1)), 'asked')
  assert.equal(stateOfOpening(asked, at(24 * 60)), 'lapsed')
  const opened = { ...asked, consentedBy: 'b', consentedAt: at(10) }
  assert.equal(stateOfOpening(opened, at(39)), 'open')
  assert.equal(stateOfOpening(opened, at(40)), 'lapsed')
  assert.equal(stateOfOpening({ ...opened, endedAt: at(20) }, at(20)), 'ended')
  assert.equal(refusesAsking(asked, { conflict: undefined }, at(1))?.code, 'matter.already-asked')
  assert.equal(refusesAsking(opened, { conflict: undefined }, at(41)), undefined)
})

test('whatever is asked, consented and ended when, nobody reads without a second person', () => {
  const account = fc.constantFrom('a', 'b', 'c')
  const moment = fc.integer({ min: 0, max: 3000 })
  fc.assert(
    fc.property(
      account,
      fc.option(account),
      moment,
      moment,
      fc.option(moment),
      moment,
      (by, other, ask, consent, end, now) => {
        const readers = readersOf(
          {
            askedBy: by,
            askedAt: at(ask),
            ...(other === null ? {} : { consentedBy: other, consentedAt: at(consent) }),
            ...(end === null ? {} : { endedAt: at(end) }),
          },
          at(now),
        )
        assert.ok(readers.length === 0 || new Set(readers).size === 2)
      },
    ),
  )
})

test('an officer named, of that village, or who stands aside has no part in it', () => {
  const of = { village: '3320112013', who: 'Bu Indah di balai desa', story: 'Diminta uang' }
  const officer = { name: 'Indah Permatasari', regions: ['3320'], stoodAside: false }
  assert.equal(conflictOf(officer, of), 'named')
  assert.equal(conflictOf({ ...officer, name: 'Bagas Nugroho' }, of), undefined)
  assert.equal(
    conflictOf({ ...officer, name: 'Bagas Nugroho' }, { ...of, story: 'oleh BAGAS  NUGROHO kemarin' }),
    'named',
  )
  assert.equal(
    conflictOf({ ...officer, name: 'Bagas', regions: ['3320', '3320112013'] }, of),
    'of_the_village',
  )
  assert.equal(conflictOf({ name: 'Bagas', regions: [], stoodAside: true }, of), 'stood_aside')
})

test('only one of the two who have it open takes a step of the desk', () => {
  const desk: readonly MatterAction[] = ['link', 'orderRecheck', 'route', 'dismiss']
  for (const action of desk) {
    assert.notEqual(outcome(action, matter()), 'matter.shut')
    assert.equal(outcome(action, matter({ readers: [] })), 'matter.shut')
    assert.equal(outcome(action, matter(), 'integrity_officer', 'c'), 'matter.shut')
    for (const role of roles.filter((one) => one !== 'integrity_officer'))
      assert.equal(outcome(action, matter(), role), 'workflow.not-your-office', `${role} ${action}`)
  }
})

test('a re-check needs a family that is meant; its answer waits for the visit and for the family’s reply', () => {
  assert.equal(outcome('orderRecheck', matter({ linked: false })), 'matter.not-linked')
  assert.equal(outcome('orderRecheck', matter({ concernsFamily: false })), 'matter.concerns-no-family')
  assert.equal(outcome('orderRecheck', matter()), 'recheck_ordered')
  const ordered = matter({ status: 'recheck_ordered' })
  assert.equal(outcome('answer', ordered), 'workflow.not-now')
  assert.equal(outcome('recordFinding', ordered, 'system'), 'matter.visit-not-approved')
  assert.equal(outcome('recordFinding', { ...ordered, visitApproved: true }, 'system'), 'checked')
  assert.equal(outcome('returnToDesk', { ...ordered, visitWithdrawn: true }, 'system'), 'opened')
  const checked = matter({ status: 'checked', replyUntil: '2025-03-14' })
  assert.equal(outcome('answer', checked), 'matter.family-may-reply')
  assert.equal(outcome('answer', { ...checked, familyReplied: true }), 'answered')
  assert.equal(outcome('answer', { ...checked, today: '2025-03-15' }), 'answered')
})

test('contested, another decides; pressed, it opens again whenever', () => {
  const contested = matter({ formerDeciders: ['a'] })
  for (const action of ['orderRecheck', 'route', 'dismiss'] as const)
    assert.equal(outcome(action, contested), 'matter.decided-before')
  assert.notEqual(outcome('dismiss', contested, 'integrity_officer', 'b'), 'matter.decided-before')
  const late = matter({ status: 'answered', contestableUntil: '2025-03-01' })
  assert.equal(outcome('reopen', late, 'citizen'), 'matter.too-late-to-contest')
  assert.equal(outcome('press', late, 'citizen'), 'reopened')
  assert.equal(
    outcome('close', matter({ status: 'answered', contestableUntil: '2025-03-20' }), 'system'),
    'matter.can-still-be-contested',
  )
})

test('nothing but the citizen, the desk and the clock moves a matter, and no status is a dead end for who is pressed', () => {
  for (const action of actionsOf(matterWorkflow)) {
    const by: readonly Role[] = matterWorkflow[action].by
    assert.ok(
      by.every((role) => ['citizen', 'integrity_officer', 'system'].includes(role)),
      action,
    )
  }
  const ends: MatterStatus[] = ['answered', 'unfounded', 'closed', 'withdrawn']
  for (const status of ends) assert.equal(outcome('press', matter({ status }), 'citizen'), 'reopened')
  for (const status of matterStatuses) {
    assert.ok(matterSentences[status].text.id)
    assert.equal(matterDueOn(status, '2025-03-10', new Set()) === undefined, ends.includes(status))
  }
})

test('what the reporter reads of a check is the same before and after the visit', () => {
  assert.deepEqual(matterSentences.recheck_ordered, matterSentences.checked)
})

test('no question asks for a NIK, and nobody has to say who they are', () => {
  for (const kind of Object.keys(matterKinds) as (keyof typeof matterKinds)[])
    for (const question of matterQuestions(kind)) {
      assert.doesNotMatch(question.key, /nik|card/i)
      if (question.key.startsWith('reporter')) assert.equal(question.required, false)
    }
})

test('a look by those who watch over others is told after sixty days, any other at once', () => {
  const day = 24 * 3_600_000
  assert.equal(isLookTold('integrity_officer', 0, 59 * day), false)
  assert.equal(isLookTold('integrity_officer', 0, 60 * day), true)
  assert.equal(isLookTold('data_operator', 0, 0), true)
  assert.ok(isOversight('auditor') && !isOversight('system'))
})

const family = (index: number): RecheckCandidate => ({
  familyId: `keluarga-${index}`,
  recentlyApproved: index % 2 === 0,
  receivesAid: index % 3 === 0,
})

test('a re-check goes among as many others as the plan says, whatever chance is drawn, and stands anywhere among them', () => {
  const { decoys, fewestDecoys } = recheckPlanOn('2025-03-10')
  assert.ok(decoys >= fewestDecoys && fewestDecoys >= 2)
  const pool = Array.from({ length: 40 }, (_, index) => family(index))
  const target = family(0)
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 0.999999, noNaN: true }), { minLength: 60, maxLength: 60 }),
      (drawn) => {
        let next = 0
        const order = planRechecks(target, pool, decoys, () => drawn[next++ % drawn.length] ?? 0)
        assert.equal(order.length, decoys + 1)
        assert.equal(new Set(order).size, order.length)
        assert.ok(order.includes(target.familyId))
        // Those beside it are like it: alike ones are plenty in this pool.
        const beside = order.filter((id) => id !== target.familyId).map((id) => family(Number(id.slice(9))))
        assert.ok(beside.every((one) => one.receivesAid && one.recentlyApproved))
      },
    ),
    { numRuns: 400 },
  )
  let state = 1
  const chance = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
  const places = Array.from({ length: 500 }, () =>
    planRechecks(target, pool, decoys, chance).indexOf(target.familyId),
  )
  for (let place = 0; place <= decoys; place += 1)
    assert.ok(places.filter((one) => one === place).length > 60, `place ${place}`)
})

test('re-checks without an objection behind them are drawn from the same pool', () => {
  const pool = Array.from({ length: 10 }, (_, index) => family(index))
  assert.equal(planRechecks(undefined, pool, 5, () => 0.5).length, 5)
  assert.equal(planRechecks(undefined, pool.slice(0, 3), 5, () => 0.5).length, 3)
})
