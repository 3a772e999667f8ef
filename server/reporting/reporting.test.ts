import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { freezeCampaign } from '@tanggap/contract/campaigns'
import { listChanges } from '@tanggap/contract/changes'
import {
  getReport,
  listReports,
  makeReport,
  type ReportDetail,
  recomputeReport,
  reportFrozen,
  reportPaper,
  reportWorkbook,
  signReport,
  today,
} from '@tanggap/contract/reporting'
import { groundCheck202503 } from '@tanggap/core/instrument'
import ExcelJS from 'exceljs'
import pg from 'pg'
import { certify, settleFamilies, type TestFamily } from '../campaigns/test-village.ts'
import { propose } from '../changes/index.ts'
import { type Office, systemOffice } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { signReport as sign } from './sign-report.ts'
import { type Happened, liveThroughMonth } from './test-month.ts'

const villages = ['3320112013', '3320112012'] as const

let house: TestOffice
let supervisor: Office
let verifier: Office
let ratifier: Office
let facilitators: Office[]
let campaigns: { id: string; village: string }[]
let happened: Happened[]
let settled: TestFamily[][]
let familyOfCase: Map<string, string>

before(async () => {
  house = await makeTestOffice()
  house.at('2025-03-01T02:00:00Z')
  supervisor = await house.hire('field_supervisor')
  verifier = await house.hire('dinsos_verifier', '3320', '=SUM(A1:A9)')
  ratifier = await house.hire('ratifier', '3320', 'Ibu Kepala Dinas')
  facilitators = [await house.hire('facilitator', villages[0]), await house.hire('facilitator', villages[1])]
  campaigns = []
  settled = []
  happened = []
  familyOfCase = new Map()
  for (const [index, village] of villages.entries()) {
    settled.push(await settleFamilies(house, verifier, village, index === 0 ? 40 : 25))
    const frozen = await house.ask(supervisor, freezeCampaign, {
      body: {
        name: `Uji ${village}`,
        villageCode: village,
        startsOn: '2025-03-02',
        endsOn: '2025-03-31',
        instrumentVersion: groundCheck202503.version,
        optionGroups: [],
      },
    })
    assert.equal(frozen.status, 200)
    const campaign = { id: frozen.body.id, village }
    campaigns.push(campaign)
    const cases = await casesOf(campaign.id)
    for (const [caseId, familyId] of cases) familyOfCase.set(caseId, familyId)
    const month = { village, cases: [...cases.keys()] }
    happened.push(...(await liveThroughMonth(house, month, facilitators, 7 + index)))
  }
  for (const facilitator of facilitators) await certify(house, supervisor, facilitator)
  house.at('2025-04-02T02:00:00Z')
})
after(() => house.close())

