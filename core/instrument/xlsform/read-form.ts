import { isDate } from '../../calendar/index.ts'
import type { Bilingual, Check, Instrument, OptionGroup } from '../instrument.ts'
import { procedureNames } from '../instrument.ts'
import { UnreadableExpression } from './expression.ts'
import { type FormProblem, formError, formWarning, notUnderstood } from './problem.ts'
import { readChoices } from './read-choices.ts'
import { type FormNames, readRule } from './read-rule.ts'
import { readSurvey } from './read-survey.ts'
import { bilingualCell } from './read-text.ts'
import { headingsOf, rowsOf, type Sheet, type SheetRow } from './sheet.ts'

export interface ReadForm {
  /** Absent when an error keeps the form out. */
  readonly instrument?: Instrument
  readonly problems: readonly FormProblem[]
}

/**
 * A questionnaire read from an XLSForm: the part of xlsform.org that our instrument uses. What is not supported
 * is said row by row; nothing is dropped in silence. Whether a readable form may replace the one in use is
 * decided by `fitToSucceed`.
 */
export function readXlsForm(sheets: readonly Sheet[]): ReadForm {
  const problems: FormProblem[] = []
  const say = (problem: FormProblem) => void problems.push(problem)
  for (const name of ['survey', 'choices', 'settings']) {
    if (rowsOf(sheets, name).length === 0) {
      say(
        formError(
          name,
          null,
          `Lembar "${name}" tidak ada atau kosong. XLSForm memerlukan lembar survey, choices, dan settings.`,
          `The sheet "${name}" is missing or empty. An XLSForm needs the sheets survey, choices and settings.`,
        ),
      )
    }
  }
  if (problems.length > 0) return { problems }
  warnOfColumns(sheets, say)
  const codeLists = readChoices(rowsOf(sheets, 'choices'), say)
  const survey = readSurvey(rowsOf(sheets, 'survey'), codeLists, say)
  const instrument: Instrument = {
    ...readSettings(rowsOf(sheets, 'settings')[0], say),
    topics: survey.topics,
    questions: survey.questions,
    codeLists,
    optionGroups: readOptionGroups(rowsOf(sheets, 'option_groups'), say),
    checks: readChecks(rowsOf(sheets, 'checks'), survey.names, say),
  }
  if (problems.some(({ severity }) => severity === 'error')) return { problems }
  return { instrument, problems }
}

/** Columns that carry meaning elsewhere and none here. */
const passedOver: Readonly<Record<string, readonly string[]>> = {
  survey: [
    'default',
    'choice_filter',
    'trigger',
    'parameters',
    'media::image',
    'media::audio',
    'media::video',
    'image',
    'audio',
    'video',
    'repeat_count',
    'constraint_message::id',
    'constraint_message::en',
    'required_message',
    'body::accuracythreshold',
  ],
  choices: ['media::image', 'media::audio', 'media::video', 'image', 'audio', 'geometry'],
}

function warnOfColumns(sheets: readonly Sheet[], say: (problem: FormProblem) => void): void {
  for (const [sheet, columns] of Object.entries(passedOver)) {
    const headings = headingsOf(sheets, sheet)
    const rows = rowsOf(sheets, sheet)
    for (const column of columns) {
      if (!headings.includes(column) || rows.every((row) => row.cell(column) === '')) continue
      say(
        formWarning(
          sheet,
          column,
          `Kolom "${column}" tidak dipakai dan tidak disimpan.`,
          `The column "${column}" is not used and not kept.`,
        ),
      )
    }
  }
}

