import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { roles } from '../access/index.ts'
import { groundCheck202503 as instrument, startInterview } from '../instrument/index.ts'
import { actionsOf, decide } from '../workflow/index.ts'
import { assignBalanced, caseStatuses, caseWorkflow, foundDifferences, type VisitCase } from './index.ts'

const visit: VisitCase = {
  status: 'submitted',
  assigneeId: 'budi',
  assigneeIsCertified: true,
  openErrors: 0,
  photosAreComplete: true,
}

test('every office and status the table does not name is refused', () => {
  for (const action of actionsOf(caseWorkflow))
    for (const role of roles)
      for (const status of caseStatuses) {
        const { from, by } = caseWorkflow[action]
        const named = [...by].some((one) => one === role) && [...from].some((one) => one === status)
        const accountId = role === 'facilitator' ? 'budi' : 'sari'
        const outcome = decide(caseWorkflow, action, { ...visit, status }, { accountId, role }, 'sebab')
        assert.equal(outcome.ok, named, `${action} by ${role} from ${status}`)
      }
})

test('a visit is judged by another person, on whole photos, without open errors, by certified hands', () => {
  const cases = [
    ['approve', { ...visit, assigneeId: 'sari' }, 'field_supervisor', 'visit.own-visit'],
    ['approve', { ...visit, photosAreComplete: false }, 'field_supervisor', 'visit.photos-still-coming'],
    ['submit', { ...visit, status: 'assigned', openErrors: 2 }, 'facilitator', 'visit.answers-incomplete'],
    ['submit', { ...visit, status: 'assigned' }, 'facilitator', 'visit.assigned-to-another'],
    ['return', visit, 'field_supervisor', 'workflow.reason-missing'],
    [
      'assign',
      { ...visit, status: 'planned', assigneeIsCertified: false },
      'field_supervisor',
      'visit.facilitator-not-certified',
    ],
  ] as const
  for (const [action, subject, role, code] of cases) {
    const accountId = code === 'visit.answers-incomplete' ? 'budi' : 'sari'
    const outcome = decide(caseWorkflow, action, subject, { accountId, role })
    assert.equal(outcome.ok ? 'allowed' : outcome.refusal.code, code)
  }
})

test('dealing levels the loads as far as they can be, and gives every case to exactly one', () => {
  const neighbourhood = fc.constantFrom('001', '002', '003')
  fc.assert(
    fc.property(
      fc.array(fc.record({ rw: neighbourhood, rt: neighbourhood }), { maxLength: 60 }),
      fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 6 }),
      (places, loads) => {
        const cases = places.map((place, index) => ({ id: `c${index}`, ...place }))
        const people = loads.map((load, index) => ({ accountId: `f${index}`, load }))
        const dealt = assignBalanced(cases, people)
        assert.equal(new Set(dealt.map(({ caseId }) => caseId)).size, cases.length)
        const total = (accountId: string) =>
          (people.find((one) => one.accountId === accountId)?.load ?? 0) +
          dealt.filter(({ assigneeId }) => assigneeId === accountId).length
        const served = people.filter(({ accountId }) =>
          dealt.some(({ assigneeId }) => assigneeId === accountId),
        )
        const totals = people.map(({ accountId }) => total(accountId))
        for (const { accountId } of served) assert.ok(total(accountId) - Math.min(...totals) <= 1)
      },
    ),
  )
})

test('a finding that says nothing about the family proposes nothing; one that does brings its evidence', () => {
  const begun = startInterview(instrument, {
    optionGroups: [],
    frame: {},
    baseline: { family: {}, members: [] },
  })
  const about = { headName: 'WARSITO', day: '2025-03-10' }
  const evidence = {
    informantName: 'Pak RT',
    informantRole: 'rt_rw',
    reason: 'Pindah ke Kudus',
    position: null,
    photo: null,
    recordedAt: '2025-03-10T02:00:00Z',
  } as const
  const found = (finding: 'unreachable' | 'refused' | 'moved_out') =>
    foundDifferences(
      instrument,
      { family: {}, members: [] },
      { ...begun, finding, findingEvidence: evidence },
      about,
    )
  assert.deepEqual([...found('unreachable'), ...found('refused')], [])
  assert.deepEqual(found('moved_out'), [
    {
      about: 'composition',
      kind: 'family_moved_out',
      subjectName: 'WARSITO',
      details: {
        finding: 'moved_out',
        informantName: 'Pak RT',
        informantRole: 'rt_rw',
        reason: 'Pindah ke Kudus',
        recordedAt: '2025-03-10T02:00:00Z',
      },
      sensitivities: { informantName: 'identity' },
    },
  ])
})
