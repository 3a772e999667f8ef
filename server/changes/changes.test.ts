import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  getChange as getRoute,
  listChanges as listRoute,
  takeStep as stepRoute,
  unmaskItem,
} from '@tanggap/contract/changes'
import {
  type ChangeAction,
  type ChangeItem,
  type ChangeKind,
  changeStatuses,
  deskOf,
  doors,
  staircase,
} from '@tanggap/core/changes'
import { actionsOf } from '@tanggap/core/workflow'
import { z } from 'zod'
import { type Acting, type Office, systemOffice } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import {
  changeEvents,
  changesOfFamily,
  confirmInField,
  correctedValues,
  escalateMissedDeadlines,
  type Proposal,
  propose,
  proposeFromVisit,
  readForCarrier,
  takeStep,
} from './index.ts'

const village = '3320112013'
const sibling = '3320112014'

let house: TestOffice
let operator: Office
let otherOperator: Office
let head: Office
let facilitator: Office
let supervisor: Office
let clerk: Office
let secondClerk: Office
let verifier: Office
let ratifier: Office
let subdistrict: Office
let auditor: Office

before(async () => {
  house = await makeTestOffice()
  operator = await house.hire('village_operator', village)
  otherOperator = await house.hire('village_operator', sibling)
  head = await house.hire('village_head', village)
  facilitator = await house.hire('facilitator')
  supervisor = await house.hire('field_supervisor')
  clerk = await house.hire('data_operator')
  secondClerk = await house.hire('data_operator')
  verifier = await house.hire('dinsos_verifier')
  ratifier = await house.hire('ratifier')
  subdistrict = await house.hire('subdistrict_officer', '332011')
  auditor = await house.hire('auditor')
})
after(() => house.close())

const floor: ChangeItem = {
  subject: 'family',
  subjectName: 'Keluarga Warsito',
  question: 'floorMaterial',
  from: 'ceramic',
  to: 'earth',
  sensitivity: 'general',
}
const nik: ChangeItem = {
  subject: 'member',
  personId: '0195a000-0000-7000-8000-00000000000a',
  subjectName: 'Warsito',
  question: 'nik',
  from: '3399011203700001',
  to: '3399011203700002',
  sensitivity: 'identity',
}
const illness: ChangeItem = {
  subject: 'member',
  subjectName: 'Warsito',
  question: 'chronicIllness',
  from: ['none'],
  to: ['diabetes'],
  sensitivity: 'specific',
}
const death: ChangeItem = {
  subject: 'member',
  subjectName: 'Parmi',
  question: 'deathDate',
  from: null,
  to: '2025-02-01',
  sensitivity: 'general',
}

async function eventsOf(id: string) {
  return (await house.act(auditor, (acting) => changeEvents(acting, [id]))).get(id) ?? []
}

async function proposed(kind: ChangeKind = 'correct_values', more: Partial<Proposal> = {}): Promise<string> {
  const by = kind === 'correct_values' || kind === 'correct_health' ? supervisor : operator
  const outcome = await house.act(by, (acting) =>
    propose(acting, {
      familyId: acting.id(),
      villageCode: village,
      headName: 'Warsito',
      kind,
      door: by === supervisor ? 'ground_check' : 'village',
      sourceId: acting.id(),
      items: kind === 'correct_health' ? [illness] : kind === 'correct_values' ? [floor, nik] : [death],
      explanation: 'Ditemukan saat kunjungan',
      participants:
        by === supervisor
          ? [
              { accountId: facilitator.accountId, part: 'visited' },
              { accountId: supervisor.accountId, part: 'reviewed' },
            ]
          : [{ accountId: operator.accountId, part: 'proposed' }],
      ...more,
    }),
  )
  assert.ok(outcome.ok)
  return outcome.value.id
}

/** Takes a step inside the office, on what stands now; what a room that carries steps does. */
async function step(by: Office, id: string, action: ChangeAction, reason = 'karena begitu') {
  return house.act(by, async (acting) =>
    takeStep(acting, id, action, { ...(await seen(acting, id)), reason }),
  )
}

