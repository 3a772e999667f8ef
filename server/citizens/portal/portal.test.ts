import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { proposeFromVisit } from '../../changes/index.ts'
import type { Office } from '../../plumbing/acting.ts'
import { familyScope } from '../../plumbing/database/index.ts'
import { makeTestOffice, type TestOffice } from '../../plumbing/test-office.ts'
import { getFamilyRecord } from '../../registry/index.ts'
import { bindSlip, printSlips } from '../index.ts'
import { revokeSlip } from '../slips/bind-slip.ts'
import { type Household, settleHousehold } from '../test-household.ts'
import { isWrong, openBrowser, type TestBrowser } from './test-browser.ts'

const village = '3320112013'

let house: TestOffice
let clerk: Office
let warsito: Household
let sumini: Household

before(async () => {
  house = await makeTestOffice()
  clerk = await house.hire('data_operator')
  warsito = await settleHousehold(house, clerk, village, { name: 'WARSITO', nik: '3399011203700001' })
  sumini = await settleHousehold(house, clerk, village, { name: 'SUMINI', nik: '3399015203700002' })
})
after(() => house.close())

async function opened(household: Household, address?: string): Promise<TestBrowser> {
  const browser = openBrowser(house, address)
  const answer = await browser.send('/status', { nik: household.nik, kode: household.code })
  assert.equal(answer.location, '/keluarga')
  return browser
}

test('a NIK of the family and the code of its slip open the family’s page', async () => {
  const browser = await opened(warsito)
  assert.equal((await browser.get('/keluarga')).status, 200)
  const copy = await browser.get('/keluarga/salinan.json')
  const family = z
    .object({
      headName: z.string(),
      decile: z.object({ value: z.number(), version: z.string() }),
      aid: z.array(z.object({ amount: z.number() })),
      groups: z.array(
        z.object({ values: z.array(z.object({ key: z.string(), value: z.object({ id: z.string() }) })) }),
      ),
    })
    .parse(JSON.parse(copy.body))
  assert.equal(family.headName, 'WARSITO')
  assert.deepEqual(family.decile, { value: 2, version: 'DTSEN Februari 2025' })
  assert.equal(family.aid[0]?.amount, 750_000)
  const values = new Map(family.groups.flatMap((group) => group.values.map((one) => [one.key, one.value.id])))
  assert.match(values.get('floorMaterial') ?? '', /[Kk]eramik|[Tt]egel|[Uu]bin/)
  assert.equal(values.get('nik'), '•••• 0001')
  assert.ok(!copy.body.includes(warsito.nik))
  assert.ok(!copy.body.includes('SUMINI'))
})

test('unknown, wrong, revoked and locked are one answer, byte by byte, and take as long', async () => {
  const revoked = await settleHousehold(house, clerk, village, { name: 'PARMI', nik: '3399014203700003' })
  await house.act(clerk, async (acting) => {
    const found = await acting.tx.one(
      z.object({ id: z.uuid() }),
      `select id from slip where regency_code = '3320' and serial = $1`,
      [revoked.serial],
    )
    return revokeSlip(acting, { id: found.id, reason: 'hilang' })
  })
  const locked = openBrowser(house, '203.0.113.99')
  for (let turn = 0; turn < 8; turn += 1)
    await locked.send('/status', { nik: sumini.nik, kode: 'AAAAA-AAAAA' })
  const cases: [string, TestBrowser, string, string][] = [
    ['an unknown NIK', openBrowser(house, '203.0.113.20'), '3399010101010009', warsito.code],
    ['a wrong code', openBrowser(house, '203.0.113.21'), warsito.nik, 'AAAAA-AAAAA'],
    ['the code of another family', openBrowser(house, '203.0.113.22'), warsito.nik, sumini.code],
    ['a revoked slip', openBrowser(house, '203.0.113.23'), revoked.nik, revoked.code],
    ['locked, with the right code', locked, sumini.nik, sumini.code],
  ]
  const seen: { name: string; answer: string; page: string; ms: number }[] = []
  for (const [name, browser, nik, kode] of cases) {
    const began = performance.now()
    const answer = await browser.send('/status', { nik, kode })
    const ms = performance.now() - began
    const page = await browser.get(answer.location ?? '')
    const without = ({ date: _date, ...headers }: Readonly<Record<string, unknown>>) =>
      JSON.stringify(headers)
    seen.push({
      name,
      answer: `${answer.status} ${without(answer.headers)} ${answer.body}`,
      page: `${page.status} ${without(page.headers)} ${page.body}`,
      ms,
    })
    assert.equal(browser.cookies.size, 0, name)
  }
  for (const { name, answer, page, ms } of seen) {
    assert.equal(answer, seen[0]?.answer, name)
    assert.equal(page, seen[0]?.page, name)
    assert.ok(ms > 399, `${name} took ${ms.toFixed(0)} ms, less than a beat`)
  }
  // The family itself is not locked out by what somebody tried elsewhere.
  await opened(sumini, '203.0.113.40')
})

test('a NIK of fifteen digits and a code of nine signs are told so, and nothing typed is lost', async () => {
  const answer = await openBrowser(house).send('/status', { nik: '339901120370000', kode: 'AAAAA-AAAA' })
  assert.ok(isWrong(answer))
})

test('a new slip closes the page the old one opened', async () => {
  const rukini = await settleHousehold(house, clerk, village, { name: 'RUKINI', nik: '3399014203700004' })
  const browser = await opened(rukini)
  await house.act(clerk, async (acting) => {
    const printed = await printSlips(acting, { villageCode: village, count: 1 })
    return bindSlip(acting, {
      serial: printed.ok ? (printed.value[0]?.serial ?? '') : '',
      familyId: rukini.familyId,
      via: 'desk',
    })
  })
  assert.equal((await browser.get('/keluarga')).location, '/status')
})

