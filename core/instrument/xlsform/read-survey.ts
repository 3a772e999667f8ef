import type { CodeList, Question, RepeatField, Subject, Topic } from '../instrument.ts'
import type { Rule } from '../rule.ts'
import { contextFacts } from '../rule.ts'
import { UnreadableExpression } from './expression.ts'
import { type FormProblem, formError, formWarning, notUnderstood } from './problem.ts'
import { readField, readQuestion } from './read-question.ts'
import { type FormNames, readRule } from './read-rule.ts'
import { bilingualCell, optionalText } from './read-text.ts'
import type { SheetRow } from './sheet.ts'
import { factsGroup, membersRepeat, topicKey } from './words.ts'

type Say = (problem: FormProblem) => void

export interface ReadSurvey {
  readonly topics: readonly Topic[]
  readonly questions: readonly Question[]
  readonly names: FormNames
}

/** A question or topic as found, before its rule can be read: a rule may name what stands further down. */
interface Found<Thing> {
  readonly row: SheetRow
  readonly thing: Thing
}

/** The topics and questions of a survey sheet, in its order; what is derived from others comes last. */
export function readSurvey(
  rows: readonly SheetRow[],
  codeLists: Readonly<Record<string, CodeList>>,
  say: Say,
): ReadSurvey {
  const found = walk(rows, codeLists, say)
  const names = namesOf(found.questions.map(({ thing }) => thing))
  const questions = found.questions.map(({ row, thing }) => ({ ...thing, ...relevant(row, names, say) }))
  return {
    topics: found.topics.map(({ row, thing }) => ({ ...thing, ...relevant(row, names, say) })),
    questions: questions.toSorted(
      (a, b) => Number(a.filledBy === 'derived') - Number(b.filledBy === 'derived'),
    ),
    names,
  }
}

function walk(rows: readonly SheetRow[], codeLists: Readonly<Record<string, CodeList>>, say: Say) {
  const topics: Found<Topic>[] = []
  const questions: Found<Question>[] = []
  /** What is open at this row, outermost first. */
  const open: { readonly kind: 'group' | 'repeat'; readonly name: string }[] = []
  let fields: RepeatField[] | undefined
  const isOpen = (kind: 'group' | 'repeat', name: string) =>
    open.some((one) => one.kind === kind && one.name === name)

  for (const row of rows) {
    const type = row.cell('type').replace(/\s+/g, ' ')
    const name = row.cell('name')
    const border = /^(begin|end)[_ ](group|repeat)$/.exec(type)
    if (border?.[1] === 'end') {
      close(row, border[2] ?? '')
    } else if (border !== null) {
      begin(row, border[2] === 'repeat' ? 'repeat' : 'group', name)
    } else if (isOpen('group', factsGroup)) {
      checkFact(row, name, say)
    } else if (passedOver.includes(type)) {
      sayPassedOver(row, type, say)
    } else {
      ask(row, name)
    }
  }
  for (const { name } of open) {
    say(
      formError(
        'survey',
        'type',
        `"${name}" dibuka tetapi tidak ditutup.`,
        `"${name}" is opened and never closed.`,
      ),
    )
  }
  return { topics, questions }

  function begin(row: SheetRow, kind: 'group' | 'repeat', name: string): void {
    const topic = open.findLast((one) => one.kind === 'group')
    const isTopic = kind === 'group' && topic === undefined && name !== factsGroup
    const isRows = kind === 'repeat' && topic !== undefined && name !== membersRepeat
    if (isTopic) {
      const subject: Subject =
        row.cell('tanggap_subject') === 'family' || !isOpen('repeat', membersRepeat) ? 'family' : 'member'
      topics.push({ row, thing: readTopic(row, topicKey(name), subject, say) })
    } else if (isRows) {
      fields = []
      ask(row, name, fields)
    } else if (!(kind === 'repeat' && name === membersRepeat && open.length === 0) && name !== factsGroup) {
      say(
        formError(
          row,
          'type',
          'Susunan yang didukung: kelompok pertanyaan, satu pengulangan "member" berisi kelompok tentang anggota, dan pengulangan di dalam kelompok.',
          'The supported structure: groups of questions, one repeat "member" with the groups about members, and repeats inside a group.',
        ),
      )
    }
    open.push({ kind, name })
  }

  function close(row: SheetRow, kind: string): void {
    const last = open.pop()
    if (last?.kind !== kind) {
      say(
        formError(row, 'type', 'Tidak menutup yang dibuka terakhir.', 'Does not close what was opened last.'),
      )
    }
    if (kind === 'repeat') fields = undefined
  }

  function ask(row: SheetRow, name: string, ofRepeat?: RepeatField[]): void {
    const group = open.find((one) => one.kind === 'group')?.name
    if (fields !== undefined && ofRepeat === undefined) {
      const field = readField(row, codeLists, say)
      if (field !== undefined) fields.push(field)
      return
    }
    if (group === undefined) {
      say(
        formError(
          row,
          'name',
          `"${name}" tidak berada dalam kelompok. Setiap pertanyaan menjadi bagian sebuah topik.`,
          `"${name}" stands in no group. Every question is part of a topic.`,
        ),
      )
      return
    }
    const subject: Subject = isOpen('repeat', membersRepeat) ? 'member' : 'family'
    if (questions.some(({ thing }) => thing.key === name)) {
      say(formError(row, 'name', `Nama "${name}" dipakai dua kali.`, `The name "${name}" is used twice.`))
    }
    const thing = readQuestion(
      row,
      { topic: topicKey(group), subject, codeLists, ...(ofRepeat && { fields: ofRepeat }) },
      say,
    )
    if (thing !== undefined) questions.push({ row, thing })
  }
}

