import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { getVillageDesk, keepVillageDesk } from '@tanggap/contract/village-desk'
import { type DayHours, regencyHours } from '@tanggap/core/citizens'
import { actAs, type Office, systemOffice } from '../../../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../../../plumbing/test-office.ts'
import { receiveTicket } from '../../index.ts'
import { settleHousehold } from '../../test-household.ts'
import { openBrowser } from '../test-browser.ts'
import { publishFigures, readFigures } from './publish-figures.ts'

const village = '3320112013'
let house: TestOffice
let clerk: Office
let operator: Office

before(async () => {
  house = await makeTestOffice()
  clerk = await house.hire('data_operator')
  operator = await house.hire('village_operator', village)
})
after(() => house.close())

const asSystem = <T>(work: Parameters<typeof actAs<T>>[2]) =>
  actAs(house.foundation, systemOffice('3320', 'Penerbit angka'), work)

test('a village says when its desk is open, and a neighbour’s operator cannot', async () => {
  const before = await house.ask(operator, getVillageDesk, { params: { village } })
  assert.equal(before.body.kept, false)
  assert.deepEqual(before.body.hours, regencyHours.week)
  const body = {
    place: 'Balai Desa Kecapi',
    hours: week({ from: '08:00', to: '12:00' }),
    phone: '',
    note: 'Antre di teras',
    version: 0,
  }
  const kept = await house.ask(operator, keepVillageDesk, { params: { village }, body })
  assert.equal(kept.status, 200)
  const again = await house.ask(operator, keepVillageDesk, { params: { village }, body })
  assert.equal(again.status, 200, 'is safe to repeat')
  const other = { ...body, place: 'Balai lain' }
  const late = await house.ask(operator, keepVillageDesk, { params: { village }, body: other })
  assert.equal(late.refusal, 'village-desk.changed-meanwhile')
  const closed = { ...body, hours: week(null), version: 1 }
  const never = await house.ask(operator, keepVillageDesk, { params: { village }, body: closed })
  assert.equal(never.refusal, 'village-desk.never-open')
  const wrong = { ...body, hours: week({ from: '12:00', to: '08:00' }), version: 1 }
  const refused = await house.ask(operator, keepVillageDesk, { params: { village }, body: wrong })
  assert.equal(refused.refusal, 'village-desk.hours')
  const neighbour = await house.hire('village_operator', '3320112014')
  const elsewhere = await house.ask(neighbour, keepVillageDesk, { params: { village }, body })
  assert.equal(elsewhere.refusal, 'request.not-found')
})

test('what is published hides what is small, and comes out once a month', async () => {
  for (let family = 0; family < 12; family += 1)
    await settleHousehold(house, clerk, village, {
      name: `WARGA ${family}`,
      nik: `33990112037${String(family).padStart(5, '0')}`,
    })
  for (let report = 0; report < 14; report += 1)
    await house.act(clerk, async (acting) => {
      const received = await receiveTicket(acting, {
        draftId: acting.id(),
        kind: 'something_else',
        channel: 'desk',
        villageCode: village,
        content: { answers: { story: 'x' }, headName: '', where: '', nik: '', phone: '' },
      })
      if (!received.ok) throw new Error(received.refusal.code)
    })
  await asSystem(publishFigures)
  const first = await asSystem(readFigures)
  assert.deepEqual(first?.families.places, [{ key: village, part: { fewerThan: 10 }, whole: { shown: 10 } }])
  assert.deepEqual(
    first?.kinds.map(({ kind }) => kind),
    ['something_else'],
  )
  assert.equal(first?.all?.median, null, 'all of them still have their time')
  await asSystem(publishFigures)
  house.at('2025-03-31T02:00:00Z')
  await asSystem(publishFigures)
  assert.equal((await asSystem(readFigures))?.asOf, first?.asOf)
  house.at('2025-04-02T02:00:00Z')
  await asSystem(publishFigures)
  const second = await asSystem(readFigures)
  assert.equal(second?.all?.median, 'not-yet')
  assert.ok((second?.all?.late ?? 0) > 99)
  house.at('2025-03-10T02:00:00Z')
})

test('the pages for everyone need no code and no cookie', async () => {
  const browser = openBrowser(house)
  for (const path of ['/kanal', '/angka', '/desa', '/desa?kecamatan=332011', `/desa/${village}`]) {
    const page = await browser.get(path)
    assert.equal(page.status, 200, path)
  }
  assert.equal((await browser.get('/desa/9999999999')).location, '/desa')
  assert.equal(browser.cookies.size, 0)
})

function week(monday: DayHours): [DayHours, null, null, null, null, null, null] {
  return [monday, null, null, null, null, null, null]
}