/** Cases of a campaign in the order of its frame, each with its family. */
async function casesOf(campaignId: string): Promise<Map<string, string>> {
  const owner = new pg.Client({ connectionString: house.test.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query<{ id: string; family_id: string }>(
    'select id, family_id from visit_case where campaign_id = $1 order by number',
    [campaignId],
  )
  await owner.end()
  return new Map(rows.map(({ id, family_id }) => [id, family_id]))
}

async function made(asOf: string | undefined, campaignId?: string): Promise<ReportDetail> {
  const answer = await house.ask(verifier, makeReport, { body: { asOf, campaignId } })
  assert.equal(answer.status, 200)
  const report = await house.ask(verifier, getReport, { params: { id: answer.body.id } })
  assert.equal(report.status, 200)
  return report.body
}

function cellsOf(report: ReportDetail, table: string, row: string) {
  return report.tables.find(({ key }) => key === table)?.rows.find(({ key }) => key === row)?.cells
}

/** Counted from the list of what happened, without the code that makes reports. */
function recounted(until: string, villageCode?: string) {
  const cases = new Map<string, { stage: string; finding: string; facilitator: string; one: Happened }>()
  const changes = new Map<string, { caseId: string; to: string }>()
  const sorted = happened
    .filter(({ at, village }) => at <= until && (!villageCode || village === villageCode))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  for (const one of sorted) {
    const { caseId, finding, facilitator } = one
    if (one.what === 'visit') cases.set(caseId, { stage: 'waiting', finding, facilitator, one })
    if (one.what === 'return') cases.set(caseId, { stage: 'returned', finding, facilitator, one })
    if (one.what === 'approve') cases.set(caseId, { stage: 'approved', finding, facilitator, one })
    if (one.changeId && one.to) changes.set(one.changeId, { caseId, to: one.to })
  }
  const all = [...cases.entries()]
  const approved = all.filter(([, { stage }]) => stage === 'approved')
  const statusesOf = (id: string) =>
    [...changes.values()].filter((one) => one.caseId === id).map(({ to }) => to)
  const isOpen = (to: string) => ['completeness_check', 'verification'].includes(to)
  return {
    collected: all.length,
    waiting: all.filter(([, { stage }]) => stage === 'waiting').length,
    returned: all.filter(([, { stage }]) => stage === 'returned').length,
    approved: approved.length,
    unchanged: approved.filter(([id]) => statusesOf(id).length === 0).length,
    climbing: approved.filter(([id]) => statusesOf(id).some(isOpen)).length,
    ratified: approved.filter(([id]) => {
      const statuses = statusesOf(id)
      return statuses.includes('ratified') && !statuses.some(isOpen)
    }).length,
    movedOut: approved.filter(([, { finding }]) => finding === 'moved_out').length,
    deceased: approved.reduce((sum, [, { one }]) => sum + (one.presences.deceased ?? 0), 0),
    floor: approved.filter(([, { one }]) => one.changed.includes('floorMaterial')).length,
    recorded: approved.filter(([, { one }]) => one.recorded.length > 0).length,
    anyChanged: approved.filter(([, { one }]) => one.changed.length > 0).length,
    proposals: changes.size,
    openProposals: [...changes.values()].filter(({ to }) => isOpen(to)).length,
    ofFacilitator: (id: string) => all.filter(([, { facilitator }]) => facilitator === id).length,
  }
}

test('every figure equals a recount from what happened, at any moment of the month', async () => {
  const moments = [
    '2025-03-02T12:00:00Z',
    '2025-03-07T12:00:00Z',
    '2025-03-14T12:00:00Z',
    '2025-04-01T12:00:00Z',
  ]
  for (const asOf of moments) {
    const report = await made(asOf)
    const counted = recounted(asOf)
    const step = (key: string) => cellsOf(report, 'progress', key)?.[1]
    assert.equal(step('target'), 65)
    for (const key of [
      'collected',
      'waiting',
      'returned',
      'approved',
      'unchanged',
      'climbing',
      'ratified',
    ] as const)
      assert.equal(step(key), counted[key], `${key} at ${asOf}`)
    assert.equal(cellsOf(report, 'findings', 'moved_out')?.[1], counted.movedOut)
    assert.equal(cellsOf(report, 'findings', 'total')?.[1], counted.approved)
    assert.equal(cellsOf(report, 'members', 'deceased')?.[1], counted.deceased)
    assert.equal(cellsOf(report, 'variables', 'any')?.[2], counted.anyChanged)
    assert.equal(cellsOf(report, 'variables', 'floorMaterial')?.[2] ?? 0, counted.floor)
    assert.equal(cellsOf(report, 'variables', 'workedLastWeek'), undefined)
    assert.equal(cellsOf(report, 'first-recorded', 'any')?.[2], counted.recorded)
    assert.equal(cellsOf(report, 'first-recorded', 'workedLastWeek')?.[2] ?? 0, counted.recorded)
    assert.equal(cellsOf(report, 'proposals', 'ground_check')?.[1], counted.proposals)
    assert.equal(cellsOf(report, 'proposals', 'ground_check')?.[2], counted.openProposals)
    for (const { accountId } of facilitators)
      assert.equal(cellsOf(report, 'facilitators', accountId)?.[2] ?? 0, counted.ofFacilitator(accountId))
    for (const village of villages) {
      const own = recounted(asOf, village)
      const [, , target, collected, , approved] = cellsOf(report, 'villages', village) ?? []
      assert.deepEqual(
        [target, collected, approved],
        [village === villages[0] ? 40 : 25, own.collected, own.approved],
      )
    }
  }
})

test('a report of one ground check counts its own families only', async () => {
  const [first] = campaigns
  const report = await made('2025-03-14T12:00:00Z', first?.id)
  const own = recounted('2025-03-14T12:00:00Z', first?.village)
  assert.equal(report.headline.target, 40)
  assert.equal(report.headline.collected, own.collected)
  assert.equal(report.campaign?.number, report.campaigns[0]?.number)
})

test('nothing after its moment is counted: the same moment gives the same figures whatever happened since', async () => {
  const before = await made('2025-03-10T00:00:00Z')
  const [first] = campaigns
  assert.ok(first)
  await house.act(systemOffice('3320', 'uji'), ({ tx }) =>
    tx.run(`update visit_case set status = 'withdrawn' where regency_code = '3320' and campaign_id = $1`, [
      first.id,
    ]),
  )
  house.at('2025-04-03T02:00:00Z')
  const later = await made('2025-03-10T00:00:00Z')
  assert.deepEqual(later.tables, before.tables)
  assert.notEqual(later.number, before.number)
})

test('a moment that has not come, and one before any frame, are refused', async () => {
  const ask = (asOf: string) => house.ask(verifier, makeReport, { body: { asOf } })
  assert.equal((await ask('2026-01-01T00:00:00Z')).refusal, 'report.as-of-in-future')
  assert.equal((await ask('2025-02-01T00:00:00Z')).refusal, 'report.no-campaign')
})

test('recomputed from what was frozen, a report gives the same figures; one altered behind our back does not', async () => {
  const report = await made('2025-03-14T12:00:00Z')
  const ask = () => house.ask(verifier, recomputeReport, { params: { id: report.id } })
  const same = (await ask()).body
  assert.deepEqual([same.identical, same.hashHolds, same.differences], [true, true, []])
  assert.ok(same.figures > 100)

  const owner = new pg.Client({ connectionString: house.test.ownerUrl })
  await owner.connect()
  await owner.query(
    `update report set figures = jsonb_set(figures, '{progress,approved}', '999') where id = $1`,
    [report.id],
  )
  await owner.end()
  const other = (await ask()).body
  assert.deepEqual(
    [other.identical, other.hashHolds, other.differences],
    [false, false, ['progress.approved']],
  )
})

test('the application can neither alter nor remove a report, only sign it', async () => {
  const report = await made('2025-03-14T12:00:00Z')
  for (const statement of [
    `update report set figures = '{}' where regency_code = '3320' and id = $1`,
    `delete from report where regency_code = '3320' and id = $1`,
  ])
    await assert.rejects(
      house.act(verifier, ({ tx }) => tx.run(statement, [report.id])),
      /permission denied/,
    )
})

test('a report is signed once, by another than its maker, and only as it was seen', async () => {
  const report = await made('2025-03-14T12:00:00Z')
  const ask = (who: Office, hash = report.hash) =>
    house.ask(who, signReport, { params: { id: report.id }, body: { hash } })
  assert.equal((await ask(verifier)).refusal, 'workflow.not-your-office')
  assert.equal((await ask(ratifier, '00')).refusal, 'report.other-content')
  // The maker in another office is still the maker.
  const sameHand = { ...ratifier, accountId: verifier.accountId }
  const own = await house.act(sameHand, (acting) => sign(acting, report.id, report.hash))
  assert.ok(!own.ok && own.refusal.code === 'report.own-report')
  assert.equal((await ask(ratifier)).status, 200)
  assert.equal((await ask(ratifier)).refusal, 'report.already-signed')
  const signed = await house.ask(verifier, getReport, { params: { id: report.id } })
  assert.equal(signed.body.signedBy, 'Ibu Kepala Dinas')
  assert.equal(signed.body.hash, report.hash)
})

test('recipients outside a rule and families inside it without aid stand beside their denominators', async () => {
  const [first] = campaigns
  const families = settled[0] ?? []
  await house.act(systemOffice('3320', 'uji'), async (acting) => {
    const listed = families.slice(0, 12).map(({ id }) => ({
      regency_code: '3320',
      id: acting.id(),
      programme_code: 'sembako',
      period: '2025-T1',
      village_code: villages[0],
      family_id: id,
      state: 'listed',
      intake_id: acting.id(),
      recorded_at: new Date('2025-03-20T00:00:00Z'),
    }))
    await acting.tx.insert('aid', listed)
    await acting.tx.run(
      `update family set official_decile = 8 where regency_code = '3320' and id = any($1)`,
      [families.slice(0, 3).map(({ id }) => id)],
    )
  })
  const report = await made('2025-03-21T00:00:00Z', first?.id)
  const rows = report.tables.find(({ key }) => key === 'coverage')?.rows ?? []
  const sembako = rows.find(({ key }) => key === 'sembako-2025-early')?.cells
  assert.ok(sembako)
  const [, , recipients, outside, , inside, without] = sembako
  const gone = recountedGone(families)
  const receiving = families.slice(0, 12)
  assert.equal(recipients, 12)
  assert.equal(outside, receiving.filter(({ id }, index) => index < 3 || gone.has(id)).length)
  const eligible = families.filter(({ id }, index) => index >= 3 && !gone.has(id))
  assert.equal(inside, eligible.length)
  assert.equal(without, eligible.filter((family) => !receiving.includes(family)).length)
  assert.match(JSON.stringify(report.tables.find(({ key }) => key === 'coverage')?.note), /bukan keputusan/)

  const earlier = await made('2025-03-19T00:00:00Z', first?.id)
  const then = earlier.tables.find(({ key }) => key === 'coverage')?.rows ?? []
  assert.equal(then.find(({ key }) => key === 'sembako-2025-early')?.cells[2], 0)
})

/** Families of whom an approved visit said by 21 March that they moved out or were not found. */
function recountedGone(families: readonly TestFamily[]): Set<string> {
  const gone = happened
    .filter(({ what, at }) => what === 'approve' && at <= '2025-03-21')
    .filter(({ finding }) => finding === 'moved_out' || finding === 'family_not_found')
    .map(({ caseId }) => familyOfCase.get(caseId) ?? '')
  return new Set(gone.filter((id) => families.some((family) => family.id === id)))
}

test('the workbook opens again with the same figures, and no cell is a formula', async () => {
  const report = await made('2025-04-01T12:00:00Z')
  const answer = await house.ask(verifier, reportWorkbook, { params: { id: report.id } })
  assert.equal(answer.status, 200)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Buffer.from(answer.body as Uint8Array).buffer as ArrayBuffer)
  assert.equal(workbook.worksheets.length, report.tables.length + 2)
  for (const [index, table] of report.tables.entries()) {
    const sheet = workbook.worksheets[index + 1]
    table.rows.forEach((row, line) => {
      row.cells.forEach((cell, column) => {
        if (typeof cell !== 'number') return
        const written = sheet?.getRow(5 + line).getCell(column + 1).value
        const expected = table.columns[column]?.kind === 'percent' ? cell / 100 : cell
        assert.equal(written, expected, `${table.key} ${row.key}`)
      })
    })
  }
  const texts: string[] = []
  workbook.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        assert.notEqual(cell.type, ExcelJS.ValueType.Formula)
        if (typeof cell.value === 'string') texts.push(cell.value)
      }),
    ),
  )
  assert.ok(texts.some((text) => text.includes(report.number)))
  assert.ok(texts.includes(report.hash))
  assert.ok(!texts.some((text) => text.startsWith('=')))
})

