import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  findCandidates,
  getTicket,
  linkTicket,
  listTickets,
  reportForCitizen,
  seeNewData,
  similarTickets,
  startFollowUp,
  stepTicket,
  type TicketDetail,
  ticketTrail,
} from '@tanggap/contract/citizens'
import { listOutbox, listToTell } from '@tanggap/contract/messages'
import { bindSlip as bindRoute, listSlips, printSlips } from '@tanggap/contract/slips'
import { patternRule, type TicketKind } from '@tanggap/core/citizens'
import { z } from 'zod'
import { getChange } from '../changes/index.ts'
import { deliverMessage } from '../messages/index.ts'
import { type Office, systemOffice } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { lookAfterTickets } from './index.ts'
import { openBrowser } from './portal/test-browser.ts'
import { type Household, settleHousehold } from './test-household.ts'

const village = '3320112013'
const sibling = '3320112014'

let house: TestOffice
let operator: Office
let clerk: Office
let verifier: Office
let privacy: Office
let admin: Office
let warsito: Household

before(async () => {
  house = await makeTestOffice()
  operator = await house.hire('village_operator', village)
  clerk = await house.hire('data_operator')
  verifier = await house.hire('dinsos_verifier')
  privacy = await house.hire('privacy_officer')
  admin = await house.hire('system_admin')
  warsito = await settleHousehold(house, clerk, village, { name: 'WARSITO', nik: '3399011203700001' })
})
after(() => house.close())

let minutes = 0
/** A minute passes. */
function tick(): void {
  minutes += 1
  house.at(new Date(Date.UTC(2025, 2, 10, 2, minutes)).toISOString())
}
const clock = () => house.act(systemOffice('3320', 'uji'), lookAfterTickets)
const detail = async (by: Office, id: string) => (await house.ask(by, getTicket, { params: { id } })).body

interface Told {
  readonly kind: TicketKind
  readonly answers?: Readonly<Record<string, string>>
  readonly headName?: string
  readonly where?: string
  readonly nik?: string
  readonly phone?: string
}

/** Told at the counter; the ticket with its number and PIN. */
async function report({ kind, answers = {}, headName = 'Warsito', where = '', nik = '', phone = '' }: Told) {
  tick()
  const draftId = house.foundation.chance.id(house.foundation.clock.now())
  const received = await house.ask(operator, reportForCitizen, {
    body: { draftId, kind, villageCode: village, answers: { ...answers }, headName, where, nik, phone },
  })
  assert.equal(received.status, 200, received.refusal)
  return received.body
}

async function step(
  by: Office,
  id: string,
  action: 'interim' | 'answer' | 'appeal' | 'upholdAnswer' | 'overturnAnswer' | 'askForMore' | 'reopen',
  note = 'Kami sudah memeriksanya.',
) {
  tick()
  const reader = by.role === 'integrity_officer' ? clerk : by
  const { version } = await detail(reader, id)
  return house.ask(by, stepTicket, { params: { id }, body: { action, version, note } })
}

async function linked(by: Office, id: string): Promise<TicketDetail> {
  tick()
  const { version } = await detail(by, id)
  return (await house.ask(by, linkTicket, { params: { id }, body: { familyId: warsito.familyId, version } }))
    .body
}

async function browserAt({ number, pin }: { number: string; pin: string }) {
  const browser = openBrowser(house)
  assert.equal((await browser.send('/tiket', { nomor: number, pin })).location, '/tiket/lihat')
  return browser
}

const card = { kind: 'card_or_account', answers: { story: 'Kartu patah' }, phone: '0812 0000 0001' } as const

