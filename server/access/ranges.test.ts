import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { freezeCampaign, listCases } from '@tanggap/contract/campaigns'
import { proposeByVillage } from '@tanggap/contract/changes'
import { linkTicket, reportForCitizen } from '@tanggap/contract/citizens'
import { planMeeting } from '@tanggap/contract/deliberations'
import { listSlips } from '@tanggap/contract/slips'
import { breadthOf, mayDo, type Role, roles } from '@tanggap/core/access'
import { groundCheck202503 } from '@tanggap/core/instrument'
import pg from 'pg'
import { settleFamilies, type TestFamily } from '../campaigns/test-village.ts'
import { bindSlip, printSlips } from '../citizens/index.ts'
import type { Office } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { sampleOf, schemasOf } from './test-input.ts'

/**
 * What lies in the next village is asked for at every route that takes an id, in the address and in the body, by
 * everybody whose office is narrower than the regency: it is not found, nothing of it is told, and nothing is written.
 */
const own = '3320112013'
const next = '3320112014'

let house: TestOffice
let owner: pg.Client
let foreign: Readonly<Record<string, string>>
const strangers: Office[] = []

before(async () => {
  house = await makeTestOffice()
  owner = new pg.Client({ connectionString: house.test.ownerUrl })
  await owner.connect()
  foreign = await settleNextVillage()
  await settleFamilies(house, await house.hire('data_operator'), own, 1)
  const offices: [Role, string][] = [
    ['village_operator', own],
    ['village_head', own],
    ['subdistrict_officer', '332001'],
    ['facilitator', own],
  ]
  for (const [role, region] of offices) strangers.push(await house.hire(role, region))
})
after(async () => {
  await owner.end()
  await house.close()
})

test('what lies in another village is not found, whatever id is tried where', async () => {
  const schemas = schemasOf(house.doors.office.app.swagger())
  const before = await footprint()
  let asked = 0
  for (const who of strangers)
    for (const { method, url, action } of house.doors.office.routes) {
      if (!action || !mayDo(who.role, action)) continue
      const body = schemas.get(`${method} ${url}`)?.body
      if (!url.includes(':') && !JSON.stringify(body ?? {}).includes('uuid')) continue
      for (const [kind, id] of Object.entries(foreign)) {
        const reply = await house.doors.office.app.inject({
          method: method as 'GET',
          url: url.replace(':sha256', 'a'.repeat(64)).replace(/:(\w+)/g, id),
          headers: { host: 'localhost', origin: 'http://localhost', 'x-test-office': who.officeId },
          ...(body ? { payload: sampleOf(body, reason, id) as object } : {}),
        })
        const what = `${who.role} ${method} ${url} with the ${kind} of the next village: ${reply.statusCode}`
        assert.ok(reply.statusCode >= 400 && reply.statusCode < 500, what)
        assert.doesNotMatch(reply.body, /WARSITO|SUMIATI|BALAI SEBELAH|PARMI/, what)
        if (!body && method !== 'HEAD') assert.equal(reply.json().code, 'request.not-found', what)
        asked += 1
      }
    }
  assert.ok(asked > 150, `${asked}`)
  assert.deepEqual(await footprint(), before)
  const { rows } = await owner.query(
    'select action, role from audit_line where account_id = any($1) and subject_ids && $2',
    [strangers.map(({ accountId }) => accountId), Object.values(foreign)],
  )
  assert.deepEqual(rows, [])
})

test('no question changes anything, and whoever is shown a family’s name is written down beside the family', async () => {
  const everything = await tables()
  const before = await contentOf(everything)
  let shown = 0
  for (const { method, url, action } of house.doors.office.routes) {
    if (!action || method !== 'GET') continue
    const role =
      roles.find((one) => !narrow.includes(breadthOf(one)) && mayDo(one, action)) ?? 'village_operator'
    const who = await house.hire(role, narrow.includes(breadthOf(role)) ? next : '3320')
    for (const id of url.includes(':') ? Object.values(foreign) : ['']) {
      const reply = await house.doors.office.app.inject({
        url: url.replace(':sha256', 'a'.repeat(64)).replace(/:(\w+)/g, id),
        query: /proposable-families$/.test(url)
          ? { q: 'warsito' }
          : /preview/.test(url)
            ? { village: next }
            : {},
        headers: { host: 'localhost', 'x-test-office': who.officeId },
      })
      if (!/WARSITO|SUMIATI/.test(reply.body)) continue
      const { rows } = await owner.query(
        'select 1 from audit_line where account_id = $1 and $2 = any(subject_ids)',
        [who.accountId, foreign.family],
      )
      assert.ok(rows.length > 0, `${role} read of a family at ${url}, and nobody wrote it down`)
      shown += 1
    }
  }
  assert.ok(shown >= 6, `${shown} pages named a family`)
  // Those who asked were hired for it.
  const changed = (await contentOf(everything)).filter((one, at) => one !== before[at])
  assert.deepEqual(changed.map((one) => one.split(' ')[0]).toSorted(), ['account', 'office'])
})

