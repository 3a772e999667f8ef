import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assignCases, freezeCampaign } from '@tanggap/contract/campaigns'
import { pullPackage } from '@tanggap/contract/sync'
import { groundCheck202503 as instrument } from '@tanggap/core/instrument'
import type { Office } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { certify, settleFamilies } from './test-village.ts'

const [island, mainland] = ['3320102001', '3320112013']
let office: TestOffice
let sari: Office
let budi: Office

before(async () => {
  office = await makeTestOffice()
  sari = await office.hire('field_supervisor')
  budi = await office.hire('facilitator', '3320')
  await certify(office, sari, budi)
  for (const village of [island, mainland]) await settleFamilies(office, sari, village, 2)
})
after(() => office.close())

async function deals(villageCode: string, phoneDays?: number): Promise<number> {
  const frozen = await office.ask(sari, freezeCampaign, {
    body: {
      name: 'Uji masa simpan',
      villageCode,
      startsOn: '2025-03-10',
      endsOn: '2025-04-30',
      instrumentVersion: instrument.version,
      optionGroups: [],
      ...(phoneDays !== undefined && { phoneDays }),
    },
  })
  if (frozen.status !== 200) return frozen.status
  const body = { accountIds: [budi.accountId] }
  await office.ask(sari, assignCases, { params: { id: frozen.body.id }, body })
  return (await office.ask(budi, pullPackage)).body.expiryDays
}

test('a phone is told how long it may keep its families: as planned, else as suits the place, the longest of them', async () => {
  assert.equal((await office.ask(budi, pullPackage)).body.expiryDays, 7)
  assert.equal(await deals(mainland, 61), 422)
  assert.equal(await deals(mainland, 10), 10)
  assert.equal(await deals(island), 21)
})