function readSettings(row: SheetRow | undefined, say: (problem: FormProblem) => void) {
  const at = row ?? 'settings'
  const cell = (heading: string) => row?.cell(heading) ?? ''
  const id = cell('form_id')
  const version = cell('version')
  if (!/^[a-z][a-z0-9-]{1,40}$/.test(id)) {
    say(
      formError(
        at,
        'form_id',
        'Isi form_id dengan huruf kecil, angka, dan tanda hubung.',
        'Give a form_id of small letters, digits and hyphens.',
      ),
    )
  }
  if (!/^[a-z][a-z0-9.-]{1,60}$/.test(version)) {
    say(
      formError(
        at,
        'version',
        'Isi version dengan nama versi yang baru, misalnya dtsen-gc-2027-01.',
        'Give a new name of the version, such as dtsen-gc-2027-01.',
      ),
    )
  }
  const validFrom = cell('tanggap_valid_from')
  if (!isDate(validFrom)) {
    say(
      formError(
        at,
        'tanggap_valid_from',
        'Isi tanggal mulai berlaku, misalnya 2027-01-15.',
        'Give the day from which it is valid, such as 2027-01-15.',
      ),
    )
  }
  const source = cell('tanggap_source')
  if (source === '') {
    say(
      formError(
        at,
        'tanggap_source',
        'Isi sumber: peraturan atau surat yang mendasari versi ini.',
        'Give the source: the regulation or letter this version rests on.',
      ),
    )
  }
  const title: Bilingual = { id: cell('form_title'), en: cell('tanggap_title_en') || cell('form_title') }
  if (title.id === '') say(formError(at, 'form_title', 'Isi judul.', 'Give a title.'))
  return { id, version, title, validFrom, source }
}

function readOptionGroups(rows: readonly SheetRow[], say: (problem: FormProblem) => void): OptionGroup[] {
  return rows.map((row) => {
    const minutes = Number(row.cell('minutes').replace(',', '.'))
    if (!(minutes > 0 && minutes <= 60)) {
      say(
        formError(
          row,
          'minutes',
          'Tulis berapa menit bagian ini menambah kunjungan (lebih dari 0, paling banyak 60).',
          'Say how many minutes this part adds to a visit (more than 0, at most 60).',
        ),
      )
    }
    return {
      key: row.cell('name'),
      label: bilingualCell(row, 'label', say),
      why: bilingualCell(row, 'why', say),
      minutes,
    }
  })
}

function readChecks(
  rows: readonly SheetRow[],
  names: FormNames,
  say: (problem: FormProblem) => void,
): Check[] {
  return rows.flatMap((row) => {
    const severity = (['error', 'warning', 'info'] as const).find((one) => one === row.cell('severity'))
    const subject = (['family', 'member'] as const).find((one) => one === row.cell('subject'))
    const reportWhen = readReportWhen(row, names, say)
    if (severity === undefined) {
      say(formError(row, 'severity', 'Tulis error, warning, atau info.', 'Write error, warning or info.'))
    }
    if (subject === undefined) {
      say(formError(row, 'subject', 'Tulis family atau member.', 'Write family or member.'))
    }
    const keys = row
      .cell('questions')
      .split(/[\s,]+/)
      .filter((key) => key !== '')
    for (const key of keys) {
      if (!names.answeredBy.has(key)) {
        say(formError(row, 'questions', `Tidak ada pertanyaan "${key}".`, `There is no question "${key}".`))
      }
    }
    const message = bilingualCell(row, 'message', say)
    if (severity === undefined || subject === undefined || reportWhen === undefined) return []
    return [{ code: row.cell('code'), severity, subject, keys, message, reportWhen }]
  })
}

function readReportWhen(
  row: SheetRow,
  names: FormNames,
  say: (problem: FormProblem) => void,
): Check['reportWhen'] | undefined {
  const named = row.cell('procedure')
  if (named !== '') {
    const procedure = procedureNames.find((name) => name === named)
    if (procedure !== undefined) return { procedure }
    say(
      formError(
        row,
        'procedure',
        `Tidak ada prosedur "${named}". Yang ada: ${procedureNames.join(', ')}.`,
        `There is no procedure "${named}". There are: ${procedureNames.join(', ')}.`,
      ),
    )
    return undefined
  }
  try {
    return readRule(row.cell('report_when'), names)
  } catch (cause) {
    if (!(cause instanceof UnreadableExpression)) throw cause
    say(notUnderstood(row, 'report_when', cause))
    return undefined
  }
}
