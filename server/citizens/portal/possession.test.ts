import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { getTicket, listTickets, ticketVoice } from '@tanggap/contract/citizens'
import { z } from 'zod'
import { limits } from '../../access/throttle.ts'
import { bindPhone } from '../../messages/index.ts'
import { actAs, type Office, systemOffice } from '../../plumbing/acting.ts'
import { regencyScope } from '../../plumbing/database/index.ts'
import { makeTestOffice, type TestOffice } from '../../plumbing/test-office.ts'
import { lookAfterTickets, moveTicket, sendAskedCode } from '../index.ts'
import { type Household, settleHousehold } from '../test-household.ts'
import { gateFor } from './protection/gate.ts'
import { waitMinutes } from './protection/proof-of-work.ts'
import { keepForLater } from './report/kept-draft.ts'
import { receiptView } from './report/send-report.ts'
import { isWrong, openBrowser, type TestBrowser } from './test-browser.ts'

const village = '3320112013'
let house: TestOffice
let clerk: Office
let warsito: Household
let sumini: Household

before(async () => {
  house = await makeTestOffice()
  clerk = await house.hire('data_operator')
  warsito = await settleHousehold(house, clerk, village, { name: 'WARSITO', nik: '3399011203700001' })
  sumini = await settleHousehold(house, clerk, village, { name: 'SUMINI', nik: '3399015203700002' })
  await house.act(clerk, (acting) =>
    bindPhone(acting, {
      familyId: warsito.familyId,
      villageCode: village,
      phone: '0812 0000 0001',
      via: 'desk',
      identityCheck: 'KTP',
    }),
  )
})
after(() => house.close())

/** What the jobs of the queue would do a moment later, for every request that waits. */
async function runCodeJobs(): Promise<void> {
  const waiting = await house.foundation.database.within(regencyScope('3320'), (tx) =>
    tx.all(
      z.object({ id: z.uuid() }),
      `select id from code_request where regency_code = '3320' and nik_sealed is not null`,
    ),
  )
  for (const { id } of waiting) await sendAskedCode(house.foundation, id)
}

async function codeSentTo(familyId: string): Promise<string> {
  return house.act(clerk, async ({ tx, vault }) => {
    const sent = await tx.one(
      z.object({ id: z.uuid(), values_sealed: z.instanceof(Buffer) }),
      `select id, values_sealed from citizen_message
        where regency_code = '3320' and family_id = $1 and template = 'one_time_code' order by created_at desc limit 1`,
      [familyId],
    )
    const values = vault.open(`citizen_message.values_sealed/${sent.id}`, sent.values_sealed).toString()
    return /\b(\d{6})\b/.exec(values)?.[1] ?? ''
  })
}

test('a code sent to the family’s phone opens its page, once', async () => {
  const browser = openBrowser(house, '203.0.113.31')
  const asked = await browser.send('/status/kode', { nik: warsito.nik })
  assert.equal(asked.location, '/status/kode/isi')
  await runCodeJobs()
  const kode = await codeSentTo(warsito.familyId)
  assert.match(kode, /^\d{6}$/)
  const opened = await browser.send('/status/kode/isi', { kode: ` ${kode.slice(0, 3)} ${kode.slice(3)}` })
  assert.equal(opened.location, '/keluarga')
  assert.equal((await browser.get('/keluarga')).status, 200)
  const again = openBrowser(house, '203.0.113.32')
  await again.send('/status/kode', { nik: warsito.nik })
  assert.equal((await again.send('/status/kode/isi', { kode })).location, '/status/jawaban')
})

test('a family without a phone, a stranger and a wrong code are one answer, and no code is sent', async () => {
  const answers = []
  for (const [index, nik] of [warsito.nik, sumini.nik, '3399010101010009'].entries()) {
    const browser = openBrowser(house, `203.0.113.4${index}`)
    const asked = await browser.send('/status/kode', { nik })
    const tried = await browser.send('/status/kode/isi', { kode: '000000' })
    const page = await browser.get(tried.location ?? '')
    answers.push(JSON.stringify([asked.status, asked.location, asked.body, tried.location, page.body]))
  }
  assert.equal(new Set(answers).size, 1)
  await runCodeJobs()
  const count = await house.act(clerk, ({ tx }) =>
    tx.one(
      z.object({ codes: z.number() }),
      `select count(*) as codes from citizen_message
        where regency_code = '3320' and template = 'one_time_code' and family_id = $1`,
      [sumini.familyId],
    ),
  )
  assert.equal(count.codes, 0)
})

test('a code expires, and with it the NIK of who asked is forgotten', async () => {
  const browser = openBrowser(house, '203.0.113.45')
  await browser.send('/status/kode', { nik: warsito.nik })
  house.at('2025-03-10T02:20:00Z')
  assert.equal((await browser.send('/status/kode/isi', { kode: '123456' })).location, '/status/jawaban')
  await actAs(house.foundation, systemOffice('3320', 'Penjaga tiket'), lookAfterTickets)
  const left = await house.foundation.database.within(regencyScope('3320'), (tx) =>
    tx.one(
      z.object({ rows: z.number() }),
      `select count(*) as rows from code_request where regency_code = '3320' and nik_sealed is not null`,
    ),
  )
  assert.equal(left.rows, 0)
  house.at('2025-03-10T02:00:00Z')
})

