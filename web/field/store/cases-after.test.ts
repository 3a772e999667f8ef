import assert from 'node:assert/strict'
import { test } from 'node:test'
import { casesAfter } from './cases-after.ts'
import { exampleAcknowledged, exampleCase, exampleDraft } from './held-examples.ts'

const now = Date.parse('2026-11-23T09:00:00Z')
const finished = (caseId: string, receivedAt: string) => exampleAcknowledged({ caseId }, { receivedAt })

test('a finished family goes a day after its receipt, one with a draft stays and is marked', () => {
  const before = ['fresh', 'old', 'drafted', 'reassigned', 'open'].map(
    (id) => [id, exampleCase({ id })] as const,
  )
  const held = {
    cases: new Map(before),
    drafts: new Map([['drafted', exampleDraft({ caseId: 'drafted' })]]),
    waiting: [],
    acknowledged: [finished('fresh', '2026-11-22T10:00:00Z'), finished('old', '2026-11-22T08:00:00Z')],
  }
  const after = casesAfter(
    held,
    { cases: [exampleCase({ id: 'open' })], closed: [{ id: 'fresh', status: 'approved' }] },
    now,
  )
  assert.deepEqual([...after.keys()].sort(), ['drafted', 'fresh', 'open'])
  assert.equal(after.get('fresh')?.status, 'approved')
  assert.equal(after.get('drafted')?.withdrawn, true)
})
