import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { listVillages } from '@tanggap/contract/regions'
import pg from 'pg'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { loadRegions } from './index.ts'

let office: TestOffice
before(async () => {
  office = await makeTestOffice()
})
after(() => office.close())

test('a regency desk sees all 195 villages of Jepara, a subdistrict its own, a village itself', async () => {
  const counts = []
  for (const [role, region] of [
    ['data_operator', '3320'],
    ['subdistrict_officer', '332011'],
    ['village_operator', '3320112013'],
  ] as const) {
    const answer = await office.ask(await office.hire(role, region), listVillages)
    assert.equal(answer.status, 200)
    assert.ok(answer.body.villages.every(({ code }) => code.startsWith(region)))
    counts.push(answer.body.villages.length)
  }
  assert.deepEqual([counts[0], counts[2]], [195, 1])
  assert.ok((counts[1] ?? 0) > 1)
})

test('nobody sees the villages without signing in', async () => {
  assert.equal((await office.ask(undefined, listVillages)).refusal, 'session.absent')
})

test('loading the region table is safe to repeat', async () => {
  await loadRegions(office.test.ownerUrl, '3320')
  const client = new pg.Client({ connectionString: office.test.ownerUrl })
  await client.connect()
  const { rows } = await client.query('select level, count(*)::int as n from region group by 1 order by 1')
  await client.end()
  assert.deepEqual(rows, [
    { level: 'regency', n: 1 },
    { level: 'subdistrict', n: 16 },
    { level: 'village', n: 195 },
  ])
})

test('the questionnaire stands in its table, and the application may not change it', async () => {
  const clerk = await office.hire('data_operator')
  await assert.rejects(
    office.act(clerk, (acting) => acting.tx.run(`update instrument_version set source = 'x'`)),
    /permission denied/,
  )
})
