import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  findCandidates,
  getTicket,
  linkTicket,
  listTickets,
  reportForCitizen,
  startFollowUp,
  stepTicket,
  ticketPhoto,
} from '@tanggap/contract/citizens'
import { bindSlip as bindRoute, listSlips, printSlips } from '@tanggap/contract/slips'
import { z } from 'zod'
import { takeStep } from '../changes/index.ts'
import { type Office, systemOffice } from '../plumbing/acting.ts'
import { systemChance } from '../plumbing/chance.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { lookAfterTickets } from './index.ts'
import { isWrong, openBrowser, type TestBrowser } from './portal/test-browser.ts'
import { type Household, settleHousehold } from './test-household.ts'

const village = '3320112013'
const sibling = '3320112014'

let house: TestOffice
let operator: Office
let otherOperator: Office
let clerk: Office
let warsito: Household

before(async () => {
  house = await makeTestOffice()
  operator = await house.hire('village_operator', village)
  otherOperator = await house.hire('village_operator', sibling)
  clerk = await house.hire('data_operator')
  warsito = await settleHousehold(house, clerk, village, { name: 'WARSITO', nik: '3399011203700001' })
})
after(() => house.close())

const jpeg = Buffer.concat([
  Buffer.from('ffd8ffe1001045786966000047505320706c616365', 'hex').subarray(0, 20),
  Buffer.from('ffc0000b080010001001011100', 'hex'),
  Buffer.from('ffda0008010100003f0012ff0034', 'hex'),
  Buffer.from('ffd9', 'hex'),
])

/** What a citizen answers, page by page. */
const death = [
  ['topik', { topik: 'change' }],
  ['jenis', { jenis: 'death' }],
  ['who', { who: 'WARSITO' }],
  ['when', { when: '3/3/2025' }],
  ['kecamatan', { kecamatan: '332011' }],
  ['desa', { desa: village }],
  ['keluarga', { kepala: 'Warsito', letak: 'Krajan RT 2 RW 1' }],
  ['nik', { nik: '3399 0112 0370 0001' }],
  ['foto', {}],
  ['suara', {}],
  ['telepon', { telepon: '0812 3456 7890' }],
] as const satisfies readonly (readonly [string, Record<string, string>])[]

async function fillIn(browser: TestBrowser, steps: readonly (readonly [string, Record<string, string>])[]) {
  assert.equal((await browser.send('/lapor')).location, '/lapor/lanjut')
  for (const [step, fields] of steps) {
    assert.equal((await browser.get('/lapor/lanjut')).location, `/lapor/${step}`)
    const answer = await browser.send(`/lapor/${step}`, fields)
    assert.equal(answer.status, 303, `${step}: ${answer.status}`)
  }
  assert.equal((await browser.get('/lapor/lanjut')).location, '/lapor/periksa')
}

async function report(steps: readonly (readonly [string, Record<string, string>])[] = death) {
  tick()
  const browser = openBrowser(house)
  await fillIn(browser, steps)
  assert.equal((await browser.send('/lapor/kirim')).location, '/lapor/selesai')
  const [ticket] = (await house.act(clerk, (acting) =>
    acting.tx.all(
      z.object({ id: z.uuid(), number: z.string() }),
      `select id, number from ticket where regency_code = '3320' order by received_at desc, id desc limit 1`,
    ),
  )) as [{ id: string; number: string }]
  return { browser, ...ticket }
}

/** A minute passes: what happens later bears a later time. */
let minutes = 0
function tick(): void {
  minutes += 1
  house.at(new Date(Date.UTC(2025, 2, 10, 2, minutes)).toISOString())
}

const detail = async (by: Office, id: string) => (await house.ask(by, getTicket, { params: { id } })).body

