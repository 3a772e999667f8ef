import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { assignCases, freezeCampaign } from '@tanggap/contract/campaigns'
import {
  type Envelope,
  listDevices,
  listKeptAside,
  type PhoneCase,
  type Receipt,
  registerDevice,
  replayCommand,
} from '@tanggap/contract/sync'
import { groundCheck202503 as instrument } from '@tanggap/core/instrument'
import { z } from 'zod'
import { seeVisit } from '../campaigns/see-visit.ts'
import { certify, settleFamilies } from '../campaigns/test-village.ts'
import type { Office } from '../plumbing/acting.ts'
import { regencyScope } from '../plumbing/database/index.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { type Found, finishedVisit, makeTestPhone, type TestPhone } from './test-phone.ts'

const village = '3320102001'
let office: TestOffice
let sari: Office
let budi: Office
let siti: Office
let phone: TestPhone
let campaignId: string

before(async () => {
  office = await makeTestOffice()
  sari = await office.hire('field_supervisor', '3320', 'Sari Koordinator')
  budi = await office.hire('facilitator', '332010', 'Budi Pendamping')
  siti = await office.hire('facilitator', '332010', 'Siti Pendamping')
  await settleFamilies(office, sari, village, 30)
  await certify(office, sari, budi)
  await certify(office, sari, siti)
  const frozen = await office.ask(sari, freezeCampaign, {
    body: {
      name: 'Ground check uji',
      villageCode: village,
      startsOn: '2025-03-10',
      endsOn: '2025-04-30',
      instrumentVersion: instrument.version,
      optionGroups: [],
    },
  })
  campaignId = frozen.body.id
  await office.ask(sari, assignCases, { params: { id: campaignId }, body: { accountIds: [budi.accountId] } })
  phone = makeTestPhone(office, budi)
  assert.equal((await phone.register()).status, 200)
})
after(() => office.close())

/** Cases are used up from the front, one a test. */
let used = 0
async function nextCase(of: TestPhone = phone): Promise<PhoneCase> {
  const { cases } = await of.pull()
  const visit = cases.toSorted((a, b) => a.number - b.number)[used++]
  assert.ok(visit, 'the village has no family left for this test')
  return visit
}

async function visitOf(visit: PhoneCase, found: Found = {}): Promise<Envelope> {
  return phone.make('visit.finish', finishedVisit(visit, instrument, office.foundation.clock.now(), found))
}

test('a finished visit is taken, and its receipt bears a signature the phone can verify', async () => {
  const visit = await nextCase()
  used--
  const command = await visitOf(visit)
  const sent = await phone.send(command)
  const [receipt] = sent.receipts
  assert.deepEqual([receipt?.fate, receipt?.reason, receipt?.hash], ['applied', null, command.hash])
  assert.ok(receipt && (await phone.verifies(receipt)))
  assert.ok(receipt && !(await phone.verifies({ ...receipt, fate: 'quarantined' })))
  assert.equal((await statusOf(visit.id)).status, 'submitted')
})

test('sending is safe to repeat: the same command twenty times at once has one effect and twenty equal receipts', async () => {
  const visit = await nextCase()
  used--
  const command = await visitOf(visit)
  const answers = await Promise.all(Array.from({ length: 20 }, () => phone.send(command)))
  const receipts = new Set(answers.map(({ receipts: [receipt] }) => JSON.stringify(receipt)))
  assert.equal(receipts.size, 1)
  assert.equal(await count('visit_submission', visit.id), 1)
  assert.equal((await statusOf(visit.id)).version, visit.version + 1)
})

test('the same name for another content is a conflict, and nothing changes', async () => {
  const visit = await nextCase()
  used--
  const command = await visitOf(visit)
  const [receipt] = (await phone.send(command)).receipts
  const other = await visitOf(visit, { family: { floorMaterial: 'earth' } })
  const forged = { ...other, id: command.id, sequence: command.sequence }
  const answer = await phone.send(forged)
  assert.deepEqual([answer.receipts, answer.conflicts], [[], [command.id]])
  assert.deepEqual((await phone.send(command)).receipts, [receipt])
  // The number that the forged one took on the phone was never used; the next ones must not wait for it.
  await phone.send(other)
})

