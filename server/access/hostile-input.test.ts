import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { mayDo, type Role, roles } from '@tanggap/core/access'
import type { Office } from '../plumbing/acting.ts'
import type { ServedRoute } from '../plumbing/http/index.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { nobodysId, sampleOf, schemasOf } from './test-input.ts'

/**
 * Every route gets, from someone who may use it, input that fits its schema and is as nasty as that allows,
 * and input that does not fit. Whatever comes, it is answered with a sentence; nothing falls over.
 */
let house: TestOffice
const people = new Map<Role, Office>()
before(async () => {
  house = await makeTestOffice()
  for (const role of roles)
    people.set(
      role,
      await house.hire(role, ['village_operator', 'village_head'].includes(role) ? '3320112013' : '3320'),
    )
})
after(() => house.close())

const nasty = [
  "'; drop table family; --",
  '%_\\%',
  '=HYPERLINK("http://jahat.example";"klik")',
  '../../../../etc/passwd',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202Eterbalik\u202C \u200F',
  '👩‍👩‍👧‍👦'.repeat(40),
  '  \t\r\n ',
  '<script>alert(1)</script>',
  '9'.repeat(400),
  '__proto__',
  'constructor',
  '2025-99-99T99:99:99Z_018f0000-0000-7000-8000-000000000000',
  'panjang '.repeat(1300),
]

for (const door of ['office', 'field', 'portal'] as const)
  test(`no input makes an address of the ${door} door fall over`, async () => {
    const schemas = schemasOf(house.doors[door].app.swagger())
    for (const route of house.doors[door].routes) {
      const { action } = route
      const role = action ? roles.find((one) => mayDo(one, action)) : undefined
      for (const [index, text] of nasty.entries()) {
        const schema = schemas.get(`${route.method} ${route.url}`)
        const reply = await send(door, route, role, {
          query: {
            ...textsFor(schema?.query, text),
            q: text,
            search: text,
            after: text,
            page: text,
            bahasa: 'x',
          },
          body:
            index % 4 === 3
              ? hostileShape(index)
              : schema?.body
                ? sampleOf(schema.body, text)
                : { kata: text, nik: text, kode: text, nomor: text, pin: text, jenis: text },
          id: index % 5 === 4 ? text : undefined,
        })
        assert.ok(
          reply.statusCode < 500,
          `${route.method} ${route.url} with ${JSON.stringify(text).slice(0, 40)}: ${reply.statusCode} ${reply.body.slice(0, 200)}`,
        )
      }
    }
  })

test('a body of nine megabytes, of a thousand brackets, or that is no JSON is refused with a sentence', async () => {
  const { app } = house.doors.office
  const who = people.get('village_operator')
  const ask = (payload: string, type = 'application/json') =>
    app.inject({
      method: 'POST',
      url: '/api/changes',
      headers: { ...from(who), 'content-type': type },
      payload,
    })
  const answers = [
    await ask(JSON.stringify({ explanation: 'x'.repeat(9_000_000) })),
    await ask('['.repeat(200_000) + ']'.repeat(200_000)),
    await ask(`{"stated":${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}}`),
    await ask('{"__proto__":{"role":"ratifier"}}'),
    await ask('{"constructor":{"prototype":{"role":"ratifier"}}}'),
    await ask('{"villageCode":'),
    await ask('<xml/>', 'application/xml'),
    await ask('villageCode=3320112013', 'application/x-www-form-urlencoded'),
    await ask('--x\r\n\r\n--x--', 'multipart/form-data; boundary=x'),
  ]
  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode),
    [413, 422, 422, 422, 422, 422, 422, 422, 422],
  )
  for (const { body } of answers) assert.match(body, /"sentence":\{"id":"/)
  assert.equal(Object.hasOwn(Object.prototype, 'role'), false)
})

test('a number of identity in an address is refused, whatever asks for it', async () => {
  const who = people.get('data_operator')
  for (const url of [
    '/api/changes?q=3399011203700001',
    '/api/tickets?q=3399%20011203700001',
    '/api/changes?q=3399.0112.0370.0001',
  ]) {
    const reply = await house.doors.office.app.inject({ url, headers: from(who) })
    assert.equal(reply.json().code, 'request.number-in-address', url)
    assert.ok(!reply.body.includes('3399'))
  }
})

interface Sent {
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  readonly id: string | undefined
}

function send(
  door: 'office' | 'field' | 'portal',
  { method, url }: ServedRoute,
  role: Role | undefined,
  sent: Sent,
) {
  return house.doors[door].app.inject({
    method: method as 'GET',
    url: url.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(sent.id?.isWellFormed() ? sent.id.slice(0, 90) : (samples[name] ?? nobodysId)),
    ),
    query: Object.fromEntries(Object.entries(sent.query).map(([key, value]) => [key, value.toWellFormed()])),
    headers: from(role && people.get(role)),
    ...(method === 'GET' || method === 'HEAD' ? {} : { payload: sent.body as object }),
  })
}

const samples: Readonly<Record<string, string>> = {
  sha256: 'a'.repeat(64),
  name: 'decree.pdf',
  step: 'story',
}

function from(who: Office | undefined) {
  return { host: 'localhost', origin: 'http://localhost', ...(who ? { 'x-test-office': who.officeId } : {}) }
}

/** Bodies that fit nothing. */
function hostileShape(index: number): unknown {
  return [[], { __proto__x: 1, a: [[[[]]]] }, { id: null }, { version: 1e308 }][index % 4]
}

function textsFor(names: readonly string[] | undefined, text: string): Record<string, string> {
  return Object.fromEntries((names ?? []).filter((name) => name === 'code').map((name) => [name, text]))
}