test('a report filled in page by page becomes one ticket, however often it is sent', async () => {
  const browser = openBrowser(house)
  await fillIn(browser, death)
  const before = await countTickets()
  const sent = await Promise.all([1, 2, 3].map(() => browser.send('/lapor/kirim')))
  assert.ok(sent.every(({ location }) => location === '/lapor/selesai'))
  assert.equal((await browser.send('/lapor/kirim')).location, '/lapor/selesai')
  assert.equal(await countTickets(), before + 1)
  assert.equal((await browser.get('/lapor/selesai')).status, 200)
  await browser.send('/lapor/batal')
  assert.equal((await browser.get('/lapor/selesai')).location, '/lapor')
})

test('what is wrong on a page is told there, and what was typed before is kept', async () => {
  const browser = openBrowser(house)
  await browser.send('/lapor')
  await browser.send('/lapor/topik', { topik: 'change' })
  assert.ok(isWrong(await browser.send('/lapor/jenis', {})))
  await browser.send('/lapor/jenis', { jenis: 'job_lost' })
  assert.ok(isWrong(await browser.send('/lapor/who', { who: '' })))
  await browser.send('/lapor/who', { who: 'Warsito' })
  assert.ok(isWrong(await browser.send('/lapor/when', { when: '2031-01-01' })))
  assert.equal((await browser.send('/lapor/when', { when: '2025-03-01' })).location, '/lapor/story')
  assert.ok(isWrong(await browser.send('/lapor/story', { story: 'x'.repeat(2001) })))
  assert.equal((await browser.get('/lapor/telepon')).location, '/lapor/lanjut')
  // Back to the kind: what was told in own words fits the new kind too.
  await browser.send('/lapor/jenis', { jenis: 'schooling' })
  assert.equal((await browser.get('/lapor/lanjut')).location, '/lapor/event')
  await browser.send('/lapor/event', { event: 'left' })
  assert.equal((await browser.get('/lapor/lanjut')).location, '/lapor/kecamatan')
  assert.equal((await browser.get('/lapor/who')).status, 200)
})

test('a photo loses where it was taken; a script that calls itself a photo is refused with a sentence', async () => {
  const browser = openBrowser(house)
  await browser.send('/lapor')
  for (const [step, fields] of death.slice(0, 8)) await browser.send(`/lapor/${step}`, fields)
  const wrong = await browser.sendPhoto('/lapor/foto', Buffer.from('<svg onload="alert(1)"/>'))
  assert.ok(isWrong(wrong))
  const taken = await browser.sendPhoto('/lapor/foto', jpeg)
  assert.equal(taken.location, '/lapor/suara')
  await browser.send('/lapor/suara', {})
  await browser.send('/lapor/telepon', {})
  await browser.send('/lapor/kirim')
  const list = await house.ask(operator, listTickets, { query: { all: '1' } })
  const ids = list.body.tickets.map(({ id }) => id)
  const withPhoto = (await Promise.all(ids.map((id) => detail(operator, id)))).find(
    ({ photos }) => photos.length,
  )
  const sha256 = withPhoto?.photos[0]?.sha256 ?? ''
  const kept = await house.ask(operator, ticketPhoto, { params: { id: withPhoto?.id ?? '', sha256 } })
  assert.equal(kept.status, 200)
  const bytes = kept.body as Buffer
  assert.ok(bytes.includes(Buffer.from('ffda', 'hex')) && !bytes.includes('Exif'))
  const foreign = await house.ask(otherOperator, ticketPhoto, { params: { id: withPhoto?.id ?? '', sha256 } })
  assert.equal(foreign.status, 404)
})

