import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assignCases, freezeCampaign } from '@tanggap/contract/campaigns'
import { getChange, proposeByVillage, takeStep } from '@tanggap/contract/changes'
import { reportForCitizen } from '@tanggap/contract/citizens'
import { planMeeting, putOnAgenda, recordMeeting, signMinutes } from '@tanggap/contract/deliberations'
import {
  collectVerified,
  handOverBatch,
  openBatch,
  recordReplies,
  releaseBatch,
  signBatch,
  submitBatch,
} from '@tanggap/contract/ratification'
import { getReport, makeReport, signReport } from '@tanggap/contract/reporting'
import type { InputOf, Route } from '@tanggap/contract/route'
import { orderFieldVisit } from '@tanggap/contract/visits'
import { groundCheck202503 } from '@tanggap/core/instrument'
import pg from 'pg'
import { certify, settleFamilies, type TestFamily } from './campaigns/test-village.ts'
import { propose } from './changes/index.ts'
import type { Office } from './plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from './plumbing/test-office.ts'

/**
 * A finger that taps twice, a line that sends again, two people at once: every step that decides something
 * is asked twenty times in the same moment and happens once.
 */
const village = '3320112013'
const times = 20

let house: TestOffice
let owner: pg.Client
let families: TestFamily[]
let who: Record<
  'operator' | 'head' | 'clerk' | 'verifier' | 'ratifier' | 'supervisor' | 'facilitator',
  Office
>

before(async () => {
  house = await makeTestOffice()
  owner = new pg.Client({ connectionString: house.test.ownerUrl })
  await owner.connect()
  who = {
    operator: await house.hire('village_operator', village),
    head: await house.hire('village_head', village),
    clerk: await house.hire('data_operator'),
    verifier: await house.hire('dinsos_verifier'),
    ratifier: await house.hire('ratifier'),
    supervisor: await house.hire('field_supervisor'),
    facilitator: await house.hire('facilitator', '332011'),
  }
  families = await settleFamilies(house, who.clerk, village, 6)
  await certify(house, who.supervisor, who.facilitator)
})
after(async () => {
  await owner.end()
  await house.close()
})

/** Asks the same twenty times at once; gives the one answer that was let through and the refusals of the others. */
async function atOnce<R extends Route>(office: Office, route: R, input: InputOf<R>) {
  const answers = await Promise.all(Array.from({ length: times }, () => house.ask(office, route, input)))
  for (const { status, refusal } of answers) assert.ok(status < 500, `${route.path}: ${status} ${refusal}`)
  const taken = answers.filter(({ status }) => status === 200)
  assert.ok(taken[0], `${route.path}: ${answers[0]?.refusal}`)
  return {
    first: taken[0].body,
    taken: taken.length,
    refusals: new Set(answers.flatMap((one) => one.refusal ?? [])),
  }
}

async function count(sql: string, values: readonly unknown[] = []): Promise<number> {
  const { rows } = await owner.query(`select count(*)::int as count from ${sql}`, [...values])
  return rows[0].count
}

async function seen(office: Office, id: string) {
  const { body } = await house.ask(office, getChange, { params: { id } })
  return { version: body.version, contentHash: body.contentHash }
}

const death = (family: TestFamily) => ({
  villageCode: village,
  familyId: family.id,
  personId: family.spouseId,
  kind: 'member_died' as const,
  stated: { deathDate: '2025-02-01' },
  explanation: 'Meninggal menurut keluarga dan ketua RT',
})

let reported: string

