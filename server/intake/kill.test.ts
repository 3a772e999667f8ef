import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { getIntake } from '@tanggap/contract/intake'
import { askRollback, rollBackIntake } from '@tanggap/contract/intake-desk'
import pg from 'pg'
import { halves, standingOf } from '../../tools/intake/whole-batches.ts'
import { writeRegency } from '../../tools/seed/index.ts'
import { actAs, type Foundation, type Office } from '../plumbing/acting.ts'
import { openFileStore } from '../plumbing/files/index.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { keepFile, receiveFile, startCheck, startIntake, workOnIntake } from './index.ts'
import { acceptAsSeen, deliver, extractPapers, listPapers } from './test-delivery.ts'

/** `kill -9` while a delivery is checked, taken in, and taken back. */

const rows = 60_000
/** Once at the beginning, then each time behind a further batch. */
const kills = 3

let house: TestOffice
let clerk: Office
let folder: string
let foundation: Foundation

before(async () => {
  house = await makeTestOffice()
  clerk = await house.hire('data_operator')
  folder = await mkdtemp(join(tmpdir(), 'tanggap-kill-'))
  foundation = { ...house.foundation, files: openFileStore(folder, house.foundation.vault) }
})
after(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

test('killed at any moment, a check leaves whole batches and goes on behind the last', async (t) => {
  const id = await delivered()
  const seen: number[] = []
  for (let kill = 0; kill < kills; kill += 1) {
    await workAndKill(id, kill === 0 ? -1 : (seen.at(-1) ?? 0))
    const { staged, noted, hashStaged, hashNoted } = await standing(id)
    assert.equal(staged, noted, 'what is noted is what stands')
    assert.equal(hashStaged, hashNoted, 'and it is the same rows')
    assert.ok(staged >= (seen.at(-1) ?? 0), 'nothing that stood is lost')
    seen.push(staged)
  }
  await workOnIntake(foundation, { intakeId: id })
  const { body } = await house.ask(clerk, getIntake, { params: { id } })
  assert.equal(body.status, 'checked')
  assert.equal(body.counts?.read, rows)
  const { distinct } = await standing(id)
  assert.equal(distinct, rows, 'no row twice')
  assert.ok(
    seen.some((count) => count > 0 && count < rows),
    'a kill fell between two batches',
  )
  t.diagnostic(`rows that stood after each kill: ${seen.join(', ')}`)
})

test('killed in the middle of a batch, taking in and taking back leave it old, and go on', async (t) => {
  const second = await house.hire('dinsos_verifier')
  const third = await house.hire('dinsos_verifier')
  const seed = await mkdtemp(join(tmpdir(), 'tanggap-seed-'))
  t.after(() => rm(seed, { recursive: true, force: true }))
  await writeRegency({ size: 'village', seed: '3', folder: seed, asOf: '2026-09-30' })
  const read = (name: string) => readFile(join(seed, name))
  const id = await deliver({ ...house, foundation }, clerk, extractPapers, {
    'k.csv': await read('dtsen-keluarga.csv'),
    'p.csv': await read('dtsen-individu.csv'),
  })
  const { ownerUrl } = house.test
  await asFourBatches(ownerUrl, id)
  const killedWhile = async (statement: string, atOnce = 1) => {
    await killWhile(id, statement, atOnce)
    const now = await standingOf(ownerUrl, id)
    assert.deepEqual(halves(now), [])
    return now
  }
  const accepted = await actAs(foundation, second, (acting) => acceptAsSeen(acting, id))
  assert.ok(accepted.ok)
  for (const statement of ['insert into person ', 'insert into family_values']) {
    const { status, done } = await killedWhile(statement)
    assert.deepEqual([status, done], ['accepting', 0])
  }
  // Newcomers are written two batches at a time: never does a later one stand without the earlier.
  const sideBySide = await killedWhile('insert into ', 2)
  assert.equal(sideBySide.status, 'accepting')
  assert.ok(sideBySide.done < 4, String(sideBySide.done))
  await workUntilRest(id)
  const taken = await standingOf(ownerUrl, id)
  assert.equal(taken.done, 4)
  assert.deepEqual([taken.status, halves(taken)], ['accepted', []])
  const params = { id }
  await house.ask(second, askRollback, { params, body: { reason: 'Versi yang keliru' } })
  await house.ask(third, rollBackIntake, { params })
  const { status, done } = await killedWhile('update person_values set withdrawn_at')
  assert.deepEqual([status, done], ['rolling_back', taken.done])
  await workUntilRest(id)
  const back = await standingOf(ownerUrl, id)
  assert.deepEqual([back.status, back.done, halves(back)], ['rolled_back', 0, []])
})

/** A killed process leaves a statement behind that the database ends only once it has noticed. */
async function workUntilRest(id: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    await workOnIntake(foundation, { intakeId: id })
    const { status } = await standingOf(house.test.ownerUrl, id)
    if (!['accepting', 'rolling_back'].includes(status)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Lets a process work on the delivery and kills it while the database carries out so many such statements for it. */
async function killWhile(intakeId: string, statement: string, atOnce: number): Promise<void> {
  const client = new pg.Client({ connectionString: house.test.ownerUrl })
  await client.connect()
  const worker = startWorker(intakeId)
  try {
    while (worker.child.exitCode === null) {
      const { rows: at } = await client.query(
        `select pid from pg_stat_activity where datname = current_database() and state = 'active'
            and starts_with(query, $1)`,
        [statement],
      )
      if (at.length >= atOnce) break
    }
  } finally {
    worker.child.kill('SIGKILL')
    await worker.ended
    await client.end()
  }
}

/** A village falls into one batch; as a regency would, it falls into four here. */
async function asFourBatches(ownerUrl: string, id: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    for (const table of ['intake_family_change', 'intake_person_change'])
      await client.query(
        `update ${table} set batch = 1 + abs(hashtext(family_id::text)) % 4 where intake_id = $1`,
        [id],
      )
    await client.query('update intake_comparison set batches = 4 where intake_id = $1', [id])
  } finally {
    await client.end()
  }
}

async function delivered(): Promise<string> {
  const { id } = granted(await actAs(foundation, clerk, (acting) => startIntake(acting, listPapers)))
  const received = granted(await receiveFile(foundation.files, Readable.from(content())))
  granted(await actAs(foundation, clerk, (acting) => keepFile(acting, id, 'pkh.csv', received)))
  granted(await actAs(foundation, clerk, (acting) => startCheck(acting, id)))
  return id
}

function* content(): Iterable<Buffer> {
  yield Buffer.from('nik,no_kk,nama,kode_desa,periode,nominal\n')
  for (let at = 0; at < rows; at += 1) {
    const serial = String(1 + (at % 9_000)).padStart(4, '0')
    const day = String(1 + (Math.floor(at / 9_000) % 28)).padStart(2, '0')
    yield Buffer.from(
      `339911${day}0185${serial},33991122031${String(10_000 + (at % 60_000)).slice(-5)},Warsito ${'abcdefgh'.repeat(4)},3320112013,T3,600000\n`,
    )
  }
}

/** Lets a process work on the delivery until more than `rowsBefore` rows stand, and kills it at a moment thereafter. */
async function workAndKill(intakeId: string, rowsBefore: number): Promise<void> {
  const { child, ended } = startWorker(intakeId)
  while (child.exitCode === null && (await standing(intakeId)).staged <= rowsBefore)
    await new Promise((resolve) => setTimeout(resolve, 20))
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 250))
  child.kill('SIGKILL')
  await ended
}

