import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { demoOffices, health, readSession } from '@tanggap/contract/access'
import { z } from 'zod'
import { regencyScope } from '../plumbing/database/index.ts'
import { buildDoor, type DoorName } from '../plumbing/http/index.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { mountRooms, sentences } from '../rooms.ts'
import { hire } from './hire.ts'
import { describeSession, goOnIn, signInWith, signOutOf } from './sessions.ts'
import { isWithinLimit } from './throttle.ts'
import { stepOf, totpAt } from './totp.ts'
import { cookieName, whoIsAt } from './who-is.ts'

let office: TestOffice
const secret = Buffer.from('a secret of twenty b')
const password = 'kursi jati tua'

before(async () => {
  office = await makeTestOffice()
  await hire(office.foundation, {
    username: 'verifikator',
    name: 'Uji Verifikator',
    password,
    offices: [{ role: 'dinsos_verifier', region: '3320' }],
    secret,
  })
  await hire(office.foundation, {
    username: 'pendamping',
    name: 'Uji Pendamping',
    password: 'perahu kecil di laut',
    offices: [{ role: 'facilitator', region: '3320112013' }],
  })
})
after(() => office.close())

const signIn = (given: Partial<Parameters<typeof signInWith>[1]>) =>
  signInWith(
    office.foundation,
    { username: 'verifikator', password, code: codeNow(), address: '10.0.0.1', door: 'office', ...given },
    false,
  )
const codeNow = () => totpAt(secret, stepOf(office.foundation.clock.now()))
const codeOf = (outcome: Awaited<ReturnType<typeof signIn>>) => (outcome.ok ? 'in' : outcome.refusal.code)

test('each door says that it is open', async () => {
  for (const door of ['office', 'field', 'portal'] as const) {
    const answer = await office.ask(undefined, health, {}, door)
    assert.deepEqual([answer.status, answer.body], [200, { ok: true }])
  }
})

test('an official signs in with password and code, works, and signs out', async () => {
  const opened = await signIn({})
  assert.ok(opened.ok)
  assert.equal(opened.value.session.office.role, 'dinsos_verifier')
  const session = await describeSession(office.foundation, 'office', opened.value.token, false)
  assert.ok(session.ok)
  await signOutOf(office.foundation, 'office', opened.value.token)
  assert.equal((await describeSession(office.foundation, 'office', opened.value.token, false)).ok, false)
})

test('a code that was used once is not taken again', async () => {
  office.at('2025-03-10T03:00:00Z')
  assert.equal(codeOf(await signIn({})), 'in')
  assert.equal(codeOf(await signIn({})), 'session.wrong')
})

test('an unknown name, a wrong password and a wrong code are one answer', async () => {
  office.at('2025-03-10T04:00:00Z')
  const answers = [
    await signIn({ username: 'siapa' }),
    await signIn({ password: 'salah' }),
    await signIn({ code: '000000' }),
  ]
  assert.deepEqual(answers.map(codeOf), ['session.wrong', 'session.wrong', 'session.wrong'])
})

test('without the second factor nobody who sees widely comes in', async () => {
  office.at('2025-03-10T05:00:00Z')
  assert.equal(codeOf(await signIn({ code: undefined })), 'session.code-needed')
})

test('a facilitator works at the field door only', async () => {
  const person = { username: 'pendamping', password: 'perahu kecil di laut', code: undefined }
  assert.equal(codeOf(await signIn({ ...person, door: 'field' })), 'in')
  assert.equal(codeOf(await signIn({ ...person, door: 'office' })), 'session.no-office')
})

test('many wrong tries at one name are stopped, other names at the same address go on', async () => {
  office.at('2025-03-10T06:00:00Z')
  const outcomes = []
  for (let i = 0; i < 12; i++) outcomes.push(codeOf(await signIn({ password: 'tebak' })))
  assert.equal(outcomes.at(-1), 'request.too-often')
  const other = await signIn({
    username: 'pendamping',
    password: 'perahu kecil di laut',
    code: undefined,
    door: 'field',
  })
  assert.equal(codeOf(other), 'in')
})

test('a right that is taken away bites at the next request', async () => {
  office.at('2025-03-10T07:00:00Z')
  const opened = await signIn({})
  assert.ok(opened.ok)
  office.at('2025-03-10T20:00:00Z')
  const late = await describeSession(office.foundation, 'office', opened.value.token, false)
  assert.equal(late.ok ? '' : late.refusal.code, 'session.absent')
})

test('outside the demo there is no way to step into an office', async () => {
  const answer = await office.ask(undefined, demoOffices)
  assert.equal(answer.status, 404)
  assert.equal((await office.ask(undefined, readSession)).status, 401)
})

test('a session opens the door it was made at and no other', async () => {
  office.at('2025-03-11T02:00:00Z')
  const both = {
    username: 'dua.jabatan',
    name: 'Uji Dua Jabatan',
    password: 'dua jabatan satu orang',
    offices: [
      { role: 'facilitator', region: '3320112013' },
      { role: 'data_operator', region: '3320' },
    ],
    secret,
  } as const
  const { officeIds } = await hire(office.foundation, both)
  const opened = await signIn({ ...both, door: 'field' })
  assert.ok(opened.ok)
  const { token } = opened.value
  assert.equal((await describeSession(office.foundation, 'field', token, false)).ok, true)
  assert.equal((await describeSession(office.foundation, 'office', token, false)).ok, false)
  for (const door of ['office', 'portal'] as const) {
    const who = await whoIsAt(office.foundation, door)({ cookies: { [cookieName(door)]: token } } as never)
    assert.equal(who, undefined, door)
  }
  // Nor does the phone's long session carry its bearer into an office of the regency.
  const moved = await goOnIn(office.foundation, 'field', token, officeIds[1] ?? '', false)
  assert.equal(moved.ok ? '' : moved.refusal.code, 'request.not-found')
})

