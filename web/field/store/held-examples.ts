import type { Acknowledged, Draft, HeldCase, Waiting } from './held.ts'

/** Invented things a phone may hold, for tests: what a test does not speak of is empty. */

export function exampleCase(facts: Partial<HeldCase> = {}): HeldCase {
  return {
    id: 'case',
    number: 7,
    version: 1,
    status: 'assigned',
    campaign: {
      id: 'campaign',
      name: 'Ground check',
      purpose: 'census',
      endsOn: '2026-12-01',
      instrumentVersion: 'dtsen-gc-2025-03',
      optionGroups: [],
    },
    villageCode: '3320012001',
    villageName: 'Kedungmalang',
    headName: 'Noor Chamid',
    hamlet: 'Dukuh Krajan',
    rt: '005',
    rw: '002',
    address: 'Gang Mawar 3',
    position: null,
    attempts: 0,
    baseline: { family: {}, members: [{ personId: 'person', answers: { name: 'Siti Zubaedah' } }] },
    reported: null,
    correction: null,
    withdrawn: false,
    ...facts,
  }
}

export function exampleDraft(facts: Partial<Draft> = {}): Draft {
  return {
    caseId: 'case',
    commandId: 'command',
    basedOnVersion: 1,
    interview: {
      instrumentVersion: 'dtsen-gc-2025-03',
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
    startedAt: '2026-11-23T02:00:00.000Z',
    savedAt: '2026-11-23T02:00:00.000Z',
    screen: '',
    ...facts,
  }
}

export function exampleWaiting(facts: Partial<Waiting> = {}): Waiting {
  return {
    id: 'command',
    sequence: 1,
    type: 'visit.finish',
    caseId: 'case',
    caseNumber: 7,
    basedOnVersion: 1,
    hash: '',
    madeAt: '2026-11-23T02:30:00.000Z',
    seal: { keyId: '', ephemeral: '', iv: '', box: '' },
    state: 'waiting',
    why: null,
    ...facts,
  }
}

export function exampleAcknowledged(
  facts: Partial<Acknowledged> = {},
  receipt: Partial<Acknowledged['receipt']> = {},
): Acknowledged {
  return {
    id: 'command',
    sequence: 1,
    type: 'visit.finish',
    caseId: 'case',
    caseNumber: 7,
    basedOnVersion: 1,
    madeAt: '2026-11-23T02:30:00.000Z',
    ...facts,
    receipt: {
      commandId: 'command',
      hash: '',
      fate: 'applied',
      reason: null,
      receivedAt: '2026-11-23T03:00:00.000Z',
      signature: '',
      ...receipt,
    },
  }
}
