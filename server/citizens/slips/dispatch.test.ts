import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  closeDispatch,
  dispatchList,
  listDispatches,
  recordReceipt,
  sendDispatch,
} from '@tanggap/contract/slip-dispatch'
import { z } from 'zod'
import type { Office } from '../../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../../plumbing/test-office.ts'
import { openBrowser } from '../portal/test-browser.ts'
import { type Household, settleHousehold } from '../test-household.ts'
import { revokeSlip } from './bind-slip.ts'
import { printSlips } from './print-slips.ts'

const village = '3320112013'
let house: TestOffice
let clerk: Office
let operator: Office
let warsito: Household
let sumini: Household

/** Two families of RT 002/RW 001 whose slips were revoked, so that they hold none. */
before(async () => {
  house = await makeTestOffice()
  clerk = await house.hire('data_operator')
  operator = await house.hire('village_operator', village)
  warsito = await settleHousehold(house, clerk, village, { name: 'WARSITO', nik: '3399011203700001' })
  sumini = await settleHousehold(house, clerk, village, { name: 'SUMINI', nik: '3399015203700002' })
  await house.act(clerk, async (acting) => {
    const held = await acting.tx.all(
      z.object({ id: z.uuid() }),
      `select id from slip where regency_code = '3320' and status = 'bound'`,
    )
    for (const { id } of held) await revokeSlip(acting, { id, reason: 'uji' })
  })
})
after(() => house.close())

const carriage = { villageCode: village, rt: '2', rw: '1', carrierName: 'Pak Rohmat' }

test('a sealed batch opens nothing before its receipt is recorded, and what comes back is revoked', async () => {
  const few = await house.ask(operator, sendDispatch, { body: carriage })
  assert.equal(few.refusal, 'dispatch.too-few-slips')
  const printed = await house.act(clerk, (acting) => printSlips(acting, { villageCode: village, count: 3 }))
  const codeOf = (serial: string) =>
    (printed.ok ? printed.value : []).find((slip) => slip.serial === serial)?.code ?? ''
  const nowhere = await house.ask(operator, sendDispatch, { body: { ...carriage, rt: '99' } })
  assert.equal(nowhere.refusal, 'dispatch.no-family')

  const sent = await house.ask(operator, sendDispatch, { body: carriage })
  assert.equal(sent.status, 200)
  assert.equal(sent.body.slips.length, 2)
  assert.equal((await house.ask(operator, sendDispatch, { body: carriage })).refusal, 'dispatch.no-family')
  const slipOf = (family: Household) => sent.body.slips.find(({ familyId }) => familyId === family.familyId)
  const his = slipOf(warsito)
  assert.ok(his)
  const tries = async () =>
    (await openBrowser(house).send('/status', { nik: warsito.nik, kode: codeOf(his.serial) })).location
  assert.equal(await tries(), '/status/jawaban')

  const params = { id: sent.body.id }
  const body = { slipId: his.slipId, receivedBy: 'Bu Warsito' }
  const taken = await house.ask(operator, recordReceipt, { params, body })
  assert.equal(taken.body.slips.filter(({ state }) => state === 'received').length, 1)
  const again = await house.ask(operator, recordReceipt, { params, body })
  assert.equal(again.status, 200, 'is safe to repeat')
  assert.equal(await tries(), '/keluarga')

  const paper = await house.ask(operator, dispatchList, { params })
  assert.match(String(paper.body).slice(0, 4), /%PDF/)
  const closed = await house.ask(operator, closeDispatch, { params, body: { reason: 'Rumah kosong' } })
  assert.deepEqual(closed.body.slips.map(({ state }) => state).toSorted(), ['received', 'revoked'])
  const hers = slipOf(sumini)
  assert.ok(hers)
  const late = await house.ask(operator, recordReceipt, {
    params,
    body: { slipId: hers.slipId, receivedBy: 'Bu Sumini' },
  })
  assert.equal(late.refusal, 'dispatch.closed')
  const { dispatches } = (await house.ask(operator, listDispatches, { query: { village } })).body
  assert.equal(dispatches.length, 1)
})

test('a neighbour’s operator neither sends nor sees a batch', async () => {
  const neighbour = await house.hire('village_operator', '3320112014')
  assert.equal((await house.ask(neighbour, sendDispatch, { body: carriage })).refusal, 'request.not-found')
  const seen = await house.ask(neighbour, listDispatches, { query: { village } })
  assert.deepEqual(seen.body.dispatches, [])
})