test('from report to link to staircase: every step shows on the ticket’s page', async () => {
  const { browser, id, number } = await report()
  const opened = await detail(operator, id)
  assert.equal(opened.nikTail, '0001')
  assert.ok(!JSON.stringify(opened).includes(warsito.nik))
  const found = await house.ask(operator, findCandidates, { params: { id }, body: {} })
  assert.deepEqual([found.body.by, found.body.families[0]?.id], ['nik', warsito.familyId])
  assert.equal((await house.ask(otherOperator, getTicket, { params: { id } })).status, 404)

  const proposal = {
    kind: 'member_died',
    personId: warsito.headId,
    stated: { deathDate: '2025-03-03' },
  } as const
  const early = await house.ask(operator, startFollowUp, {
    params: { id },
    body: {
      version: opened.version,
      proposal: { ...proposal, explanation: opened.proposal?.explanation ?? '' },
    },
  })
  assert.equal(early.refusal, 'request.not-found')
  tick()
  const linked = await house.ask(operator, linkTicket, {
    params: { id },
    body: { familyId: warsito.familyId, version: opened.version },
  })
  assert.deepEqual([linked.body.status, linked.body.family?.members[0]?.name], ['linked', 'WARSITO'])
  assert.deepEqual(linked.body.proposal?.stated, { deathDate: '2025-03-03' })
  tick()
  const started = await house.ask(operator, startFollowUp, {
    params: { id },
    body: {
      version: linked.body.version,
      proposal: { ...proposal, explanation: linked.body.proposal?.explanation ?? '' },
    },
  })
  assert.deepEqual([started.body.status, started.body.change?.kind], ['under_way', 'member_died'])
  const again = await house.ask(operator, startFollowUp, {
    params: { id },
    body: { version: linked.body.version, proposal: { ...proposal, explanation: 'dua kali dikirim' } },
  })
  assert.equal(again.status, 409)

  // The village puts it on the agenda; the citizen reads it in words.
  const changeId = started.body.change?.id ?? ''
  const seen = await house.act(operator, (acting) =>
    acting.tx.one(
      z.object({ version: z.number(), hash: z.string() }),
      `select version, encode(content_hash, 'hex') as hash from change where regency_code = '3320' and id = $1`,
      [changeId],
    ),
  )
  tick()
  const step = await house.act(operator, (acting) =>
    takeStep(acting, changeId, 'putOnAgenda', { version: seen.version, contentHash: seen.hash }),
  )
  assert.ok(step.ok)
  const lines = await track(browser, id, number)
  // A report that has opened a change is no longer the reporter's to withdraw.
  await browser.send('/tiket/batalkan')
  assert.equal((await detail(operator, id)).status, 'under_way')
  assert.deepEqual(lines.toSorted(), ['linked', 'on_agenda', 'received', 'under_way', 'village_review'])

  // The desk reads the same line of time, and is late only when the step is at which the change stands.
  const atDesk = await detail(operator, id)
  assert.deepEqual(
    atDesk.lines.map(({ title }) => title.id),
    [
      'Menunggu musyawarah desa',
      'Diperiksa desa',
      'Sedang ditindaklanjuti',
      'Laporan sudah dicocokkan',
      'Laporan diterima',
    ],
  )
  assert.equal(atDesk.dueAt, atDesk.change?.dueAt)
  const lateOn = async (day: string) => {
    house.at(`${day}T02:00:00Z`)
    const list = await house.ask(operator, listTickets, { query: { overdue: '1' } })
    return list.body.tickets.some((ticket) => ticket.id === id)
  }
  assert.equal(await lateOn('2025-03-22'), false)
  assert.equal(await lateOn('2025-03-26'), true)
})

test('an unknown number and a wrong PIN are one answer; a mistyped number is told so', async () => {
  const { number } = await report()
  const browser = openBrowser(house)
  const typo = number.slice(0, -1) + (number.endsWith('A') ? 'B' : 'A')
  assert.ok(isWrong(await browser.send('/tiket', { nomor: typo, pin: '123456' })))
  const answers: string[] = []
  for (const nomor of [number, 'JT-0000-0000-0']) {
    const began = performance.now()
    const answer = await browser.send('/tiket', { nomor, pin: '000001' })
    const ms = performance.now() - began
    assert.ok(ms > 399, `${ms}`)
    const { date: _date, ...headers } = answer.headers as Record<string, unknown>
    answers.push(`${answer.status} ${JSON.stringify(headers)} ${answer.body}`)
  }
  assert.equal(answers[0], answers[1])
  assert.ok(!browser.cookies.has('tanggap_tiket'))
})

