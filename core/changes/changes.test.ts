import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { roles } from '../access/index.ts'
import { localDay } from '../calendar/index.ts'
import { actionsOf } from '../workflow/index.ts'
import {
  type ChangeItem,
  type ChangeKind,
  canonicalText,
  carriers,
  changeKinds,
  changeStatuses,
  doors,
  dueOf,
  type FoundDifference,
  isFirstRecorded,
  isSeenInField,
  itemsApart,
  linesOf,
  missingInForm,
  proposeFromFinding,
  seesSpecific,
  staircase,
  stairs,
  titleOfChange,
  villageForms,
  wordsOf,
} from './index.ts'

const due = (status: Parameters<typeof dueOf>[0], since: string) => {
  const at = dueOf(status, new Date(since))
  return at && localDay(at)
}

test('deadlines count working days where the rule says so, over weekends and holidays', () => {
  for (const [status, since, expected] of [
    // Monday 10 March 2025; three working days are Thursday.
    ['completeness_check', '2025-03-10T02:00:00Z', '2025-03-13'],
    // Friday evening in Jepara; Monday is the first working day.
    ['verification', '2025-03-14T12:00:00Z', '2025-03-19'],
    // Before the long leave of Idul Fitri 2025 (28 March to 7 April).
    ['completeness_check', '2025-03-27T02:00:00Z', '2025-04-10'],
    ['village_review', '2025-03-10T02:00:00Z', '2025-03-24'],
    ['verified', '2025-02-10T02:00:00Z', '2025-02-28'],
    ['in_batch', '2024-02-10T02:00:00Z', undefined],
    ['sent', '2025-03-10T02:00:00Z', undefined],
    ['rejected', '2025-03-10T02:00:00Z', undefined],
  ] as const)
    assert.equal(due(status, since), expected, `${status} since ${since}`)
})

test('a promise lasts to the end of its day in the regency, and begins with its day there', () => {
  assert.equal(
    dueOf('completeness_check', new Date('2025-03-10T02:00:00Z'))?.toISOString(),
    '2025-03-13T16:59:59.000Z',
  )
  // Half past eleven at night in UTC is already Tuesday in Jepara.
  assert.equal(due('completeness_check', '2025-03-10T23:30:00Z'), '2025-03-14')
})

test('one content has one text, however its keys were ordered; another content has another', () => {
  const json = fc.jsonValue({ noUnicodeString: false })
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json), (content) => {
      const reversed = Object.fromEntries(Object.entries(content).reverse())
      assert.equal(canonicalText(reversed), canonicalText(content))
      assert.deepEqual(JSON.parse(canonicalText(content)), JSON.parse(JSON.stringify(content)))
      assert.notEqual(canonicalText({ ...content, added: 1 }), canonicalText({ ...content, added: 2 }))
    }),
  )
  assert.throws(() => canonicalText({ a: Number.NaN }), RangeError)
  assert.throws(() => canonicalText(() => 1), TypeError)
})

const value = (question: string, sensitivity: ChangeItem['sensitivity']): FoundDifference => ({
  about: 'value',
  subject: 'family',
  subjectName: 'Warsito',
  question,
  from: null,
  to: 1,
  sensitivity,
})

test('what a visit found is proposed as few changes, health apart, each person’s event alone', () => {
  const death = (name: string): FoundDifference => ({
    about: 'composition',
    kind: 'member_died',
    personId: name,
    subjectName: name,
    details: { presence: 'deceased', informantName: 'Kasman' },
    sensitivities: { informantName: 'identity' },
  })
  const found = proposeFromFinding([
    value('a', 'general'),
    value('b', 'specific'),
    value('c', 'identity'),
    death('Parmi'),
    death('Sari'),
  ])
  assert.deepEqual(
    found.map(({ kind, personId, items }) => [kind, personId, items.map(({ question }) => question)]),
    [
      ['correct_values', undefined, ['a', 'c']],
      ['correct_health', undefined, ['b']],
      ['member_died', 'Parmi', ['presence', 'informantName']],
      ['member_died', 'Sari', ['presence', 'informantName']],
    ],
  )
  assert.deepEqual(proposeFromFinding([]), [])
})