async function seen(acting: Acting, id: string) {
  const change = await readForCarrier(acting, id)
  assert.ok(change)
  return { version: change.version, contentHash: change.contentHash }
}

/** Asks for a step through the API, on what stands now. */
async function ask(by: Office, id: string, action: ChangeAction, reason = 'karena begitu') {
  const { version, contentHash } = await house.act(systemOffice('3320', 'uji'), (acting) => seen(acting, id))
  return house.ask(by, stepRoute, { params: { id }, body: { action, version, contentHash, reason } })
}

async function statusOf(id: string): Promise<string | undefined> {
  return house.act(systemOffice('3320', 'uji'), async (acting) => (await readForCarrier(acting, id))?.status)
}

test('corrected values from an approved visit go to the completeness check, then to another person for verification', async () => {
  const id = await proposed()
  assert.equal(await statusOf(id), 'completeness_check')
  const passed = await ask(clerk, id, 'passCompleteness')
  assert.equal(passed.status, 200)
  assert.equal(passed.body.change.status, 'verification')
  assert.equal((await ask(verifier, id, 'verify')).body.change.status, 'verified')
  const events = await eventsOf(id)
  assert.deepEqual(
    events.map(({ action, from, to }) => [action, from, to]),
    [
      ['propose', null, 'completeness_check'],
      ['passCompleteness', 'completeness_check', 'verification'],
      ['verify', 'verification', 'verified'],
    ],
  )
})

test('a change the village proposed needs a meeting and a visit of its own before it can be verified', async () => {
  const id = await proposed('member_died')
  assert.equal(await statusOf(id), 'village_review')
  assert.ok((await step(operator, id, 'putOnAgenda')).ok)
  assert.ok((await step(head, id, 'agreeInMeeting')).ok)
  assert.equal((await ask(clerk, id, 'passCompleteness')).body.change.status, 'field_verification')
  assert.equal((await ask(verifier, id, 'verify')).refusal, 'workflow.not-now')
  const confirmed = await house.act(supervisor, (acting) => confirmInField(acting, id, facilitator.accountId))
  assert.ok(confirmed.ok)
  assert.equal(confirmed.value.status, 'verification')
})

test('a negative finding of a visit is confirmed in the village with who can say so; anything else needs the meeting', async () => {
  const found = await proposed('family_not_found', {
    door: 'ground_check',
    participants: [{ accountId: facilitator.accountId, part: 'visited' }],
  })
  assert.equal((await ask(operator, found, 'confirmInVillage', ' ')).refusal, 'workflow.reason-missing')
  const confirmed = await ask(operator, found, 'confirmInVillage', 'Ketua RT 002: rumah dijual tahun lalu')
  assert.equal(confirmed.body.change.status, 'completeness_check')
  const reported = await proposed('member_died')
  assert.equal((await ask(head, reported, 'confirmInVillage')).refusal, 'change.needs-meeting')
})

test('through the API every step from every other status, or by every other office, is refused', async () => {
  const id = await proposed()
  const everyone = [operator, head, supervisor, clerk, verifier, ratifier, subdistrict, auditor, facilitator]
  for (const action of actionsOf(staircase))
    for (const by of everyone) {
      const { from, by: offices } = staircase[action]
      const listed =
        (from as readonly string[]).includes('completeness_check') &&
        (offices as readonly string[]).includes(by.role)
      if (listed) continue
      const answer = await ask(by, id, action)
      assert.ok([403, 409].includes(answer.status), `${by.role} ${action} → ${answer.status}`)
    }
  assert.equal(await statusOf(id), 'completeness_check')
})

test('steps that happen in a meeting, a visit or a batch cannot be taken one change at a time', async () => {
  const id = await proposed('member_died')
  await step(operator, id, 'putOnAgenda')
  assert.equal((await ask(head, id, 'agreeInMeeting')).refusal, 'change.step-belongs-elsewhere')
  const values = await proposed()
  await ask(clerk, values, 'passCompleteness')
  await ask(verifier, values, 'verify')
  assert.equal((await ask(clerk, values, 'putInBatch')).refusal, 'change.step-belongs-elsewhere')
  assert.equal((await ask(ratifier, values, 'ratify')).refusal, 'change.step-belongs-elsewhere')
})