/** What other tools record by themselves, and pictures of text. */
const passedOver: readonly string[] = [
  'start',
  'end',
  'today',
  'deviceid',
  'username',
  'phonenumber',
  'email',
  'audit',
  'note',
]

function sayPassedOver(row: SheetRow, type: string, say: Say): void {
  say(
    formWarning(
      row,
      'type',
      type === 'note'
        ? 'Catatan (note) tidak ditampilkan. Tulis penjelasan pada hint atau label kelompok.'
        : `"${type}" dicatat sendiri oleh aplikasi; baris ini dilewati.`,
      type === 'note'
        ? 'A note is not shown. Write explanations into the hint or the label of the group.'
        : `The app records "${type}" by itself; this row is passed over.`,
    ),
  )
}

function checkFact(row: SheetRow, name: string, say: Say): void {
  if (contextFacts.some((fact) => fact === name)) return
  say(
    formError(
      row,
      'name',
      `Fakta kasus "${name}" tidak dikenal. Yang ada: ${contextFacts.join(', ')}.`,
      `The case fact "${name}" is not known. There are: ${contextFacts.join(', ')}.`,
    ),
  )
}

function readTopic(row: SheetRow, key: string, subject: Subject, say: Say): Topic {
  const intro = optionalText(row, 'hint', say)
  return { key, subject, label: bilingualCell(row, 'label', say), ...(intro && { intro }) }
}

function relevant(row: SheetRow, names: FormNames, say: Say): { readonly relevant?: Rule } {
  const text = row.cell('relevant')
  if (text === '') return {}
  try {
    return { relevant: readRule(text, names) }
  } catch (cause) {
    if (!(cause instanceof UnreadableExpression)) throw cause
    say(notUnderstood(row, 'relevant', cause))
    return {}
  }
}

function namesOf(questions: readonly Question[]): FormNames {
  const answeredBy = new Map(questions.map((question) => [question.key, wayOf(question)] as const))
  const columns = new Map(
    questions.flatMap((question) =>
      (question.fields ?? []).map((field) => [field.key, question.key] as const),
    ),
  )
  return { answeredBy, columns }
}

function wayOf({ type }: Question) {
  switch (type) {
    case 'single':
      return 'one'
    case 'multi':
      return 'several'
    case 'yesNo':
      return 'yesNo'
    case 'repeat':
      return 'rows'
    default:
      return 'other'
  }
}
