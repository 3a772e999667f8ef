import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { getChange as getChangeRoute } from '@tanggap/contract/changes'
import {
  cancelMeeting as cancelRoute,
  getMeeting as getRoute,
  listMeetings as listRoute,
  minutesDocument,
  planMeeting as planRoute,
  putOnAgenda as putRoute,
  recordMeeting as recordRoute,
  signMinutes as signRoute,
  takeOffAgenda as takeOffRoute,
} from '@tanggap/contract/deliberations'
import type { ChangeItem, ChangeKind } from '@tanggap/core/changes'
import { propose, readForCarrier } from '../changes/index.ts'
import { type Office, systemOffice } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'

const village = '3320112013'

let house: TestOffice
let operator: Office
let head: Office
let neighbour: Office
let supervisor: Office
let clerk: Office

before(async () => {
  house = await makeTestOffice()
  operator = await house.hire('village_operator', village, 'Rina Operator')
  head = await house.hire('village_head', village, 'Pak Petinggi')
  neighbour = await house.hire('village_operator', '3320112014')
  supervisor = await house.hire('field_supervisor')
  clerk = await house.hire('data_operator')
})
after(() => house.close())

const death: ChangeItem = {
  subject: 'member',
  subjectName: 'Parmi',
  question: 'deathDate',
  from: null,
  to: '2025-02-01',
  sensitivity: 'general',
}
const value = (
  question: string,
  sensitivity: ChangeItem['sensitivity'] = 'general',
  from: unknown = null,
): ChangeItem => ({
  subject: 'family',
  subjectName: 'Warsito',
  question,
  from,
  to: 'earth',
  sensitivity,
})

async function proposed(kind: ChangeKind, items: ChangeItem[], by = operator) {
  const outcome = await house.act(by, (acting) =>
    propose(acting, {
      familyId: acting.id(),
      villageCode: village,
      headName: 'Warsito',
      kind,
      door: by === operator ? 'village' : 'ground_check',
      sourceId: acting.id(),
      items,
      explanation: 'Dilaporkan RT',
      participants: [{ accountId: by.accountId, part: 'proposed' }],
    }),
  )
  assert.ok(outcome.ok)
  return outcome.value.id
}

async function seen(id: string) {
  const change = await house.act(systemOffice('3320', 'uji'), (acting) => readForCarrier(acting, id))
  assert.ok(change)
  return { changeId: id, version: change.version, contentHash: change.contentHash }
}

let minute = 0
/** Each at a minute of its own: a village plans one meeting at a time. */
async function planned() {
  minute += 1
  const answer = await house.ask(operator, planRoute, {
    body: {
      kind: 'musdes',
      heldAt: `2025-03-10T12:${String(minute).padStart(2, '0')}:00Z`,
      place: 'Balai Desa',
      chair: 'Pak Petinggi',
      invited: 20,
      quorum: 11,
    },
  })
  assert.equal(answer.status, 200)
  return answer.body
}

test('a meeting agrees, declines and postpones, and its signature carries each decision to its change', async () => {
  const ids = [
    await proposed('member_died', [death]),
    await proposed('family_not_found', [value('finding')]),
    await proposed('member_left', [value('destination')]),
  ]
  const floor = value('floorMaterial', 'general', 'ceramic')
  await proposed(
    'correct_values',
    [floor, value('wasteDistance'), value('jobIncomeAmount', 'identity')],
    supervisor,
  )
  // DTSEN never held either: recorded, ratified later, and no correction before the meeting.
  await proposed('correct_values', [value('wasteDistance'), value('workedLastWeek')], supervisor)
  await proposed('correct_health', [value('chronicIllness', 'specific')], supervisor)
  const meeting = await planned()
  const agenda = await house.ask(operator, putRoute, {
    params: { id: meeting.id },
    body: { changes: await Promise.all(ids.map(seen)) },
  })
  assert.equal(agenda.body.agenda.length, 3)
  const { rows, firstRecorded } = agenda.body.annex
  assert.deepEqual(rows, [{ question: 'floorMaterial', values: 1, families: 1 }])
  assert.equal(firstRecorded, 3)

  const early = await house.ask(head, signRoute, {
    params: { id: meeting.id },
    body: { version: agenda.body.version },
  })
  assert.equal(early.refusal, 'workflow.not-now')
  const record = async (body: object) => {
    const { version } = (await house.ask(operator, getRoute, { params: { id: meeting.id } })).body
    return house.ask(operator, recordRoute, { params: { id: meeting.id }, body: { version, ...body } })
  }
  const unexplained = await record({ decisions: [{ changeId: ids[1], decision: 'declined' }] })
  assert.equal(unexplained.refusal, 'workflow.reason-missing')
  await record({ present: 9, decisions: [{ changeId: ids[0], decision: 'agreed' }] })
  const sign = async (by = head) => {
    const { version } = (await house.ask(operator, getRoute, { params: { id: meeting.id } })).body
    return house.ask(by, signRoute, { params: { id: meeting.id }, body: { version } })
  }
  assert.equal((await sign()).refusal, 'meeting.no-quorum')
  assert.equal((await record({ present: 30 })).refusal, 'meeting.more-present-than-invited')
  await record({ present: 14 })
  assert.equal((await sign()).refusal, 'meeting.items-undecided')
  await record({
    attendance: [{ name: 'Kasman', capacity: 'Ketua RT 002' }],
    decisions: [
      { changeId: ids[1], decision: 'declined', reason: 'Masih tinggal di RT 003' },
      { changeId: ids[2], decision: 'postponed', reason: 'Tunggu surat pindah' },
    ],
  })
  assert.equal((await sign(operator)).refusal, 'workflow.not-your-office')
  const signed = await sign()
  assert.equal(signed.status, 200)
  assert.equal(signed.body.status, 'signed')
  assert.match(signed.body.minutesHash ?? '', /^[0-9a-f]{64}$/)
  const statuses = []
  for (const id of ids)
    statuses.push((await house.ask(clerk, getChangeRoute, { params: { id } })).body.status)
  assert.deepEqual(statuses, ['completeness_check', 'rejected', 'village_review'])
  const rejected = await house.ask(clerk, getChangeRoute, { params: { id: ids[1] ?? '' } })
  assert.match(
    rejected.body.events.at(-1)?.reason ?? '',
    /^Masih tinggal di RT 003 · Berita acara 001\/BA-MUSDES/,
  )
  assert.equal((await sign()).refusal, 'workflow.not-now')

  const pdf = await house.ask(head, minutesDocument, { params: { id: meeting.id } })
  assert.equal(pdf.status, 200)
  assert.equal(Buffer.from(pdf.body).subarray(0, 5).toString(), '%PDF-')
  // What was acknowledged once is not counted again in the next meeting.
  house.at('2025-03-10T03:00:00Z')
  const later = (await planned()).annex
  assert.deepEqual([later.rows, later.firstRecorded], [[], 0])
  house.at('2025-03-10T02:00:00Z')
})

