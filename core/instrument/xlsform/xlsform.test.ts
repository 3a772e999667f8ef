import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Answer } from '../answer.ts'
import { relevantQuestions } from '../asking.ts'
import { checkInterview } from '../check.ts'
import { exampleContext, exampleInterview } from '../data/example-family.ts'
import { groundCheck202503 as instrument } from '../data/ground-check-2025-03.ts'
import type { Instrument, Question } from '../instrument.ts'
import type { Interview } from '../interview.ts'
import { compareVersions, fitToSucceed, readXlsForm, type Sheet, writeXlsForm } from './index.ts'

const form = writeXlsForm(instrument)

function read(sheets: readonly Sheet[]): Instrument {
  const { instrument: found, problems } = readXlsForm(sheets)
  if (found === undefined) throw new Error(problems.map(({ sentence }) => sentence.en).join('\n'))
  return found
}

/** The form with one cell of a row written anew; the row is named by what stands in its first or second column. */
function edited(sheet: string, row: string, heading: string, text: string): readonly Sheet[] {
  return form.map((one) => {
    if (one.name !== sheet) return one
    const [headings = [], ...rows] = one.rows
    const column = headings.indexOf(heading)
    assert.ok(column >= 0, heading)
    assert.ok(
      rows.some((cells) => cells[0] === row || cells[1] === row),
      row,
    )
    return {
      ...one,
      rows: [
        headings,
        ...rows.map((cells) => (cells[0] === row || cells[1] === row ? cells.with(column, text) : cells)),
      ],
    }
  })
}

function withRow(sheet: string, before: string, cells: Readonly<Record<string, string>>): readonly Sheet[] {
  return form.map((one) => {
    if (one.name !== sheet) return one
    const headings = one.rows[0] ?? []
    const place = one.rows.findIndex((row) => row[1] === before)
    return {
      ...one,
      rows: one.rows.toSpliced(
        place,
        0,
        headings.map((heading) => cells[heading] ?? ''),
      ),
    }
  })
}

function sentencesOf(sheets: readonly Sheet[]): string {
  return readXlsForm(sheets)
    .problems.map(({ sheet, row, column, sentence }) => `${sheet} ${row} ${column}: ${sentence.en}`)
    .join('\n')
}

test('the questionnaire comes back from its form as it was', () => {
  const { problems } = readXlsForm(form)
  assert.deepEqual(problems, [])
  const back = read(form)
  assert.deepEqual(compareVersions(instrument, back), compareVersions(instrument, instrument))
  assert.deepEqual(writeXlsForm(back), form)
})