test('a village sees and decides nothing of its neighbour', async () => {
  const id = await proposed('member_died')
  assert.equal((await house.ask(otherOperator, getRoute, { params: { id } })).status, 404)
  assert.equal((await ask(otherOperator, id, 'withdraw')).status, 404)
  const list = await house.ask(otherOperator, listRoute, {})
  assert.deepEqual(list.body.changes, [])
  assert.equal((await ask(operator, id, 'withdraw')).body.change.status, 'withdrawn')
})

test('nobody checks, verifies or rejects a change they had a hand in, whichever office they sit in now', async () => {
  const id = await proposed('correct_values', {
    participants: [{ accountId: clerk.accountId, part: 'proposed' }],
  })
  assert.equal((await ask(clerk, id, 'passCompleteness')).refusal, 'change.own-work')
  assert.equal((await ask(verifier, id, 'passCompleteness')).status, 200)
  assert.equal((await ask(verifier, id, 'verify')).refusal, 'change.own-work')
  assert.equal((await ask(verifier, id, 'reject')).refusal, 'change.own-work')
  assert.equal(await statusOf(id), 'verification')
})

test('a decision on what somebody else changed meanwhile is refused', async () => {
  const id = await proposed()
  const before = await house.ask(verifier, getRoute, { params: { id } })
  const { version, contentHash } = before.body
  assert.equal((await ask(clerk, id, 'sendBack', 'NIK salah')).body.change.status, 'returned')
  const repaired = await house.ask(supervisor, stepRoute, {
    params: { id },
    body: {
      action: 'resubmit',
      ...(await house.act(supervisor, (acting) => seen(acting, id))),
      correction: [{ position: 0, to: 'tile_terrazzo' }],
    },
  })
  assert.equal(repaired.body.change.status, 'completeness_check')
  assert.notEqual(repaired.body.change.contentHash, contentHash)
  const late = await house.ask(verifier, stepRoute, {
    params: { id },
    body: { action: 'passCompleteness', version, contentHash },
  })
  assert.equal(late.refusal, 'workflow.newer-version')
  const guessed = await house.ask(verifier, stepRoute, {
    params: { id },
    body: { action: 'passCompleteness', version: repaired.body.change.version, contentHash },
  })
  assert.equal(guessed.refusal, 'workflow.newer-version')
  // Who checked before it was sent back may check it anew; what no visit found is visited first.
  assert.equal((await ask(clerk, id, 'passCompleteness')).body.change.status, 'field_verification')
})

test('a corrected value has the form of what it replaces, whatever is sent', async () => {
  const id = await proposed()
  await ask(clerk, id, 'sendBack', 'Periksa lagi')
  const correct = async (position: number, to: unknown) =>
    house.ask(supervisor, stepRoute, {
      params: { id },
      body: {
        action: 'resubmit',
        ...(await house.act(supervisor, (acting) => seen(acting, id))),
        correction: [{ position, to }],
      },
    })
  for (const to of [null, 7, ['cement'], { to: 'cement' }, 'lava', '', 'x'.repeat(5000)])
    assert.equal((await correct(0, to)).refusal, 'change.value-wrong', JSON.stringify(to)?.slice(0, 40))
  for (const to of ['33990112037', 3399011203700002, '3399011203700002; drop table'])
    assert.equal((await correct(1, to)).refusal, 'change.value-wrong', String(to))
  assert.equal((await correct(9, 'cement')).refusal, 'request.not-understood')
  assert.equal(await statusOf(id), 'returned')
})

