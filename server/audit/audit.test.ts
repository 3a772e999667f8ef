import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAudit, readAudit } from '@tanggap/contract/audit'
import pg from 'pg'
import type { Office } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { sealAudit } from './seal-audit.ts'

let office: TestOffice
let auditor: Office

before(async () => {
  office = await makeTestOffice()
  auditor = await office.hire('auditor')
  const verifier = await office.hire('dinsos_verifier')
  for (let i = 0; i < 5; i++)
    await office.act(verifier, (acting) =>
      acting.record({ action: 'family.read', subject: 'family', ids: [acting.id()], detail: { page: i } }),
    )
  office.at('2025-03-10T03:00:00Z')
  assert.equal(await sealAudit(office.foundation), 5)
})
after(() => office.close())

const tamper = async (sql: string) => {
  const owner = new pg.Client({ connectionString: office.test.ownerUrl })
  await owner.connect()
  await owner.query(sql)
  await owner.end()
}

test('sealing is safe to repeat', async () => {
  assert.equal(await sealAudit(office.foundation), 0)
})

test('an auditor reads what was read and done, and that reading is a line too', async () => {
  const answer = await office.ask(auditor, readAudit, { query: { action: 'family.' } })
  assert.equal(answer.body.lines.length, 5)
  assert.ok(answer.body.lines.every((line) => line.sealed))
  const again = await office.ask(auditor, readAudit, { query: { action: 'audit.' } })
  assert.equal(again.body.lines.length, 1)
})

test('work that lasts half an hour leaves its line behind what was sealed meanwhile', async () => {
  const slow = await office.hire('data_operator')
  const line = { action: 'family.read', subject: 'family', ids: [] }
  office.at('2025-03-10T04:00:00Z')
  await office.act(slow, async (acting) => {
    office.at('2025-03-10T04:30:00Z')
    await office.act(slow, (other) => other.record(line))
    office.at('2025-03-10T04:41:00Z')
    assert.ok((await sealAudit(office.foundation)) > 0)
    await acting.record(line)
  })
  assert.equal((await office.ask(auditor, checkAudit, {})).body.brokenAt, null)
  office.at('2025-03-10T05:00:00Z')
  assert.ok((await sealAudit(office.foundation)) > 0)
  assert.equal((await office.ask(auditor, checkAudit, {})).body.brokenAt, null)
})

test('the log is for the auditor and the privacy officer alone', async () => {
  const verifier = await office.hire('dinsos_verifier')
  const answer = await office.ask(verifier, readAudit, {})
  assert.deepEqual([answer.status, answer.refusal], [403, 'workflow.not-your-office'])
})

test('the application may neither change nor take away a line', async () => {
  for (const sql of ['update audit_line set reason = null', 'delete from audit_line'])
    await assert.rejects(
      office.act(auditor, ({ tx }) => tx.run(sql)),
      /permission denied/,
    )
})

test('the owner who changes a line is found out, and where', async () => {
  assert.equal((await office.ask(auditor, checkAudit, {})).body.brokenAt, null)
  await tamper(
    `update audit_line set actor_name = 'Orang lain' where action = 'family.read' and detail->>'page' = '3'`,
  )
  assert.equal((await office.ask(auditor, checkAudit, {})).body.brokenAt, 1)
})

test('a line taken away is found out', async () => {
  await tamper(`update audit_line set actor_name = 'Uji dinsos_verifier 2' where detail->>'page' = '3'`)
  assert.equal((await office.ask(auditor, checkAudit, {})).body.brokenAt, null)
  await tamper(`delete from audit_line where detail->>'page' = '4'`)
  assert.equal((await office.ask(auditor, checkAudit, {})).body.brokenAt, 1)
})