const narrow: readonly string[] = ['village', 'subdistrict', 'assigned', 'none', 'own-family']

async function tables(): Promise<string[]> {
  const { rows } = await owner.query(
    `select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and relname not in ('audit_line', 'audit_subject') order by 1`,
  )
  return rows.map(({ relname }) => relname)
}

async function contentOf(names: readonly string[]): Promise<string[]> {
  const content: string[] = []
  for (const name of names) {
    const { rows } = await owner.query(
      `select md5(string_agg(t::text, '|' order by t::text)) as content from "${name}" t`,
    )
    content.push(`${name} ${rows[0].content}`)
  }
  return content
}

const reason = 'Alasan yang cukup panjang'

/** What stands in the next village, and how far each piece of it has come. */
async function footprint(): Promise<unknown> {
  const tables = [
    'change',
    'meeting',
    'ticket',
    'slip',
    'visit_case',
    'family',
    'meeting_item',
    'change_event',
    'ticket_event',
  ]
  const counts = []
  for (const table of tables) {
    const { rows } = await owner.query(
      `select count(*)::int as rows, md5(string_agg(t::text, '|' order by t::text)) as content from ${table} t where village_code = $1`,
      [next],
    )
    counts.push({ table, ...rows[0] })
  }
  return counts
}

async function settleNextVillage(): Promise<Record<string, string>> {
  const clerk = await house.hire('data_operator')
  const supervisor = await house.hire('field_supervisor')
  const operator = await house.hire('village_operator', next)
  const [family] = await settleFamilies(house, clerk, next, 2)
  if (!family) throw new Error('no family')
  const frozen = await house.ask(supervisor, freezeCampaign, {
    body: {
      name: 'Ground check sebelah',
      villageCode: next,
      startsOn: '2025-03-10',
      endsOn: '2025-04-30',
      instrumentVersion: groundCheck202503.version,
      optionGroups: [],
    },
  })
  const campaign = frozen.body.id
  const cases = await house.ask(supervisor, listCases, { params: { id: campaign }, query: {} })
  const change = await house.ask(operator, proposeByVillage, { body: deathIn(family) })
  const meeting = await house.ask(operator, planMeeting, {
    body: {
      kind: 'musdes',
      heldAt: '2025-03-10T02:00:00Z',
      place: 'BALAI SEBELAH',
      chair: 'Pak Ketua',
      invited: 20,
      quorum: 11,
    },
  })
  const ticket = await house.ask(operator, reportForCitizen, {
    body: {
      draftId: '018f0000-0000-7000-8000-0000000000aa',
      kind: 'death',
      villageCode: next,
      answers: { who: 'PARMI', when: '2025-02-01' },
      headName: 'WARSITO',
      where: 'Krajan',
      nik: '',
      phone: '',
    },
  })
  await house.ask(operator, linkTicket, {
    params: { id: ticket.body.id },
    body: { familyId: family.id, version: 1 },
  })
  await house.act(operator, async (acting) => {
    const printed = await printSlips(acting, { villageCode: next, count: 1 })
    const serial = printed.ok ? (printed.value[0]?.serial ?? '') : ''
    return bindSlip(acting, { serial, familyId: family.id, via: 'desk' })
  })
  const slips = await house.ask(operator, listSlips, { query: {} })
  const ids = {
    family: family.id,
    person: family.headId,
    campaign,
    case: cases.body.cases[0]?.id ?? '',
    change: change.body.id,
    meeting: meeting.body.id,
    ticket: ticket.body.id,
    slip: slips.body.slips[0]?.id ?? '',
  }
  for (const [kind, id] of Object.entries(ids)) assert.match(id ?? '', /^[0-9a-f-]{36}$/, kind)
  return ids
}

function deathIn(family: TestFamily) {
  return {
    villageCode: next,
    familyId: family.id,
    personId: family.spouseId,
    kind: 'member_died' as const,
    stated: { deathDate: '2025-02-01' },
    explanation: 'Meninggal menurut keluarga dan ketua RT',
  }
}