test('what comes too early is held, and follows when its predecessor arrives', async () => {
  const [first, second, third] = [await nextCase(), await nextCase(), await nextCase()]
  used -= 3
  const commands = [await visitOf(first), await visitOf(second), await visitOf(third)] as const
  const early = await phone.send(commands[2], commands[1])
  assert.deepEqual(fates(early.receipts), ['held', 'held'])
  assert.equal((await statusOf(third.id)).status, 'assigned')
  const late = await phone.send(commands[0])
  assert.deepEqual(fates(late.receipts), ['applied', 'applied', 'applied'])
  assert.deepEqual(
    new Set(late.receipts.map(({ commandId }) => commandId)),
    new Set(commands.map(({ id }) => id)),
  )
  assert.equal((await statusOf(third.id)).status, 'submitted')
})

test('a poisoned command between two good ones is kept aside with its reason and holds up neither', async () => {
  const [first, second] = [await nextCase(), await nextCase()]
  used -= 2
  const good = await visitOf(first)
  const poison = [
    await phone.make('visit.finish', { caseId: 'nonsense', interview: null }),
    await phone.make('visit.dance', { from: 'a newer app' }),
    await brokenSeal(await visitOf(first)),
  ]
  const alsoGood = await visitOf(second)
  const sent = await phone.send(good, ...poison, alsoGood)
  assert.deepEqual(fates(sent.receipts), ['applied', 'quarantined', 'quarantined', 'quarantined', 'applied'])
  const codes = sent.receipts.flatMap(({ reason }) => reason?.code ?? [])
  assert.deepEqual(codes, ['sync.not-readable', 'sync.unknown-type', 'sync.seal-broken'])
  for (const receipt of sent.receipts) assert.ok(await phone.verifies(receipt))
  assert.deepEqual((await phone.send(...poison)).receipts, sent.receipts.slice(1, 4))
})

test('bytes damaged on their way get no receipt, so that the phone sends them again', async () => {
  const visit = await nextCase()
  used--
  const command = await visitOf(visit)
  const damaged = { ...command, seal: { ...command.seal, box: `${command.seal.box.slice(0, -4)}AAAA` } }
  const answer = await phone.send(damaged)
  assert.deepEqual([answer.receipts, answer.conflicts], [[], []])
  assert.deepEqual(fates((await phone.send(command)).receipts), ['applied'])
})

test('a command sealed for another name does not open under this one', async () => {
  const visit = await nextCase()
  used--
  const command = await visitOf(visit)
  const renamed = { ...command, id: office.foundation.chance.id(new Date()) }
  const [receipt] = (await phone.send(renamed)).receipts
  assert.equal(receipt?.reason?.code, 'sync.seal-broken')
  assert.equal((await statusOf(visit.id)).status, 'assigned')
  assert.deepEqual(fates((await phone.send(command)).receipts), ['applied'])
})

test('an unfinished interview is kept aside, told in a sentence, not taken', async () => {
  const visit = await nextCase()
  const content = finishedVisit(visit, instrument, office.foundation.clock.now())
  const { floorMaterial: _left, ...family } = content.interview.family
  const command = await phone.make('visit.finish', {
    ...content,
    interview: { ...content.interview, family },
  })
  const [receipt] = (await phone.send(command)).receipts
  assert.equal(receipt?.reason?.code, 'visit.answers-incomplete')
  assert.match(receipt?.reason?.id ?? '', /1 isian/)
  assert.equal((await statusOf(visit.id)).status, 'assigned')
})

test("another officer's case is not hers to hand in, and her phone never held it", async () => {
  const visit = await nextCase()
  const hers = makeTestPhone(office, siti)
  await hers.register()
  assert.deepEqual((await hers.pull()).cases, [])
  const content = finishedVisit(visit, instrument, office.foundation.clock.now())
  const [receipt] = (await hers.send(await hers.make('visit.finish', content))).receipts
  assert.deepEqual([receipt?.fate, receipt?.reason?.code], ['quarantined', 'visit.assigned-to-another'])
  assert.equal(await count('visit_submission', visit.id), 0)
})

