import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import * as wire from '@tanggap/contract/integrity'
import { z } from 'zod'
import { settleFamilies, type TestFamily } from '../campaigns/test-village.ts'
import type { Office } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { ruleWarrant } from './desk-seal.ts'
import { actAsReporter, receiveMatter, trackMatter } from './index.ts'
import { openWords } from './matter-words.ts'
import { asReporter, tellMatter, theClockPasses } from './test-matter.ts'

const village = '3320112013'

let house: TestOffice
let clerk: Office
let indah: Office
let bagus: Office
let citra: Office
let families: TestFamily[]

before(async () => {
  house = await makeTestOffice()
  clerk = await house.hire('data_operator')
  indah = await house.hire('integrity_officer', '3320', 'Indah Permatasari')
  bagus = await house.hire('integrity_officer', '3320', 'Bagus Prakoso')
  citra = await house.hire('integrity_officer', '3320', 'Citra Wulandari')
  families = await settleFamilies(house, clerk, village, 12)
})
after(() => house.close())
beforeEach(() => house.at('2025-03-10T02:00:00Z'))

const objection = {
  kind: 'well_off',
  village,
  answers: {
    who: 'WARSITO A0',
    where: 'Krajan',
    when: 'sejak tahun lalu',
    story: 'Punya dua mobil dan rumah bertingkat',
    reporterName: 'Pelapor Rahasia',
    reporterPhone: '081200000000',
    mayTell: 'no',
  },
} as const

const see = async (by: Office, id: string) => (await house.ask(by, wire.getMatter, { params: { id } })).body
/** Every request a second later than the one before: what happens later bears a later time. */
const ask = (by: Office, id: string) => {
  house.at(new Date(house.foundation.clock.now().getTime() + 1000).toISOString())
  return house.ask(by, wire.askOpening, { params: { id }, body: { purpose: 'first_reading' } })
}
const consent = (by: Office, id: string) => house.ask(by, wire.consentOpening, { params: { id } })
const words = (by: Office, id: string) => house.ask(by, wire.readWords, { params: { id } })
const step = async (
  by: Office,
  id: string,
  action: 'orderRecheck' | 'route' | 'dismiss' | 'answer',
  more: { authority?: 'police' | 'inspectorate' } = {},
) =>
  house.ask(by, wire.stepMatter, {
    params: { id },
    body: { action, version: (await see(by, id)).version, note: 'Catatan untuk pelapor', ...more },
  })

async function opened(told: Parameters<typeof tellMatter>[1] = objection) {
  const matter = await tellMatter(house, told)
  assert.equal((await ask(indah, matter.id)).status, 200)
  assert.equal((await consent(bagus, matter.id)).status, 200)
  return matter
}

async function linked(family: TestFamily | undefined = families[0]) {
  const matter = await opened()
  const found = await house.ask(indah, wire.findMatterFamilies, {
    params: { id: matter.id },
    body: { q: 'Warsito' },
  })
  assert.ok(found.body.families.some(({ headName }) => headName.startsWith('WARSITO')))
  const { version } = await see(indah, matter.id)
  const link = { familyId: family?.id ?? '', version }
  const answer = await house.ask(indah, wire.linkMatter, { params: { id: matter.id }, body: link })
  assert.equal(answer.status, 200)
  return matter
}

test('nobody opens a matter alone: one asks, another consents, and then these two read', async () => {
  const { id } = await tellMatter(house, objection)
  for (const by of [indah, bagus]) assert.equal((await words(by, id)).refusal, 'matter.shut')
  const asked = await ask(indah, id)
  assert.equal(asked.body.opening?.state, 'asked')
  assert.equal((await words(indah, id)).refusal, 'matter.shut')
  assert.equal((await ask(bagus, id)).refusal, 'matter.already-asked')
  assert.equal((await consent(indah, id)).refusal, 'matter.own-request')
  assert.equal((await consent(bagus, id)).body.status, 'opened')
  for (const by of [indah, bagus]) {
    const read = await words(by, id)
    assert.equal(read.status, 200)
    assert.ok(read.body.answers.some(({ value }) => value.id === 'Pelapor Rahasia'))
  }
  // A third officer of the same desk has not opened it.
  assert.equal((await words(citra, id)).refusal, 'matter.shut')
})

test('the queue and the page of a matter hold not a word of what was told', async () => {
  const { id } = await opened()
  const list = await house.ask(indah, wire.listMatters, { query: { all: '1' } })
  for (const text of [JSON.stringify(list.body), JSON.stringify(await see(indah, id))])
    assert.doesNotMatch(text, /WARSITO|Pelapor Rahasia|mobil|0812|well_off|332011/)
  assert.ok(list.body.matters.some((matter) => matter.id === id))
})

test('after half an hour it is shut again, and a request waits a day at most', async () => {
  const { id } = await opened()
  house.at('2025-03-10T02:29:00Z')
  assert.equal((await words(indah, id)).status, 200)
  house.at('2025-03-10T02:31:00Z')
  assert.equal((await words(indah, id)).refusal, 'matter.shut')
  assert.equal((await step(indah, id, 'dismiss')).refusal, 'matter.shut')
  assert.equal((await ask(indah, id)).status, 200)
  house.at('2025-03-11T02:32:00Z')
  assert.equal((await consent(bagus, id)).refusal, 'matter.nothing-asked')
})

