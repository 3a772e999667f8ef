import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type EmbeddedPostgres, startEmbedded } from '../tools/postgres/index.ts'
import { writeRegency } from '../tools/seed/index.ts'
import { type House, openHouse } from './cast/house.ts'
import { type Program, programAt } from './cast/program.ts'

/** A village's extract goes in by the office's door; then every byte that was kept is looked through. */
let folder: string
let postgres: EmbeddedPostgres
let house: House

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tanggap-at-rest-'))
  postgres = await startEmbedded({ folder: join(folder, 'postgres') })
  house = await openHouse({ serverUrl: postgres.url, log: 'debug' })
})
after(async () => {
  await house.shut()
  await postgres.stop()
  for (const left of [folder, house.dataFolder]) rmSync(left, { recursive: true, force: true })
})

test('neither the database’s files, its write-ahead log, the data folder nor the logs hold a seeded NIK or card number', async () => {
  const seed = join(folder, 'seed')
  await writeRegency({ size: 'village', seed: 'at rest', folder: seed, asOf: '2026-09-30' })
  const clerk = await programAt(house, await house.hire('data_operator', '3320', 'Uji Operator'))
  const verifier = await programAt(house, await house.hire('dinsos_verifier', '3320', 'Uji Verifikator'))
  const id = await announce(clerk)
  for (const name of ['dtsen-keluarga.csv', 'dtsen-individu.csv'])
    assert.equal(await clerk.upload(`/api/intakes/${id}/files`, name, readFileSync(join(seed, name))), 200)
  assert.equal((await clerk.ask('POST', `/api/intakes/${id}/check`)).status, 200)
  await until(clerk, id, 'checked')
  const { seen } = (await verifier.ask('GET', `/api/intakes/${id}/comparison`)).body
  assert.equal((await verifier.ask('POST', `/api/intakes/${id}/accept`, { seen })).status, 200)
  await until(clerk, id, 'accepted')
  const numbers = numbersIn(seed)
  assert.ok(numbers.size > 5_000)
  assert.notDeepEqual(
    holders(join(seed, 'dtsen-individu.csv'), numbers),
    [],
    'the search finds what is there',
  )
  const search = await verifier.ask('GET', `/api/families?q=${[...numbers][0]}`)
  assert.ok(search.status < 500)
  await house.shut()
  await postgres.stop()

  const kept = [...filesBelow(postgres.cluster), ...filesBelow(house.dataFolder)]
  assert.ok(kept.some((path) => path.includes('pg_wal')))
  assert.ok(kept.some((path) => path.endsWith('house.log')))
  const found = kept.flatMap((path) => holders(path, numbers))
  assert.deepEqual(found, [])
})

async function announce(clerk: Program): Promise<string> {
  const { body } = await clerk.ask('POST', '/api/intakes', {
    kind: 'dtsen',
    snapshotVersion: '2026-09',
    provider: 'Pusdatin Kemensos',
    asOf: '2026-09-30',
    agreementNumber: 'PKS-1',
    handoverNumber: 'BAST-1',
    handoverDate: '2026-10-01',
    purpose: 'Uji petik',
  })
  return String(body.id)
}

async function until(clerk: Program, id: string, status: string): Promise<void> {
  for (let waited = 0; waited < 300; waited++) {
    const { body } = await clerk.ask('GET', `/api/intakes/${id}`)
    if (body.status === status) return
    assert.notEqual(body.status, 'failed')
    await pause(200)
  }
  assert.fail(`the intake is not ${status} after a minute`)
}

/** Every number of sixteen digits in the seeded files. */
function numbersIn(seed: string): Set<string> {
  const text = readFileSync(join(seed, 'dtsen-individu.csv'), 'utf8')
  return new Set(text.match(/(?<!\d)3399\d{12}(?!\d)/g))
}

function holders(path: string, numbers: ReadonlySet<string>): string[] {
  const text = readFileSync(path).toString('latin1')
  return [...text.matchAll(/(?=(3399\d{12}))/g)]
    .filter(([, number]) => numbers.has(number ?? ''))
    .map(() => path)
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}
