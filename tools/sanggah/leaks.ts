import * as wire from '@tanggap/contract/integrity'
import { mayDo, type Role, roles } from '@tanggap/core/access'
import pg from 'pg'
import { sampleOf, schemasOf } from '../../server/access/test-input.ts'
import { settleFamilies } from '../../server/campaigns/test-village.ts'
import { openBrowser } from '../../server/citizens/portal/test-browser.ts'
import { actAsReporter } from '../../server/integrity/index.ts'
import { asReporter, theClockPasses } from '../../server/integrity/test-matter.ts'
import type { Office } from '../../server/plumbing/acting.ts'
import type { ServedRoute } from '../../server/plumbing/http/index.ts'
import { makeLog } from '../../server/plumbing/log.ts'
import { makeTestOffice, type TestOffice } from '../../server/plumbing/test-office.ts'
import { type Canary, canaries, canariesIn, canariesInFile, filesBelow } from './canaries.ts'

export interface LeakReport {
  readonly responses: number
  readonly routes: number
  readonly roles: number
  readonly logBytes: number
  readonly rows: number
  readonly tables: number
  readonly files: number
  /** What was found where it must not be. */
  readonly leaks: readonly string[]
  /** What the two who opened it together were shown: the search finds what is there. */
  readonly shownToTwo: readonly Canary[]
}

const village = '3320112013'

/**
 * Somebody tells the integrity desk something, and every word of it is looked for everywhere else: in the answer of
 * every route to every role (an officer of the desk alone among them), in the log, in every row of every table, in
 * the files of the data folder. Before it is opened, while two have it open, and after a re-check was ordered.
 */
export async function searchForLeaks(thorough: boolean): Promise<LeakReport> {
  const log: string[] = []
  const house = await makeTestOffice('3320', makeLog('debug', { write: (line) => log.push(line) }))
  try {
    const clerk = await house.hire('data_operator')
    const families = await settleFamilies(house, clerk, village, 8)
    const [first, second] = [
      await house.hire('integrity_officer', '3320', 'Indah Permatasari'),
      await house.hire('integrity_officer', '3320', 'Bagas Nugroho'),
    ]
    const everyone = await hireEveryone(house)
    const leaks: string[] = []
    const walk = { house, everyone, leaks, asked: 0, routes: new Set<string>() }
    const matterId = await tellThroughThePortal(house, first)
    const familyId = families[0]?.id ?? ''
    if (thorough) await walkEveryRoute(walk, [matterId, familyId], 'sealed')
    await open(house, matterId, first, second)
    const shown = await read(house, matterId, first)
    await orderRecheck(house, matterId, familyId, first)
    await walkEveryRoute(walk, [matterId, familyId, await aVisit(house)], 'opened by two')
    const dump = await searchEveryRow(house, leaks)
    const files = filesBelow(house.folder)
    for (const file of files)
      for (const canary of canariesInFile(file)) leaks.push(`the data folder holds ${canary}`)
    const logText = Buffer.from(log.join(''))
    for (const canary of canariesIn(logText)) leaks.push(`the log tells ${canary}`)
    return {
      responses: walk.asked,
      routes: walk.routes.size,
      roles: everyone.length,
      logBytes: logText.length,
      ...dump,
      files: files.length,
      leaks,
      shownToTwo: canariesIn(Buffer.from(JSON.stringify(shown))),
    }
  } finally {
    await house.close()
  }
}

/** Through the portal's own pages: sent, added to, pressed; and a second one left unfinished. */
async function tellThroughThePortal(house: TestOffice, officer: Office): Promise<string> {
  const browser = openBrowser(house)
  await browser.send('/aduan')
  const answers: readonly (readonly [string, string])[] = [
    ['hal', 'well_off'],
    ['kecamatan', village.slice(0, 6)],
    ['desa', village],
    ['who', canaries.who],
    ['where', canaries.where],
    ['when', canaries.when],
    ['story', canaries.story],
    ['reporterName', canaries.reporterName],
    ['reporterPhone', canaries.reporterPhone],
    ['mayTell', 'no'],
  ]
  for (const [step, value] of answers) {
    const sent = await browser.send(`/aduan/${step}`, { [step]: value })
    if (sent.status !== 303) throw new Error(`the portal did not take ${step}: ${sent.status}`)
  }
  await browser.send('/aduan/kirim')
  const list = await house.ask(officer, wire.listMatters, { query: {} })
  const matter = list.body.matters[0]
  if (!matter) throw new Error('nothing arrived at the integrity desk')
  await speakAsReporter(house, matter.id)
  const left = openBrowser(house)
  await left.send('/aduan')
  for (const [step, value] of answers.slice(0, 3)) await left.send(`/aduan/${step}`, { [step]: value })
  await left.send('/aduan/who', { who: canaries.draft })
  return matter.id
}