test('every answer asks whether it is settled; who disagrees is heard by a person who had no part in it', async () => {
  const ticket = await report(card)
  await linked(verifier, ticket.id)
  assert.equal((await step(clerk, ticket.id, 'answer', 'Tidak dapat karena […]')).refusal, 'ticket.gap-left')
  assert.equal((await step(clerk, ticket.id, 'answer')).body.status, 'answered')

  const browser = await browserAt(ticket)
  const page = await browser.get('/tiket/lihat')
  assert.equal(page.status, 200)
  assert.equal((await browser.send('/tiket/keberatan', { kata: ' ' })).status, 422)
  tick()
  await browser.send('/tiket/keberatan', { kata: 'Saya tidak pernah ditanya' })
  const appealed = await detail(clerk, ticket.id)
  // Who has answered the answer has read it: nobody has to be sent to tell it.
  const tasks = await house.ask(clerk, listToTell, {})
  assert.ok(!tasks.body.tasks.some(({ ticketId }) => ticketId === ticket.id))
  assert.equal(appealed.status, 'appealed')
  assert.equal(appealed.dueAt?.slice(0, 10), '2025-03-24')
  // Neither who answered nor who matched the family, and never the village.
  assert.ok(!appealed.allowed.includes('upholdAnswer'))
  assert.equal((await step(clerk, ticket.id, 'upholdAnswer')).refusal, 'ticket.had-a-part')
  assert.equal((await step(verifier, ticket.id, 'overturnAnswer')).refusal, 'ticket.had-a-part')
  assert.equal((await step(operator, ticket.id, 'upholdAnswer')).refusal, 'workflow.not-your-office')
  const other = await house.hire('dinsos_verifier')
  assert.ok((await detail(other, ticket.id)).allowed.includes('upholdAnswer'))
  assert.equal((await step(other, ticket.id, 'overturnAnswer', 'Bank keliru.')).body.status, 'reopened')
  assert.equal((await step(clerk, ticket.id, 'answer', 'Kartu baru sudah dicetak.')).body.status, 'answered')
  tick()
  await browser.send('/tiket/keberatan', { kata: 'Masih salah' })
  // Who judged before has had a part by now.
  assert.equal((await step(other, ticket.id, 'upholdAnswer')).refusal, 'ticket.had-a-part')
  const third = await house.hire('data_operator')
  const upheld = await step(third, ticket.id, 'upholdAnswer', 'Saya memeriksa dari awal. Tetap.')
  assert.equal(upheld.body.status, 'appeal_answered')
  // After a second person there is no third inside the house.
  assert.ok(!upheld.body.allowed.includes('appeal'))
  await browser.send('/tiket/selesai')
  assert.equal((await detail(clerk, ticket.id)).status, 'closed')
})

test('who took part in the change a ticket opened may not judge the appeal either', async () => {
  const ticket = await report({
    kind: 'job_lost',
    answers: { who: 'Warsito', when: '2025-03-01', story: '' },
  })
  const { proposal, version } = await linked(clerk, ticket.id)
  assert.deepEqual(proposal?.personId, warsito.headId)
  assert.deepEqual(
    proposal?.items.map(({ label, from, to }) => [label.id, from.id, to.id]),
    [['Bekerja seminggu terakhir', 'belum tercatat', 'Tidak']],
  )
  tick()
  const started = await house.ask(operator, startFollowUp, {
    params: { id: ticket.id },
    body: {
      version,
      proposal: {
        kind: 'citizen_report',
        personId: warsito.headId,
        stated: {},
        explanation: proposal?.explanation ?? '',
      },
    },
  })
  assert.equal(started.body.status, 'under_way')
  // From what is recorded to what was told, field by field, on the staircase as every other change.
  const change = await house.act(clerk, (acting) => getChange(acting, started.body.change?.id ?? ''))
  assert.deepEqual(
    change.ok && change.value.items.map(({ question, from, to }) => ({ question, from, to })),
    [{ question: 'workedLastWeek', from: null, to: false }],
  )
  await step(clerk, ticket.id, 'answer')
  await step(clerk, ticket.id, 'appeal', 'Datang ke loket, tidak setuju')
  assert.equal((await step(clerk, ticket.id, 'upholdAnswer')).refusal, 'ticket.had-a-part')
  assert.equal((await step(verifier, ticket.id, 'upholdAnswer')).body.status, 'appeal_answered')
})