test('a value the register never held is recorded for the first time, and only another one is corrected', () => {
  for (const [from, isFirst] of [
    [null, true],
    [undefined, true],
    ['', true],
    [false, false],
    [0, false],
    ['none', false],
    [[], false],
  ] as const)
    assert.equal(isFirstRecorded({ from }), isFirst, String(from))
  const items = [
    { question: 'wasteDistance', from: null },
    { question: 'floorMaterial', from: 'ceramic' },
    { question: 'domicileMatch', from: null },
  ]
  const { corrected, firstRecorded } = itemsApart('correct_values', items)
  assert.deepEqual(
    [corrected, firstRecorded].map((part) => part.map(({ question }) => question)),
    [['floorMaterial'], ['wasteDistance', 'domicileMatch']],
  )
  // What an event says was never recorded, and is the event all the same.
  assert.deepEqual(itemsApart('member_died', items), { corrected: items, firstRecorded: [] })
})

test('a change that only records what was empty is not called a correction', () => {
  assert.equal(titleOfChange('correct_values', true), changeKinds.correct_values.title)
  assert.match(titleOfChange('correct_values', false).id, /baru dicatat/)
  assert.match(titleOfChange('correct_health', false).id, /baru dicatat/)
  for (const kind of Object.keys(changeKinds) as ChangeKind[])
    if (!kind.startsWith('correct_')) assert.equal(titleOfChange(kind, false), changeKinds[kind].title)
})

test('no kind that the village must settle has a way past it, and health has none before a meeting', () => {
  for (const kind of Object.keys(changeKinds) as ChangeKind[])
    for (const door of doors) {
      const way = stairs(kind, door, isSeenInField(door))
      assert.equal(way.includes('on_agenda'), changeKinds[kind].village === 'item', kind)
      assert.equal(way.includes('field_verification'), door !== 'ground_check', `${kind} from ${door}`)
    }
  assert.equal(changeKinds.correct_health.village, 'never')
})

test('every step has what carries it, and every status is reached or begins', () => {
  assert.deepEqual(Object.keys(carriers).toSorted(), actionsOf(staircase).toSorted())
  const left = new Set<string>(actionsOf(staircase).flatMap((action) => [...staircase[action].from]))
  const ends = changeStatuses.filter((status) => !left.has(status))
  assert.deepEqual(ends, ['ministry_returned', 'ranked', 'rejected', 'withdrawn'])
})

test('health and money are read by no village, no subdistrict and no auditor', () => {
  const readers = roles.filter(seesSpecific)
  assert.deepEqual(readers, ['field_supervisor', 'data_operator', 'dinsos_verifier', 'ratifier', 'system'])
})

test('items are read out in the words of the questionnaire', () => {
  const item = (question: string, from: unknown, to: unknown, subjectName = 'Warsito') => ({
    question,
    from,
    to,
    subjectName,
  })
  assert.deepEqual(wordsOf(item('floorMaterial', 'ceramic', 'earth')).to, { id: 'Tanah', en: 'Earth' })
  assert.deepEqual(
    linesOf(
      [
        item('motorcycles', 0, 1),
        item('deathDate', null, '2025-02-01', 'Parmi'),
        item('workedLastWeek', true, { missing: 'refused' }, 'Parmi'),
        item('jobIncomeAmount', null, 1500000, 'Parmi'),
        item('name', null, 'Sari', 'Sari'),
      ],
      'Warsito',
      'id',
    ),
    [
      'Sepeda motor: 0 unit → 1 unit',
      'Parmi · Tanggal meninggal: 1 Februari 2025',
      'Parmi · Bekerja seminggu terakhir: Ya → (tidak dijawab)',
      'Parmi · Pendapatan dari pekerjaan sebulan: Rp 1.500.000',
      'Nama lengkap: Sari',
    ],
  )
})

test('a village’s form names what is missing', () => {
  assert.deepEqual(missingInForm('member_died', {}), ['deathDate'])
  assert.deepEqual(missingInForm('member_died', { deathDate: '2025-01-01' }), [])
  for (const { fields } of Object.values(villageForms)) assert.ok(fields.some(({ required }) => required))
})