test('asked for more, answered, contested, and closed by the clock when nobody contests', async () => {
  const { browser, id, number } = await report([
    ['topik', { topik: 'aid' }],
    ['jenis', { jenis: 'card_or_account' }],
    ['story', { story: 'Kartu KKS patah' }],
    ...death.slice(4),
  ])
  const move = async (action: 'askForMore' | 'answer' | 'reopen', note: string, by = clerk) => {
    tick()
    const { version } = await detail(by, id)
    return house.ask(by, stepTicket, { params: { id }, body: { action, version, note } })
  }
  assert.equal((await move('askForMore', 'Sejak kapan patah?')).body.status, 'information_needed')
  await openTicket(browser, id, number)
  assert.equal((await browser.send('/tiket/lengkapi', { kata: '' })).status, 422)
  tick()
  await browser.send('/tiket/lengkapi', { kata: 'Sejak Februari' })
  const more = await detail(clerk, id)
  assert.equal(more.status, 'received')
  assert.deepEqual(
    more.lines.map(({ note }) => note),
    ['Sejak Februari', 'Sejak kapan patah?', null],
  )
  assert.equal((await move('answer', 'Kartu baru')).refusal, 'ticket.not-linked')
  const linked = await house.ask(clerk, linkTicket, {
    params: { id },
    body: { familyId: warsito.familyId, version: more.version },
  })
  assert.equal(linked.body.status, 'linked')
  assert.equal((await move('answer', 'Kartu baru dapat diambil di bank')).body.status, 'answered')
  await browser.send('/tiket/belum', { kata: 'Bank menolak' })
  assert.equal((await detail(clerk, id)).status, 'reopened')
  const answered = await move('answer', 'Bank sudah dihubungi, silakan datang lagi')
  assert.ok(answered.body.contestableUntil)
  const clock = () => house.act(systemOffice('3320', 'uji'), lookAfterTickets)
  await clock()
  assert.equal((await detail(clerk, id)).status, 'answered')
  house.at('2025-04-30T02:00:00Z')
  await clock()
  await clock()
  assert.equal((await detail(clerk, id)).status, 'closed')
  house.at('2025-03-10T02:00:00Z')
})

test('what two integrity officers open together is told at a door of its own, not here and not at a counter', async () => {
  const browser = openBrowser(house)
  assert.equal((await browser.get('/lapor?jenis=fee_demanded')).location, '/aduan')
  await browser.send('/lapor')
  await browser.send('/lapor/topik', { topik: 'aid' })
  assert.ok(isWrong(await browser.send('/lapor/jenis', { jenis: 'fee_demanded' })))
  for (const kind of ['fee_demanded', 'objection'] as const) {
    const told = await house.ask(operator, reportForCitizen, {
      body: {
        draftId: systemChance.id(new Date()),
        kind,
        villageCode: village,
        answers: { who: 'Warsito', when: '2025-03-01', story: 'Diminta Rp 50.000' },
        headName: 'Warsito',
        where: '',
        nik: '',
        phone: '',
      },
    })
    assert.equal(told.refusal, 'ticket.another-desk')
  }
})

test('what a citizen wrote stands nowhere readable in the database', async () => {
  const { id } = await report()
  const rows = await house.act(clerk, (acting) =>
    acting.tx.all(
      z.object({ row: z.string() }),
      `select row_to_json(t)::text as row from ticket t where regency_code = '3320' and id = $1
       union all select row_to_json(d)::text from report_draft d where regency_code = '3320'`,
      [id],
    ),
  )
  for (const { row } of rows) {
    assert.ok(!/WARSITO|Warsito|3399011203700001|081234567890/.test(row))
    // Bytes of sealed columns are shown in hexadecimal.
    assert.ok(!row.includes(Buffer.from('081234567890').toString('hex')))
  }
})

