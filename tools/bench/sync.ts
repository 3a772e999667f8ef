import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Envelope, type PhoneCase, pullPackage } from '@tanggap/contract/sync'
import { groundCheck202503 as instrument } from '@tanggap/core/instrument'
import type { Office } from '../../server/plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../../server/plumbing/test-office.ts'
import { finishedVisit, makeTestPhone, type TestPhone } from '../../server/sync/test-phone.ts'
import { dealFamilies } from '../chaos/deal.ts'
import { startEmbedded } from '../postgres/index.ts'
import { type Measured, rate, secondsOf, within } from './measure.ts'

const phones = 100
const families = 300
/** How many phones send in earnest, how many forms each, and how many go in one request. */
const sending = { phones: 40, forms: 60, batch: 20 }
/**
 * An evening on which every phone meets the office: the first download of 100 phones with 300 families each, asked
 * for at the same moment, and finished forms handed in by 40 phones at once. PostgreSQL with durable settings; the
 * phones' own work (sealing) is done before, their side of HTTP runs in the same process.
 */
export async function syncBench(): Promise<readonly Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-bench-'))
  const postgres = await startEmbedded({ folder: join(folder, 'postgres') })
  process.env.TANGGAP_TEST_DATABASE_URL = postgres.url
  const office = await makeTestOffice()
  try {
    const officers = await hireOfficers(office)
    await dealFamilies(office.foundation, officers, families)
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
  const parcels: { phone: TestPhone; batches: Envelope[][] }[] = []
  let bytes = 0
  for (const officer of officers) {
    const phone = makeTestPhone(office, officer)
    await phone.register()
    const { cases } = await phone.pull()
    const commands: Envelope[] = []
    for (const visit of cases.slice(0, sending.forms)) commands.push(await visitTo(office, phone, visit))
    bytes = Math.max(bytes, ...commands.map(({ seal }) => seal.box.length))
    const batches: Envelope[][] = []
    for (let start = 0; start < commands.length; start += sending.batch)
      batches.push(commands.slice(start, start + sending.batch))
    parcels.push({ phone, batches })
  }
  const seconds = await secondsOf(() =>
    Promise.all(
      parcels.map(async ({ phone, batches }) => {
        for (const batch of batches) {
          const { receipts } = await phone.send(...batch)
          const applied = receipts.filter(({ fate }) => fate === 'applied').length
          if (applied !== batch.length)
            throw new Error(
              `${applied} of ${batch.length} forms were taken: ${receipts[0]?.reason?.en ?? 'no receipt'}`,
            )
        }
      }),
    ),
  )
  return { perSecond: (officers.length * sending.forms) / seconds, bytes }
}

function visitTo(office: TestOffice, phone: TestPhone, visit: PhoneCase): Promise<Envelope> {
  const content = finishedVisit(visit, instrument, office.foundation.clock.now())
  return phone.make('visit.finish', content)
}