test('the paper is a PDF of several pages, the same each time it is asked for', async () => {
  const report = await made('2025-04-01T12:00:00Z')
  const ask = async () =>
    Buffer.from((await house.ask(verifier, reportPaper, { params: { id: report.id } })).body as Uint8Array)
  const pdf = await ask()
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
  assert.ok(pages >= 3 && pages < 20, `${pages} pages`)
  assert.ok((await ask()).equals(pdf))
})

test('the JSON is letter by letter what was hashed, and names no citizen', async () => {
  const report = await made('2025-04-01T12:00:00Z')
  const answer = await house.doors.office.app.inject({
    method: 'GET',
    url: `/api/reports/${report.id}/report.json`,
    headers: { 'x-test-office': verifier.officeId, host: 'localhost' },
  })
  assert.equal(createHash('sha256').update(answer.payload).digest('hex'), report.hash)
  assert.doesNotMatch(answer.payload, /WARSITO|SUMIATI|3399\d{12}/)
})

test('BPS and the executive see totals: no facilitator, no small count, no frozen data', async () => {
  const { id } = await made('2025-03-14T12:00:00Z')
  for (const role of ['bps_monitor', 'executive_viewer'] as const) {
    const viewer = await house.hire(role)
    const { body } = await house.ask(viewer, getReport, { params: { id } })
    assert.equal(body.view, 'aggregate')
    assert.ok(!body.tables.some(({ key }) => key.includes('facilitators')))
    for (const { columns, rows } of body.tables)
      for (const { cells } of rows)
        cells.forEach((cell, index) => {
          if (columns[index]?.kind === 'count' && typeof cell === 'number') assert.ok(cell >= 10)
        })
    assert.equal((await house.ask(viewer, reportFrozen, { params: { id } })).refusal, 'report.totals-only')
    assert.equal((await house.ask(viewer, makeReport, { body: {} })).refusal, 'workflow.not-your-office')
    assert.equal((await house.ask(viewer, recomputeReport, { params: { id } })).status, 200)
  }
})