test('one of the two may shut it before its time; who stands aside is never let in again', async () => {
  const { id } = await opened()
  assert.equal((await house.ask(citra, wire.endOpening, { params: { id } })).refusal, 'matter.nothing-asked')
  assert.equal((await house.ask(bagus, wire.endOpening, { params: { id } })).status, 200)
  assert.equal((await words(indah, id)).refusal, 'matter.shut')
  await house.ask(bagus, wire.standAside, { params: { id } })
  assert.equal((await ask(bagus, id)).refusal, 'matter.conflict')
  await ask(indah, id)
  assert.equal((await consent(bagus, id)).refusal, 'matter.conflict')
  assert.equal((await consent(citra, id)).status, 200)
})

test('an officer who is complained about, or has served in that village, has no part in it', async () => {
  const local = await house.hire('integrity_officer', '3320', 'Dewi Anggraini')
  await house.act(clerk, ({ tx, ...acting }) =>
    tx.insert('office', [
      {
        regency_code: '3320',
        id: acting.id(),
        account_id: local.accountId,
        role: 'village_operator',
        region_code: village,
        valid_from: '2020-01-01',
        valid_to: '2022-01-01',
      },
    ]),
  )
  const { id } = await tellMatter(house, { ...objection, answers: { ...objection.answers, who: 'Bu Indah' } })
  for (const by of [local, indah]) {
    assert.equal((await ask(by, id)).refusal, 'matter.conflict')
    assert.equal((await see(by, id)).mayAsk, false)
  }
  assert.equal((await see(bagus, id)).eligible, 2)
})

test('every opening and every reading is a line of the audit, and the reporter is told that it was opened', async () => {
  const { id } = await opened()
  await words(indah, id)
  await words(bagus, id)
  const lines = await house.act(clerk, ({ tx }) =>
    tx.all(
      z.object({ action: z.string(), actor_name: z.string(), detail: z.unknown() }),
      `select action, actor_name, detail from audit_line where regency_code = '3320' and $1 = any(subject_ids) order by id`,
      [id],
    ),
  )
  const said = lines.map(({ action, actor_name }) => `${action} ${actor_name}`)
  for (const line of [
    'matter.receive Warga',
    'matter.ask-opening Indah Permatasari',
    'matter.open Bagus Prakoso',
    'matter.read Indah Permatasari',
    'matter.read Bagus Prakoso',
  ])
    assert.ok(said.includes(line), line)
  const seen = await asReporter(house, (acting) => trackMatter(acting, id))
  assert.ok(seen?.lines.some(({ title }) => title.id.includes('dua petugas integritas')))
  assert.doesNotMatch(JSON.stringify(seen), /Indah|Bagus/)
})

test('a re-check goes among others, by the system’s hand, and the one that was meant is not told apart', async () => {
  const { id } = await linked()
  assert.equal((await step(indah, id, 'orderRecheck')).body.status, 'recheck_ordered')
  await theClockPasses(house, id)
  await theClockPasses(house, id)
  const rows = await house.act(indah, ({ tx }) =>
    tx.all(
      z.object({
        family_id: z.uuid(),
        change_id: z.uuid().nullable(),
        status: z.string(),
        ordered_at: z.date(),
      }),
      `select r.family_id, c.change_id, c.status, r.ordered_at from recheck r
         join visit_case c on c.regency_code = r.regency_code and c.id = r.case_id where r.regency_code = '3320'`,
    ),
  )
  assert.equal(rows.length, 5)
  assert.ok(rows.some(({ family_id }) => family_id === families[0]?.id))
  const alike = new Set(
    rows.map(({ change_id, status, ordered_at }) => `${change_id} ${status} ${+ordered_at}`),
  )
  assert.equal(alike.size, 1)
  const lines = await house.act(clerk, ({ tx }) =>
    tx.all(
      z.object({ role: z.string(), action: z.string() }),
      `select role, action from audit_line where regency_code = '3320' and action = 'visit.order-rechecks'`,
    ),
  )
  assert.deepEqual(lines, [{ role: 'system', action: 'visit.order-rechecks' }])
})

test('the answer waits for the visit and for the family’s right of reply', async () => {
  const { id, number, pin } = await linked(families[1])
  assert.match(`${number} ${pin}`, /^JT-\w{4}-\w{4}-\w \d{6}$/)
  assert.equal((await step(indah, id, 'answer')).refusal, 'workflow.not-now')
  await step(indah, id, 'orderRecheck')
  await theClockPasses(house, id)
  assert.equal((await see(indah, id)).status, 'recheck_ordered')
  await approveEveryVisit()
  await theClockPasses(house)
  assert.equal((await see(indah, id)).status, 'checked')
  assert.equal((await step(indah, id, 'answer')).refusal, 'matter.family-may-reply')
  house.at('2025-03-24T02:00:00Z')
  await ask(bagus, id)
  await consent(indah, id)
  assert.equal((await step(bagus, id, 'answer')).body.status, 'answered')
})