test('a death is proposed once, and so is a birth or a correction sent again', async () => {
  const [family, second] = families
  if (!family || !second) throw new Error('no family')
  const proposed = await atOnce(who.operator, proposeByVillage, { body: death(family) })
  reported = proposed.first.id
  assert.deepEqual([proposed.taken, [...proposed.refusals]], [1, ['change.already-under-way']])
  const born = {
    ...death(second),
    personId: null,
    kind: 'member_born' as const,
    stated: { name: 'BAYU', sex: 'male', birthDate: '2025-02-20', relationship: 'child' },
  }
  assert.equal((await atOnce(who.operator, proposeByVillage, { body: born })).taken, 1)
  // The twin is a child of its own.
  const twin = { ...born, stated: { ...born.stated, name: 'BIMA' } }
  assert.equal((await house.ask(who.operator, proposeByVillage, { body: twin })).status, 200)
  const newFamily = {
    ...death(family),
    familyId: null,
    personId: null,
    kind: 'new_family' as const,
    stated: {
      headName: 'KASMIN',
      familyCardNumber: '3399010101250001',
      rt: '1',
      rw: '2',
      nik: '3399010101700001',
      sex: 'male',
      birthDate: '1970-01-01',
    },
  }
  assert.equal((await atOnce(who.operator, proposeByVillage, { body: newFamily })).taken, 1)
  assert.equal(await count('change'), 4)
})

test('a meeting is planned once, its minutes are signed once, each decision is carried once', async () => {
  const planned = await atOnce(who.operator, planMeeting, {
    body: {
      kind: 'musdes',
      heldAt: '2025-03-10T02:00:00Z',
      place: 'Balai desa',
      chair: 'Pak Ketua',
      invited: 20,
      quorum: 11,
    },
  })
  assert.equal(await count('meeting'), 1, [...planned.refusals].join())
  const id = planned.first.id
  const params = { id }
  const change = { changeId: reported, ...(await seen(who.operator, reported)) }
  const put = await atOnce(who.operator, putOnAgenda, { params, body: { changes: [change] } })
  assert.equal(put.taken, 1)
  const recorded = await atOnce(who.operator, recordMeeting, {
    params,
    body: {
      version: put.first.version,
      present: 15,
      decisions: [{ changeId: reported, decision: 'agreed' }],
    },
  })
  assert.deepEqual([recorded.taken, [...recorded.refusals]], [1, ['workflow.newer-version']])
  const signed = await atOnce(who.head, signMinutes, { params, body: { version: recorded.first.version } })
  assert.deepEqual([signed.taken, [...signed.refusals]], [1, ['workflow.newer-version']])
  assert.equal(await count(`change_event where action = 'agreeInMeeting'`), 1)
  assert.equal(await count(`audit_line where action = 'meeting.sign'`), 1)
})

test('a change passes completeness once, and one visit is ordered for it', async () => {
  const body = { action: 'passCompleteness' as const, ...(await seen(who.clerk, reported)) }
  const passed = await atOnce(who.clerk, takeStep, { params: { id: reported }, body })
  assert.deepEqual([passed.taken, [...passed.refusals]], [1, ['workflow.newer-version']])
  const ordered = await atOnce(who.supervisor, orderFieldVisit, {
    body: { changeId: reported, accountId: who.facilitator.accountId },
  })
  assert.deepEqual([ordered.taken, [...ordered.refusals]], [1, ['visit.not-ordered-now']])
  assert.deepEqual([await count('visit_case'), await count('campaign')], [1, 1])
})

test('a frame is frozen once and dealt once', async () => {
  const frozen = await atOnce(who.supervisor, freezeCampaign, {
    body: {
      name: 'Ground check Maret',
      villageCode: village,
      startsOn: '2025-03-10',
      endsOn: '2025-04-30',
      instrumentVersion: groundCheck202503.version,
      optionGroups: [],
    },
  })
  assert.deepEqual([frozen.taken, [...frozen.refusals]], [1, ['campaign.already-running']])
  const dealt = await atOnce(who.supervisor, assignCases, {
    params: { id: frozen.first.id },
    body: { accountIds: [who.facilitator.accountId] },
  })
  assert.deepEqual([dealt.taken, [...dealt.refusals]], [1, ['campaign.nothing-to-assign']])
})

