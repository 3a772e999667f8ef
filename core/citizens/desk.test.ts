import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide } from '../workflow/index.ts'
import {
  ageingOf,
  answerTemplates,
  hasGap,
  interimDueAt,
  itemsFromTicket,
  likenessesOf,
  linkEvidence,
  memberNamed,
  patternRule,
  patternsOf,
  type Ticket,
  templatesFor,
  ticketKindsOf,
  ticketWorkflow,
} from './index.ts'

const family = { headName: 'MOCH. WARSITO', foundName: null, hamlet: 'Krajan', rt: '002', rw: '001' }

test('a family is certain when number and name agree and the place does not say otherwise', () => {
  const told = { headName: 'Muhammad Warsito', where: 'dk. krajan rt 2 rw 1' }
  assert.deepEqual(linkEvidence(told, family, true), {
    nik: true,
    name: 'same',
    place: 'same',
    certain: true,
  })
  const doubtful: [typeof told, boolean | null][] = [
    [told, null],
    [told, false],
    [{ ...told, headName: 'SRI WAHYUNI' }, true],
    [{ ...told, headName: '' }, true],
    [{ ...told, where: 'RT 5 RW 1' }, true],
    [{ ...told, where: 'Dukuh Ngelo' }, true],
  ]
  for (const [said, nik] of doubtful) assert.equal(linkEvidence(said, family, nik).certain, false, said.where)
  assert.equal(linkEvidence({ ...told, where: '' }, family, true).place, 'untold')
})

const report = {
  kind: 'house_changed',
  familyId: null,
  nikIndex: null,
  phoneIndex: null,
  headName: 'Warsito',
  where: 'Krajan RT 2',
  words: 'Atap rumah roboh diterjang angin malam hari',
}

test('two reports are alike by family, number, phone, or words about a like name; never without any of them', () => {
  assert.deepEqual(likenessesOf(report, { ...report, headName: 'WARSITA', words: 'genting lepas semua' }), [
    'words',
  ])
  assert.deepEqual(
    likenessesOf(report, {
      ...report,
      headName: 'Sumiati',
      where: 'Ngelo RT 9',
      words: 'listrik kami dicabut',
    }),
    [],
  )
  assert.deepEqual(
    likenessesOf(
      { ...report, nikIndex: 'a', phoneIndex: 'b' },
      { ...report, kind: 'birth', headName: 'Sumiati', nikIndex: 'a', phoneIndex: 'b', words: '' },
    ),
    ['nik', 'phone'],
  )
  assert.deepEqual(
    likenessesOf(
      { ...report, headName: '' },
      { ...report, headName: '', words: 'Angin malam hari, atap rumah kami roboh diterjang' },
    ),
    ['words'],
  )
})

test('many reports from one place are shown, and no step of the workflow asks about them', () => {
  assert.deepEqual(patternsOf({ phone: 1, origin: 1, village: 3 }), [])
  assert.deepEqual(patternsOf({ phone: patternRule.phone, origin: 50, village: patternRule.village }), [
    { by: 'phone', count: patternRule.phone },
    { by: 'origin', count: 50 },
    { by: 'village', count: patternRule.village },
  ])
})

test('every template of an answer has gaps to fill, names what was looked at, and is offered where it belongs', () => {
  for (const [name, { text, actions }] of Object.entries(answerTemplates)) {
    assert.ok(hasGap(text.id) && hasGap(text.en), name)
    assert.equal(text.id.split('[…]').length, text.en.split('[…]').length, name)
    assert.ok(actions.length > 0)
  }
  for (const name of ['agreed', 'refused'] as const)
    assert.match(answerTemplates[name].text.id, /Kami melihat: […[\]]+\..*petugas lain/)
  assert.ok(hasGap('karena [ ... ]') && !hasGap('karena datanya [lama] sudah benar'))
  assert.deepEqual(templatesFor('upholdAnswer'), ['upheld'])
})

test('the queue says how late it is, to the hour', () => {
  const now = new Date('2025-03-10T02:00:00Z')
  const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
  assert.deepEqual(
    [at(-24 * 8), at(-1), at(23), at(70), at(200), null].map((due) => ageingOf(due, now)),
    ['late_long', 'late', 'today', 'soon', 'later', 'waiting'],
  )
})

