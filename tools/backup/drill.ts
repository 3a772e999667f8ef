import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sealAudit } from '../../server/audit/index.ts'
import { readConfig } from '../../server/config.ts'
import { startServer } from '../../server/main.ts'
import { makeTestOffice, type TestOffice } from '../../server/plumbing/test-office.ts'
import { loadDemo } from '../demo/load.ts'
import { startThrowAway } from '../postgres/index.ts'
import { comeBack, isWhole, tableOf } from './come-back.ts'
import { type Kept, takeBackup } from './take-backup.ts'

/** Prints what was kept, what came back and how long it took; tells whether all of it was the same. */
export async function drill(size: 'village' | 'subdistrict'): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-drill-'))
  const before = await startThrowAway()
  const after = await startThrowAway()
  process.env.TANGGAP_TEST_DATABASE_URL = before.url
  const office = await makeTestOffice()
  try {
    await fill(office, folder, size)
    const backups = join(folder, 'backups')
    const kept = await timed('backup while the office works on', () => keepWhileWorking(office, backups))
    const { tables, files } = kept.manifest
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    console.log(
      `${rows} rows of ${tables.length} tables, ${files.count} files of ${megabytes(files.bytes)} MB`,
    )

    const data = join(folder, 'data')
    mkdirSync(data)
    const { vault } = office.foundation
    writeFileSync(join(data, 'keys.json'), JSON.stringify(vault.handOver()), { mode: 0o600 })
    const into = { databaseUrl: after.url, filesFolder: join(data, 'files'), vault }
    const { lines } = await timed('restore and comparison', () => comeBack(into, kept.folder))
    console.log(tableOf(lines))
    const opens = await timed('start of the product on it', () => startsOn(after.url, data))
    console.log(`${opens ? 'same ' : 'OTHER'}  the three doors answer`)
    return isWhole(lines) && opens
  } finally {
    await office.close()
    await before.stop()
    await after.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fill(office: TestOffice, folder: string, size: 'village' | 'subdistrict'): Promise<void> {
  const now = new Date()
  office.at(now.toISOString())
  const server = {
    addresses: { office: '', field: '', portal: '' },
    foundation: office.foundation,
    stop: async () => undefined,
  }
  const config = readConfig({ DATABASE_URL: office.test.ownerUrl, TANGGAP_DATA: join(folder, 'demo') })
  await timed('an office full of work', () => loadDemo({ server, config, size, say: () => undefined }))
  // What is older than ten minutes is sealed.
  office.at(new Date(now.getTime() + 3_600_000).toISOString())
  await sealAudit(office.foundation)
}

/** Somebody goes on writing all the while; the snapshot must be whole nevertheless. */
async function keepWhileWorking(office: TestOffice, to: string): Promise<Kept> {
  const clerk = await office.hire('data_operator')
  let isKept = false
  let written = 0
  const working = async () => {
    while (!isKept) {
      const content = await office.foundation.files.keep(Buffer.from(`catatan ${written}`))
      await office.act(clerk, (acting) =>
        acting.record({ action: 'registry.search', subject: 'family', ids: [content] }),
      )
      written += 1
    }
  }
  const work = working()
  try {
    return await takeBackup({
      databaseUrl: office.test.ownerUrl,
      filesFolder: office.folder,
      regency: office.foundation.regency,
      vault: office.foundation.vault,
      to,
      now: new Date(),
    })
  } finally {
    isKept = true
    await work
    console.log(`${written} acts were written meanwhile`)
  }
}

async function startsOn(databaseUrl: string, dataFolder: string): Promise<boolean> {
  const server = await startServer(
    readConfig({
      DATABASE_URL: databaseUrl,
      TANGGAP_DATA: dataFolder,
      TANGGAP_OFFICE_PORT: '0',
      TANGGAP_FIELD_PORT: '0',
      TANGGAP_PORTAL_PORT: '0',
      TANGGAP_LOG: 'error',
    }),
  )
  try {
    const answers = await Promise.all(
      Object.values(server.addresses).map((address) => fetch(`${address}/api/health`)),
    )
    return answers.every(({ ok }) => ok)
  } finally {
    await server.stop()
  }
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const result = await work()
  console.log(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
  return result
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1)
}
