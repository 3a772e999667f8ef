import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Answer, ask } from '../attack/browser.ts'
import { type House, openHouse } from '../attack/open-house.ts'
import { village } from '../attack/people.ts'
import { webFolder } from '../build/build-web.ts'
import { startEmbedded } from '../postgres/index.ts'
import type { Measured } from './measure.ts'
import { within } from './measure.ts'

/** Every so many-th family does not only look, but objects to the decision too. */
const objectsEvery = 5

/**
 * The day families are struck off and all ask at once: so many arrive a second whether those before them are
 * served or not. Each opens its page with its slip and reads it; every fifth contests the decision, page by page,
 * to the receipt. Afterwards what people were told is counted in the database: nothing may be lost.
 */
export async function strikeOff(families: number, perSecond: number): Promise<readonly Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-bench-'))
  const postgres = await startEmbedded({ folder: join(folder, 'postgres') })
  process.env.TANGGAP_TEST_DATABASE_URL = postgres.url
  const house = await openHouse(families, existsSync(join(webFolder, 'portal-server')) ? webFolder : '')
  try {
    const day = await theDay(house, perSecond)
    const counted = await house.count()
    const written = new Set(counted.tickets)
    const lost = day.receipts.filter((number) => !written.has(number)).length
    const sorted = (times: readonly number[]) => times.toSorted((a, b) => a - b)
    for (const [what, times] of Object.entries({
      'open with a slip (answered on a beat of 400 ms)': sorted(day.opening),
      'read the page': sorted(day.reading),
      'a page of the report': sorted(day.reporting),
    }))
      console.log(
        `${what}: ${times.length}, p50 ${ms(times, 0.5)}, p95 ${ms(times, 0.95)}, p99 ${ms(times, 0.99)}`,
      )
    console.log(
      `${families} families, ${perSecond} a second, ${day.seconds.toFixed(0)} s; ${day.failed} answers were not what was asked for`,
    )
    console.log(
      `opened ${day.opened}: sessions ${counted.sessions}, audit lines ${counted.openLines}; receipts ${day.receipts.length}: tickets ${written.size}`,
    )
    return [
      within('families not served', 'families', families - day.opened, 1),
      within('receipts without their ticket', 'receipts', lost, 1),
      within('pages opened and not written down', 'lines', day.opened - counted.openLines, 1),
      within('p95 of reading the page', 'ms', quantile(sorted(day.reading), 0.95), 1000),
    ].map((one) => (one.unit === 'ms' ? one : { ...one, goal: 'none', met: one.product === '0.000' }))
  } finally {
    await house.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Day {
  opened: number
  failed: number
  seconds: number
  readonly receipts: string[]
  readonly opening: number[]
  readonly reading: number[]
  readonly reporting: number[]
}

async function theDay(house: House, perSecond: number): Promise<Day> {
  const day: Day = {
    ...{ opened: 0, failed: 0, seconds: 0 },
    ...{ receipts: [], opening: [], reading: [], reporting: [] },
  }
  const began = performance.now()
  const all: Promise<void>[] = []
  for (const index of house.households.keys()) {
    const early = began + (index * 1000) / perSecond - performance.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    all.push(
      oneFamily(house, index, day).catch(() => {
        day.failed += 1
      }),
    )
  }
  await Promise.all(all)
  day.seconds = (performance.now() - began) / 1000
  return day
}

async function oneFamily(house: House, index: number, day: Day): Promise<void> {
  const family = house.households[index]
  if (!family) return
  // Mobile operators put thousands behind one address; a village shares one.
  const from = `10.9.${(index >> 6) & 255}.1`
  const opened = await ask(house.address, {
    path: '/status',
    from,
    form: { nik: family.nik, kode: family.code },
  })
  day.opening.push(opened.ms)
  if (opened.location !== '/keluarga') throw new Error(`not opened: ${opened.status}`)
  const cookie = opened.cookies.join('; ')
  const page = await ask(house.address, { path: '/keluarga', from, cookie })
  day.reading.push(page.ms)
  if (page.status !== 200) throw new Error(`not shown: ${page.status}`)
  day.opened += 1
  if (index % objectsEvery === 0) day.receipts.push(await contest(house, day, from, cookie))
}

const steps: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['story', { story: 'Kami tidak menerima lagi, padahal keadaan kami masih sama.' }],
  ['kecamatan', { kecamatan: village.slice(0, 6) }],
  ['desa', { desa: village }],
  ['keluarga', { kepala: 'WARGA', letak: 'Krajan' }],
  ['nik', { nik: '' }],
  ['foto', {}],
  ['suara', {}],
  ['telepon', { telepon: '' }],
]

async function contest(house: House, day: Day, from: string, family: string): Promise<string> {
  const send = async (
    path: string,
    form: Readonly<Record<string, string>>,
    cookie: string,
  ): Promise<Answer> => {
    const answer = await ask(house.address, { path, from, form, cookie })
    day.reporting.push(answer.ms)
    if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}`)
    return answer
  }
  const begun = await send('/lapor', { jenis: 'contest_decision' }, family)
  const cookie = begun.cookies.join('; ')
  for (const [step, fields] of steps) await send(`/lapor/${step}`, fields, cookie)
  const sent = await send('/lapor/kirim', {}, cookie)
  if (sent.location !== '/lapor/selesai') throw new Error(`sent to ${sent.location}`)
  const receipt = await ask(house.address, { path: '/lapor/selesai', from, cookie })
  const number = /JT-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec(receipt.body)?.[0]
  if (!number) throw new Error('no receipt')
  return number
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

function ms(sorted: readonly number[], share: number): string {
  return `${quantile(sorted, share).toFixed(0)} ms`
}
