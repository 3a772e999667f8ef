import assert from 'node:assert/strict'
import { test } from 'node:test'
import { casesAfter } from './cases-after.ts'
import type { Acknowledged, Draft, HeldCase } from './held.ts'

const now = Date.parse('2026-11-23T09:00:00Z')
const family = (id: string): HeldCase => ({
  id,
  number: 1,
  version: 1,
  status: 'assigned',
  campaign: { id: 'c', name: 'GC', purpose: 'census', endsOn: '', instrumentVersion: '', optionGroups: [] },
  villageCode: '3320012001',
  villageName: '',
  headName: id,
  hamlet: '',
  rt: '001',
  rw: '001',
  address: '',
  position: null,
  attempts: 0,
  baseline: { family: {}, members: [] },
  reported: null,
  correction: null,
  withdrawn: false,
})
const finished = (caseId: string, receivedAt: string): Acknowledged => ({
  id: `command-${caseId}`,
  sequence: 1,
  type: 'visit.finish',
  caseId,
  caseNumber: 1,
  basedOnVersion: 1,
  madeAt: receivedAt,
  receipt: { commandId: '', hash: '', fate: 'applied', reason: null, receivedAt, signature: '' },
})
const draft = (caseId: string): Draft => ({
  caseId,
  commandId: '',
  basedOnVersion: 1,
  interview: {
    instrumentVersion: '',
    optionGroups: [],
    finding: null,
    family: {},
    familyConfirmed: [],
    members: [],
    attempts: [],
    explanations: [],
  },
  slipSerial: null,
  withoutSlip: false,
  respondentIs: '',
  startedAt: '',
  savedAt: '',
  screen: '',
})

test('a finished family goes a day after its receipt, one with a draft stays and is marked', () => {
  const before = ['fresh', 'old', 'drafted', 'reassigned', 'open'].map((id) => [id, family(id)] as const)
  const held = {
    cases: new Map(before),
    drafts: new Map([['drafted', draft('drafted')]]),
    waiting: [],
    acknowledged: [finished('fresh', '2026-11-22T10:00:00Z'), finished('old', '2026-11-22T08:00:00Z')],
  }
  const after = casesAfter(
    held,
    { cases: [family('open')], closed: [{ id: 'fresh', status: 'approved' }] },
    now,
  )
  assert.deepEqual([...after.keys()].sort(), ['drafted', 'fresh', 'open'])
  assert.equal(after.get('fresh')?.status, 'approved')
  assert.equal(after.get('drafted')?.withdrawn, true)
})
