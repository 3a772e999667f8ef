import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { actions, mayDo, roles } from '@tanggap/core/access'
import type { ServedRoute } from '../plumbing/http/index.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'

/** Whatever is mounted is asked, so a route that is added later is in this test already. */
let house: TestOffice
before(async () => {
  house = await makeTestOffice()
})
after(() => house.close())

/** The only addresses of the officials' doors that answer without an office. The demo's are absent. */
const open = [
  'GET /api/health',
  'HEAD /api/health',
  'POST /api/session',
  'GET /api/session',
  'HEAD /api/session',
  'POST /api/session/office',
  'DELETE /api/session',
]
/** And at the field door: sealed work may be left without a session, by a token of the phone, and is never applied. */
const deposit = ['POST /api/sync/deposit', 'POST /api/sync/deposit/photo']
/** And at the office's: who was handed a code chooses a password with it. */
const setUp = ['POST /api/account/set-up', 'POST /api/account/set-up/finish']
const guardedDoors = ['office', 'field'] as const

for (const door of guardedDoors) {
  const guarded = () => house.doors[door].routes.filter(({ action }) => action !== undefined)

  test(`nothing at the ${door} door is open but what is named here`, () => {
    const found = house.doors[door].routes.filter(({ action }) => action === undefined).map(nameOf)
    assert.deepEqual(found.toSorted(), [...open, ...(door === 'field' ? deposit : setUp)].toSorted())
    assert.ok(guarded().length > 5)
  })

  test(`without a session every address of the ${door} door answers 401 and no word more`, async () => {
    for (const route of guarded()) {
      const reply = await knock(door, route, undefined)
      assert.equal(reply.statusCode, 401, nameOf(route))
      if (route.method !== 'HEAD') assert.equal(reply.json().code, 'session.absent', nameOf(route))
    }
  })

  test(`every address of the ${door} door is for the offices of the policy table and no other`, async () => {
    let asked = 0
    for (const role of roles) {
      const who = await house.hire(role, regionOf(role))
      for (const route of guarded()) {
        const reply = await knock(door, route, who.officeId)
        const code = reply.headers['content-type']?.includes('json') && reply.body ? reply.json().code : ''
        const isAllowed = route.action !== undefined && mayDo(role, route.action)
        // HEAD has no body that says why.
        const isShut = route.method === 'HEAD' ? !isAllowed : code === 'workflow.not-your-office'
        if (!isAllowed) assert.equal(reply.statusCode, 403, `${role}: ${nameOf(route)}`)
        assert.equal(isShut, !isAllowed, `${role}: ${nameOf(route)} answered ${reply.statusCode} ${code}`)
        assert.notEqual(reply.statusCode, 500, `${role}: ${nameOf(route)}`)
        asked += 1
      }
    }
    assert.ok(asked >= roles.length * 10)
  })

  test(`another site's page reaches nothing at the ${door} door that changes anything`, async () => {
    const who = await house.hire(door === 'field' ? 'facilitator' : 'data_operator')
    for (const route of house.doors[door].routes.filter(({ method }) => !['GET', 'HEAD'].includes(method)))
      for (const headers of [{}, { origin: 'https://lain.example' }, { origin: 'null' }, { referer: ':' }]) {
        const reply = await knock(door, route, who.officeId, headers)
        assert.equal(reply.json().code, 'request.foreign-origin', nameOf(route))
      }
  })
}

test('the portal acts for no office', () => {
  assert.deepEqual(
    house.doors.portal.routes.filter(({ action }) => action !== undefined),
    [],
  )
})

test('every action of the policy table opens a door', () => {
  const used = new Set(guardedDoors.flatMap((door) => house.doors[door].routes.map(({ action }) => action)))
  assert.deepEqual(
    actions.filter((action) => !used.has(action)),
    [],
  )
})

function knock(
  door: (typeof guardedDoors)[number],
  { method, url }: ServedRoute,
  officeId: string | undefined,
  headers: Record<string, string> = { origin: 'http://localhost' },
) {
  return house.doors[door].app.inject({
    method: method as 'GET',
    url: url.replace(/:(\w+)/g, (_, name: string) => samples[name] ?? '018f0000-0000-7000-8000-000000000000'),
    headers: { host: 'localhost', ...headers, ...(officeId ? { 'x-test-office': officeId } : {}) },
    ...(method === 'GET' || method === 'HEAD' ? {} : { payload: {} }),
  })
}

const samples: Readonly<Record<string, string>> = { sha256: 'a'.repeat(64), name: 'decree.pdf' }

function nameOf({ method, url }: ServedRoute): string {
  return `${method} ${url}`
}

function regionOf(role: string): string {
  if (role === 'subdistrict_officer') return '332011'
  return ['facilitator', 'village_operator', 'village_head'].includes(role) ? '3320112013' : '3320'
}