test('silence is asked about before the last day, and closes with a sentence after it; the appeal stays open', async () => {
  house.at('2025-03-11T02:00:00Z')
  const ticket = await report(card)
  await linked(clerk, ticket.id)
  const { contestableUntil } = (await step(clerk, ticket.id, 'answer')).body
  assert.equal(contestableUntil, '2025-03-24')
  house.at('2025-03-19T02:00:00Z')
  await clock()
  await clock()
  const occasions = await house.act(clerk, ({ tx }) =>
    tx.all(
      z.object({ template: z.string() }),
      "select template from citizen_message where regency_code = '3320' and ticket_id = $1 order by created_at, id",
      [ticket.id],
    ),
  )
  assert.deepEqual(
    occasions.map(({ template }) => template),
    ['report_received', 'answer_ready', 'settled_asked'],
  )
  house.at('2025-03-25T02:00:00Z')
  await clock()
  const closed = await detail(clerk, ticket.id)
  assert.equal(closed.status, 'closed')
  assert.match(closed.lines[0]?.text?.id ?? '', /tidak ada kabar/)
  const browser = await browserAt(ticket)
  await browser.send('/tiket/belum', { kata: 'terlambat' })
  assert.equal((await detail(clerk, ticket.id)).status, 'closed')
  await browser.send('/tiket/keberatan', { kata: 'Saya baru pulang' })
  assert.equal((await detail(clerk, ticket.id)).status, 'appealed')
})

test('a right over one’s own data is the privacy officer’s, with its 72 hours and an interim answer while a check runs', async () => {
  house.at('2025-03-10T02:00:00Z')
  minutes = 0
  const ticket = await report({ kind: 'data_correction', answers: { story: 'Pekerjaan saya salah' } })
  for (const by of [operator, clerk, verifier])
    assert.equal((await house.ask(by, getTicket, { params: { id: ticket.id } })).status, 404)
  const opened = await detail(privacy, ticket.id)
  assert.equal(opened.interimDueAt, '2025-03-13T02:01:00.000Z')
  assert.equal(opened.dueAt, opened.interimDueAt)
  const { proposal, version } = await linked(privacy, ticket.id)
  tick()
  const started = await house.ask(privacy, startFollowUp, {
    params: { id: ticket.id },
    body: {
      version,
      proposal: {
        kind: 'citizen_report',
        personId: null,
        stated: {},
        explanation: proposal?.explanation ?? '',
      },
    },
  })
  assert.equal(started.body.status, 'under_way')
  house.at('2025-03-13T01:00:00Z')
  await clock()
  assert.equal(
    (await detail(privacy, ticket.id)).lines.some(({ title }) => title.id === 'Kabar sementara'),
    false,
  )
  house.at('2025-03-13T03:00:00Z')
  await clock()
  await clock()
  const told = await detail(privacy, ticket.id)
  const interim = told.lines.filter(({ title }) => title.id === 'Kabar sementara')
  assert.equal(interim.length, 1)
  assert.match(interim[0]?.note ?? '', /Sekarang pada: Operator desa/)
  assert.equal(told.interimDueAt, '2025-03-16T03:00:00.000Z')
  assert.equal(told.status, 'under_way')

  const trail = await house.ask(privacy, ticketTrail, { params: { id: ticket.id } })
  assert.ok(
    trail.body.looks.some(
      ({ role, action }) => role === 'privacy_officer' && action === 'registry.read-family',
    ),
  )
  assert.equal((await house.ask(clerk, ticketTrail, { params: { id: ticket.id } })).status, 403)
  assert.ok((await step(privacy, ticket.id, 'answer')).body.contestableUntil)
  assert.equal((await detail(privacy, ticket.id)).interimDueAt, null)
})

