import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import {
  acceptIntake,
  fileText,
  receiveText,
  startCheck,
  startIntake,
  workOnIntake,
} from '../../server/intake/index.ts'
import { actAs, type Done } from '../../server/plumbing/acting.ts'
import { makeTestDatabase } from '../../server/plumbing/database/test-database.ts'
import { makeTestOffice } from '../../server/plumbing/test-office.ts'
import { startEmbedded } from '../postgres/index.ts'
import { writeRegency } from '../seed/index.ts'
import { type Measured, rate, secondsOf } from './measure.ts'

const register = ['family', 'family_card', 'person', 'membership', 'family_values', 'person_values'] as const

/**
 * A subdistrict's extract (28,000 families, 88,000 persons) from CSV into the register, beside a bare COPY
 * of what came of it into the same indexed tables of an empty database, durable settings for both.
 */
export async function importBench(): Promise<readonly Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-bench-'))
  const postgres = await startEmbedded({ folder: join(folder, 'postgres') })
  process.env.TANGGAP_TEST_DATABASE_URL = postgres.url
  const office = await makeTestOffice()
  const bare = await makeTestDatabase()
  try {
    const { counts } = await writeRegency({ size: 'subdistrict', seed: '1', folder, asOf: '2026-09-30' })
    const rows = counts.families + counts.persons
    const imported = await secondsOf(() => importExtract(office, folder))
    const copied = await copyRegister(office.test.ownerUrl, bare.ownerUrl)
    return [rate('rows of an extract into the register', 'rows/s', rows / imported, rows / copied, 0.5)]
  } finally {
    await office.close()
    await bare.drop()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function importExtract(
  office: Awaited<ReturnType<typeof makeTestOffice>>,
  folder: string,
): Promise<void> {
  const { foundation } = office
  const clerk = await office.hire('data_operator')
  const verifier = await office.hire('dinsos_verifier')
  const { id } = granted(
    await actAs(foundation, clerk, (acting) =>
      startIntake(acting, {
        kind: 'dtsen',
        snapshotVersion: '2026-09',
        provider: 'Pusdatin',
        asOf: '2026-09-30',
        agreementNumber: 'PKS-1',
        handoverNumber: 'BAST-1',
        handoverDate: '2026-10-01',
        purpose: 'Uji petik',
      }),
    ),
  )
  for (const name of ['dtsen-keluarga.csv', 'dtsen-individu.csv']) {
    const text = granted(await receiveText(foundation.files, createReadStream(join(folder, name))))
    granted(await actAs(foundation, clerk, (acting) => fileText(acting, id, name, text)))
  }
  granted(await actAs(foundation, clerk, (acting) => startCheck(acting, id)))
  await workOnIntake(foundation, { intakeId: id })
  granted(await actAs(foundation, verifier, (acting) => acceptIntake(acting, id)))
  await workOnIntake(foundation, { intakeId: id })
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
