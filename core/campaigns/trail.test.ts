import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { exampleBaseline, exampleInterview } from '../instrument/data/example-family.ts'
import { groundCheck202503 as instrument } from '../instrument/data/ground-check-2025-03.ts'
import { decide } from '../workflow/index.ts'
import { caseWorkflow, type VisitCase } from './case-workflow.ts'
import { emptyTrail, questionsOfTrail, type Trail, trailLimits, withEdit, withStep } from './trail.ts'

const visit = {
  instrument,
  interview: exampleInterview,
  baseline: exampleBaseline,
  today: '2026-11-23',
}
const minutes = (count: number, from = '2026-11-23T02:00:00.000Z'): Trail => ({
  steps: [{ screen: 'dwelling', at: from, seconds: count * 60 }],
  edits: {},
})
const codes = (trail: Trail | undefined) => questionsOfTrail(trail, visit).map(({ code }) => code)

test('a visit of the usual length gives no question, nor does one whose trail is not known', () => {
  assert.deepEqual(codes(minutes(12)), [])
  assert.deepEqual(codes(undefined), [])
  assert.deepEqual(codes(emptyTrail), [])
  const nobody = { ...visit, interview: { ...exampleInterview, finding: 'family_not_found' as const } }
  assert.deepEqual(questionsOfTrail(minutes(1), nobody), [])
})

test('a very fast, a very slow and an interrupted visit, and an answer changed often, are asked about', () => {
  assert.deepEqual(codes(minutes(2)), ['trail.fast'])
  assert.deepEqual(codes(minutes(60)), ['trail.slow'])
  assert.deepEqual(questionsOfTrail(minutes(2), { ...visit, corrects: true }), [], 'a correction is short')
  const paused: Trail = {
    ...minutes(6),
    steps: [...minutes(6).steps, ...minutes(6, '2026-11-23T05:00:00.000Z').steps],
  }
  assert.deepEqual(codes(paused), ['trail.late'])
  const unsure = ['floorArea', 'floorArea', 'floorArea', 'name@1'].reduce(withEdit, minutes(12))
  assert.deepEqual(codes(unsure), ['trail.unsure'])
  for (const { text } of questionsOfTrail(minutes(2), visit)) assert.match(text.id, /\?/)
})

test('passing through is not noted, and a trail has an end', () => {
  assert.equal(
    withStep(emptyTrail, { screen: 'work.1', at: '2026-11-23T02:00:00Z', seconds: 0.4 }),
    emptyTrail,
  )
  let trail = emptyTrail
  for (let step = 0; step < 2 * trailLimits.steps; step++) {
    trail = withStep(trail, { screen: 'work.1', at: '2026-11-23T02:00:00Z', seconds: 3 })
    trail = withEdit(trail, `question${step}`)
  }
  assert.equal(trail.steps.length, trailLimits.steps)
  assert.equal(Object.keys(trail.edits).length, trailLimits.edits)
})

test('no trail, however odd, changes what may be decided about a visit', () => {
  const handedIn: VisitCase = {
    status: 'submitted',
    assigneeId: 'budi',
    assigneeIsCertified: true,
    openErrors: 0,
    photosAreComplete: true,
  }
  const sari = { accountId: 'sari', role: 'field_supervisor' } as const
  const steps = fc.array(
    fc.record({
      screen: fc.string(),
      at: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      seconds: fc.nat(100_000),
    }),
  )
  fc.assert(
    fc.property(steps, fc.dictionary(fc.string(), fc.nat(50)), (walked, edits) => {
      questionsOfTrail({ steps: walked, edits }, visit)
      // The case as its workflow sees it has no room for a trail; what it decides is the same for every one.
      const subject = { ...handedIn, trail: { steps: walked, edits } }
      assert.ok(decide(caseWorkflow, 'approve', subject, sari).ok)
      assert.equal(
        decide(caseWorkflow, 'return', subject, sari).ok,
        false,
        'a return wants a person and a reason',
      )
    }),
  )
})