test('signing out closes the page for whoever takes the phone next', async () => {
  const browser = await opened(warsito)
  const token = browser.cookies.get('tanggap_portal') ?? ''
  await browser.send('/lapor', { jenis: 'birth' })
  const draft = browser.cookies.get('tanggap_lapor') ?? ''
  await browser.send('/keluar')
  assert.equal(browser.cookies.size, 0)
  const thief = openBrowser(house)
  const stolen = await house.doors.portal.app.inject({ url: '/keluarga', cookies: { tanggap_portal: token } })
  assert.equal(stolen.headers.location, '/status')
  // What was being written from the family's page, its name and address filled in, is closed with it.
  const left = await house.doors.portal.app.inject({
    url: '/lapor/lanjut',
    cookies: { tanggap_lapor: draft },
  })
  assert.equal(left.headers.location, '/lapor')
  assert.equal((await thief.get('/keluarga')).location, '/status')
})

test('after half an hour the page is closed', async () => {
  const browser = await opened(warsito)
  house.at('2025-03-10T02:31:00Z')
  assert.equal((await browser.get('/keluarga')).location, '/status')
  house.at('2025-03-10T02:00:00Z')
})

test('every look at a family is written down, and shown to it by office, not by name', async () => {
  await house.act(clerk, (acting) => getFamilyRecord(acting, warsito.familyId, 'uji'))
  const browser = await opened(warsito)
  await browser.get('/keluarga')
  const { looks } = z
    .object({
      looks: z.array(z.object({ office: z.object({ id: z.string() }), what: z.object({ id: z.string() }) })),
    })
    .parse(JSON.parse((await browser.get('/keluarga/salinan.json')).body))
  assert.ok(looks.some(({ what }) => what.id === 'membaca data keluarga'))
  assert.ok(looks.some(({ office }) => office.id === 'Operator data Dinsos'))
  assert.ok(looks.some(({ what }) => what.id === 'membuka halaman ini dengan kode slip'))
  assert.ok(!JSON.stringify(looks).includes(clerk.name))
})

test('a family reads what was corrected in words, and of what was never recorded how much', async () => {
  const value = (question: string, from: unknown, to: unknown) =>
    ({
      about: 'value',
      subject: 'family',
      subjectName: 'SUMINI',
      question,
      from,
      to,
      sensitivity: 'general',
    }) as const
  const visited = (...differences: ReturnType<typeof value>[]) =>
    house.act(clerk, (acting) =>
      proposeFromVisit(acting, {
        caseId: acting.id(),
        familyId: sumini.familyId,
        villageCode: village,
        headName: 'SUMINI',
        differences,
        participants: [{ accountId: clerk.accountId, part: 'visited' }],
      }),
    )
  await visited(
    value('floorMaterial', 'ceramic', 'earth'),
    value('domicileMatch', null, true),
    value('wallMaterial', null, 'bamboo'),
  )
  await visited(value('domicileMatch', null, true))
  const browser = await opened(sumini)
  const words = z.object({ id: z.string() })
  const { changes } = z
    .object({
      changes: z.array(
        z.object({ kind: words, items: z.array(z.object({ to: words })), firstRecorded: z.number() }),
      ),
    })
    .parse(JSON.parse((await browser.get('/keluarga/salinan.json')).body))
  assert.deepEqual(
    changes
      .map(({ kind, items, firstRecorded }) => [kind.id, items.map(({ to }) => to.id), firstRecorded])
      .toSorted((a, b) => Number(b[2]) - Number(a[2])),
    [
      ['Perbaikan isian keluarga', ['Tanah'], 2],
      ['Isian keluarga baru dicatat', [], 1],
    ],
  )
})

test('straight against SQL, a family’s session sees its own rows and no neighbour’s', async () => {
  const count = z.object({ rows: z.number(), own: z.number() })
  const scope = familyScope('3320', village, warsito.familyId, [warsito.headId])
  const own: Readonly<Record<string, string>> = {
    family: 'id',
    membership: 'family_id',
    family_values: 'family_id',
    aid: 'family_id',
    slip: 'family_id',
    portal_session: 'family_id',
    person: 'id',
    person_values: 'person_id',
  }
  for (const [table, column] of Object.entries(own)) {
    const id = table.startsWith('person') ? warsito.headId : warsito.familyId
    const seen = await house.foundation.database.within(scope, (tx) =>
      tx.one(
        count,
        `select count(*) as rows, count(*) filter (where ${column} = $1) as own from ${table} where regency_code = '3320'`,
        [id],
      ),
    )
    assert.ok(seen.rows > 0, table)
    assert.equal(seen.rows, seen.own, table)
  }
  const none = [
    'account',
    'session',
    'ticket_event',
    'ticket_photo',
    'report_draft',
    'visit_submission',
    'meeting',
    'batch',
  ]
  for (const table of none) {
    const seen = await house.foundation.database.within(scope, (tx) =>
      tx.one(
        z.object({ rows: z.number() }),
        `select count(*) as rows from ${table} where regency_code = '3320'`,
      ),
    )
    assert.equal(seen.rows, 0, table)
  }
  const lines = await house.foundation.database.within(scope, (tx) =>
    tx.all(
      z.object({ subject_ids: z.array(z.string()) }),
      `select subject_ids from audit_line where regency_code = '3320'`,
    ),
  )
  assert.ok(lines.length > 0)
  assert.ok(lines.every(({ subject_ids }) => subject_ids.includes(warsito.familyId)))
})
