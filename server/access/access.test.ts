import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { health } from '@tanggap/contract/access'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'

let office: TestOffice
before(async () => {
  office = await makeTestOffice()
})
after(() => office.close())

test('each door says that it is open', async () => {
  for (const door of ['office', 'field', 'portal'] as const) {
    const answer = await office.ask(undefined, health, {}, door)
    assert.deepEqual([answer.status, answer.body], [200, { ok: true }])
  }
})