test('told at the counter, the same report gets a number and a PIN, and sent twice the same', async () => {
  const body = {
    draftId: '0195a000-0000-7000-8000-0000000000aa',
    kind: 'job_lost',
    villageCode: village,
    answers: { who: 'Warsito', when: '2025-03-01', story: '' },
    headName: 'Warsito',
    where: 'Krajan',
    nik: '',
    phone: '',
  } as const
  const first = await house.ask(operator, reportForCitizen, { body })
  const second = await house.ask(operator, reportForCitizen, { body })
  assert.match(first.body.pin, /^\d{6}$/)
  assert.deepEqual(second.body, first.body)
  // Another official who knows the id learns no PIN by sending it again.
  assert.equal((await house.ask(clerk, reportForCitizen, { body })).status, 404)
  const foreign = await house.ask(otherOperator, reportForCitizen, {
    body: { ...body, draftId: '0195a000-0000-7000-8000-0000000000ab' },
  })
  assert.equal(foreign.status, 404)
  const incomplete = await house.ask(operator, reportForCitizen, {
    body: { ...body, draftId: '0195a000-0000-7000-8000-0000000000ac', answers: {} },
  })
  assert.equal(incomplete.refusal, 'ticket.answer-missing')
})

test('slips are printed as a sheet, bound once and to one family', async () => {
  const sheet = await house.ask(operator, printSlips, { body: { villageCode: village, count: 5 } })
  assert.equal((sheet.body as Buffer).subarray(0, 5).toString(), '%PDF-')
  assert.equal(
    (await house.ask(operator, printSlips, { body: { villageCode: sibling, count: 1 } })).status,
    404,
  )
  const list = await house.ask(operator, listSlips, { query: { village, status: 'printed' } })
  const serial = list.body.slips[0]?.serial ?? ''
  const found = await house.ask(operator, listSlips, { query: { q: serial.slice(3) } })
  assert.ok(found.body.slips.some((slip) => slip.serial === serial))
  assert.ok(found.body.slips.every((slip) => slip.serial.includes(serial.slice(3))))
  const beyond = await house.ask(operator, listSlips, { query: { village, page: 2 } })
  assert.deepEqual([beyond.body.slips, beyond.body.pageSize], [[], 50])
  const hand = (familyId: string) =>
    house.ask(operator, bindRoute, { body: { serial, familyId, identityCheck: 'KTP diperlihatkan' } })
  const rukini = await settleHousehold(house, clerk, village, { name: 'RUKINI', nik: '3399014203700009' })
  assert.equal((await hand(rukini.familyId)).body.status, 'bound')
  assert.equal((await hand(rukini.familyId)).status, 200)
  assert.equal((await hand(warsito.familyId)).refusal, 'slip.bound-to-another')
  const after = await house.ask(operator, listSlips, { query: { village } })
  assert.equal(after.body.slips.find((slip) => slip.serial === rukini.serial)?.status, 'revoked')
  assert.equal(after.body.slips.find((slip) => slip.serial === serial)?.headName, 'RUKINI')
})

async function countTickets(): Promise<number> {
  return (await house.ask(clerk, listTickets, { query: { all: '1' } })).body.total
}

/** The PIN is told once, on the page of the receipt; the test takes it from the rule that makes it. */
async function openTicket(browser: TestBrowser, id: string, number: string): Promise<void> {
  const { receiptOf } = await import('./tickets/receive-ticket.ts')
  const { pin } = await house.act(clerk, async (acting) =>
    receiptOf(acting, { draftId: id, channel: 'portal' }, acting.now),
  )
  assert.equal((await browser.send('/tiket', { nomor: number.toLowerCase(), pin })).location, '/tiket/lihat')
}

/** What the ticket's page tells, in order. */
async function track(browser: TestBrowser, id: string, number: string): Promise<string[]> {
  await openTicket(browser, id, number)
  assert.equal((await browser.get('/tiket/lihat')).status, 200)
  const rows = await house.act(clerk, (acting) =>
    acting.tx.all(
      z.object({ to_status: z.string() }),
      `select to_status, at, id from ticket_event where regency_code = '3320' and ticket_id = $1
       union all select e.to_status, e.at, e.id from change_event e
         join ticket t on t.regency_code = e.regency_code and t.change_id = e.change_id
        where e.regency_code = '3320' and t.id = $1 order by at, id`,
      [id],
    ),
  )
  return rows.map(({ to_status }) => to_status)
}
