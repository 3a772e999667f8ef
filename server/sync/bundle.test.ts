import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { assignCases, freezeCampaign } from '@tanggap/contract/campaigns'
import { type Envelope, listKeptAside, type PhoneCase, pullPackage } from '@tanggap/contract/sync'
import { groundCheck202503 as instrument } from '@tanggap/core/instrument'
import { afterRefusal, batchesOf } from '@tanggap/core/sync'
import pg from 'pg'
import { certify, settleFamilies } from '../campaigns/test-village.ts'
import type { Office } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { finishedVisit, makeTestPhone, type TestPhone } from './test-phone.ts'

const village = '3320102001'
let office: TestOffice
let sari: Office
let phone: TestPhone
let cases: PhoneCase[]

before(async () => {
  office = await makeTestOffice()
  sari = await office.hire('field_supervisor', '3320', 'Sari Koordinator')
  const budi = await office.hire('facilitator', '332010', 'Budi Pendamping')
  await settleFamilies(office, sari, village, 150)
  await certify(office, sari, budi)
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
  await office.ask(sari, assignCases, {
    params: { id: frozen.body.id },
    body: { accountIds: [budi.accountId] },
  })
  phone = makeTestPhone(office, budi)
  await phone.register()
  cases = (await phone.pull()).cases.toSorted((a, b) => a.number - b.number)
})
after(() => office.close())

let used = 0
function nextCases(count: number): PhoneCase[] {
  used += count
  const some = cases.slice(used - count, used)
  assert.equal(some.length, count, 'the village has no family left for this test')
  return some
}

function visitTo(visit: PhoneCase, explained: readonly string[] = []): Promise<Envelope> {
  const plain = finishedVisit(visit, instrument, office.foundation.clock.now())
  const explanations = explained.map((text, index) => ({ resultId: `told ${index}`, text }))
  return phone.make('visit.finish', { ...plain, interview: { ...plain.interview, explanations } })
}

async function visitsTo(visits: readonly PhoneCase[]): Promise<Envelope[]> {
  const commands: Envelope[] = []
  for (const visit of visits) commands.push(await visitTo(visit))
  return commands
}

test('twenty visits of a bundle cost fewer statements than there are visits', async () => {
  const commands = await visitsTo(nextCases(20))
  const heard = await statementsOf(async () => {
    const { receipts } = await phone.send(...commands)
    assert.deepEqual(tally(receipts), { applied: 20 })
  })
  assert.ok(heard.length < 20, `${heard.length} statements:\n${heard.join('\n')}`)
})

test('a row the database refuses keeps back its own visit and no other of the bundle', async () => {
  const commands = await visitsTo(nextCases(5))
  const [, , poison] = commands
  assert.ok(poison)
  // Its submission's name is taken, as after a restore that kept one table and not the other.
  await asOwner(
    `insert into visit_submission (regency_code, id, case_id, village_code, assignee_id, sequence, based_on_version,
       finding, content_sealed, content_salt, content_hash, finished_at, received_at, clock_offset_ms)
     select regency_code, $1, case_id, village_code, assignee_id, sequence + 100, based_on_version, finding,
       content_sealed, content_salt, content_hash, finished_at, received_at, clock_offset_ms from visit_submission limit 1`,
    [poison.id],
  )
  const { receipts } = await phone.send(...commands)
  const fates = new Map(receipts.map(({ commandId, fate }) => [commandId, fate]))
  assert.deepEqual(
    commands.map(({ id }) => fates.get(id)),
    ['applied', 'applied', 'quarantined', 'applied', 'applied'],
  )
  const aside = await office.ask(sari, listKeptAside)
  assert.ok(aside.body.commands.some(({ id }) => id === poison.id))
})

test('a poisoned command among good ones of a bundle is kept aside, and what it wrote is undone alone', async () => {
  const before = await visitsTo(nextCases(2))
  const poison = await phone.make('visit.finish', { caseId: 'no visit at all' })
  const after = await visitsTo(nextCases(1))
  const { receipts } = await phone.send(...before, poison, ...after)
  assert.deepEqual(tally(receipts), { applied: 3, quarantined: 1 })
})

test('an attempt, a visit and its correction in one bundle follow each other on the same case', async () => {
  const [visit] = nextCases(1)
  assert.ok(visit)
  const now = office.foundation.clock.now().toISOString()
  const attempt = await phone.make('visit.attempt', {
    caseId: visit.id,
    attempt: { number: 1, startedAt: now, endedAt: now, outcome: 'respondent_absent', note: '' },
  })
  const first = await visitTo(visit)
  const again = await visitTo({ ...visit, version: visit.version + 1 })
  const { receipts } = await phone.send(attempt, first, again)
  assert.deepEqual(tally(receipts), { applied: 3 }, JSON.stringify(receipts.map(({ reason }) => reason)))
  const rows = await asOwner('select sequence from visit_submission where case_id = $1 order by sequence', [
    visit.id,
  ])
  assert.deepEqual(rows, [{ sequence: 1 }, { sequence: 2 }])
})