test('who lost their work is proposed as not working, from what is recorded; a stranger’s name gives nothing', () => {
  const members = [
    { personId: 'a', name: 'WARSITO', values: { workedLastWeek: true } },
    { personId: 'b', name: 'SUMIATI', values: {} },
  ]
  const warsito = memberNamed('Pak Warsito', members) ?? memberNamed('Warsito', members)
  assert.deepEqual(itemsFromTicket('job_lost', warsito), [
    {
      subject: 'member',
      personId: 'a',
      subjectName: 'WARSITO',
      question: 'workedLastWeek',
      from: true,
      to: false,
      sensitivity: 'general',
    },
  ])
  assert.deepEqual(itemsFromTicket('job_found', warsito), [])
  assert.deepEqual(itemsFromTicket('job_lost', memberNamed('Bambang', members)), [])
  assert.deepEqual(itemsFromTicket('birth', warsito), [])
})

const ticket: Ticket = {
  status: 'appealed',
  kind: 'card_or_account',
  linked: true,
  today: '2025-03-20',
  contestableUntil: '2025-03-24',
  appealableUntil: '2025-04-10',
  handledBy: ['decider', 'adviser'],
}
const by = (
  accountId: string,
  role: 'data_operator' | 'dinsos_verifier' | 'village_operator' | 'privacy_officer',
) => ({
  accountId,
  role,
})

test('an appeal is judged by a person who neither decided nor advised, and never in the village', () => {
  const judge = (who: ReturnType<typeof by>, action: 'upholdAnswer' | 'overturnAnswer' = 'upholdAnswer') => {
    const outcome = decide(ticketWorkflow, action, ticket, who, 'alasan')
    return outcome.ok ? outcome.to : outcome.refusal.code
  }
  assert.equal(judge(by('decider', 'data_operator')), 'ticket.had-a-part')
  assert.equal(judge(by('adviser', 'dinsos_verifier'), 'overturnAnswer'), 'ticket.had-a-part')
  assert.equal(judge(by('else', 'village_operator')), 'workflow.not-your-office')
  assert.equal(judge(by('else', 'privacy_officer')), 'ticket.another-desk')
  assert.equal(judge(by('else', 'dinsos_verifier')), 'appeal_answered')
  assert.equal(judge(by('else', 'data_operator'), 'overturnAnswer'), 'reopened')
})

test('after the days to appeal nobody can, and before an answer there is nothing to appeal', () => {
  const appeal = (subject: Partial<Ticket>) => {
    const outcome = decide(
      ticketWorkflow,
      'appeal',
      { ...ticket, status: 'answered', ...subject },
      { accountId: 'c', role: 'citizen' as const },
      'tidak benar',
    )
    return outcome.ok ? outcome.to : outcome.refusal.code
  }
  assert.equal(appeal({}), 'appealed')
  assert.equal(appeal({ status: 'closed' }), 'appealed')
  assert.equal(appeal({ today: '2025-04-11' }), 'ticket.too-late-to-appeal')
  assert.equal(appeal({ status: 'under_way' }), 'workflow.not-now')
  const { appealableUntil: _, ...never } = ticket
  const outcome = decide(
    ticketWorkflow,
    'appeal',
    { ...never, status: 'closed' },
    { accountId: 'c', role: 'citizen' },
    'x',
  )
  assert.equal(outcome.ok, false)
})

test('rights over one’s own data are the privacy officer’s, with a clock of 72 hours', () => {
  assert.deepEqual(ticketKindsOf('privacy_officer').toSorted(), [
    'data_copy',
    'data_correction',
    'data_restriction',
  ])
  assert.ok(!ticketKindsOf('data_operator').includes('data_copy'))
  const since = new Date('2025-03-07T02:00:00Z')
  assert.equal(interimDueAt('data_copy', since)?.toISOString(), '2025-03-10T02:00:00.000Z')
  assert.equal(interimDueAt('death', since), undefined)
})
