import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Role, roles } from '../access/index.ts'
import { addWorkingDays } from '../calendar/index.ts'
import { type Actor, actionsOf, decide } from '../workflow/index.ts'
import {
  answerToStatusRequest,
  deadlinesOf,
  isPin,
  parseSlipCode,
  parseSlipSerial,
  parseTicketNumber,
  pinFrom,
  proposalFromTicket,
  readAnswer,
  slipCodeFrom,
  slipSerialOf,
  suppressSmall,
  type Ticket,
  type TicketAction,
  type TicketQuestion,
  ticketKindRule,
  ticketKinds,
  ticketKindsOf,
  ticketNumberFrom,
  ticketStatuses,
  ticketWorkflow,
} from './index.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const character = fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ')

function replaceAt(text: string, place: number, by: string): string {
  return text.slice(0, place) + by + text.slice(place + 1)
}

test('one mistyped character in a ticket number is always caught', () => {
  const place = fc.constantFrom(3, 4, 5, 6, 8, 9, 10, 11, 13)
  fc.assert(
    fc.property(bytes(8), place, character, (random, at, typed) => {
      const number = ticketNumberFrom(random)
      assert.match(number, /^JT-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]$/)
      const mistyped = replaceAt(number, at, typed)
      assert.equal(parseTicketNumber(mistyped).ok, mistyped === number)
    }),
    { numRuns: 5000 },
  )
})

test('two exchanged characters in a ticket number are always caught', () => {
  const place = fc.constantFrom(3, 4, 5, 6, 8, 9, 10, 11, 13)
  fc.assert(
    fc.property(bytes(8), place, place, (random, a, b) => {
      const number = ticketNumberFrom(random)
      const exchanged = replaceAt(replaceAt(number, a, number.charAt(b)), b, number.charAt(a))
      assert.equal(parseTicketNumber(exchanged).ok, exchanged === number)
    }),
    { numRuns: 5000 },
  )
})

test('a ticket number is read kindly: small letters, spaces, no prefix, O for 0 and L for 1', () => {
  fc.assert(
    fc.property(bytes(8), (random) => {
      const number = ticketNumberFrom(random)
      const bare = number.slice(3).replaceAll('-', '')
      for (const typed of [
        number,
        number.toLowerCase(),
        `  ${number.replaceAll('-', ' ')}  `,
        bare,
        number.slice(3),
        `JT${bare}`,
        number.replaceAll('0', 'O').replaceAll('1', 'l'),
      ]) {
        assert.deepEqual(parseTicketNumber(typed), { ok: true, number }, typed)
      }
    }),
  )
  for (const typed of ['', 'JT', 'JT-7K3M', 'JT-7K3M-92QF-XX', 'JT-7K3M-92UF-X', '12345678']) {
    assert.deepEqual(
      parseTicketNumber(typed),
      { ok: false, refusal: { code: 'ticket.number-format' } },
      typed,
    )
  }
})

test('a PIN is six digits, whatever the chance', () => {
  fc.assert(fc.property(bytes(8), (random) => assert.ok(isPin(pinFrom(random)))))
  assert.equal(pinFrom(new Uint8Array(8)), '000000')
  assert.throws(() => pinFrom(new Uint8Array(4)))
})

test('a slip serial notices a wrong digit and exchanged neighbours', () => {
  const digit = fc.integer({ min: 0, max: 9 }).map(String)
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9_999_999 }),
      fc.integer({ min: 0, max: 7 }),
      digit,
      (number, at, typed) => {
        const serial = slipSerialOf(number)
        assert.match(serial, /^\d{7}-\d$/)
        assert.deepEqual(parseSlipSerial(serial.replace('-', '')), { ok: true, serial })
        const bare = serial.replace('-', '')
        const mistyped = replaceAt(bare, at, typed)
        assert.equal(parseSlipSerial(mistyped).ok, mistyped === bare)
        const next = Math.min(at, 6)
        const swapped = replaceAt(replaceAt(bare, next, bare.charAt(next + 1)), next + 1, bare.charAt(next))
        assert.equal(parseSlipSerial(swapped).ok, swapped === bare)
      },
    ),
    { numRuns: 2000 },
  )
  assert.equal(parseSlipSerial('abc').ok, false)
  assert.throws(() => slipSerialOf(0))
})