async function receipt(browser: TestBrowser): Promise<{ number: string; pin: string }> {
  const kept = await keepForLater(house.foundation, browser.cookies.get('tanggap_lapor'))
  assert.ok(kept)
  return kept
}

test('a report begun on one phone goes on upon another, which then holds it alone', async () => {
  const first = openBrowser(house, '203.0.113.51')
  await first.send('/lapor', {})
  await first.send('/lapor/topik', { topik: 'change' })
  await first.send('/lapor/jenis', { jenis: 'birth' })
  await first.send('/lapor/who', { who: 'BAYI 👶 \u202etes' })
  assert.equal((await first.send('/lapor/simpan')).location, '/lapor/tersimpan')
  const { number, pin } = await receipt(first)
  const second = openBrowser(house, '203.0.113.52')
  const mistyped = await second.send('/lapor/buka', { nomor: `${number.slice(0, -1)}0`, pin })
  const wrong = await second.send('/lapor/buka', { nomor: number, pin: '000000' })
  assert.ok(isWrong(mistyped))
  assert.equal(wrong.location, '/lapor/tidak-cocok')
  const opened = await second.send('/lapor/buka', { nomor: number.toLowerCase(), pin })
  assert.equal(opened.location, '/lapor/lanjut')
  assert.equal((await second.get('/lapor/lanjut')).location, '/lapor/when')
  assert.equal((await first.get('/lapor/lanjut')).location, '/lapor')
  // The number that opened the draft is the number of the ticket it becomes.
  await finish(second, [
    ['when', { when: '2025-03-01' }],
    ['kecamatan', { kecamatan: '332011' }],
    ['desa', { desa: village }],
    ['keluarga', { kepala: 'SUMINI', letak: '' }],
    ['nik', {}],
    ['foto', {}],
    ['suara', {}],
    ['telepon', {}],
  ])
  const tracked = await openBrowser(house, '203.0.113.53').send('/tiket', { nomor: number, pin })
  assert.equal(tracked.location, '/tiket/lihat')
  const late = await openBrowser(house, '203.0.113.54').send('/lapor/buka', { nomor: number, pin })
  assert.equal(late.location, '/lapor/tidak-cocok')
})

async function finish(
  browser: TestBrowser,
  steps: readonly (readonly [string, Readonly<Record<string, string>>])[],
): Promise<void> {
  for (const [step, fields] of steps) {
    const answer = await browser.send(`/lapor/${step}`, fields)
    assert.equal(answer.status, 303, `${step}: ${answer.body.slice(0, 300)}`)
  }
  assert.equal((await browser.send('/lapor/kirim')).location, '/lapor/selesai')
}

const webm = Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.alloc(900, 7)])

test('what is told by voice is kept sealed and heard at the desk alone; a script that calls itself one is refused', async () => {
  const browser = openBrowser(house, '203.0.113.61')
  await browser.send('/lapor', { jenis: 'something_else' })
  const steps = [
    ['story', { story: 'Suara saja' }],
    ['kecamatan', { kecamatan: '332011' }],
    ['desa', { desa: village }],
    ['foto', {}],
  ] as const
  for (const [step, fields] of steps) await browser.send(`/lapor/${step}`, fields)
  for (const bad of [
    Buffer.alloc(0),
    Buffer.from('<script>alert(1)</script>'.repeat(10)),
    Buffer.alloc(2_100_000, 1),
  ])
    assert.ok(isWrong(await browser.sendVoice('/lapor/suara', bad)))
  assert.equal((await browser.sendVoice('/lapor/suara', webm)).location, '/lapor/telepon')
  await finish(browser, [['telepon', {}]])
  const verifier = await house.hire('dinsos_verifier')
  const { tickets } = (await house.ask(verifier, listTickets, { query: { kind: 'something_else' } })).body
  const id = tickets[0]?.id ?? ''
  assert.equal((await house.ask(verifier, getTicket, { params: { id } })).body.voice, true)
  const heard = await house.ask(verifier, ticketVoice, { params: { id } })
  assert.ok(Buffer.isBuffer(heard.body) && heard.body.equals(webm))
  const stranger = await house.hire('village_operator', '3320112014')
  assert.equal((await house.ask(stranger, ticketVoice, { params: { id } })).status, 404)
})

