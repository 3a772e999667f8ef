import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { keepFile, receiveFile, startCheck, startIntake, workOnIntake } from '../../server/intake/index.ts'
import { acceptAsSeen } from '../../server/intake/test-delivery.ts'
import { actAs, type Done, type Office } from '../../server/plumbing/acting.ts'
import { makeTestDatabase } from '../../server/plumbing/database/test-database.ts'
import { makeTestOffice, type TestOffice } from '../../server/plumbing/test-office.ts'
import { startEmbedded } from '../postgres/index.ts'
import { writeRegency } from '../seed/index.ts'
import { type Measured, rate, secondsOf, within } from './measure.ts'

const register = ['family', 'family_card', 'person', 'membership', 'family_values', 'person_values'] as const
const files = ['dtsen-keluarga.csv', 'dtsen-individu.csv'] as const

/**
 * A subdistrict's extract (28,000 families, 88,000 persons) from CSV into the register, beside a bare COPY
 * of what came of it into the same indexed tables of an empty database, durable settings for both. Then the same
 * extract once more under another version, unchanged, beside one in which every family differs.
 */
export async function importBench(): Promise<readonly Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-bench-'))
  const postgres = await startEmbedded({ folder: join(folder, 'postgres') })
  process.env.TANGGAP_TEST_DATABASE_URL = postgres.url
  const office = await makeTestOffice()
  // Later than every day the extract names: a row recorded in the future is an error, and errors are not taken in.
  office.at('2026-10-05T02:00:00Z')
  const bare = await makeTestDatabase()
  try {
    const { counts } = await writeRegency({ size: 'subdistrict', seed: '1', folder, asOf: '2026-09-30' })
    const rows = counts.families + counts.persons
    const desk = {
      office,
      clerk: await office.hire('data_operator'),
      second: await office.hire('dinsos_verifier'),
    }
    const first = await importExtract(desk, folder, '2026-09', '')
    told('first import', first)
    await nearlyAllTakenIn(office.test.ownerUrl, counts.persons)
    const copied = await copyRegister(office.test.ownerUrl, bare.ownerUrl)
    const unchanged = await importExtract(desk, folder, '2026-10', '')
    told('unchanged again', unchanged)
    await changeEveryFamily(folder)
    const changed = await importExtract(desk, folder, '2026-11', 'changed-')
    told('every family changed', changed)
    return [
      rate('rows of an extract into the register', 'rows/s', rows / first.all, rows / copied, 0.5),
      rate('rows read, checked and staged', 'rows/s', rows / first.checked, rows / copied, 0.5),
      rate(
        'an unchanged extract taken in, beside one that changed',
        'rows/s',
        rows / unchanged.taken,
        rows / changed.taken,
        5,
      ),
      rate(
        'an unchanged extract from file to register, beside one in which every row changed',
        'rows/s',
        rows / unchanged.all,
        rows / changed.all,
        5,
      ),
      within(
        'memory of the process at its peak, threads included',
        'MB',
        process.resourceUsage().maxRSS / 1024,
        1024,
      ),
    ]
  } finally {
    await office.close()
    await bare.drop()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Desk {
  readonly office: TestOffice
  readonly clerk: Office
  readonly second: Office
}

/** Seconds of each step. */
interface Steps {
  readonly received: number
  /** Read, checked, staged and compared with the register. */
  readonly checked: number
  readonly taken: number
  readonly all: number
}

async function importExtract(
  { office, clerk, second }: Desk,
  folder: string,
  snapshotVersion: string,
  prefix: string,
): Promise<Steps> {
  const { foundation } = office
  const { id } = granted(
    await actAs(foundation, clerk, (acting) =>
      startIntake(acting, {
        kind: 'dtsen',
        snapshotVersion,
        provider: 'Pusdatin',
        asOf: '2026-09-30',
        agreementNumber: 'PKS-1',
        handoverNumber: 'BAST-1',
        handoverDate: '2026-10-01',
        purpose: 'Uji petik',
      }),
    ),
  )
  const received = await secondsOf(async () => {
    for (const name of files) {
      const path = join(folder, `${prefix}${name}`)
      const file = granted(await receiveFile(foundation.files, createReadStream(path)))
      granted(await actAs(foundation, clerk, (acting) => keepFile(acting, id, name, file)))
    }
    granted(await actAs(foundation, clerk, (acting) => startCheck(acting, id)))
  })
  const checked = await secondsOf(() => workOnIntake(foundation, { intakeId: id }))
  granted(await actAs(foundation, second, (acting) => acceptAsSeen(acting, id)))
  const taken = await secondsOf(() => workOnIntake(foundation, { intakeId: id }))
  return { received, checked, taken, all: received + checked + taken }
}

function told(what: string, { received, checked, taken }: Steps): void {
  const said = (seconds: number) => `${seconds.toFixed(1)} s`
  console.log(
    `      ${what}: received ${said(received)}, checked and compared ${said(checked)}, taken in ${said(taken)}`,
  )
}

/** The same extract with another address in every row. */
async function changeEveryFamily(folder: string): Promise<void> {
  for (const name of files) {
    const lines = (await readFile(join(folder, name), 'utf8')).split('\n')
    const changed = lines.map((line) => line.replace(/,(Dukuh |Jl\. |Gg\. )/, ',Alamat $1'))
    await writeFile(join(folder, `changed-${name}`), changed.join('\n'))
  }
}

/** What stays out costs the limit nothing and the product most: a bench in which most stays out measures something else. */
async function nearlyAllTakenIn(url: string, persons: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ taken: string }>('select count(*) as taken from person')
    const taken = Number(rows[0]?.taken ?? 0)
    if (taken < persons * 0.95) throw new Error(`of ${persons} persons ${taken} came into the register`)
  } finally {
    await client.end()
  }
}

/** Seconds of COPY alone; reading the rows out is not counted. */
async function copyRegister(fromUrl: string, toUrl: string): Promise<number> {
  const source = new pg.Client({ connectionString: fromUrl })
  const target = new pg.Client({ connectionString: toUrl })
  await Promise.all([source.connect(), target.connect()])
  try {
    let seconds = 0
    for (const table of register) {
      const chunks: Buffer[] = []
      for await (const chunk of source.query(copyTo(`copy ${table} to stdout`))) chunks.push(chunk)
      seconds += await secondsOf(() =>
        pipeline(Readable.from(chunks), target.query(copyFrom(`copy ${table} from stdin`))),
      )
    }
    return seconds
  } finally {
    await Promise.all([source.end(), target.end()])
  }
}

function granted<T>(outcome: Done<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.code}`)
  return outcome.value
}