test('a slip code has two groups of five and is read back as typed', () => {
  fc.assert(
    fc.property(bytes(10), (random) => {
      const code = slipCodeFrom(random)
      assert.match(code, /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
      assert.equal(parseSlipCode(code.toLowerCase().replace('-', ' ')), code)
    }),
  )
  assert.equal(parseSlipCode('7K3M9-92QF'), undefined)
  assert.equal(parseSlipCode('7K3M9-92QFU'), undefined)
})

test('working days skip weekends and holidays', () => {
  const holidays = new Set(['2025-03-28', '2025-03-31', '2025-04-01'])
  for (const [from, count, expected] of [
    ['2025-03-03', 3, '2025-03-06'],
    ['2025-03-06', 3, '2025-03-11'],
    ['2025-03-08', 1, '2025-03-10'],
    ['2025-03-27', 1, '2025-04-02'],
    ['2025-03-03', 0, '2025-03-03'],
  ] as const) {
    assert.equal(addWorkingDays(from, count, holidays), expected, `${from} + ${count}`)
  }
})

test('every ticket has its three clocks from the moment it arrives', () => {
  assert.deepEqual(deadlinesOf({ at: '2025-03-06T10:00:00.000Z', day: '2025-03-06' }, new Set()), {
    verifyBy: '2025-03-11',
    followUpBy: '2025-03-18',
    interimAnswerBy: '2025-03-09T10:00:00.000Z',
  })
})

test('public counts under the threshold are not shown, zero neither', () => {
  for (const [count, expected] of [
    [0, { fewerThan: 10 }],
    [9, { fewerThan: 10 }],
    [10, { shown: 10 }],
    [1234, { shown: 1234 }],
  ] as const) {
    assert.deepEqual(suppressSmall(count), expected)
  }
  assert.deepEqual(suppressSmall(4, 5), { fewerThan: 5 })
})

const report: Ticket = { status: 'received', kind: 'job_lost', linked: false, today: '2025-03-10' }
const acting = (role: Role): Actor<Role> => ({ accountId: 'a-1', role })

function outcome(action: TicketAction, ticket: Ticket, role: Role) {
  const result = decide(ticketWorkflow, action, ticket, acting(role), 'alasan')
  return result.ok ? result.to : result.refusal.code
}

test('no office and no status outside the table moves a ticket', () => {
  for (const action of actionsOf(ticketWorkflow)) {
    const { from, by } = ticketWorkflow[action]
    for (const role of roles) {
      for (const status of ticketStatuses) {
        if (new Set<string>(by).has(role) && new Set<string>(from).has(status)) continue
        const result = decide(ticketWorkflow, action, { ...report, status, linked: true }, acting(role), 'x')
        assert.equal(result.ok, false, `${role} ${action} ${status}`)
      }
    }
  }
})

test("a report climbs from the citizen's words to an answer", () => {
  assert.equal(outcome('start', report, 'village_operator'), 'ticket.not-linked')
  assert.equal(outcome('answer', report, 'village_operator'), 'ticket.not-linked')
  assert.equal(outcome('link', report, 'village_operator'), 'linked')
  const linked: Ticket = { ...report, status: 'linked', linked: true }
  assert.equal(outcome('start', linked, 'data_operator'), 'under_way')
  assert.equal(outcome('answer', { ...linked, status: 'under_way' }, 'dinsos_verifier'), 'answered')
  const proposal: Ticket = { ...report, kind: 'propose_own_family' }
  assert.equal(outcome('start', proposal, 'village_operator'), 'under_way')
  assert.equal(outcome('link', proposal, 'village_operator'), 'ticket.concerns-no-family')
})

test('asked for more, a ticket goes back to where it was', () => {
  const asked: Ticket = { ...report, status: 'information_needed' }
  assert.equal(outcome('giveMore', asked, 'citizen'), 'received')
  assert.equal(outcome('giveMore', { ...asked, linked: true }, 'citizen'), 'linked')
  const silent = decide(ticketWorkflow, 'askForMore', report, acting('village_operator'))
  assert.equal(silent.ok, false)
})

test('an answer can be contested for ten working days and the clock waits for them', () => {
  const answered: Ticket = { ...report, status: 'answered', linked: true, contestableUntil: '2025-03-10' }
  assert.equal(outcome('reopen', answered, 'citizen'), 'reopened')
  assert.equal(outcome('close', answered, 'system'), 'ticket.can-still-be-contested')
  assert.equal(outcome('close', answered, 'citizen'), 'closed')
  const late: Ticket = { ...answered, today: '2025-03-11' }
  assert.equal(outcome('reopen', late, 'citizen'), 'ticket.too-late-to-contest')
  assert.equal(outcome('close', late, 'system'), 'closed')
})

test('objections and fees are seen by the integrity desk alone', () => {
  for (const kind of ['objection', 'fee_demanded'] as const) {
    const ticket: Ticket = { ...report, kind, linked: true }
    assert.equal(outcome('answer', ticket, 'village_operator'), 'ticket.another-desk')
    assert.equal(outcome('answer', ticket, 'dinsos_verifier'), 'ticket.another-desk')
    assert.equal(outcome('answer', ticket, 'integrity_officer'), 'answered')
  }
  assert.equal(outcome('link', report, 'integrity_officer'), 'ticket.another-desk')
})

test('every kind asks few questions, each once, in both languages', () => {
  for (const kind of Object.keys(ticketKinds) as (keyof typeof ticketKinds)[]) {
    const { questions, title } = ticketKindRule(kind)
    assert.ok(questions.length <= 3, kind)
    assert.equal(new Set(questions.map(({ key }) => key)).size, questions.length, kind)
    assert.ok(title.id && title.en)
    for (const { label, type, options } of questions) {
      assert.ok(label.id && label.en)
      assert.equal(type === 'choice', options !== undefined)
    }
  }
})

test('the answer to a request for status names a date and the interim way, and nothing of a family', () => {
  const { id } = answerToStatusRequest('2025-03-13')
  assert.match(id, /13 Maret 2025/)
  assert.match(id, /cekbansos\.kemensos\.go\.id/)
})

test('an answer is read kindly, and refused with its reason', () => {
  const question = (type: TicketQuestion['type'], required = true): TicketQuestion => ({
    key: 'x',
    type,
    label: { id: 'x', en: 'x' },
    required,
    ...(type === 'choice' ? { options: [{ key: 'a', label: { id: 'a', en: 'a' } }] } : {}),
  })
  const today = '2025-03-10'
  for (const [type, typed, expected] of [
    ['date', '2025-03-03', '2025-03-03'],
    ['date', '3/3/2025', '2025-03-03'],
    ['date', ' 03-3-2025 ', '2025-03-03'],
    ['date', '31/02/2025', 'not-a-date'],
    ['date', 'kemarin', 'not-a-date'],
    ['date', '2025-03-11', 'in-the-future'],
    ['count', '4', '4'],
    ['count', 'empat', 'not-a-count'],
    ['count', '0', 'not-a-count'],
    ['choice', 'a', 'a'],
    ['choice', 'b', 'not-a-choice'],
    ['text', '  Suami saya di-PHK 😢  ', 'Suami saya di-PHK 😢'],
    ['text', 'x'.repeat(201), 'too-long'],
    ['text', '\u202egnu\u0000', 'gnu'],
    ['text', ' ', 'missing'],
  ] as const) {
    const read = readAnswer(question(type), typed, today)
    assert.equal(read.ok ? read.value : read.why, expected, typed)
  }
  assert.deepEqual(readAnswer(question('date', false), '', today), { ok: true, value: '' })
  const story: TicketQuestion = { ...question('text'), key: 'story' }
  assert.equal(readAnswer(story, 'x'.repeat(2000), today).ok, true)
  assert.equal(readAnswer(story, 'x'.repeat(2001), today).ok, false)
})

test('what a citizen said stands in the change already, except what tells of health', () => {
  const died = proposalFromTicket('death', { who: 'Parmi', when: '2025-02-01' }, 'JT-1')
  assert.deepEqual([died?.kind, died?.stated], ['member_died', { deathDate: '2025-02-01' }])
  const left = proposalFromTicket(
    'moved',
    { direction: 'member_out', place: 'Kudus', when: '2025-01-01' },
    'JT-1',
  )
  assert.equal(left?.kind, 'member_left')
  const ill = proposalFromTicket('disability_or_illness', { who: 'Sumini', story: 'sakit gula' }, 'JT-1')
  assert.doesNotMatch(JSON.stringify(ill), /gula|Sumini/)
  assert.equal(proposalFromTicket('card_or_account', { story: 'kartu hilang' }, 'JT-1'), undefined)
})

test('what tells of a person’s health is not for the village to read', () => {
  for (const role of ['village_operator', 'village_head', 'subdistrict_officer'] as const) {
    assert.ok(!ticketKindsOf(role).includes('pregnancy'))
    assert.ok(!ticketKindsOf(role).includes('disability_or_illness'))
    assert.ok(ticketKindsOf(role).includes('birth'))
  }
  assert.ok(ticketKindsOf('data_operator').includes('pregnancy'))
  assert.deepEqual(
    ticketKindsOf('integrity_officer').filter((kind) => ticketKindsOf('data_operator').includes(kind)),
    [],
  )
})