async function speakAsReporter(house: TestOffice, matterId: string): Promise<void> {
  await asReporter(house, (acting) => actAsReporter(acting, matterId, 'addWords', canaries.added))
  await asReporter(house, (acting) => actAsReporter(acting, matterId, 'press', canaries.pressed))
}

async function open(house: TestOffice, id: string, first: Office, second: Office): Promise<void> {
  await house.ask(first, wire.askOpening, { params: { id }, body: { purpose: 'first_reading' } })
  const opened = await house.ask(second, wire.consentOpening, { params: { id } })
  if (opened.status !== 200) throw new Error(`two officers could not open it: ${opened.refusal}`)
}

async function read(house: TestOffice, id: string, by: Office): Promise<unknown> {
  return (await house.ask(by, wire.readWords, { params: { id } })).body
}

async function orderRecheck(house: TestOffice, id: string, familyId: string, by: Office): Promise<void> {
  const version = async () => (await house.ask(by, wire.getMatter, { params: { id } })).body.version
  await house.ask(by, wire.linkMatter, { params: { id }, body: { familyId, version: await version() } })
  const ordered = await house.ask(by, wire.stepMatter, {
    params: { id },
    body: { action: 'orderRecheck', version: await version(), note: 'Kami periksa.' },
  })
  if (ordered.status !== 200) throw new Error(`no re-check was ordered: ${ordered.refusal}`)
  await theClockPasses(house, id)
}

/** One of the visits that were ordered, as anybody who reviews it would name it. */
async function aVisit(house: TestOffice): Promise<string> {
  const owner = new pg.Client({ connectionString: house.test.ownerUrl })
  await owner.connect()
  try {
    const { rows } = await owner.query<{ id: string }>('select id from visit_case order by number limit 1')
    return rows[0]?.id ?? ''
  } finally {
    await owner.end()
  }
}

async function hireEveryone(house: TestOffice): Promise<Office[]> {
  const offices: Office[] = []
  for (const role of roles) {
    const region = ['facilitator', 'village_operator', 'village_head'].includes(role) ? village : '3320'
    offices.push(await house.hire(role, role === 'subdistrict_officer' ? '332011' : region))
  }
  return offices
}

interface Walk {
  readonly house: TestOffice
  readonly everyone: readonly Office[]
  readonly leaks: string[]
  readonly routes: Set<string>
  asked: number
}

async function walkEveryRoute(walk: Walk, ids: readonly string[], when: string): Promise<void> {
  const { house } = walk
  for (const door of ['office', 'field'] as const) {
    const schemas = schemasOf(house.doors[door].app.swagger())
    for (const route of house.doors[door].routes) {
      const body = schemas.get(`${route.method} ${route.url}`)?.body
      for (const who of walk.everyone) {
        const may = route.action === undefined || mayDo(who.role as Role, route.action)
        // Who is shut out is shut out before an id is looked at; one knock tells.
        for (const id of may ? ids : ids.slice(0, 1)) {
          const payload = body ? sampleOf(body, 'Alasan yang cukup panjang', id) : {}
          await knock(walk, door, route, who, id, payload, when)
        }
      }
    }
  }
  for (const route of house.doors.portal.routes)
    await knock(walk, 'portal', route, undefined, ids[0] ?? '', { kata: 'x', pin: '000000' }, when)
}

async function knock(
  walk: Walk,
  door: 'office' | 'field' | 'portal',
  { method, url }: ServedRoute,
  who: Office | undefined,
  id: string,
  payload: unknown,
  when: string,
): Promise<void> {
  const reply = await walk.house.doors[door].app.inject({
    method: method as 'GET',
    url: url.replace(':sha256', 'a'.repeat(64)).replace(/:(\w+)/g, id),
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      ...(who ? { 'x-test-office': who.officeId } : {}),
    },
    ...(method === 'GET' || method === 'HEAD' ? {} : { payload: payload as object }),
  })
  walk.asked += 1
  walk.routes.add(`${door} ${method} ${url}`)
  const said = Buffer.concat([reply.rawPayload, Buffer.from(JSON.stringify(reply.headers))])
  for (const canary of canariesIn(said))
    walk.leaks.push(`${when}: ${method} ${url} told ${canary} to ${who?.role ?? 'anybody'}`)
}

/** Every row of every table, the queue's too, as a dump would hold it. */
async function searchEveryRow(house: TestOffice, leaks: string[]): Promise<{ rows: number; tables: number }> {
  const owner = new pg.Client({ connectionString: house.test.ownerUrl })
  await owner.connect()
  try {
    const tables = await owner.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    let rows = 0
    for (const { name } of tables.rows) {
      const found = await owner.query<{ row: string }>(`select t::text as row from ${name} t`)
      rows += found.rows.length
      for (const { row } of found.rows)
        for (const canary of canariesIn(Buffer.from(row))) leaks.push(`a dump of ${name} tells ${canary}`)
    }
    return { rows, tables: tables.rows.length }
  } finally {
    await owner.end()
  }
}