test('nobody who has taken no step is helped by the clock: a request left lying is late, not told that it is worked on', async () => {
  house.at('2025-03-10T02:00:00Z')
  minutes = 30
  const ticket = await report({ kind: 'data_copy' })
  house.at('2025-03-13T06:00:00Z')
  await clock()
  const left = await detail(privacy, ticket.id)
  assert.deepEqual([left.status, left.overdue, left.ageing, left.lines.length], ['received', true, 'late', 1])
  const list = await house.ask(privacy, listTickets, { query: { overdue: '1' } })
  assert.ok(list.body.tickets.some(({ id }) => id === ticket.id))
  assert.ok((list.body.counts.ageing.late ?? 0) >= 1)
})

test('who came without a telephone is told by a person of the desk, and the outbox names no one', async () => {
  house.at('2025-03-10T03:00:00Z')
  minutes = 60
  const ticket = await report({ ...card, phone: '' })
  await linked(clerk, ticket.id)
  await step(clerk, ticket.id, 'answer')
  const waiting = await house.act(systemOffice('3320', 'uji'), ({ tx }) =>
    tx.all(
      z.object({ id: z.uuid() }),
      "select id from citizen_message where regency_code = '3320' and status = 'waiting'",
    ),
  )
  for (const { id } of waiting) await deliverMessage(house.foundation, {}, { messageId: id })
  const tasks = await house.ask(clerk, listToTell, {})
  const task = tasks.body.tasks.find(({ ticketId }) => ticketId === ticket.id)
  assert.match(task?.text ?? '', new RegExp(`${ticket.number} sudah dijawab`))
  const { messages } = (await house.ask(admin, listOutbox, {})).body
  const outbox = messages.map(({ text, lastFailure }) => `${text} ${lastFailure}`).join()
  assert.ok(outbox.includes(ticket.number))
  assert.doesNotMatch(outbox, /WARSITO|Warsito|3399|Kartu patah|8120000/)
})

test('the same matter told twice lies side by side, by number, telephone or words; another village’s does not', async () => {
  tick()
  const words = 'Atap rumah kami roboh diterjang angin semalam'
  const house1 = {
    kind: 'house_changed',
    answers: { event: 'damaged', when: '2025-03-01', story: words },
  } as const
  const first = await report({ ...house1, nik: warsito.nik, phone: '081234500001' })
  const second = await report({ ...house1, headName: 'Warsita', phone: '081234500002' })
  const third = await report({
    kind: 'birth',
    answers: { who: '', when: '2025-03-02' },
    headName: 'Sumiati',
    phone: '0812-3450-0001',
  })
  const seen = await house.ask(operator, similarTickets, { params: { id: first.id } })
  const why = new Map(seen.body.tickets.map((one) => [one.id, one.why]))
  assert.deepEqual(why.get(second.id), ['words'])
  assert.deepEqual(why.get(third.id), ['phone'])
  // The change opened above for the same family, found by the NIK although nothing is linked yet.
  assert.ok(seen.body.changes.some(({ kind }) => kind === 'citizen_report'))
  const stranger = await house.hire('village_operator', sibling)
  assert.equal((await house.ask(stranger, similarTickets, { params: { id: first.id } })).status, 404)

  const found = await house.ask(operator, findCandidates, { params: { id: first.id }, body: {} })
  assert.deepEqual(found.body.families[0]?.evidence, {
    nik: true,
    name: 'same',
    place: 'untold',
    certain: true,
  })
  const doubtful = await house.ask(operator, findCandidates, {
    params: { id: second.id },
    body: { q: 'Warsito' },
  })
  assert.equal(doubtful.body.families[0]?.evidence.certain, false)
})