test('an interview is asked and checked alike by the questionnaire and by the one read from its form', () => {
  const back = read(form)
  const changes = fc.array(
    fc.record({
      question: fc.constantFrom(...instrument.questions),
      member: fc.nat({ max: 2 }),
      pick: fc.nat({ max: 40 }),
    }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(changes, (all) => {
      const interview = all.reduce(
        (current, { question, member, pick }) => answered(current, question, member, pick),
        exampleInterview,
      )
      const asked = (one: Instrument) =>
        relevantQuestions(one, interview, exampleContext.today)
          .map(({ question, subject }) => JSON.stringify([question.key, subject]))
          .toSorted()
      const said = (one: Instrument) =>
        checkInterview(one, interview, exampleContext)
          .map(({ id, severity }) => `${id} ${severity}`)
          .toSorted()
      assert.deepEqual(asked(back), asked(instrument))
      assert.deepEqual(said(back), said(instrument))
    }),
    { numRuns: 300 },
  )
})

/** The interview with one answer given at random. */
function answered(interview: Interview, question: Question, member: number, pick: number): Interview {
  const answer = answerTo(question, pick)
  if (question.filledBy !== 'interview' || answer === undefined) return interview
  if (question.subject === 'family') {
    return { ...interview, family: { ...interview.family, [question.key]: answer } }
  }
  const members = interview.members.map((one, place) =>
    place === member % interview.members.length
      ? { ...one, answers: { ...one.answers, [question.key]: answer } }
      : one,
  )
  return { ...interview, members }
}

function answerTo({ type, codeList }: Question, pick: number): Answer | undefined {
  const options = instrument.codeLists[codeList ?? '']?.options.map(({ key }) => key) ?? []
  const option = options[pick % Math.max(1, options.length)]
  switch (type) {
    case 'single':
      return option
    case 'multi':
      return option === undefined ? undefined : [option]
    case 'yesNo':
      return pick % 2 === 0
    case 'integer':
    case 'decimal':
    case 'money':
      return pick
    case 'date':
      return `${1980 + pick}-01-0${1 + (pick % 9)}`
    default:
      return pick % 3 === 0 ? { missing: 'refused' } : undefined
  }
}

test('a question added in the spreadsheet is asked, with its skip and its bounds', () => {
  const sheets = withRow('survey', 'floorArea', {
    type: 'integer',
    name: 'bedrooms',
    'label::Bahasa Indonesia (id)': 'Jumlah kamar tidur',
    'label::English (en)': 'Bedrooms',
    'hint::Bahasa Indonesia (id)': 'Kamar yang dipakai tidur.',
    'hint::English (en)': 'Rooms used for sleeping.',
    required: 'yes',
    relevant: `\${tenure} = 'owned' or \${tenure} = 'rented'`,
    constraint: '. >= 0 and . <= 20',
    tanggap_sensitivity: 'general',
  })
  const added = read(sheets).questions.find(({ key }) => key === 'bedrooms')
  assert.deepEqual(added?.relevant, { in: [{ answer: 'tenure' }, ['owned', 'rented']] })
  assert.deepEqual([added?.topic, added?.min, added?.max, added?.required], ['dwelling', 0, 20, true])
  assert.deepEqual(compareVersions(instrument, read(sheets)).questions.added, ['bedrooms'])
})

test('what other tools write is understood: plain labels, spaces for underscores, selected(), not equal', () => {
  const plain: readonly Sheet[] = [
    {
      name: 'Survey',
      rows: [
        ['type', 'name', 'label', 'hint', 'relevant', 'tanggap_sensitivity'],
        ['begin group', 'house', 'Rumah', '', '', ''],
        ['select_one from yesno_list', 'own', 'Milik sendiri?', 'Tanyakan.', '', 'general'],
        ['select multiple things', 'has', 'Punya apa?', 'Sebut.', `\${own} != 'b'`, 'general'],
        ['integer', 'many', 'Berapa?', 'Hitung.', `selected(\${has}, 'x') and \${own} != ''`, 'general'],
        ['end group', '', '', '', '', ''],
      ],
    },
    {
      name: 'choices',
      rows: [
        ['list name', 'name', 'label'],
        ['yesno_list', 'a', 'A'],
        ['yesno_list', 'b', 'B'],
        ['things', 'x', 'X'],
      ],
    },
    {
      name: 'settings',
      rows: [
        ['form_title', 'form_id', 'version', 'tanggap_valid_from', 'tanggap_source'],
        ['Coba', 'coba', 'coba-1', '2027-01-01', 'Surat'],
      ],
    },
  ]
  const { instrument: found, problems } = readXlsForm(plain)
  assert.ok(
    problems.every(({ severity }) => severity === 'warning'),
    JSON.stringify(problems),
  )
  const many = found?.questions.find(({ key }) => key === 'many')
  assert.deepEqual(many?.relevant, {
    all: [{ includes: [{ answer: 'has' }, 'x'] }, { not: { isEmpty: { answer: 'own' } } }],
  })
  assert.match(problems.map(({ sentence }) => sentence.en).join(' '), /translation is missing/)
})

test('what is not supported is said with its sheet, row and column, and keeps the form out', () => {
  const cases: readonly (readonly [readonly Sheet[], RegExp])[] = [
    [
      edited('survey', 'floorArea', 'type', 'geotrace'),
      /survey \d+ type: The type "geotrace" is not supported/,
    ],
    [
      edited('survey', 'floorArea', 'relevant', "pulldata('a', 'b')"),
      /relevant: Cannot be read near "pulldata/,
    ],
    [edited('survey', 'floorArea', 'relevant', `\${gone} = 'a'`), /Cannot be read near "\$\{gone\}"/],
    [edited('survey', 'floorArea', 'relevant', `\${tenure} =`), /Cannot be read near "…"/],
    [edited('survey', 'floorArea', 'constraint', `. > \${rt}`), /constraint: Cannot be read/],
    [edited('survey', 'tenure', 'type', 'select_one nowhere'), /no list "nowhere"/],
    [edited('survey', 'tenure', 'type', 'select_one tenure or_other'), /or_other is not supported/],
    [edited('survey', 'tenure', 'name', 'rt'), /The name "rt" is used twice/],
    [edited('survey', 'tenure', 'name', '1st'), /no valid name/],
    [edited('survey', 'headName', 'calculation', '1 + 1'), /The calculation "headName" is not known/],
    [edited('checks', 'family.no_head', 'report_when', ''), /report_when: Cannot be read/],
    [edited('settings', 'dtsen-gc', 'tanggap_valid_from', '15/1/2027'), /Give the day from which/],
    [form.filter(({ name }) => name !== 'choices'), /The sheet "choices" is missing or empty/],
    [edited('choices', 'owned', 'name', 'rented'), /stands twice in the list "tenure"/],
  ]
  for (const [sheets, expected] of cases) {
    assert.match(sentencesOf(sheets), expected)
    assert.equal(readXlsForm(sheets).instrument, undefined)
  }
})

test('what means nothing here is named and passed over', () => {
  const sheets = withRow('survey', 'floorArea', { type: 'note', name: 'hello' })
  assert.match(sentencesOf(sheets), /A note is not shown/)
  assert.deepEqual(writeXlsForm(read(sheets)), form)
})

test('a version may not take away what is official, change a meaning, or guard less', () => {
  const cases: readonly (readonly [readonly Sheet[], RegExp])[] = [
    [form, /cannot be changed any more/],
    [edited('survey', 'cookingFuel', 'tanggap_official_nos', ''), /official variables are missing/],
    [edited('survey', 'floorArea', 'type', 'text'), /changes its meaning \(type: integer → text\)/],
    [edited('survey', 'disability', 'tanggap_sensitivity', 'general'), /may not become general/],
    [edited('survey', 'floorMaterial', 'tanggap_confirmable', 'yes'), /has to be asked/],
    [edited('survey', 'respondentName', 'name', 'whoAnswered'), /"respondentName" is needed by the program/],
    [edited('survey', 'floorMaterial', 'tanggap_option_group', 'income'), /cannot be optional/],
    [edited('survey', 'landProof', 'tanggap_option_group', 'nothing'), /There is no group "nothing"/],
    [edited('survey', 'landProof', 'relevant', `\${cars} > 0`), /"cars", which is asked only later/],
    [edited('survey', 'landProof', 'relevant', `\${tenure} = 'castle'`), /"tenure" has no choice "castle"/],
    [edited('choices', 'found', 'name', 'seen'), /decide the course of a case/],
  ]
  for (const [sheets, expected] of cases) {
    const said = fitToSucceed(read(sheets), [instrument]).map(({ sentence }) => sentence.en)
    assert.match(said.join('\n'), expected)
  }
  const renamed = edited('settings', 'dtsen-gc', 'version', 'dtsen-gc-2027-01')
  assert.deepEqual(fitToSucceed(read(renamed), [instrument]), [])
})

test('no text makes the reader throw, loop or guess', () => {
  const piece = fc.constantFrom(
    '(',
    ')',
    '[',
    ']',
    `\${tenure}`,
    "'owned'",
    '=',
    'and',
    'or',
    'not(',
    ' ',
    '.',
    '5',
    ',',
    '+',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const { problems, instrument: found } = readXlsForm(
        edited('survey', 'landProof', 'relevant', pieces.join(' ')),
      )
      assert.equal(found === undefined, problems.length > 0)
    }),
    { numRuns: 200 },
  )
  assert.match(sentencesOf(edited('survey', 'landProof', 'relevant', '('.repeat(3_000))), /Cannot be read/)
})