test('what is corrected after a visit has borne it out is visited again', async () => {
  const id = await proposed('member_died', { items: [death] })
  const office = (by: Office) => house.act(by, (acting) => seen(acting, id))
  await house.act(systemOffice('3320', 'uji'), (acting) =>
    acting.tx.run(
      `update change set status = 'verification', field_confirmed = true where regency_code = '3320' and id = $1`,
      [id],
    ),
  )
  assert.equal((await ask(verifier, id, 'sendBack', 'Tanggalnya lain')).body.change.status, 'returned')
  const corrected = await house.ask(operator, stepRoute, {
    params: { id },
    body: {
      action: 'resubmit',
      ...(await office(operator)),
      correction: [{ position: 0, to: '2025-02-03' }],
    },
  })
  assert.equal(corrected.status, 200, corrected.refusal)
  await house.act(systemOffice('3320', 'uji'), (acting) =>
    acting.tx.run(`update change set status = 'completeness_check' where regency_code = '3320' and id = $1`, [
      id,
    ]),
  )
  assert.equal((await ask(clerk, id, 'passCompleteness')).body.change.status, 'field_verification')
})

test('content exchanged under an approval is found out at the next step', async () => {
  const id = await proposed()
  await ask(clerk, id, 'passCompleteness')
  await house.act(systemOffice('3320', 'uji'), (acting) =>
    acting.tx.run(
      `update change set items = jsonb_set(items, '{0,to}', '"marble"') where regency_code = '3320' and id = $1`,
      [id],
    ),
  )
  assert.equal((await ask(verifier, id, 'verify')).refusal, 'change.content-altered')
})

test('what is put in a batch is what was verified, even when content and hash were exchanged together', async () => {
  const familyId = operator.officeId
  const id = await proposed('correct_values', { familyId, items: [floor] })
  await ask(clerk, id, 'passCompleteness')
  await ask(verifier, id, 'verify')
  const other = await proposed('correct_values', { familyId, items: [{ ...floor, to: 'marble' }] })
  await house.act(systemOffice('3320', 'uji'), (acting) =>
    acting.tx.run(
      `update change c set items = o.items, content_salt = o.content_salt, content_hash = o.content_hash
         from change o where c.regency_code = '3320' and c.id = $1 and o.regency_code = '3320' and o.id = $2`,
      [id, other],
    ),
  )
  const refusedStep = await step(clerk, id, 'putInBatch')
  assert.equal(refusedStep.ok ? '' : refusedStep.refusal.code, 'change.changed-since-verified')
})

test('the same step sent twice has one effect', async () => {
  const id = await proposed()
  const body = {
    action: 'passCompleteness' as const,
    ...(await house.act(clerk, (acting) => seen(acting, id))),
  }
  assert.equal((await house.ask(clerk, stepRoute, { params: { id }, body })).status, 200)
  assert.equal(
    (await house.ask(clerk, stepRoute, { params: { id }, body })).refusal,
    'workflow.newer-version',
  )
  assert.equal((await eventsOf(id)).length, 2)
})

test('twenty approvals at the same moment have one effect', async () => {
  const id = await proposed()
  const body = {
    action: 'passCompleteness' as const,
    ...(await house.act(clerk, (acting) => seen(acting, id))),
  }
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, turn) =>
      house.ask(turn % 2 ? clerk : secondClerk, stepRoute, { params: { id }, body }),
    ),
  )
  assert.equal(answers.filter(({ status }) => status === 200).length, 1)
  assert.ok(answers.every(({ status }) => status === 200 || status === 409))
  assert.equal((await eventsOf(id)).length, 2)
})

test('numbers run without a gap and without a twin, however many arrive at once', async () => {
  const ids = await Promise.all(Array.from({ length: 12 }, () => proposed()))
  const numbers: string[] = []
  for (const id of ids)
    numbers.push(await house.act(auditor, async (acting) => (await readForCarrier(acting, id))?.number ?? ''))
  assert.equal(new Set(numbers).size, 12)
  assert.ok(numbers.every((number) => /^UP-3320-2025-\d{6}$/.test(number)))
  const last = numbers.map((number) => Number(number.slice(-6))).toSorted((a, b) => a - b)
  assert.equal((last.at(-1) ?? 0) - (last[0] ?? 0), 11)
})

test('a change that only records what was empty says so in lists, and is a change all the same', async () => {
  const waste: ChangeItem = { ...floor, question: 'wasteDistance', from: null, to: 'ten_or_more' }
  const recorded = await proposed('correct_values', { items: [waste] })
  const both = await proposed('correct_values', { items: [waste, nik] })
  const { changes } = (await house.ask(clerk, listRoute, { query: { limit: '200' } })).body
  const told = new Map(changes.map(({ id, correctsAny }) => [id, correctsAny]))
  assert.deepEqual([told.get(recorded), told.get(both)], [false, true])
  assert.equal(changes.find(({ id }) => id === recorded)?.status, 'completeness_check')
})