test('what is new about a family asks the desk to look again, until it has', async () => {
  tick()
  const ticket = await report(card)
  await linked(clerk, ticket.id)
  assert.equal((await detail(clerk, ticket.id)).dataChangedAt, null)
  tick()
  await house.act(clerk, ({ tx, now }) =>
    tx.run(
      "update family set updated_at = $2, version = version + 1 where regency_code = '3320' and id = $1",
      [warsito.familyId, now],
    ),
  )
  const changed = await detail(clerk, ticket.id)
  assert.ok(changed.dataChangedAt)
  const list = await house.ask(clerk, listTickets, { query: { changed: '1' } })
  assert.ok(list.body.tickets.some(({ id }) => id === ticket.id))
  tick()
  const seen = await house.ask(clerk, seeNewData, {
    params: { id: ticket.id },
    body: { version: changed.version },
  })
  assert.equal(seen.body.dataChangedAt, null)
})

test('many reports from one telephone are all received and worked on; the desk is only shown that they are many', async () => {
  const reports = []
  for (let count = 0; count < patternRule.village + 2; count++)
    reports.push(await report({ ...card, answers: { story: `Kartu patah ${count}` }, phone: '081277770000' }))
  const states = await Promise.all(reports.map(({ id }) => detail(clerk, id)))
  assert.deepEqual([...new Set(states.map(({ status }) => status))], ['received'])
  assert.deepEqual(
    states.at(-1)?.patterns.map(({ by }) => by),
    ['phone', 'village'],
  )
  // What may be done with them is what may be done with a single one.
  const alone = await report({ ...card, phone: '081255550000' })
  assert.deepEqual(states.at(-1)?.allowed, (await detail(clerk, alone.id)).allowed)
})

test('by message a ticket and its PIN tell where it stands and no more; all else is one answer, and too many are told to wait', async () => {
  tick()
  const ticket = await report(card)
  await linked(clerk, ticket.id)
  await step(clerk, ticket.id, 'answer', 'Kartu baru dapat diambil di bank.')
  const write = async (text: string, from = '6281299990000') => {
    const reply = await house.doors.portal.app.inject({
      method: 'POST',
      url: '/pesan/masuk',
      headers: { host: 'localhost', authorization: 'Bearer rahasia gerbang pesan uji' },
      payload: { from, text },
    })
    return String(reply.json().reply)
  }
  const told = await write(`1 ${ticket.number.toLowerCase()} ${ticket.pin}`)
  assert.match(told, new RegExp(`^${ticket.number}: Sudah dijawab`))
  // Neither what it is about, nor what was answered, nor whose it is.
  assert.doesNotMatch(told, /kartu|KKS|bank|Warsito|Kecapi/i)
  const wrong = ticket.pin === '000001' ? '000002' : '000001'
  const unknown = await write('1 JT-0000-0000-0 000001')
  assert.match(unknown, /Tidak ada laporan/)
  assert.equal(await write(`1 ${ticket.number} ${wrong}`), unknown)
  const answers = await Promise.all(Array.from({ length: 33 }, () => write('0', '6281288880000')))
  const tooOften = answers.filter((answer) => /Terlalu banyak pesan/.test(answer))
  assert.deepEqual([answers.length - tooOften.length, tooOften.length], [30, 3])
})

test('a slip printed for another village is handed to nobody here, and stays unbound', async () => {
  assert.equal((await house.ask(clerk, printSlips, { body: { villageCode: sibling, count: 1 } })).status, 200)
  const serialOf = async () => {
    const list = await house.ask(clerk, listSlips, { query: { village: sibling } })
    return list.body.slips[0]
  }
  const slip = await serialOf()
  const handed = await house.ask(clerk, bindRoute, {
    body: { serial: slip?.serial ?? '', familyId: warsito.familyId, identityCheck: 'KTP diperlihatkan' },
  })
  assert.equal(handed.refusal, 'slip.another-village')
  assert.equal((await serialOf())?.status, 'printed')
  // The family's own slip still opens its page.
  const own = await house.ask(clerk, listSlips, { query: { village, status: 'bound' } })
  assert.ok(own.body.slips.some(({ familyId }) => familyId === warsito.familyId))
})
