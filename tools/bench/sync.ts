import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type Envelope, type PhoneCase, pullPackage } from '@tanggap/contract/sync'
import { groundCheck202503 as instrument } from '@tanggap/core/instrument'
import { batchesOf } from '@tanggap/core/sync'
import pg from 'pg'
import type { Office } from '../../server/plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../../server/plumbing/test-office.ts'
import { finishedVisit, makeTestPhone, type TestPhone } from '../../server/sync/test-phone.ts'
import { dealFamilies } from '../chaos/deal.ts'
import { startEmbedded } from '../postgres/index.ts'
import { type Measured, rate, secondsOf, within } from './measure.ts'
import type { Carried } from './sync-phones.ts'

const phones = 100
const families = 300
/** How many phones send in earnest, and how many forms each. */
const sending = { phones: 40, forms: 60 }
/**
 * An evening on which every phone meets the office: the first download of 100 phones with 300 families each, asked
 * for at the same moment, and finished forms handed in by 40 phones at once, over HTTP. PostgreSQL with durable settings;
 * the phones seal before, and verify every receipt while it is measured, in a thread of their own.
 */
export async function syncBench(): Promise<readonly Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-bench-'))
  const postgres = await startEmbedded({ folder: join(folder, 'postgres') })
  process.env.TANGGAP_TEST_DATABASE_URL = postgres.url
  const office = await makeTestOffice()
  try {
    const officers = await hireOfficers(office)
    await dealFamilies(office.foundation, officers, families)
    await knowTheTables(office)
    const download = await firstDownload(office, officers)
    const { perSecond, bytes } = await handIn(office, officers.slice(0, sending.phones))
    return [
      within(`first download of ${phones} phones, ${families} families each, median`, 's', download, 15),
      rate(`durable forms handed in, ${(bytes / 1000).toFixed(1)} kB each`, 'forms/s', perSecond, 500, 1),
    ]
  } finally {
    await office.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function hireOfficers(office: TestOffice): Promise<readonly Office[]> {
  const officers: Office[] = []
  for (let index = 0; index < phones; index++)
    officers.push(await office.hire('facilitator', '332010', `Pendamping ${index}`))
  return officers
}

/** Families are dealt days before an evening, so PostgreSQL has counted them by then; here they came a moment ago. */
async function knowTheTables(office: TestOffice): Promise<void> {
  const owner = new pg.Client(office.test.ownerUrl)
  await owner.connect()
  await owner.query('analyze')
  await owner.end()
}

/** Seconds until the median phone has its package, all having asked at the same moment. */
async function firstDownload(office: TestOffice, officers: readonly Office[]): Promise<number> {
  const began = performance.now()
  const seconds = await Promise.all(
    officers.map(async (officer) => {
      const { body } = await office.ask(officer, pullPackage)
      if (body.cases.length !== families) throw new Error(`a phone got ${body.cases.length} families`)
      return (performance.now() - began) / 1000
    }),
  )
  return seconds.toSorted((a, b) => a - b)[Math.floor(seconds.length / 2)] ?? Number.POSITIVE_INFINITY
}

async function handIn(office: TestOffice, officers: readonly Office[]) {
  const carrying: Carried['phones'][number][] = []
  let bytes = 0
  for (const officer of officers) {
    const phone = makeTestPhone(office, officer)
    await phone.register()
    const { cases } = await phone.pull()
    const commands: Envelope[] = []
    for (const visit of cases.slice(0, sending.forms)) commands.push(await visitTo(office, phone, visit))
    const parcels = batchesOf(commands).map((batch) => parcelOf(office, phone, batch))
    bytes += parcels.reduce((sum, { body }) => sum + body.length, 0)
    carrying.push({ officeId: officer.officeId, parcels })
  }
  const { app } = office.doors.field
  await app.listen({ host: '127.0.0.1', port: 0 })
  const port = Number(new URL(app.listeningOrigin).port)
  const { receiptKey } = office.foundation.vault
  const phones = new Worker(new URL('./sync-phones.ts', import.meta.url), {
    workerData: { port, receiptKey, phones: carrying } satisfies Carried,
  })
  await once(phones, 'online')
  let letGo = 0
  const seconds = await secondsOf(async () => {
    phones.postMessage('send')
    const [told]: unknown[] = await once(phones, 'message')
    letGo = Number(told)
  })
  await phones.terminate()
  const due = officers.length * sending.forms
  const kept = await countKept(office)
  if (letGo !== due || kept !== due)
    throw new Error(`of ${due} forms the phones let go of ${letGo} and the office keeps ${kept}`)
  return { perSecond: due / seconds, bytes: bytes / due }
}

function parcelOf(
  office: TestOffice,
  phone: TestPhone,
  commands: readonly Envelope[],
): Carried['phones'][number]['parcels'][number] {
  const custody = { made: 0, waiting: 0, sent: 0, acknowledged: 0, needsAttention: 0, photosWaiting: 0 }
  const deviceTime = office.foundation.clock.now().toISOString()
  return {
    body: JSON.stringify({ deviceId: phone.deviceId, deviceTime, custody, commands }),
    hashes: Object.fromEntries(commands.map(({ id, hash }) => [id, hash])),
  }
}

/** Visits that stand in the database, as its owner counts them. */
async function countKept(office: TestOffice): Promise<number> {
  const owner = new pg.Client(office.test.ownerUrl)
  await owner.connect()
  const { rows } = await owner.query('select count(*)::int as count from visit_submission')
  await owner.end()
  return Number(rows[0]?.count)
}

function visitTo(office: TestOffice, phone: TestPhone, visit: PhoneCase): Promise<Envelope> {
  const content = finishedVisit(visit, instrument, office.foundation.clock.now())
  return phone.make('visit.finish', content)
}
