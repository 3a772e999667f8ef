import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { bindContact, listOutbox, listToTell, tellCitizen } from '@tanggap/contract/messages'
import { z } from 'zod'
import { settleHousehold } from '../citizens/test-household.ts'
import { type Office, systemOffice } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import {
  checkOneTimeCode,
  deliverMessage,
  keepReporterContact,
  type Senders,
  sendersFrom,
  sendOneTimeCode,
  sendToCitizen,
} from './index.ts'
import { openGateway, openMailServer } from './test-gateways.ts'

const village = '3320112013'
let house: TestOffice
let operator: Office
let otherOperator: Office
let admin: Office
let integrity: Office
let familyId: string
let whatsapp: Awaited<ReturnType<typeof openGateway>>
let sms: Awaited<ReturnType<typeof openGateway>>
let mail: Awaited<ReturnType<typeof openMailServer>>
let senders: Senders

before(async () => {
  house = await makeTestOffice()
  operator = await house.hire('village_operator', village)
  otherOperator = await house.hire('village_operator', '3320112014')
  admin = await house.hire('system_admin')
  integrity = await house.hire('integrity_officer')
  const clerk = await house.hire('data_operator')
  familyId = (await settleHousehold(house, clerk, village, { name: 'WARSITO', nik: '3399011203700001' }))
    .familyId
  whatsapp = await openGateway()
  sms = await openGateway()
  mail = await openMailServer()
  senders = sendersFrom({
    whatsapp: { url: whatsapp.url, token: 'kunci-wa' },
    sms: { url: sms.url, token: 'kunci-sms' },
    mail: { url: mail.url, from: 'kabar@jepara.example' },
    codesReadable: false,
  })
})
after(async () => {
  whatsapp.close()
  sms.close()
  mail.close()
  await house.close()
})

const system = systemOffice('3320', 'uji')
const ticketId = () => house.foundation.chance.id(house.foundation.clock.now())
let count = 0

/** Somebody reports with this contact and is told something; the id of the message. */
async function tell(typed: string, more: { readonly template?: 'question_asked' | 'report_closed' } = {}) {
  const id = ticketId()
  count += 1
  const occasion = `uji/${count}`
  await house.act(system, async (acting) => {
    await keepReporterContact(acting, { ticketId: id, villageCode: village, typed })
    await sendToCitizen(acting, {
      recipient: { ticketId: id },
      template: more.template ?? 'question_asked',
      values: { ticket: 'JT-7K3M-92QF-X' },
      villageCode: village,
      occasion,
      withoutContact: 'person',
    })
  })
  return { ticketId: id, messageId: await idOf(occasion) }
}

const idOf = (occasion: string) =>
  house.act(system, async ({ tx }) => {
    const row = await tx.one(
      z.object({ id: z.uuid() }),
      "select id from citizen_message where regency_code = '3320' and occasion = $1",
      [occasion],
    )
    return row.id
  })

const stateOf = (id: string) =>
  house.act(system, ({ tx }) =>
    tx.one(
      z.object({ status: z.string(), channel: z.string().nullable(), next_at: z.date().nullable() }),
      "select status, channel, next_at from citizen_message where regency_code = '3320' and id = $1",
      [id],
    ),
  )

const deliver = (messageId: string, by: Senders = senders) =>
  deliverMessage(house.foundation, by, { messageId })

test('a message goes out once, however often its job runs, and the number stands nowhere readable', async () => {
  const { messageId } = await tell('0812 3456 7890')
  await Promise.all([deliver(messageId), deliver(messageId)])
  await deliver(messageId)
  assert.deepEqual(
    whatsapp.taken.map(({ authorization, key, body }) => [authorization, key, body.to]),
    [['Bearer kunci-wa', messageId, '6281234567890']],
  )
  assert.match(JSON.stringify(whatsapp.taken[0]?.body), /JT-7K3M-92QF-X/)
  assert.equal((await stateOf(messageId)).status, 'sent')
  const rows = await house.act(system, ({ tx }) =>
    tx.all(
      z.object({ row: z.string() }),
      `select row_to_json(c)::text as row from citizen_contact c where regency_code = '3320'
       union all select row_to_json(m)::text from citizen_message m where regency_code = '3320'
       union all select row_to_json(a)::text from message_attempt a where regency_code = '3320'`,
    ),
  )
  for (const { row } of rows)
    assert.ok(!row.includes('81234567890') && !row.includes(Buffer.from('81234567890').toString('hex')))
})

