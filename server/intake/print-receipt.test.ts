import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { printReceipt, startIntake } from '@tanggap/contract/intake'
import type { Office } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { deliver, listPapers, papers } from './test-delivery.ts'

let house: TestOffice
let clerk: Office
before(async () => {
  house = await makeTestOffice()
  house.at('2026-10-02T02:00:00Z')
  clerk = await house.hire('data_operator', undefined, 'Rina Wulandari')
})
after(() => house.close())

test('nothing is received without agreement, handover and purpose', async () => {
  for (const paper of ['agreementNumber', 'handoverNumber', 'handoverDate', 'purpose', 'provider', 'asOf']) {
    const { [paper]: _left, ...rest } = { ...listPapers } as Record<string, string>
    const answer = await house.doors.office.app.inject({
      method: 'POST',
      url: startIntake.path,
      headers: { 'x-test-office': JSON.stringify(clerk) },
      payload: rest,
    })
    assert.ok(answer.statusCode >= 400, paper)
  }
})

test('what was received is printed with its papers, and no data of a person', async (t) => {
  const id = await deliver(house, clerk, listPapers, {
    'penerima.csv':
      'nik,no_kk,nama,kode_desa,periode,nominal\n3399112201850001,3399112203120001,Warsito,3320112013,T1,600000\n',
  })
  const { body } = await house.ask(clerk, printReceipt, { params: { id } })
  const pdf = Buffer.from(Object(body))
  const text = pdf.toString('latin1')
  t.diagnostic(`${pdf.length} bytes`)
  assert.match(text, /^%PDF-/)
  assert.doesNotMatch(text, /3399112201850001/)
  assert.equal(papers.handoverNumber, 'BAST-077/2026')
  if (process.env.KEEP_PDF) await writeFile(process.env.KEEP_PDF, pdf)
})
