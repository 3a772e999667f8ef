import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { getChange, takeStep } from '@tanggap/contract/changes'
import { getMeeting, minutesDocument, planMeeting, signMinutes } from '@tanggap/contract/deliberations'
import { batchDocument, batchFile, getBatch, openBatch, signBatch } from '@tanggap/contract/ratification'
import { type Action, breadthOf, mayDo, type Role, roles } from '@tanggap/core/access'
import { z } from 'zod'
import { propose, readForCarrier, takeStep as step } from '../changes/index.ts'
import type { Office } from '../plumbing/acting.ts'
import { regencyScope, regionScope, type Scope } from '../plumbing/database/index.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'

/** Every office of every place against every door of the staircase: what the policy and the range say, and no more. */
const village = '3320112013'
const places = { own: village, sibling: '3320112014', 'other subdistrict': '3320012001', regency: '3320' }

let house: TestOffice
let changeId: string
let meetingId: string
let batchId: string
let content: { version: number; contentHash: string }

before(async () => {
  house = await makeTestOffice()
  const operator = await house.hire('village_operator', village)
  const supervisor = await house.hire('field_supervisor')
  const clerk = await house.hire('data_operator')
  const verifier = await house.hire('dinsos_verifier')
  changeId = await proposed(operator, 'member_died')
  const planned = await house.ask(operator, planMeeting, {
    body: {
      kind: 'musdes',
      heldAt: '2025-03-10T12:00:00Z',
      place: 'Balai Desa',
      chair: 'Petinggi',
      invited: 20,
      quorum: 11,
    },
  })
  meetingId = planned.body.id
  const verified = await proposed(supervisor, 'correct_values')
  for (const [by, action] of [
    [clerk, 'passCompleteness'],
    [verifier, 'verify'],
  ] as const)
    await house.act(by, async (acting) => {
      const change = await readForCarrier(acting, verified)
      assert.ok(change)
      return step(acting, verified, action, change)
    })
  const opened = await house.ask(clerk, openBatch, { body: { period: '2025-03' } })
  batchId = opened.body.id
  const change = await house.act(operator, (acting) => readForCarrier(acting, changeId))
  assert.ok(change)
  content = change
})
after(() => house.close())

async function proposed(by: Office, kind: 'member_died' | 'correct_values'): Promise<string> {
  const made = await house.act(by, (acting) =>
    propose(acting, {
      familyId: acting.id(),
      villageCode: village,
      headName: 'Warsito',
      kind,
      door: kind === 'member_died' ? 'village' : 'ground_check',
      sourceId: acting.id(),
      items: [],
      explanation: 'uji',
      participants: [{ accountId: by.accountId, part: 'proposed' }],
    }),
  )
  assert.ok(made.ok)
  return made.value.id
}

/** Where an office of this role sits when it is put at a place. */
function regionOf(role: Role, place: keyof typeof places): string {
  const breadth = breadthOf(role)
  if (breadth === 'village') return places[place].padEnd(10, '0').length === 10 ? places[place] : village
  if (breadth === 'subdistrict') return places[place].slice(0, 6)
  return '3320'
}

test('every door of the staircase opens to whom the policy names, within their range, and to nobody else', async () => {
  const id = () => ({ params: { id: changeId } })
  const tries: readonly {
    readonly action: Action
    readonly regional: boolean
    readonly ask: (by: Office) => Promise<{ status: number }>
  }[] = [
    { action: 'change.read', regional: true, ask: (by) => house.ask(by, getChange, id()) },
    {
      action: 'change.act',
      regional: true,
      ask: (by) =>
        house.ask(by, takeStep, {
          ...id(),
          body: { action: 'verify', version: content.version, contentHash: content.contentHash },
        }),
    },
    {
      action: 'meeting.read',
      regional: true,
      ask: (by) => house.ask(by, getMeeting, { params: { id: meetingId } }),
    },
    {
      action: 'meeting.read',
      regional: true,
      ask: (by) => house.ask(by, minutesDocument, { params: { id: meetingId } }),
    },
    {
      action: 'meeting.sign',
      regional: true,
      ask: (by) => house.ask(by, signMinutes, { params: { id: meetingId }, body: { version: 1 } }),
    },
    {
      action: 'batch.read',
      regional: false,
      ask: (by) => house.ask(by, getBatch, { params: { id: batchId } }),
    },
    {
      action: 'batch.read',
      regional: false,
      ask: (by) => house.ask(by, batchDocument, { params: { id: batchId, name: 'decree.pdf' } }),
    },
    {
      action: 'batch.sign',
      regional: false,
      ask: (by) =>
        house.ask(by, signBatch, {
          params: { id: batchId },
          body: { version: 2, contentHash: '0'.repeat(64), decreeNumber: '1/2025' },
        }),
    },
    {
      action: 'batch.release',
      regional: false,
      ask: (by) => house.ask(by, batchFile, { params: { id: batchId, name: 'changes.csv' } }),
    },
  ]
  for (const role of roles.filter((one) => one !== 'system' && one !== 'citizen'))
    for (const place of Object.keys(places) as (keyof typeof places)[]) {
      const region = regionOf(role, place)
      const office = await house.hire(role, region)
      for (const { action, regional, ask } of tries) {
        const { status } = await ask(office)
        const said = `${role} at ${place} (${region}): ${action} → ${status}`
        if (!mayDo(role, action)) assert.equal(status, 403, said)
        else if (regional && !village.startsWith(region)) assert.equal(status, 404, said)
        // Whoever may knock is heard: the answer, or a refusal of the step itself.
        else assert.ok([200, 403, 409].includes(status), said)
        if (mayDo(role, action) && action.endsWith('.read') && village.startsWith(region))
          assert.equal(status, 200, said)
      }
    }
  for (const { ask } of tries) assert.equal((await ask(nobody())).status, 401)
})

test('straight in the database, a neighbour’s scope holds no row of the staircase', async () => {
  const tables = ['change', 'change_event', 'meeting', 'meeting_item', 'batch', 'batch_item', 'numbering']
  const count = (scope: Scope, table: string) =>
    house.test.database.within(scope, async (tx) => {
      const { rows } = await tx.one(z.object({ rows: z.number() }), `select count(*) as rows from ${table}`)
      return rows
    })
  const batchesAreRegional = ['batch', 'batch_item']
  for (const table of tables.filter((one) => one !== 'meeting_item' && one !== 'numbering')) {
    assert.ok((await count(regencyScope('3320'), table)) > 0, `${table} holds rows`)
    assert.equal(await count(regionScope('3320', places.sibling), table), 0, `${table}, sibling`)
    assert.equal(await count(regionScope('3320', '332001'), table), 0, `${table}, other subdistrict`)
    assert.equal(await count(regencyScope('3321'), table), 0, `${table}, other regency`)
    const own = await count(regionScope('3320', village), table)
    assert.equal(own > 0, !batchesAreRegional.includes(table), `${table}, own village`)
  }
})

function nobody(): Office {
  return {
    accountId: '0195a000-0000-7000-8000-000000000001',
    officeId: '0195a000-0000-7000-8000-000000000002',
    name: 'Bukan siapa-siapa',
    role: 'auditor',
    regency: '3320',
    region: '3320',
  }
}
