import { derivations } from '../derived-answers.ts'
import type { CodeList, Question, QuestionType, RepeatField, Sensitivity, Subject } from '../instrument.ts'
import { type Bounds, readBounds } from './constraint.ts'
import { UnreadableExpression } from './expression.ts'
import { type FormProblem, formError, formWarning } from './problem.ts'
import { keyPattern } from './read-choices.ts'
import { bilingualCell, optionalText, yesCell } from './read-text.ts'
import type { SheetRow } from './sheet.ts'
import { yesNoList } from './words.ts'

type Say = (problem: FormProblem) => void

export interface QuestionPlace {
  readonly topic: string
  readonly subject: Subject
  readonly codeLists: Readonly<Record<string, CodeList>>
  /** Given for a repeat: its columns, filled as the rows below it are read. */
  readonly fields?: readonly RepeatField[]
}

/** A question without its rule; undefined when its type is not supported, which is said. */
export function readQuestion(row: SheetRow, place: QuestionPlace, say: Say): Question | undefined {
  const key = row.cell('name')
  if (!keyPattern.test(key)) sayBadKey(row, key, say)
  const answered = place.fields ? { type: 'repeat' as const } : answerForm(row, place.codeLists, say)
  if (answered === undefined) return undefined
  const bounds = constraintOf(row, say)
  const items = itemsOf(row)
  const script = optionalText(row, 'guidance_hint', say)
  const officialNos = row
    .cell('tanggap_official_nos')
    .split(/[\s,]+/)
    .filter((one) => one !== '')
  const group = row.cell('tanggap_option_group')
  const question: Question = {
    key,
    topic: place.topic,
    subject: place.subject,
    officialNos,
    officialName: row.cell('tanggap_official_name'),
    ...(items && { items }),
    label: bilingualCell(row, 'label', say),
    help: bilingualCell(row, 'hint', say),
    ...(script && { script }),
    ...answered,
    ...bounds,
    ...unitOf(row),
    ...numberIn(row, 'tanggap_decimals', 'decimals', say),
    ...(place.fields && { fields: place.fields, ...numberIn(row, 'tanggap_max_rows', 'max', say) }),
    required: yesCell(row, 'required', say),
    ...(yesCell(row, 'tanggap_must_be_known', say) && { mustBeKnown: true }),
    core39: officialNos.length > 0,
    ...(group !== '' && { optionGroup: group }),
    sensitivity: sensitivityOf(row, say),
    confirmable: yesCell(row, 'tanggap_confirmable', say),
    filledBy: filledBy(row, say),
    recordedIn: row.cell('tanggap_recorded_in') === 'visit' ? 'visit' : 'registry',
  }
  // The types of what is derived are in no column of a form: digits have a length, text has none.
  return question.filledBy === 'derived' && question.lengths ? { ...question, type: 'digits' } : question
}

/** One column of a repeated question. */
export function readField(
  row: SheetRow,
  codeLists: Readonly<Record<string, CodeList>>,
  say: Say,
): RepeatField | undefined {
  const key = row.cell('name')
  if (!keyPattern.test(key)) sayBadKey(row, key, say)
  const answered = answerForm(row, codeLists, say)
  if (answered === undefined) return undefined
  const { type } = answered
  if (type !== 'single' && type !== 'digits') {
    say(
      formError(
        row,
        'type',
        'Di dalam pengulangan hanya pilihan tunggal (select_one) dan angka (text, appearance numbers) yang didukung.',
        'Inside a repeat only select_one and digits (text with the appearance numbers) are supported.',
      ),
    )
    return undefined
  }
  const { lengths } = constraintOf(row, say)
  return {
    key,
    label: bilingualCell(row, 'label', say),
    help: bilingualCell(row, 'hint', say),
    type,
    ...(answered.codeList !== undefined && { codeList: answered.codeList }),
    ...(lengths && { lengths }),
  }
}

const plainTypes: Readonly<Record<string, QuestionType>> = {
  text: 'text',
  string: 'text',
  calculate: 'text',
  integer: 'integer',
  int: 'integer',
  decimal: 'decimal',
  date: 'date',
  geopoint: 'geo',
  image: 'photo',
  photo: 'photo',
}

function answerForm(
  row: SheetRow,
  codeLists: Readonly<Record<string, CodeList>>,
  say: Say,
): { readonly type: QuestionType; readonly codeList?: string } | undefined {
  const written = row.cell('type').replace(/\s+/g, ' ')
  const choice = /^select[_ ](one|multiple|all that apply)(?: from)? (\w+)( or[_ ]other)?$/.exec(written)
  if (choice !== null) return choiceForm(row, choice, codeLists, say)
  const appearance = row.cell('appearance')
  const plain = plainTypes[written]
  if (plain === 'text' && appearance === 'numbers') return { type: 'digits' }
  if (plain === 'integer' && appearance === 'thousands-sep') return { type: 'money' }
  if (plain !== undefined) {
    if (appearance !== '') sayAppearance(row, appearance, say)
    return { type: plain }
  }
  say(
    formError(
      row,
      'type',
      `Jenis "${written}" belum didukung. Yang didukung: text, integer, decimal, date, select_one, select_multiple, geopoint, image, calculate, begin_group, begin_repeat.`,
      `The type "${written}" is not supported. Supported are: text, integer, decimal, date, select_one, select_multiple, geopoint, image, calculate, begin_group, begin_repeat.`,
    ),
  )
  return undefined
}

