import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { settleFamilies } from '../../server/campaigns/test-village.ts'
import { makeTestOffice, type TestOffice } from '../../server/plumbing/test-office.ts'
import { measureLists } from './lists.ts'

let house: TestOffice
before(async () => {
  house = await makeTestOffice()
})
after(() => house.close())

test('every list that the benchmark asks for is answered', async () => {
  const clerk = await house.hire('data_operator')
  await settleFamilies(house, clerk, '3320112013', 12)
  const [slowest] = await measureLists(house, 12, { changes: 12, tickets: 12, submitted: 4, auditLines: 50 })
  assert.match(slowest?.what ?? '', /slowest of \d+/)
})