test('who decided does not decide again when the reporter contests, and other officers do', async () => {
  const { id } = await opened()
  assert.equal((await step(indah, id, 'dismiss')).body.status, 'unfounded')
  await asReporter(house, (acting) => actAsReporter(acting, id, 'reopen', 'Saya punya foto rumahnya'))
  assert.equal((await see(indah, id)).status, 'reopened')
  await house.ask(indah, wire.endOpening, { params: { id } })
  await ask(indah, id)
  await consent(citra, id)
  assert.equal((await step(indah, id, 'dismiss')).refusal, 'matter.decided-before')
  assert.equal((await step(citra, id, 'route')).refusal, 'matter.authority-missing')
  assert.equal((await step(citra, id, 'route', { authority: 'inspectorate' })).body.status, 'routed')
})

test('“I am being pressed” comes first in the queue, and opens what was closed', async () => {
  const quiet = await opened()
  await step(indah, quiet.id, 'dismiss')
  await asReporter(house, (acting) => actAsReporter(acting, quiet.id, 'close', ''))
  assert.equal((await see(indah, quiet.id)).status, 'closed')
  await asReporter(house, (acting) => actAsReporter(acting, quiet.id, 'press', 'Saya didatangi ke rumah'))
  const list = await house.ask(indah, wire.listMatters, {})
  assert.equal(list.body.matters[0]?.id, quiet.id)
  assert.equal(list.body.matters[0]?.status, 'reopened')
  assert.ok(list.body.counts.pressed >= 1)
})

test('a complaint of a fee is passed on, and no visit can be ordered for it', async () => {
  const told = { who: '', story: 'Diminta Rp50.000', reporterName: '', reporterPhone: '', mayTell: 'no' }
  const { id } = await opened({ kind: 'fee_demanded', village, answers: told })
  assert.equal((await step(indah, id, 'orderRecheck')).refusal, 'matter.concerns-no-family')
  assert.equal((await step(indah, id, 'route', { authority: 'police' })).body.status, 'routed')
  const seen = await asReporter(house, (acting) => trackMatter(acting, id))
  assert.ok(seen?.lines.some(({ text }) => text?.id.startsWith('Kepolisian')))
})

test('from its receipt to its end an objection touches no value, no aid and no change', async () => {
  const before = await registerAsItStands()
  const { id } = await linked(families[2])
  await step(indah, id, 'orderRecheck')
  await theClockPasses(house, id)
  await approveEveryVisit()
  await theClockPasses(house)
  house.at('2025-03-24T02:00:00Z')
  await ask(bagus, id)
  await consent(indah, id)
  assert.equal((await step(bagus, id, 'answer')).body.status, 'answered')
  await asReporter(house, (acting) => actAsReporter(acting, id, 'reopen', 'Belum diperiksa dengan benar'))
  house.at('2025-04-30T02:00:00Z')
  await theClockPasses(house)
  assert.deepEqual(await registerAsItStands(), before)
})

test('the same draft received twice is one matter with one receipt', async () => {
  const { id, number, pin } = await tellMatter(house, objection)
  const again = await asReporter(house, (acting) => {
    return receiveMatter(acting, id, { ...objection, answers: { ...objection.answers } })
  })
  assert.deepEqual([again.number, again.pin], [number, pin])
})

test('the seal of one matter does not open another, and not without the desk’s own key', async () => {
  const { id } = await tellMatter(house, objection)
  const other = await tellMatter(house, objection)
  const row = await house.act(indah, ({ tx }) =>
    tx.one(
      z.object({ words_sealed: z.instanceof(Buffer) }),
      `select words_sealed from integrity_matter where regency_code = '3320' and id = $1`,
      [id],
    ),
  )
  const { vault } = house.foundation
  assert.equal(openWords(vault, ruleWarrant(id), row.words_sealed).kind, 'well_off')
  assert.throws(() => openWords(vault, ruleWarrant(other.id), row.words_sealed))
  const inner = vault.open(`integrity_matter.words_sealed of ${id}`, row.words_sealed)
  assert.ok(!inner.includes(Buffer.from('Pelapor Rahasia')))
})

/** What the phones and the supervisor do, in short: the visits are approved. */
async function approveEveryVisit(): Promise<void> {
  await house.act(clerk, ({ tx, now }) =>
    tx.run(
      `update visit_case set status = 'approved', finding = 'found', decided_at = $1 where regency_code = '3320' and status = 'planned'`,
      [now],
    ),
  )
}

/** Everything from which aid could follow, as one text a table. */
function registerAsItStands(): Promise<string[]> {
  const tables = [
    'family',
    'person',
    'membership',
    'family_values',
    'person_values',
    'aid',
    'change',
    'change_event',
  ]
  return house.act(clerk, async ({ tx }) => {
    const standing: string[] = []
    for (const table of tables) {
      const { content } = await tx.one(
        z.object({ content: z.string() }),
        `select coalesce(md5(string_agg(t::text, '|' order by t::text)), 'nothing') as content from ${table} t where t.regency_code = '3320'`,
      )
      standing.push(`${table} ${content}`)
    }
    return standing
  })
}