test('numbers run without gaps, and those who may make a report see of what', async () => {
  const { body } = await house.ask(verifier, listReports)
  const numbers = body.reports.map(({ number }) => number).toSorted()
  numbers.forEach((number, index) => {
    assert.equal(number, `LAP-3320-2025-${String(index + 1).padStart(4, '0')}`)
  })
  assert.equal(body.mayMake, true)
  assert.equal(body.campaigns.length, 2)
  const asSigner = await house.ask(ratifier, listReports)
  assert.deepEqual([asSigner.body.mayMake, asSigner.body.campaigns], [false, []])
})

test('what waits is counted for the office and the person, and opens a list', async () => {
  const [family] = settled[0] ?? []
  assert.ok(family)
  const proposed = await house.act(systemOffice('3320', 'uji'), (acting) =>
    propose(acting, {
      familyId: family.id,
      villageCode: villages[0],
      headName: family.headName,
      kind: 'correct_values',
      door: 'village',
      sourceId: acting.id(),
      items: [],
      explanation: 'uji',
      participants: [{ accountId: verifier.accountId, part: 'proposed' }],
    }),
  )
  assert.ok(proposed.ok)
  const waits = async (who: Office, key: string) =>
    (await house.ask(who, today)).body.waiting.find((entry) => entry.key === key)
  const clerk = await house.hire('data_operator')
  const forClerk = await waits(clerk, 'changes-completeness_check')
  assert.equal(forClerk?.count, 1)
  assert.equal(forClerk?.overdue, 0)
  assert.equal(forClerk?.opens, '/changes?status=completeness_check')
  const list = await house.ask(clerk, listChanges, { query: { mine: '1', status: 'completeness_check' } })
  assert.equal(list.body.changes.length, 1)
  assert.equal(await waits(verifier, 'changes-completeness_check'), undefined, 'one does not check one’s own')
  house.at('2025-05-02T02:00:00Z')
  assert.equal((await waits(clerk, 'changes-completeness_check'))?.overdue, 1)
  assert.ok(((await waits(ratifier, 'reports'))?.count ?? 0) > 0)
  for (const role of [
    'facilitator',
    'auditor',
    'executive_viewer',
    'system_admin',
    'village_head',
  ] as const) {
    const answer = await house.ask(
      await house.hire(role, role === 'village_head' ? villages[1] : '3320'),
      today,
    )
    assert.deepEqual([answer.status, answer.body.waiting], [200, []], role)
  }
})