test('health is sealed at rest and hidden from village and subdistrict, in lists too', async () => {
  const id = await proposed('correct_health')
  for (const by of [operator, head, subdistrict]) {
    assert.equal((await house.ask(by, getRoute, { params: { id } })).status, 404, by.role)
    const list = await house.ask(by, listRoute, { query: { limit: '200' } })
    assert.ok(!list.body.changes.some((change) => change.id === id), by.role)
  }
  const audited = await house.ask(auditor, getRoute, { params: { id } })
  assert.deepEqual(
    audited.body.items.map(({ from, to, hidden, firstRecorded }) => [from, to, hidden, firstRecorded]),
    // The register held a value, so what is hidden is a correction all the same.
    [[null, null, true, false]],
  )
  const checked = await house.ask(clerk, getRoute, { params: { id } })
  assert.deepEqual(checked.body.items[0]?.to, ['diabetes'])
  assert.ok(!(await storedRow(id)).includes('diabetes'))
})

test('identity numbers are sealed at rest and masked on every screen', async () => {
  const id = await proposed()
  const shown = await house.ask(verifier, getRoute, { params: { id } })
  assert.deepEqual(shown.body.items[1]?.to, '•••• 0002')
  assert.ok(!JSON.stringify(shown.body).includes('3399011203700002'))
  assert.ok(!(await storedRow(id)).includes('33990112037'))
})

test('who checks a number sees it in full for a stated reason, and the audit says so', async () => {
  const id = await proposed()
  const seenBy = (by: Office, position: number, reason: string) =>
    house.ask(by, unmaskItem, { params: { id }, body: { position, reason } })
  assert.equal((await seenBy(operator, 1, 'mencocokkan dengan KK')).status, 403)
  assert.equal((await seenBy(verifier, 1, ' ')).status, 422)
  assert.equal((await seenBy(verifier, 0, 'mencocokkan dengan KK')).status, 404)
  assert.deepEqual((await seenBy(verifier, 1, 'mencocokkan dengan KK')).body, {
    from: '3399011203700001',
    to: '3399011203700002',
  })
  const [line] = await house.act(auditor, (acting) =>
    acting.tx.all(
      z.object({ reason: z.string() }),
      `select reason from audit_line
        where regency_code = '3320' and $1 = any (subject_ids) and action = 'change.unmask'`,
      [id],
    ),
  )
  assert.equal(line?.reason, 'mencocokkan dengan KK')
})

test('reading a change leaves a line in the audit', async () => {
  const id = await proposed()
  await house.ask(verifier, getRoute, { params: { id } })
  const lines = await house.act(auditor, (acting) =>
    acting.tx.all(
      z.object({ action: z.string() }),
      `select action from audit_line
        where regency_code = '3320' and account_id = $1 and $2 = any (subject_ids) and action = 'change.read'`,
      [verifier.accountId, id],
    ),
  )
  assert.equal(lines.length, 1)
})

test('a missed deadline is written down once and moves nothing', async () => {
  house.at('2025-03-10T02:00:00Z')
  const id = await proposed()
  const escalate = () => house.act(systemOffice('3320', 'Pengingat tenggat'), escalateMissedDeadlines)
  house.at('2025-03-13T16:00:00Z')
  await escalate()
  assert.ok(!(await eventsOf(id)).some(({ action }) => action === 'missDeadline'))
  house.at('2025-03-14T02:00:00Z')
  await escalate()
  await escalate()
  const events = await eventsOf(id)
  assert.equal(events.filter(({ action }) => action === 'missDeadline').length, 1)
  assert.equal(await statusOf(id), 'completeness_check')
  const late = await house.ask(clerk, listRoute, { query: { overdue: '1', limit: '200' } })
  assert.ok(late.body.changes.some((change) => change.id === id && change.overdue))
  house.at('2025-03-10T02:00:00Z')
})

