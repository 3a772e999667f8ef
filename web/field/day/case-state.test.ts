import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleAcknowledged, exampleCase, exampleDraft, exampleWaiting } from '../store/held-examples.ts'
import { attemptsOf, caseStateOf } from './case-state.ts'

const nothing = { drafts: new Map(), waiting: [], acknowledged: [] }
const attempt = { startedAt: '2026-11-23T02:00:00Z', outcome: null, note: '', position: null }
const draftWith = (endedAt: string | null) => {
  const draft = exampleDraft()
  return new Map([
    ['case', { ...draft, interview: { ...draft.interview, attempts: [{ ...attempt, endedAt }] } }],
  ])
}

test('a family is new, tried, under way, saved, sent, returned: in the words of this phone and the office', () => {
  assert.equal(caseStateOf(exampleCase(), nothing), 'new')
  const verification = { ...exampleCase().campaign, purpose: 'verification' as const }
  assert.equal(caseStateOf(exampleCase({ campaign: verification }), nothing), 'recheck')
  assert.equal(caseStateOf(exampleCase({ attempts: 1 }), nothing), 'again')
  assert.equal(caseStateOf(exampleCase(), { ...nothing, drafts: draftWith(null) }), 'draft')
  assert.equal(caseStateOf(exampleCase(), { ...nothing, drafts: draftWith('2026-11-23T02:10:00Z') }), 'again')
  assert.equal(caseStateOf(exampleCase(), { ...nothing, waiting: [exampleWaiting()] }), 'saved')
  assert.equal(caseStateOf(exampleCase(), { ...nothing, acknowledged: [exampleAcknowledged()] }), 'sent')
  assert.equal(caseStateOf(exampleCase({ status: 'approved' }), nothing), 'approved')
})

test('what needs a person is shown as that, not as sent', () => {
  const refused = [exampleWaiting({ state: 'refused' })]
  const aside = [exampleAcknowledged({}, { fate: 'quarantined' })]
  assert.equal(caseStateOf(exampleCase(), { ...nothing, waiting: refused }), 'attention')
  assert.equal(caseStateOf(exampleCase(), { ...nothing, acknowledged: aside }), 'attention')
})

test('a visit that was sent and returned is to be corrected: the newer version of the case speaks', () => {
  const held = { ...nothing, acknowledged: [exampleAcknowledged({ basedOnVersion: 1 })] }
  assert.equal(caseStateOf(exampleCase({ status: 'returned', version: 3 }), held), 'correction')
})

test('attempts are counted by whoever knows more of them, the office or this phone', () => {
  const own = { drafts: draftWith('2026-11-23T02:10:00Z') }
  assert.equal(attemptsOf(exampleCase(), own), 1)
  assert.equal(attemptsOf(exampleCase({ attempts: 2 }), own), 2)
})