test('a family that gives its aid up is asked who it is, has seven days to think, and must say so again', async () => {
  const stranger = openBrowser(house, '203.0.113.71')
  await stranger.send('/lapor', { jenis: 'no_longer_needed' })
  await stranger.send('/lapor/topik', { topik: 'change' })
  assert.ok(isWrong(await stranger.send('/lapor/jenis', { jenis: 'no_longer_needed' })))

  const browser = openBrowser(house, '203.0.113.72')
  await browser.send('/status', { nik: sumini.nik, kode: sumini.code })
  await browser.send('/lapor', { jenis: 'no_longer_needed' })
  const { number, pin } = await receipt(browser)
  await finish(browser, [
    ['story', { story: 'Anak kami sudah bekerja' }],
    ['nik', {}],
    ['foto', {}],
    ['suara', {}],
    ['telepon', {}],
  ])
  const ticketId = await house.act(clerk, async ({ tx }) => {
    const found = await tx.one(
      z.object({ id: z.uuid() }),
      `select id from ticket where regency_code = '3320' and number = $1`,
      [number],
    )
    return found.id
  })
  await house.act(clerk, (acting) => moveTicket(acting, ticketId, 'link', { familyId: sumini.familyId }))
  const early = await house.act(clerk, (acting) => moveTicket(acting, ticketId, 'start', {}))
  assert.equal(early.ok ? 'began' : early.refusal.code, 'ticket.not-confirmed')

  const tracker = openBrowser(house, '203.0.113.73')
  await tracker.send('/tiket', { nomor: number, pin })
  await tracker.send('/tiket/tetap')
  const still = await house.act(clerk, (acting) => moveTicket(acting, ticketId, 'start', {}))
  assert.equal(still.ok, false, 'confirmed within the cooling-off period')

  house.at('2025-03-18T02:00:00Z')
  const later = openBrowser(house, '203.0.113.74')
  await later.send('/tiket', { nomor: number, pin })
  await later.send('/tiket/tetap')
  await later.send('/tiket/tetap')
  const begun = await house.act(clerk, (acting) => moveTicket(acting, ticketId, 'start', {}))
  assert.equal(begun.ok, true)
  house.at('2025-03-10T02:00:00Z')
})

test('a copy on paper holds what the page holds, and taking it is told to the family', async () => {
  const browser = openBrowser(house, '203.0.113.81')
  await browser.send('/status', { nik: warsito.nik, kode: warsito.code })
  const paper = await browser.get('/keluarga/salinan.pdf')
  assert.equal(paper.headers['content-type'], 'application/pdf')
  assert.match(paper.body, /^%PDF/)
  assert.equal((await openBrowser(house).get('/keluarga/salinan.pdf')).location, '/status')
  const copy = await browser.get('/keluarga/salinan.json')
  assert.match(copy.body, /menyimpan salinan data/)
})

test('under attack a form costs work or patience, each good once; nobody is refused for good', async () => {
  house.at('2025-03-11T02:00:00Z')
  const { foundation } = house
  const address = '203.0.113.90'
  const none = { work: '', wait: '' }
  assert.equal(await gateFor(foundation, address, none), undefined)
  for (let turn = 0; turn < 12; turn += 1)
    await openBrowser(house, address).send('/status', { nik: warsito.nik, kode: 'AAAAA-AAAAA' })
  await house.foundation.database.within(regencyScope('3320'), (tx) =>
    tx.run(`update throttle set tries = $1 where regency_code = '3320' and key_hash = $2`, [
      limits.vainAddress.tries,
      foundation.vault.index('throttle', `vainAddress:${address}`),
    ]),
  )
  const gate = await gateFor(foundation, address, none)
  assert.ok(gate)
  // Only there: the village next door goes on as ever.
  assert.equal(await gateFor(foundation, '203.0.113.91', none), undefined)
  assert.ok(await gateFor(foundation, address, { work: '', wait: gate.wait }), 'it was not waited')
  house.at(new Date(Date.parse('2025-03-11T02:00:00Z') + waitMinutes * 60_000).toISOString())
  assert.equal(await gateFor(foundation, address, { work: '', wait: gate.wait }), undefined)
  assert.ok(await gateFor(foundation, address, { work: '', wait: gate.wait }), 'good once')
  const browser = openBrowser(house, address)
  const held = await browser.send('/status', { nik: sumini.nik, kode: sumini.code })
  assert.equal(held.status, 429)
  for (const forged of ['', '{}', '{"challenge":{}}', 'x'.repeat(5000)])
    assert.ok(await gateFor(foundation, address, { work: forged, wait: forged }))
  house.at('2025-03-10T02:00:00Z')
})

test('who asks for a status without a code is told where and when to collect it, registered or not', async () => {
  const told = []
  for (const [index, nik] of [warsito.nik, '3399010101010009'].entries()) {
    const browser = openBrowser(house, `203.0.113.2${index}`)
    await browser.send('/lapor', { jenis: 'ask_status' })
    await finish(browser, [
      ['kecamatan', { kecamatan: '332011' }],
      ['desa', { desa: village }],
      ['keluarga', { kepala: 'WARSITO', letak: '' }],
      ['nik', { nik }],
      ['foto', {}],
      ['suara', {}],
      ['telepon', {}],
    ])
    const receipt = await receiptView(house.foundation, browser.cookies.get('tanggap_lapor'))
    assert.match(receipt?.collectAt?.place ?? '', /Kecapi/)
    assert.match(receipt?.statusAnswer?.id ?? '', /cekbansos/)
    const { number: _number, pin: _pin, ...rest } = receipt ?? { number: '', pin: '' }
    told.push(JSON.stringify(rest))
  }
  assert.equal(told[0], told[1])
})