test('a channel that fails is tried again, then the next one, then a person: nobody is left in silence', async () => {
  whatsapp.answers(503)
  sms.answers(200)
  const { messageId } = await tell('081200000001')
  await deliver(messageId)
  const waiting = await stateOf(messageId)
  assert.equal(waiting.status, 'waiting')
  assert.equal(waiting.next_at?.toISOString(), '2025-03-10T02:01:00.000Z')
  for (let tries = 0; tries < 4; tries++) await deliver(messageId)
  assert.deepEqual(
    { ...(await stateOf(messageId)), next_at: null },
    { status: 'sent', channel: 'sms', next_at: null },
  )
  assert.equal(sms.taken.at(-1)?.body.to, '+6281200000001')

  // No such number: no use in trying again.
  whatsapp.answers(400)
  sms.answers(404)
  const lost = await tell('081200000002')
  await deliver(lost.messageId)
  await deliver(lost.messageId)
  assert.equal((await stateOf(lost.messageId)).status, 'in_person')

  const tasks = await house.ask(operator, listToTell, {})
  const task = tasks.body.tasks.find(({ id }) => id === lost.messageId)
  assert.match(task?.text ?? '', /ada pertanyaan petugas/)
  assert.equal(task?.ticketId, lost.ticketId)
  for (const other of [otherOperator, integrity])
    assert.ok(!(await house.ask(other, listToTell, {})).body.tasks.some(({ id }) => id === lost.messageId))
  const told = { params: { id: lost.messageId }, body: { version: task?.version ?? 0, how: 'Di rumah, KTP' } }
  assert.equal((await house.ask(otherOperator, tellCitizen, told)).status, 404)
  assert.equal((await house.ask(integrity, tellCitizen, told)).refusal, 'message.another-desk')
  assert.equal((await house.ask(operator, tellCitizen, told)).body.status, 'told')
  assert.equal((await house.ask(operator, tellCitizen, told)).status, 409)
  whatsapp.answers(200)
  sms.answers(200)
})

test('a question that nobody could be told is overtaken by the answer; the answer stays a task', async () => {
  const question = await tell('')
  await deliver(question.messageId, {})
  assert.equal((await stateOf(question.messageId)).status, 'in_person')
  const later = (template: 'answer_ready' | 'report_closed', occasion: string) =>
    house.act(system, (acting) =>
      sendToCitizen(acting, {
        recipient: { ticketId: question.ticketId },
        ...(template === 'answer_ready'
          ? { template, values: { ticket: 'JT-7K3M-92QF-X', day: '2025-03-24' } }
          : { template, values: { ticket: 'JT-7K3M-92QF-X' } }),
        villageCode: village,
        occasion,
        withoutContact: 'person',
      }),
    )
  await later('answer_ready', 'uji/jawaban')
  const answer = await idOf('uji/jawaban')
  await deliver(answer, {})
  assert.equal((await stateOf(question.messageId)).status, 'dropped')
  await later('report_closed', 'uji/tutup')
  assert.equal((await stateOf(answer)).status, 'in_person')
})

test('who gave an e-mail address gets a letter, and who gave nothing is told by a person', async () => {
  const { messageId } = await tell('siti@desa.example')
  await deliver(messageId)
  assert.equal((await stateOf(messageId)).channel, 'email')
  assert.match(mail.letters.join(), /Auto-Submitted: auto-generated[\s\S]*To: siti@desa\.example/)
  const nobody = await tell('bukan nomor')
  await deliver(nobody.messageId)
  assert.equal((await stateOf(nobody.messageId)).status, 'in_person')
})