function choiceForm(
  row: SheetRow,
  [, way, list = '', other]: readonly (string | undefined)[],
  codeLists: Readonly<Record<string, CodeList>>,
  say: Say,
): { readonly type: QuestionType; readonly codeList?: string } {
  if (other !== undefined) {
    say(
      formError(
        row,
        'type',
        'or_other tidak didukung. Tambahkan "Lainnya" sebagai pilihan.',
        'or_other is not supported. Add "Other" as a choice.',
      ),
    )
  }
  if (list === yesNoList) return { type: 'yesNo' }
  if (!Object.hasOwn(codeLists, list)) {
    say(
      formError(
        row,
        'type',
        `Daftar "${list}" tidak ada di lembar choices.`,
        `There is no list "${list}" in the sheet choices.`,
      ),
    )
  }
  return { type: way === 'one' ? 'single' : 'multi', codeList: list }
}

function sayAppearance(row: SheetRow, appearance: string, say: Say): void {
  say(
    formWarning(
      row,
      'appearance',
      `Tampilan "${appearance}" tidak dipakai.`,
      `The appearance "${appearance}" is not used.`,
    ),
  )
}

function sayBadKey(row: SheetRow, key: string, say: Say): void {
  say(
    formError(
      row,
      'name',
      `"${key}" bukan nama yang sah: awali dengan huruf, lalu huruf, angka, atau garis bawah.`,
      `"${key}" is no valid name: begin with a letter, then letters, digits or underscores.`,
    ),
  )
}

function constraintOf(row: SheetRow, say: Say): Bounds {
  const text = row.cell('constraint')
  if (text === '') return {}
  try {
    return readBounds(text)
  } catch (cause) {
    if (!(cause instanceof UnreadableExpression)) throw cause
    say(
      formError(
        row,
        'constraint',
        `Tidak dapat dibaca di dekat "${cause.message}". Yang didukung: . >= 0, . <= 100, string-length(.) <= 60, regex(., '^[0-9]{16}$'), digabung dengan and. Pemeriksaan lain ditulis di lembar checks.`,
        `Cannot be read near "${cause.message}". Supported: . >= 0, . <= 100, string-length(.) <= 60, regex(., '^[0-9]{16}$'), joined by and. Other checks belong in the sheet checks.`,
      ),
    )
    return {}
  }
}

function itemsOf(row: SheetRow): Question['items'] {
  const [regsosek2022, fasih2026] = [row.cell('tanggap_regsosek2022'), row.cell('tanggap_fasih2026')]
  if (regsosek2022 === '' && fasih2026 === '') return undefined
  return { ...(regsosek2022 !== '' && { regsosek2022 }), ...(fasih2026 !== '' && { fasih2026 }) }
}

function unitOf(row: SheetRow): Pick<Question, 'unit'> {
  const [id, en] = [row.cell('tanggap_unit_id'), row.cell('tanggap_unit_en')]
  return id === '' && en === '' ? {} : { unit: { id: id || en, en: en || id } }
}

function numberIn<Name extends 'decimals' | 'max'>(
  row: SheetRow,
  column: string,
  name: Name,
  say: Say,
): { readonly [N in Name]?: number } {
  const text = row.cell(column)
  if (text === '') return {}
  if (!/^\d{1,2}$/.test(text)) {
    say(formError(row, column, 'Tulis angka bulat.', 'Write a whole number.'))
    return {}
  }
  const read: { [N in 'decimals' | 'max']?: number } = { [name]: Number(text) }
  return read
}

const sensitivities: readonly Sensitivity[] = ['general', 'identity', 'specific']

/** A question whose class nobody has thought about is guarded as the most sensitive one. */
function sensitivityOf(row: SheetRow, say: Say): Sensitivity {
  const written = row.cell('tanggap_sensitivity')
  const known = sensitivities.find((one) => one === written)
  if (known !== undefined) return known
  say(
    formWarning(
      row,
      'tanggap_sensitivity',
      'Golongan data belum ditulis (general, identity, atau specific); dijaga sebagai specific.',
      'The class of data is not given (general, identity or specific); it is guarded as specific.',
    ),
  )
  return 'specific'
}

function filledBy(row: SheetRow, say: Say): Question['filledBy'] {
  if (row.cell('type') === 'calculate') {
    const key = row.cell('name')
    const known = Object.hasOwn(derivations, key) ? derivations[key] : undefined
    if (known === undefined || known.formula !== row.cell('calculation')) {
      say(
        formError(
          row,
          'calculation',
          `Perhitungan "${key}" tidak dikenal. Yang ada: ${Object.keys(derivations).join(', ')}, dengan rumus seperti yang diunduh.`,
          `The calculation "${key}" is not known. There are: ${Object.keys(derivations).join(', ')}, with the formula as downloaded.`,
        ),
      )
    }
    return 'derived'
  }
  return yesCell(row, 'read_only', say) || yesCell(row, 'readonly', say) ? 'frame' : 'interview'
}