test('meetings, certificates and citizens’ reports are those of the covered villages by the moment', async () => {
  const [first] = campaigns
  await house.act(systemOffice('3320', 'uji'), async (acting) => {
    const { tx } = acting
    const meeting = (village: string, heldAt: string, signedAt: string | null, status: string) => ({
      regency_code: '3320',
      id: acting.id(),
      village_code: village,
      number: `UJI-${acting.id()}`,
      kind: 'musdes',
      held_at: new Date(heldAt),
      place: 'Balai desa',
      chair: 'Petinggi',
      invited: 20,
      present: 15,
      quorum: 10,
      attendance: [],
      status,
      notes: '',
      recorded_by: acting.id(),
      recorded_by_name: 'uji',
      signed_at: signedAt === null ? null : new Date(signedAt),
      version: 1,
    })
    await tx.insert('meeting', [
      meeting(villages[0], '2025-03-05T12:00:00Z', '2025-03-06T02:00:00Z', 'signed'),
      meeting(villages[0], '2025-03-19T12:00:00Z', '2025-03-25T02:00:00Z', 'signed'),
      meeting(villages[0], '2025-03-19T12:00:00Z', null, 'cancelled'),
      meeting(villages[1], '2025-03-05T12:00:00Z', '2025-03-06T02:00:00Z', 'signed'),
    ])
    const ticket = async (kind: string, receivedAt: string, respondedAt: string | null) => {
      const id = acting.id()
      await tx.insert('ticket', [
        {
          regency_code: '3320',
          id,
          number: `UJI-${id}`,
          pin_hash: Buffer.from('uji'),
          kind,
          channel: 'portal',
          village_code: villages[0],
          status: 'answered',
          content_sealed: Buffer.from('uji'),
          received_at: new Date(receivedAt),
          version: 1,
        },
      ])
      const event = (role: string, to: string, at: string) => ({
        regency_code: '3320',
        id: acting.id(),
        ticket_id: id,
        village_code: villages[0],
        action: 'uji',
        to_status: to,
        sentence: {},
        role,
        at: new Date(at),
      })
      await tx.insert('ticket_event', [
        event('citizen', 'received', receivedAt),
        ...(respondedAt ? [event('data_operator', 'answered', respondedAt)] : []),
      ])
    }
    await ticket('birth', '2025-03-10T02:00:00Z', '2025-03-12T02:00:00Z')
    await ticket('death', '2025-03-10T02:00:00Z', '2025-03-18T02:00:00Z')
    await ticket('death', '2025-03-10T02:00:00Z', null)
    await ticket('fee_demanded', '2025-03-10T02:00:00Z', null)
    await ticket('birth', '2025-03-28T02:00:00Z', null)
  })
  const report = await made('2025-03-20T12:00:00Z', first?.id)
  const count = (table: string, row: string) => cellsOf(report, table, row)?.[1]
  assert.deepEqual([count('meetings', 'held'), count('meetings', 'signed')], [2, 1])
  assert.deepEqual([count('meetings', 'villages'), count('meetings', 'of')], [1, 1])
  assert.equal(report.certified, 2)
  assert.equal(count('citizens', 'count'), 3)
  assert.equal(cellsOf(report, 'citizen-kinds', 'fee_demanded'), undefined)
  assert.deepEqual([count('citizens', 'responded'), count('citizens', 'inTime')], [2, 1])
  assert.equal(cellsOf(report, 'citizens', 'responded')?.[2], 5)
  assert.equal(count('citizens', 'settled'), 2)

  const earlier = await made('2025-03-15T12:00:00Z', first?.id)
  assert.equal(cellsOf(earlier, 'citizens', 'responded')?.[1], 1)
  assert.equal(cellsOf(earlier, 'meetings', 'held')?.[1], 1)
})