test('a batch is opened, laid before, signed, released, handed over and answered once', async () => {
  const [family] = families
  if (!family) throw new Error('no family')
  const change = async () => {
    const outcome = await house.act(who.supervisor, (acting) =>
      propose(acting, {
        familyId: family.id,
        villageCode: village,
        headName: family.headName,
        kind: 'correct_values',
        door: 'ground_check',
        sourceId: acting.id(),
        items: [
          {
            subject: 'family',
            subjectName: family.headName,
            question: 'floorMaterial',
            from: 'ceramic',
            to: 'earth',
            sensitivity: 'general',
          },
        ],
        explanation: 'Ditemukan saat kunjungan',
        participants: [{ accountId: who.supervisor.accountId, part: 'reviewed' }],
      }),
    )
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    const { id } = outcome.value
    const pass = { action: 'passCompleteness' as const, ...(await seen(who.clerk, id)) }
    await house.ask(who.clerk, takeStep, { params: { id }, body: pass })
    const verify = { action: 'verify' as const, ...(await seen(who.verifier, id)) }
    const verified = await atOnce(who.verifier, takeStep, { params: { id }, body: verify })
    assert.equal(verified.taken, 1)
    return outcome.value
  }
  const one = await change()
  const opened = await atOnce(who.clerk, openBatch, { body: { period: '2025-03' } })
  assert.deepEqual([opened.taken, await count('batch')], [1, 1], [...opened.refusals].join())
  const params = { id: opened.first.id }
  const other = await change()
  const collected = await atOnce(who.clerk, collectVerified, {
    params,
    body: { version: opened.first.version },
  })
  assert.deepEqual([collected.taken, await count('batch_item')], [1, 2])
  const submitted = await atOnce(who.clerk, submitBatch, {
    params,
    body: { version: collected.first.version },
  })
  assert.equal(submitted.taken, 1)
  const { version, contentHash } = submitted.first
  assert.ok(contentHash)
  const signed = await atOnce(who.ratifier, signBatch, {
    params,
    body: { version, contentHash, decreeNumber: '460/12/2025' },
  })
  assert.deepEqual([signed.taken, [...signed.refusals]], [1, ['workflow.newer-version']])
  assert.equal(await count(`change_event where action = 'ratify'`), 2)
  assert.equal(await count('applied_change'), 2)
  assert.equal(await count(`family_values where layer = 'ratified'`), 2)
  const released = await atOnce(who.clerk, releaseBatch, { params, body: { version: signed.first.version } })
  assert.deepEqual([released.taken, await count(`audit_line where action = 'batch.release'`)], [1, 1])
  const handed = await atOnce(who.clerk, handOverBatch, {
    params,
    body: {
      version: released.first.version,
      handover: {
        number: 'BAST/1',
        date: '2025-03-10',
        method: 'unggah SIKS-NG',
        receiverName: 'Penerima',
        receiverOffice: 'Pusdatin',
      },
    },
  })
  assert.deepEqual([handed.taken, await count(`change_event where action = 'send'`)], [1, 2])
  const replied = await atOnce(who.clerk, recordReplies, {
    params,
    body: {
      version: handed.first.version,
      lines: [one, other].map(({ number }) => ({ number, reply: 'accepted' as const })),
    },
  })
  assert.deepEqual([replied.taken, await count(`change_event where action = 'recordAcceptance'`)], [1, 2])
})

test('a citizen’s report at the desk becomes one ticket', async () => {
  const draftId = '018f0000-0000-7000-8000-0000000000aa'
  const sent = await atOnce(who.operator, reportForCitizen, {
    body: {
      draftId,
      kind: 'death',
      villageCode: village,
      answers: { who: 'PARMI', when: '2025-02-01' },
      headName: 'WARSITO',
      where: 'Krajan',
      nik: '',
      phone: '',
    },
  })
  assert.deepEqual([sent.taken, await count('ticket'), await count('ticket_event')], [times, 1, 1])
})

test('a report is signed once', async () => {
  const made = await house.ask(who.clerk, makeReport, { body: {} })
  assert.equal(made.status, 200, made.refusal)
  const { body } = await house.ask(who.ratifier, getReport, { params: { id: made.body.id } })
  const signed = await atOnce(who.ratifier, signReport, {
    params: { id: made.body.id },
    body: { hash: body.hash },
  })
  assert.deepEqual([signed.taken, [...signed.refusals]], [1, ['report.already-signed']])
})