test('ten wrong tries from afar do not lock an official out at their own desk', async () => {
  office.at('2025-03-11T03:00:00Z')
  for (let i = 0; i < 12; i++) await signIn({ password: 'tebak', address: '198.51.100.7' })
  assert.equal(codeOf(await signIn({ password: 'tebak', address: '198.51.100.7' })), 'request.too-often')
  assert.equal(codeOf(await signIn({ address: '10.0.0.2' })), 'in')
})

test('an office that asks for a second factor is not entered by an account that has none', async () => {
  office.at('2025-03-11T04:00:00Z')
  const person = { username: 'operator.desa', name: 'Uji Operator', password: 'rumah joglo di tepi sawah' }
  const { accountId } = await hire(office.foundation, {
    ...person,
    offices: [{ role: 'village_operator', region: '3320112013' }],
  })
  const promoted = office.foundation.chance.id(office.foundation.clock.now())
  await office.foundation.database.within(regencyScope('3320'), (tx) =>
    tx.insert('office', [
      {
        regency_code: '3320',
        id: promoted,
        account_id: accountId,
        role: 'ratifier',
        region_code: '3320',
        valid_from: '2025-01-01',
      },
    ]),
  )
  const opened = await signIn({ ...person, code: undefined })
  assert.ok(opened.ok)
  assert.equal(opened.value.session.office.role, 'village_operator')
  const moved = await goOnIn(office.foundation, 'office', opened.value.token, promoted, false)
  assert.equal(moved.ok ? '' : moved.refusal.code, 'request.not-found')
})

test('a village behind one address is not locked out on the day everybody asks', async () => {
  const { database, vault } = office.foundation
  const now = new Date('2025-03-11T05:00:00Z')
  await database.within(regencyScope('3320'), async (tx) => {
    for (const limit of ['openAddress', 'reportAddress'] as const)
      for (let household = 0; household < 500; household += 1)
        assert.equal(await isWithinLimit(tx, vault, '3320', limit, '203.0.113.1', now), true)
    const outcomes: boolean[] = []
    for (let guess = 0; guess < 9; guess += 1)
      outcomes.push(await isWithinLimit(tx, vault, '3320', 'openFamily', 'one family here', now))
    assert.deepEqual(outcomes, [...Array(8).fill(true), false])
  })
})

test('a try in vain is written down, for a known name and for an unknown one', async () => {
  office.at('2025-03-11T06:00:00Z')
  await signIn({ password: 'salah' })
  await signIn({ code: '000000' })
  await signIn({ username: 'siapa lagi' })
  const lines = await office.foundation.database.within(regencyScope('3320'), (tx) =>
    tx.all(
      z.object({ actor_name: z.string() }),
      `select actor_name from audit_line where regency_code = '3320' and action = 'session.refuse' and at = $1 order by id`,
      [new Date('2025-03-11T06:00:00Z')],
    ),
  )
  assert.deepEqual(lines.map(({ actor_name }) => actor_name).toSorted(), [
    'Nama pengguna tidak dikenal',
    'Uji Verifikator',
    'Uji Verifikator',
  ])
})

test('the cookie of a sign-in opens its own door’s addresses, and under another name or at another door none', async () => {
  office.at('2025-03-11T07:00:00Z')
  const { foundation } = office
  const open = (name: DoorName) =>
    buildDoor(
      { name, folder: '/nowhere', secure: false, trustProxy: false },
      foundation,
      whoIsAt(foundation, name),
      sentences,
    )
  const doors = { office: await open('office'), field: await open('field'), portal: await open('portal') }
  await mountRooms(doors, {
    demo: false,
    secure: false,
    webFolder: '/nowhere',
    messages: { codesReadable: false },
  })
  const from = { host: 'localhost', origin: 'http://localhost' }
  const signedIn = await doors.office.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: from,
    payload: { username: 'verifikator', password, code: codeNow() },
  })
  assert.equal(signedIn.statusCode, 200)
  const [cookie] = signedIn.cookies
  assert.deepEqual([cookie?.name, cookie?.httpOnly, cookie?.sameSite], ['tanggap_office', true, 'Strict'])
  const look = async (door: DoorName, url: string, cookies: Record<string, string>) =>
    (await doors[door].app.inject({ url, headers: from, cookies })).statusCode
  const token = cookie?.value ?? ''
  assert.equal(await look('office', '/api/changes', { tanggap_office: token }), 200)
  for (const cookies of [
    {},
    { tanggap_field: token },
    { tanggap_portal: token },
    { tanggap_office: `${token}x` },
  ])
    assert.equal(await look('office', '/api/changes', cookies), 401)
  assert.equal(await look('field', '/api/training/me', { tanggap_field: token, tanggap_office: token }), 401)
  const family = await doors.portal.app.inject({ url: '/keluarga', cookies: { tanggap_portal: token } })
  assert.equal(family.headers.location, '/status')
  await Promise.all(Object.values(doors).map(({ app }) => app.close()))
})