function startWorker(intakeId: string) {
  const child = fork(new URL('./test-check-child.ts', import.meta.url), { execArgv: [] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.send({
    databaseUrl: house.test.appUrl,
    folder,
    keys: foundation.vault.handOver(),
    regency: foundation.regency,
    intakeId,
  })
  return { child, ended }
}

async function standing(id: string) {
  const client = new pg.Client({ connectionString: house.test.ownerUrl })
  await client.connect()
  try {
    const { rows: found } = await client.query<Record<string, string>>(
      `select (select count(*) from intake_row where intake_id = $1) as staged,
              (select count(distinct line) from intake_row where intake_id = $1) as distinct,
              (select sum(rows) from intake_file where intake_id = $1) as noted,
              (select coalesce(sum(('x' || encode(substr(fingerprint, 1, 4), 'hex'))::bit(32)::bigint), 0)
                 from intake_row where intake_id = $1) as "hashStaged",
              (select sum(hash_total) from intake_file where intake_id = $1) as "hashNoted"`,
      [id],
    )
    const numbers = Object.fromEntries(
      Object.entries(found[0] ?? {}).map(([key, value]) => [key, Number(value)]),
    )
    const { staged = -1, distinct = -1, noted = -2, hashStaged = -1, hashNoted = -2 } = numbers
    return { staged, distinct, noted, hashStaged, hashNoted }
  } finally {
    await client.end()
  }
}

function granted<T>(outcome: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.code}`)
  return outcome.value
}