test('a bundle sent twenty times at once has one effect and twenty equal answers', async () => {
  const visits = nextCases(5)
  const commands = await visitsTo(visits)
  const answers = await Promise.all(Array.from({ length: 20 }, () => phone.send(...commands)))
  const told = new Set(
    answers.map(({ receipts }) => {
      const own = receipts.filter(({ commandId }) => commands.some(({ id }) => id === commandId))
      return JSON.stringify(own.toSorted((a, b) => a.commandId.localeCompare(b.commandId)))
    }),
  )
  assert.equal(told.size, 1)
  const ids = visits.map(({ id }) => id)
  const rows = await asOwner('select count(*)::int as count from visit_submission where case_id = any ($1)', [
    ids,
  ])
  assert.deepEqual(rows, [{ count: 5 }])
})

test('a backlog of 32 MB goes up in bundles and leaves nothing behind', async () => {
  // A hundred visits, each with as many words of explanation as a form may hold.
  const words = Array.from({ length: 120 }, () => 'x'.repeat(2_000))
  const commands: Envelope[] = []
  for (const visit of nextCases(100)) commands.push(await visitTo(visit, words))
  const weight = commands.reduce((sum, { seal }) => sum + seal.box.length, 0)
  assert.ok(weight > 32_000_000, `${weight} characters`)
  let applied = 0
  for (const batch of batchesOf(commands)) {
    const { receipts } = await phone.send(...batch)
    applied += receipts.filter(
      ({ commandId, fate }) => fate === 'applied' && batch.some(({ id }) => id === commandId),
    ).length
  }
  assert.equal(applied, 100)
})

test('a record too large for the office makes no phone useless: it alone stays behind, and the next ones go', async () => {
  const [visit] = nextCases(1)
  assert.ok(visit)
  const whole = await visitTo(visit)
  const huge: Envelope = { ...whole, seal: { ...whole.seal, box: 'A'.repeat(9_000_000) } }
  const refused = await phone.send(huge)
  assert.equal(afterRefusal(refused.status, 1), 'set-aside', `answered ${refused.status}`)
  const next = await visitTo(visit)
  const { receipts } = await phone.sendSkipping([huge.sequence], next)
  assert.deepEqual(tally(receipts), { applied: 1 })
})

test('a phone that holds the package is told so, until something in it changes', async () => {
  const pulled = await phone.pull()
  assert.ok(pulled.packageMark)
  assert.equal((await phone.register()).packageMark, pulled.packageMark)
  const [visit] = nextCases(1)
  assert.ok(visit)
  await phone.send(await visitTo(visit))
  const { packageMark } = await phone.pull()
  assert.notEqual(packageMark, pulled.packageMark)
  assert.equal((await phone.register()).packageMark, packageMark)
  office.at('2025-03-11T02:00:00Z')
  assert.notEqual((await phone.register()).packageMark, packageMark, 'a new day is a new package')
  office.at('2025-03-10T02:00:00Z')
})

test('the phones’ door packs its long answers for whoever unpacks them', async () => {
  const ask = (accept: string) =>
    office.doors.field.app.inject({
      method: pullPackage.method,
      url: pullPackage.path,
      headers: { 'x-test-office': phone.facilitator.officeId, 'accept-encoding': accept },
    })
  const [plain, packed] = [await ask('identity'), await ask('gzip, deflate, br')]
  assert.equal(packed.headers['content-encoding'], 'gzip')
  assert.ok(packed.rawPayload.length * 3 < plain.rawPayload.length)
  const unpacked = pullPackage.answer.parse(JSON.parse(gunzipSync(packed.rawPayload).toString('utf8')))
  assert.equal(unpacked.cases.length, pullPackage.answer.parse(plain.json()).cases.length)
})

function tally(receipts: readonly { readonly fate: string }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { fate } of receipts) counts[fate] = (counts[fate] ?? 0) + 1
  return counts
}

async function asOwner(sql: string, values: readonly unknown[] = []): Promise<unknown[]> {
  const owner = new pg.Client({ connectionString: office.test.ownerUrl })
  await owner.connect()
  try {
    return (await owner.query(sql, [...values])).rows
  } finally {
    await owner.end()
  }
}

/** What the driver is sent while this work is done, each by its first words. */
async function statementsOf(work: () => Promise<void>): Promise<string[]> {
  const heard: string[] = []
  const original = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    heard.push(String(given[0]).replaceAll(/\s+/g, ' ').slice(0, 60))
    return Reflect.apply(original, this, given)
  } as typeof original
  try {
    await work()
  } finally {
    pg.Client.prototype.query = original
  }
  return heard
}