test('the queue of a desk holds what waits for it, page by page, and never own work', async () => {
  const own = await proposed('correct_values', {
    participants: [{ accountId: clerk.accountId, part: 'proposed' }],
  })
  const others = await Promise.all([proposed(), proposed()])
  const found: string[] = []
  let after: string | undefined
  do {
    const page = await house.ask(clerk, listRoute, { query: { mine: '1', limit: '3', after } })
    found.push(...page.body.changes.map(({ id }) => id))
    after = page.body.next ?? undefined
    if (!after) assert.equal(page.body.counts.mine, found.length)
  } while (after)
  assert.equal(new Set(found).size, found.length)
  assert.ok(others.every((id) => found.includes(id)))
  assert.ok(!found.includes(own))
})

test('an approved visit becomes as few changes as their ways allow', async () => {
  const familyId = facilitator.officeId
  const outcome = await house.act(supervisor, (acting) =>
    proposeFromVisit(acting, {
      caseId: acting.id(),
      familyId,
      villageCode: sibling,
      headName: 'Sumini',
      differences: [
        { about: 'value', ...floor },
        { about: 'value', ...illness },
        { about: 'value', ...floor, question: 'roofMaterial' },
        { about: 'value', ...floor, question: 'wasteDistance', from: null, to: 'under_10m' },
        {
          about: 'composition',
          kind: 'member_died',
          personId: supervisor.officeId,
          subjectName: 'Parmi',
          details: { deathDate: '2025-01-01' },
        },
      ],
      participants: [
        { accountId: facilitator.accountId, part: 'visited' },
        { accountId: supervisor.accountId, part: 'reviewed' },
      ],
    }),
  )
  assert.ok(outcome.ok)
  const changes = await house.act(clerk, (acting) => changesOfFamily(acting, familyId))
  assert.ok(changes.every(({ correctsAny }) => correctsAny))
  assert.deepEqual(changes.map(({ kind }) => kind).toSorted(), [
    'correct_health',
    'correct_values',
    'member_died',
  ])
  const counted = await house.act(clerk, (acting) =>
    correctedValues(acting, sibling, new Date('2025-01-01'), new Date('2026-01-01')),
  )
  assert.deepEqual(counted, {
    rows: [
      { question: 'floorMaterial', values: 1, families: 1 },
      { question: 'roofMaterial', values: 1, families: 1 },
    ],
    firstRecorded: 1,
  })
})

test('no desk is asked for a step that no table lets it take', () => {
  for (const status of changeStatuses)
    for (const door of doors)
      for (const role of deskOf(status, door)) {
        const can = actionsOf(staircase).some((action) => {
          const { from, by } = staircase[action]
          return (from as readonly string[]).includes(status) && (by as readonly string[]).includes(role)
        })
        assert.ok(can, `${role} has nothing to do with ${status} from ${door}`)
      }
})

async function storedRow(id: string): Promise<string> {
  const { row } = await house.act(auditor, (acting) =>
    acting.tx.one(
      z.object({ row: z.string() }),
      `select row_to_json(c)::text as row from change c where regency_code = '3320' and id = $1`,
      [id],
    ),
  )
  return row
}

test('a NIK typed into an explanation or a reason is kept nowhere readable', async () => {
  const id = await proposed('correct_values', { explanation: 'NIK di KK 3399011203700001, yang lama salah' })
  const sent = await ask(clerk, id, 'sendBack', 'Bandingkan dengan 3399 0112 0370 0001')
  assert.equal(sent.body.change.explanation, 'NIK di KK •••• 0001, yang lama salah')
  const kept = await house.act(auditor, (acting) =>
    acting.tx.all(
      z.object({ text: z.string() }),
      `select reason as text from audit_line where regency_code = '3320' and reason like 'Bandingkan%'
       union all select reason from change_event where regency_code = '3320' and change_id = $1 and reason is not null`,
      [id],
    ),
  )
  assert.deepEqual(
    kept.map(({ text }) => text),
    ['Bandingkan dengan •••• 0001', 'Bandingkan dengan •••• 0001'],
  )
})
