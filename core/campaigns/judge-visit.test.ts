import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Interview } from '../instrument/index.ts'
import { changedFields } from '../sync/index.ts'
import {
  type ArrivingVisit,
  fieldsOfInterview,
  judgeVisit,
  type KeptVisit,
  mergedInterview,
} from './index.ts'

const budi = { accountId: 'budi', role: 'facilitator' } as const
const noErrors = () => 0
const visit = { status: 'returned', version: 5, assigneeId: 'budi' } as const
const first: KeptVisit = { version: 2, fields: { floor: 'tile', wall: 'brick', roof: 'tile' } }
const second: KeptVisit = { version: 4, fields: { ...first.fields, wall: 'bamboo' } }
const edit = (basedOnVersion: number, fields: object, letStand = false): ArrivingVisit => ({
  basedOnVersion,
  fields: { ...first.fields, ...fields },
  letStand,
})

test('a visit based on the version that stands is taken as it is', () => {
  const judged = judgeVisit(visit, edit(5, { floor: 'earth' }), [first, second], budi, noErrors)
  assert.deepEqual(judged, { ok: true, to: 'submitted', parallel: null })
})

test('a visit based on an older version merges where nobody else changed anything, and says what ran beside it', () => {
  const judged = judgeVisit(visit, edit(3, { floor: 'earth' }), [first, second], budi, noErrors)
  assert.deepEqual(judged, {
    ok: true,
    to: 'submitted',
    parallel: { sinceVersion: 3, theirs: ['wall'], ours: ['floor'] },
  })
})

test('the same answer changed by both goes to a person, who may let it stand', () => {
  const both = { wall: 'earth' }
  const judged = judgeVisit(visit, edit(3, both), [first, second], budi, noErrors)
  assert.equal(judged.ok ? '' : judged.refusal.code, 'visit.same-answer-changed')
  assert.equal(judgeVisit(visit, edit(3, both, true), [first, second], budi, noErrors).ok, true)
})

test('a case that only changed hands and came back loses no visit', () => {
  const judged = judgeVisit(visit, edit(1, {}), [], budi, noErrors)
  assert.deepEqual(judged.ok && judged.parallel, { sinceVersion: 1, theirs: [], ours: [] })
})

test('after the office was set back, a visit based on a version it never had begins from the newest it has', () => {
  const set = { status: 'submitted', version: 2, assigneeId: 'budi' } as const
  const judged = judgeVisit(set, edit(4, { floor: 'earth' }), [first], budi, noErrors)
  assert.equal(judged.ok, true)
})

test('an approved visit is not reopened by one that comes late', () => {
  const judged = judgeVisit({ ...visit, status: 'approved' }, edit(3, {}), [first], budi, noErrors)
  assert.equal(judged.ok ? '' : judged.refusal.code, 'workflow.not-now')
})

const interview: Interview = {
  instrumentVersion: 'v',
  optionGroups: [],
  finding: 'found',
  family: { floor: 'tile', wall: 'brick' },
  familyConfirmed: ['wall'],
  members: [
    { id: 'a', baselinePersonId: 'pa', presence: 'lives_here', answers: { sex: 'male' }, confirmed: [] },
    { id: 'b', presence: 'new_member', answers: { sex: 'female' }, confirmed: ['sex'] },
  ],
  attempts: [{ startedAt: '2025-03-10T02:00:00Z', endedAt: null, outcome: null, note: '', position: null }],
  explanations: [{ resultId: 'r', text: 'betul' }],
}

test('a merged interview holds the edit’s fields and everything else of the one that stood', () => {
  const current: Interview = {
    ...interview,
    family: { ...interview.family, wall: 'bamboo' },
    familyConfirmed: [],
    members: interview.members.slice(0, 1),
  }
  const changed: Interview = {
    ...interview,
    family: { ...interview.family, floor: 'earth' },
    members: interview.members.map((member) =>
      member.id === 'a' ? { ...member, answers: { sex: 'female' } } : member,
    ),
    explanations: [],
  }
  const ours = changedFields(fieldsOfInterview(interview), fieldsOfInterview(changed))
  assert.deepEqual(ours, ['answer.a.sex', 'explanation.r', 'family.floor'])
  const merged = mergedInterview(current, changed, ours)
  assert.deepEqual(merged.family, { wall: 'bamboo', floor: 'earth' })
  assert.deepEqual(
    merged.members.map(({ id, answers }) => [id, answers.sex]),
    [['a', 'female']],
  )
  assert.deepEqual(merged.explanations, [])
  assert.equal(merged.attempts.length, 1)
})

test('an interview merged with nothing changed is the one that stood', () => {
  assert.deepEqual(fieldsOfInterview(mergedInterview(interview, interview, [])), fieldsOfInterview(interview))
})
