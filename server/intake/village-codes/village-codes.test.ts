import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { getIntake } from '@tanggap/contract/intake'
import { enterVillageCodes, listVillageCodes, withdrawVillageCode } from '@tanggap/contract/village-codes'
import type { Office } from '../../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../../plumbing/test-office.ts'
import { deliver, listPapers } from '../test-delivery.ts'

let house: TestOffice
let clerk: Office

before(async () => {
  house = await makeTestOffice()
  house.at('2026-10-02T02:00:00Z')
  clerk = await house.hire('data_operator')
})
after(() => house.close())

const line = {
  system: 'bps' as const,
  code: '3320070004',
  village: '3320112013',
  validFrom: '2025-01-01',
  validTo: null,
}
const source = 'bridging-kode BPS, dibaca 1 Oktober 2026'
const enter = (
  lines: (Omit<typeof line, 'system' | 'validTo'> & {
    system: 'bps' | 'kemendagri'
    validTo: string | null
  })[],
) => house.ask(clerk, enterVillageCodes, { body: { source, lines } })

const listOf = (...codes: string[]) =>
  Buffer.from(
    [
      'nik,no_kk,nama,kode_desa,periode,nominal',
      ...codes.map(
        (code, at) =>
          `339911220185000${at + 1},339911220312000${at + 1},Warga ${'abc'[at]},${code},T1,600000`,
      ),
    ].join('\n'),
  )
const problemsOf = async (period: string, codes: string[]) => {
  const id = await deliver(house, clerk, { ...listPapers, period }, { 'a.csv': listOf(...codes) })
  const { body } = await house.ask(clerk, getIntake, { params: { id } })
  return body.problems.map(({ code, rows }) => [code, rows])
}

test('codes are entered whole or not at all, and each refusal names its line', async () => {
  for (const [lines, code] of [
    [[line, { ...line, code: '3320070005', village: '3320999999' }], 'intake.code-village-unknown'],
    [[{ ...line, code: '3320112014' }], 'intake.code-is-todays'],
    [[line, line], 'intake.code-twice'],
    [[{ ...line, validTo: '2024-01-01' }], 'intake.code-days-turned'],
  ] as const)
    assert.equal((await enter([...lines])).refusal, code)
  assert.deepEqual((await house.ask(clerk, listVillageCodes)).body.codes, [])
  assert.equal((await enter([line])).body.entered, 1)
  assert.equal((await enter([line])).refusal, 'intake.code-twice')
  const old = { ...line, code: '3320062054', system: 'kemendagri' as const, validTo: '2026-12-31' }
  assert.equal((await enter([old])).body.entered, 1)
})

test('a file that names its villages by these codes is read; withdrawn, they are unknown again', async () => {
  assert.deepEqual(await problemsOf('codes', ['3320070004', '33.20.06.2054', '3320119999']), [
    ['village.unknown', 1],
    ['village.bps', 1],
    ['village.old_code', 1],
  ])
  const { codes } = (await house.ask(clerk, listVillageCodes)).body
  const id = codes.find(({ system }) => system === 'bps')?.id ?? ''
  assert.ok((await house.ask(clerk, withdrawVillageCode, { params: { id } })).body.withdrawn)
  assert.equal((await house.ask(clerk, withdrawVillageCode, { params: { id } })).refusal, 'request.not-found')
  assert.deepEqual(await problemsOf('after', ['3320070004']), [['village.unknown', 1]])
  assert.equal((await enter([line])).body.entered, 1, 'it may be entered again')
})