test('minutes are not signed over content that changed after it came on the agenda', async () => {
  const id = await proposed('member_died', [death])
  const meeting = await planned()
  await house.ask(operator, putRoute, { params: { id: meeting.id }, body: { changes: [await seen(id)] } })
  await house.ask(operator, recordRoute, {
    params: { id: meeting.id },
    body: { version: 2, present: 12, decisions: [{ changeId: id, decision: 'agreed' }] },
  })
  await house.act(systemOffice('3320', 'uji'), (acting) =>
    acting.tx.run(
      `update change set items = jsonb_set(items, '{0,subjectName}', '"Kasman"') where regency_code = '3320' and id = $1`,
      [id],
    ),
  )
  const signed = await house.ask(head, signRoute, { params: { id: meeting.id }, body: { version: 3 } })
  assert.equal(signed.refusal, 'meeting.items-changed')
})

test('the one who kept the record does not sign it, whatever office they change into', async () => {
  const meeting = await planned()
  const both = await house.hire('village_head', village)
  await house.ask(operator, recordRoute, { params: { id: meeting.id }, body: { version: 1, present: 12 } })
  await house.act(systemOffice('3320', 'uji'), (acting) =>
    acting.tx.run(`update meeting set recorded_by = $2 where regency_code = '3320' and id = $1`, [
      meeting.id,
      both.accountId,
    ]),
  )
  const signed = await house.ask(both, signRoute, { params: { id: meeting.id }, body: { version: 2 } })
  assert.equal(signed.refusal, 'meeting.own-record')
})

test('a double click on sign has one effect', async () => {
  const id = await proposed('member_died', [death])
  const meeting = await planned()
  await house.ask(operator, putRoute, { params: { id: meeting.id }, body: { changes: [await seen(id)] } })
  await house.ask(operator, recordRoute, {
    params: { id: meeting.id },
    body: { version: 2, present: 12, decisions: [{ changeId: id, decision: 'agreed' }] },
  })
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      house.ask(head, signRoute, { params: { id: meeting.id }, body: { version: 3 } }),
    ),
  )
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409, 409, 409, 409, 409, 409, 409])
})

test('a meeting that is called off gives its items back', async () => {
  const ids = [await proposed('member_died', [death]), await proposed('member_died', [death])]
  const meeting = await planned()
  await house.ask(operator, putRoute, {
    params: { id: meeting.id },
    body: { changes: await Promise.all(ids.map(seen)) },
  })
  const off = await house.ask(operator, takeOffRoute, {
    params: { id: meeting.id, changeId: ids[0] ?? '' },
    body: { ...(await seen(ids[0] ?? '')), reason: 'Surat kematian belum ada' },
  })
  assert.equal(off.body.agenda.length, 1)
  const cancelled = await house.ask(operator, cancelRoute, {
    params: { id: meeting.id },
    body: { version: off.body.version, reason: 'Banjir' },
  })
  assert.equal(cancelled.body.status, 'cancelled')
  for (const id of ids)
    assert.equal((await house.ask(clerk, getChangeRoute, { params: { id } })).body.status, 'village_review')
})

test('nothing is recorded before the day of the meeting, nor by the neighbour village', async () => {
  const meeting = await planned()
  assert.equal((await house.ask(neighbour, getRoute, { params: { id: meeting.id } })).status, 404)
  assert.deepEqual((await house.ask(neighbour, listRoute, {})).body.meetings, [])
  house.at('2025-03-09T02:00:00Z')
  const early = await house.ask(operator, recordRoute, {
    params: { id: meeting.id },
    body: { version: 1, present: 12 },
  })
  assert.equal(early.refusal, 'meeting.still-to-come')
  house.at('2025-03-10T02:00:00Z')
})