test('a clock that is a year off changes no decision and is shown', async () => {
  const behind = () => new Date(office.foundation.clock.now().getTime() - 365 * 86_400_000)
  const slow = makeTestPhone(office, budi, behind)
  await slow.register()
  const visit = await nextCase(slow)
  used--
  const [receipt] = (
    await slow.send(await slow.make('visit.finish', finishedVisit(visit, instrument, behind())))
  ).receipts
  assert.equal(receipt?.fate, 'applied')
  const { body } = await office.ask(sari, listDevices)
  const shown = body.devices.find(({ id }) => id === slow.deviceId)
  assert.equal(shown?.clockOffMinutes, 365 * 24 * 60)
})

test('an attempt is told without making the visit that follows look out of date, and is safe to repeat', async () => {
  const visit = await nextCase()
  used--
  const now = office.foundation.clock.now().toISOString()
  const attempt = { number: 1, startedAt: now, endedAt: now, outcome: 'respondent_absent', note: 'Ke sawah' }
  const told = await phone.make('visit.attempt', { caseId: visit.id, attempt })
  await phone.send(told)
  await phone.send(told)
  assert.equal(await count('visit_attempt', visit.id), 1)
  assert.equal((await phone.pull()).cases.find(({ id }) => id === visit.id)?.attempts, 1)
  assert.deepEqual(fates((await phone.send(await visitOf(visit))).receipts), ['applied'])
})

test('a case taken away while the phone was offline loses nothing: kept aside, shown, and a supervisor lets it stand', async () => {
  const visit = await nextCase()
  const command = await visitOf(visit)
  await office.ask(sari, assignCases, {
    params: { id: campaignId },
    body: { accountIds: [siti.accountId], caseIds: [visit.id] },
  })
  const { cases, serverCases } = await phone.pull()
  assert.ok(![...cases, ...serverCases].some(({ id }) => id === visit.id))
  const [receipt] = (await phone.send(command)).receipts
  assert.equal(receipt?.reason?.code, 'visit.assigned-to-another')

  const { body } = await office.ask(sari, listKeptAside)
  const shown = body.commands.find(({ id }) => id === command.id)
  assert.deepEqual([shown?.visit?.headName, shown?.mayLetStand], [visit.headName, true])
  const replay = (decision: 'again' | 'let-stand') =>
    office.ask(sari, replayCommand, {
      params: { id: command.id },
      body: { decision, reason: 'Kunjungan sudah dilakukan sebelum dialihkan' },
    })
  assert.equal((await replay('again')).refusal, 'visit.assigned-to-another')
  office.at('2025-03-10T05:00:00Z')
  assert.equal((await replay('let-stand')).body.fate, 'applied')
  assert.equal((await replay('let-stand')).refusal, 'sync.not-kept-aside')
  assert.equal((await statusOf(visit.id)).status, 'submitted')
  const [settled] = (await phone.send()).receipts.filter(({ commandId }) => commandId === command.id)
  assert.equal(settled?.fate, 'applied')
  assert.ok(settled && (await phone.verifies(settled)))
})

/** A visit of an older version than the case has, and what the office answered. */
async function sendEdit(visit: PhoneCase, found: Found): Promise<Receipt | undefined> {
  const content = finishedVisit(visit, instrument, office.foundation.clock.now(), found)
  const command = await phone.make('visit.finish', content)
  return (await phone.send(command)).receipts.find(({ commandId }) => commandId === command.id)
}