test('without any channel the outbox keeps what is a courtesy; what must be heard becomes a task', async () => {
  const courtesy = await tell('081200000003', { template: 'report_closed' })
  const must = await tell('081200000003')
  await deliver(courtesy.messageId, {})
  await deliver(must.messageId, {})
  assert.equal((await stateOf(courtesy.messageId)).status, 'kept')
  assert.equal((await stateOf(must.messageId)).status, 'in_person')
  const outbox = await house.ask(admin, listOutbox, {})
  assert.match(
    outbox.body.messages.find(({ id }) => id === courtesy.messageId)?.text ?? '',
    /JT-7K3M-92QF-X ditutup/,
  )
  assert.deepEqual(outbox.body.channels, [])
  assert.ok(!JSON.stringify(outbox.body).includes('812000'))
})

test('a number bound at the desk takes the place of the older, for a family of one’s own village only', async () => {
  const body = { familyId, phone: '0812-9999-0001', identityCheck: 'KTP asli diperlihatkan' }
  assert.equal((await house.ask(otherOperator, bindContact, { body })).status, 404)
  assert.equal((await house.ask(operator, bindContact, { body: { ...body, phone: '021171' } })).status, 422)
  assert.equal((await house.ask(operator, bindContact, { body })).status, 200)
  assert.equal((await house.ask(operator, bindContact, { body })).status, 200)
  await house.ask(operator, bindContact, { body: { ...body, phone: '0812-9999-0002' } })
  const holding = await house.act(system, ({ tx }) =>
    tx.one(
      z.object({ all: z.number(), now: z.number() }),
      `select count(*) as all, count(*) filter (where ended_at is null) as now from citizen_contact
        where regency_code = '3320' and family_id = $1`,
      [familyId],
    ),
  )
  assert.deepEqual(holding, { all: 2, now: 1 })
})

test('a one-time code opens once, in time, for its own family, and not after five wrong tries', async () => {
  const family = { familyId, villageCode: village }
  const fresh = async () => {
    assert.equal(await house.act(system, (acting) => sendOneTimeCode(acting, family)), 'queued')
    const { messages } = (await house.ask(admin, listOutbox, {})).body
    const text = messages.find(({ template }) => template === 'one_time_code')?.text ?? ''
    return /\d{6}/.exec(text)?.[0] ?? ''
  }
  const check = (code: string, id = familyId) =>
    house.act(system, (acting) => checkOneTimeCode(acting, { familyId: id, code }))
  const code = await fresh()
  assert.match(code, /^\d{6}$/)
  const wrong = code === '111111' ? '222222' : '111111'
  assert.equal(await check(code, ticketId()), false)
  assert.equal(await check(wrong), false)
  assert.equal(await check(code), true)
  assert.equal(await check(code), false)
  const second = await fresh()
  for (let tries = 0; tries < 5; tries++) assert.equal(await check(wrong), false)
  assert.equal(await check(second), false)
  const third = await fresh()
  house.at('2025-03-10T02:11:00Z')
  assert.equal(await check(third), false)
  const nobody = { familyId: ticketId(), villageCode: village }
  assert.equal(await house.act(system, (acting) => sendOneTimeCode(acting, nobody)), 'no-contact')
  house.at('2025-03-10T02:00:00Z')
})

test('a stranger at the menu’s door hands nothing in, and the menu tells where a report stands to its PIN only', async () => {
  const post = (text: string, secret = 'rahasia gerbang pesan uji') =>
    house.doors.portal.app.inject({
      method: 'POST',
      url: '/pesan/masuk',
      headers: { host: 'localhost', authorization: `Bearer ${secret}` },
      payload: { from: '6281234567890', text },
    })
  assert.equal((await post('1', 'tebakan')).statusCode, 401)
  assert.match((await post('halo')).json().reply, /Balas dengan angka: 1 status laporan/)
  assert.match((await post('1')).json().reply, /Contoh: 1 JT-/)
  assert.match((await post('1 JT-7K3M-92QF-X 123456')).json().reply, /Tulis: 1|Tidak ada laporan/)
})
