import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { assignCases, freezeCampaign } from '@tanggap/contract/campaigns'
import type { Envelope } from '@tanggap/contract/sync'
import { groundCheck202503 as instrument } from '@tanggap/core/instrument'
import { forgottenByOffice } from '@tanggap/core/sync'
import pg from 'pg'
import { sealAudit } from '../../server/audit/index.ts'
import { certify, settleFamilies } from '../../server/campaigns/test-village.ts'
import { appLogin } from '../../server/plumbing/database/migrate.ts'
import { openVault } from '../../server/plumbing/keys/index.ts'
import { makeKeys } from '../../server/plumbing/keys/key-file.ts'
import { makeTestOffice, type TestOffice } from '../../server/plumbing/test-office.ts'
import { finishedVisit, makeTestPhone, type TestPhone } from '../../server/sync/test-phone.ts'
import { comeBack, tableOf } from './come-back.ts'
import { type Kept, takeBackup } from './take-backup.ts'

/** One story: work, a backup, more work, the disaster, and everything back. */
const village = '3320102001'
const backups = mkdtempSync(join(tmpdir(), 'tanggap-backup-test-'))
let office: TestOffice
let phone: TestPhone
let first: Envelope
let kept: Kept
const installation = () => ({
  databaseUrl: office.test.ownerUrl,
  filesFolder: office.folder,
  vault: office.foundation.vault,
})

before(async () => {
  office = await makeTestOffice()
  const sari = await office.hire('field_supervisor', '3320', 'Sari Koordinator')
  const budi = await office.hire('facilitator', '332010', 'Budi Pendamping')
  await settleFamilies(office, sari, village, 12)
  await certify(office, sari, budi)
  const frozen = await office.ask(sari, freezeCampaign, {
    body: {
      name: 'Ground check uji',
      villageCode: village,
      startsOn: '2025-03-10',
      endsOn: '2025-04-30',
      instrumentVersion: instrument.version,
      optionGroups: [],
    },
  })
  await office.ask(sari, assignCases, {
    params: { id: frozen.body.id },
    body: { accountIds: [budi.accountId] },
  })
  phone = makeTestPhone(office, budi)
  await phone.register()
  first = await visit(0)
  await phone.send(first)
  await office.foundation.files.keep(Buffer.from('sebuah berita acara'))
  office.at('2025-03-10T03:00:00Z')
  await sealAudit(office.foundation)
  kept = await takeBackup({
    ...installation(),
    regency: '3320',
    to: backups,
    now: new Date('2025-03-10T03:00:00Z'),
  })
})

after(async () => {
  const { ownerUrl } = office.test
  const { role } = appLogin(ownerUrl, '')
  await office.close()
  const server = new URL(ownerUrl)
  server.pathname = '/postgres'
  await ask(server.href, `drop role if exists ${role}`)
  rmSync(backups, { recursive: true, force: true })
})

async function visit(index: number): Promise<Envelope> {
  const { cases } = await phone.pull()
  const one = cases.toSorted((a, b) => a.number - b.number)[index]
  assert.ok(one)
  return phone.make('visit.finish', finishedVisit(one, instrument, office.foundation.clock.now()))
}

test('a backup shows no name and no key', () => {
  const { keyed, fields } = { keyed: JSON.stringify(office.foundation.vault.handOver()), fields: 'WARSITO' }
  for (const file of kept.manifest.tables.map(({ name }) => join(kept.folder, 'tables', `${name}.sealed`))) {
    const bytes = readFileSync(file)
    assert.equal(bytes.includes(fields), false, file)
    assert.equal(bytes.includes(keyed.slice(40, 80)), false, file)
  }
  assert.equal(existsSync(join(kept.folder, 'keys.json')), false)
})

test('nothing is restored over a database that holds something', async () => {
  await assert.rejects(comeBack(installation(), kept.folder), /tidak ada yang tertimpa|not empty/)
})

test('other keys do not open a backup, and a changed list of contents is noticed', async () => {
  const stranger = { ...installation(), vault: openVault(makeKeys('other')) }
  await assert.rejects(comeBack(stranger, kept.folder), /Kunci tidak cocok/)
  const file = join(kept.folder, 'manifest.json')
  const right = readFileSync(file, 'utf8')
  writeFileSync(file, right.replace('"rows": 12', '"rows": 11'))
  await assert.rejects(comeBack(installation(), kept.folder), /Kunci tidak cocok/)
  writeFileSync(file, right)
})

test('what a fire took comes back the same, and the phone sends what came after', async () => {
  const second = await visit(1)
  assert.equal((await phone.send(second)).receipts[0]?.fate, 'applied')
  await burn()

  const { lines } = await comeBack(installation(), kept.folder)
  assert.deepEqual(
    lines.filter(({ same }) => !same),
    [],
    tableOf(lines),
  )
  const said = Object.fromEntries(lines.map(({ what, restored }) => [what, restored]))
  assert.match(said.family ?? '', /^12 · /)
  assert.equal(said['files decrypted and hashed'], '1')
  assert.equal(said['visit_case.baseline_sealed opened'], '12')
  assert.match(said['audit seals recomputed'] ?? '', /^[1-9]\d*$/)

  const { nextSequence } = await phone.register()
  const forgotten = forgottenByOffice([first, second], nextSequence)
  assert.deepEqual(forgotten, [second])
  assert.deepEqual(
    (await phone.send(...forgotten)).receipts.map(({ fate }) => fate),
    ['applied'],
  )
  // What the backup did know is answered by the receipt of then.
  assert.equal((await phone.send(first)).receipts[0]?.commandId, first.id)
})

test('the restore stands in the log of acts', async () => {
  const found = await ask(
    office.test.ownerUrl,
    `select subject_ids, detail from audit_line where action = 'office.restore'`,
  )
  assert.deepEqual(
    found.map(({ subject_ids }) => subject_ids),
    [[kept.manifest.id]],
  )
})

test('a table that was touched after the backup is not restored', async () => {
  await burn()
  const file = join(kept.folder, 'tables', 'public.account.sealed')
  const right = readFileSync(file)
  const flipped = Buffer.from(right)
  flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1
  for (const wrong of [flipped, right.subarray(0, -1), readFileSync(file.replace('account', 'session'))]) {
    writeFileSync(file, wrong)
    await assert.rejects(comeBack(installation(), kept.folder))
    await burn()
  }
  writeFileSync(file, right)
})

/** Nothing is left: neither rows nor files. */
async function burn(): Promise<void> {
  await ask(
    office.test.ownerUrl,
    'drop schema public cascade; drop schema if exists graphile_worker cascade; create schema public; grant usage on schema public to public',
  )
  rmSync(office.folder, { recursive: true, force: true })
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