test('two edits of one visit that changed different answers merge, and what ran beside is marked', async () => {
  const visit = await nextCase()
  used--
  assert.equal((await sendEdit(visit, {}))?.fate, 'applied')
  const second = { ...visit, version: visit.version + 1 }
  const floor = await sendEdit(second, { family: { floorMaterial: 'earth' } })
  const wall = await sendEdit(second, { family: { wallMaterial: 'woven_bamboo' } })
  assert.deepEqual([floor?.fate, wall?.reason, wall?.fate], ['applied', null, 'applied'])
  const kept = await office.act(sari, (acting) => seeVisit(acting, visit.id))
  assert.ok(kept.ok)
  const answers = kept.value.submission.interview.family
  assert.deepEqual([answers.floorMaterial, answers.wallMaterial], ['earth', 'woven_bamboo'])
  assert.deepEqual(kept.value.submission.parallel?.theirs, ['family.floorMaterial'])
})

test('the same answer changed to two things goes to a person, never over the other in silence', async () => {
  const visit = await nextCase()
  used--
  await sendEdit(visit, {})
  const second = { ...visit, version: visit.version + 1 }
  await sendEdit(second, { family: { floorMaterial: 'earth' } })
  const late = await sendEdit(second, { family: { floorMaterial: 'bamboo' } })
  assert.deepEqual([late?.fate, late?.reason?.code], ['quarantined', 'visit.same-answer-changed'])
  const kept = await office.act(sari, (acting) => seeVisit(acting, visit.id))
  assert.equal(kept.ok && kept.value.submission.interview.family.floorMaterial, 'earth')
})

test('a phone the office does not know, or knows as another officer’s, is told so and keeps its work', async () => {
  const stranger = makeTestPhone(office, budi)
  assert.equal((await stranger.send()).refusal, 'sync.unknown-device')
  const answer = await office.ask(siti, registerDevice, {
    body: {
      deviceId: phone.deviceId,
      label: 'Dipinjam',
      appVersion: '0.1.0',
      deviceTime: office.foundation.clock.now().toISOString(),
    },
  })
  assert.equal(answer.refusal, 'sync.another-ones-device')
})

test('the package holds open cases only and one line of audit names them all', async () => {
  // A moment of its own, since lines of one moment have no order.
  office.at('2025-03-10T06:00:00Z')
  const { cases } = await phone.pull()
  assert.ok(cases.length > 0)
  assert.ok(cases.every(({ status }) => status === 'assigned' || status === 'returned'))
  const line = await office.test.database.within(regencyScope('3320'), (tx) =>
    tx.one(
      z.object({ ids: z.array(z.string()) }),
      `select subject_ids as ids from audit_line where regency_code = '3320' and action = 'sync.package'
        order by at desc, id desc limit 1`,
    ),
  )
  assert.ok(cases.every(({ id }) => line.ids.includes(id)))
  // And the family of each, so that it is told who carried its data.
  assert.equal(new Set(line.ids).size, cases.length * 2)
})

test('quarantine is for the office’s eyes: a facilitator may not look, and an admin sees no family', async () => {
  assert.equal((await office.ask(budi, listKeptAside, {}, 'office')).refusal, 'workflow.not-your-office')
  const admin = await office.hire('system_admin')
  const { body } = await office.ask(admin, listKeptAside)
  assert.ok(body.commands.length > 0)
  assert.ok(body.commands.every(({ visit, mayLetStand }) => visit === null && !mayLetStand))
})

async function brokenSeal(envelope: Envelope): Promise<Envelope> {
  const box = `AAAA${envelope.seal.box.slice(4)}`
  return {
    ...envelope,
    hash: createHash('sha256').update(box).digest('hex'),
    seal: { ...envelope.seal, box },
  }
}

function fates(receipts: readonly { fate: string }[]): string[] {
  return receipts.map(({ fate }) => fate)
}

function statusOf(caseId: string) {
  return office.test.database.within(regencyScope('3320'), (tx) =>
    tx.one(
      z.object({ status: z.string(), version: z.number() }),
      `select status, version from visit_case where regency_code = '3320' and id = $1`,
      [caseId],
    ),
  )
}

async function count(table: 'visit_submission' | 'visit_attempt', caseId: string): Promise<number> {
  const row = await office.test.database.within(regencyScope('3320'), (tx) =>
    tx.one(
      z.object({ count: z.number() }),
      `select count(*)::int as count from ${table} where regency_code = '3320' and case_id = $1`,
      [caseId],
    ),
  )
  return row.count
}
