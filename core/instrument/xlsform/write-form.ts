import { derivations } from '../derived-answers.ts'
import type { Bilingual, CodeList, Instrument, Question, RepeatField, Topic } from '../instrument.ts'
import { contextFacts } from '../rule.ts'
import { boundsAsText } from './constraint.ts'
import { type Sheet, sheetOf, translatedHeadings } from './sheet.ts'
import { factsGroup, membersRepeat, topicGroup, yesNoList } from './words.ts'
import { ruleAsText } from './write-rule.ts'

type Row = Readonly<Record<string, string | undefined>>

/**
 * A version of the questionnaire as an XLSForm (xlsform.org): `survey`, `choices` and `settings` as every tool
 * knows them. What XLSForm has no word for stands in columns that begin with `tanggap_` and in two sheets of
 * our own, `option_groups` and `checks`; other tools pass them over. `readXlsForm` reads it back.
 */
export function writeXlsForm(instrument: Instrument): readonly Sheet[] {
  return [
    sheetOf('survey', surveyHeadings, surveyRows(instrument)),
    sheetOf('choices', choiceHeadings, choiceRows(instrument)),
    sheetOf('settings', settingHeadings, [settingsOf(instrument)]),
    sheetOf('option_groups', optionGroupHeadings, optionGroupRows(instrument)),
    sheetOf('checks', checkHeadings, checkRows(instrument)),
  ]
}

const surveyHeadings = [
  'type',
  'name',
  ...translatedHeadings('label'),
  ...translatedHeadings('hint'),
  ...translatedHeadings('guidance_hint'),
  'required',
  'relevant',
  'constraint',
  'calculation',
  'appearance',
  'read_only',
  'tanggap_subject',
  'tanggap_official_nos',
  'tanggap_official_name',
  'tanggap_regsosek2022',
  'tanggap_fasih2026',
  'tanggap_sensitivity',
  'tanggap_recorded_in',
  'tanggap_confirmable',
  'tanggap_must_be_known',
  'tanggap_option_group',
  'tanggap_unit_id',
  'tanggap_unit_en',
  'tanggap_decimals',
  'tanggap_max_rows',
]

const choiceHeadings = [
  'list_name',
  'name',
  ...translatedHeadings('label'),
  'tanggap_regsosek2022',
  'tanggap_fasih2026',
  'tanggap_exclusive',
]

const settingHeadings = [
  'form_title',
  'form_id',
  'version',
  'default_language',
  'tanggap_title_en',
  'tanggap_valid_from',
  'tanggap_source',
]

const optionGroupHeadings = ['name', ...translatedHeadings('label'), ...translatedHeadings('why'), 'minutes']

const checkHeadings = [
  'code',
  'severity',
  'subject',
  'questions',
  ...translatedHeadings('message'),
  'report_when',
  'procedure',
]

function surveyRows(instrument: Instrument): Row[] {
  const firstOfMembers = instrument.topics.findIndex((topic) => ofMembers(instrument, topic).length > 0)
  const lastOfMembers = instrument.topics.findLastIndex((topic) => topic.subject === 'member')
  const inside = instrument.topics.slice(firstOfMembers, lastOfMembers + 1)
  if (inside.some((topic) => ofFamily(instrument, topic).length > 0)) {
    throw new Error('the topics about members stand side by side in a form; a family topic is between them')
  }
  return [
    ...factRows(),
    ...instrument.topics.slice(0, firstOfMembers).flatMap((topic) => topicRows(instrument, topic)),
    { type: 'begin_repeat', name: membersRepeat, ...texts('label', membersLabel) },
    ...inside.flatMap((topic) => topicRows(instrument, topic)),
    { type: 'end_repeat', name: membersRepeat },
    ...instrument.topics.slice(lastOfMembers + 1).flatMap((topic) => topicRows(instrument, topic)),
  ]
}

const membersLabel: Bilingual = { id: 'Anggota keluarga', en: 'Members of the family' }

/** What a rule may know of the case besides answers, so that other tools find every name they meet. */
function factRows(): Row[] {
  return [
    {
      type: 'begin_group',
      name: factsGroup,
      ...texts('label', { id: 'Fakta kasus', en: 'Facts of the case' }),
    },
    ...contextFacts.map((name) => ({ type: 'hidden', name })),
    { type: 'end_group', name: factsGroup },
  ]
}

function topicRows(instrument: Instrument, topic: Topic): Row[] {
  const questions = instrument.questions
    .filter((question) => question.topic === topic.key)
    .toSorted((a, b) => Number(a.filledBy === 'derived') - Number(b.filledBy === 'derived'))
  return [
    {
      type: 'begin_group',
      name: topicGroup(topic.key),
      ...texts('label', topic.label),
      ...(topic.intro && texts('hint', topic.intro)),
      relevant: topic.relevant && ruleAsText(topic.relevant),
      tanggap_subject: topic.subject,
    },
    ...questions.flatMap((question) => questionRows(instrument, question)),
    { type: 'end_group', name: topicGroup(topic.key) },
  ]
}

function ofMembers(instrument: Instrument, topic: Topic): readonly Question[] {
  return instrument.questions.filter((one) => one.topic === topic.key && one.subject === 'member')
}

function ofFamily(instrument: Instrument, topic: Topic): readonly Question[] {
  return instrument.questions.filter((one) => one.topic === topic.key && one.subject === 'family')
}

function questionRows(instrument: Instrument, question: Question): Row[] {
  const row: Row = {
    type: typeInForm(question),
    name: question.key,
    ...texts('label', question.label),
    ...texts('hint', question.help),
    ...(question.script && texts('guidance_hint', question.script)),
    required: yes(question.required),
    relevant: question.relevant && ruleAsText(question.relevant),
    constraint: question.type === 'repeat' ? '' : boundsAsText(question, listOf(instrument, question)),
    calculation: question.filledBy === 'derived' ? derivations[question.key]?.formula : '',
    appearance: appearances[question.type],
    read_only: yes(question.filledBy === 'frame'),
    tanggap_official_nos: question.officialNos.join(' '),
    tanggap_official_name: question.officialName,
    tanggap_regsosek2022: question.items?.regsosek2022,
    tanggap_fasih2026: question.items?.fasih2026,
    tanggap_sensitivity: question.sensitivity,
    tanggap_recorded_in: question.recordedIn,
    tanggap_confirmable: yes(question.confirmable),
    tanggap_must_be_known: yes(question.mustBeKnown === true),
    tanggap_option_group: question.optionGroup,
    tanggap_unit_id: question.unit?.id,
    tanggap_unit_en: question.unit?.en,
    tanggap_decimals: question.decimals?.toString(),
    tanggap_max_rows: question.type === 'repeat' ? question.max?.toString() : '',
  }
  if (question.type !== 'repeat') return [row]
  return [row, ...(question.fields ?? []).map(fieldRow), { type: 'end_repeat', name: question.key }]
}

function fieldRow(field: RepeatField): Row {
  return {
    type: field.type === 'single' ? `select_one ${field.codeList}` : 'text',
    name: field.key,
    ...texts('label', field.label),
    ...texts('hint', field.help),
    required: 'yes',
    appearance: appearances[field.type],
    constraint: boundsAsText(field),
  }
}

const appearances: Partial<Record<Question['type'], string>> = { digits: 'numbers', money: 'thousands-sep' }

function typeInForm({ type, codeList, filledBy }: Question): string {
  if (filledBy === 'derived') return 'calculate'
  switch (type) {
    case 'text':
    case 'digits':
      return 'text'
    case 'single':
      return `select_one ${codeList}`
    case 'multi':
      return `select_multiple ${codeList}`
    case 'yesNo':
      return `select_one ${yesNoList}`
    case 'money':
      return 'integer'
    case 'geo':
      return 'geopoint'
    case 'photo':
      return 'image'
    case 'repeat':
      return 'begin_repeat'
    default:
      return type
  }
}

function listOf(instrument: Instrument, question: Question): CodeList | undefined {
  return question.codeList === undefined ? undefined : instrument.codeLists[question.codeList]
}

function choiceRows(instrument: Instrument): Row[] {
  const answers: Row[] = [
    { list_name: yesNoList, name: 'yes', ...texts('label', { id: 'Ya', en: 'Yes' }) },
    { list_name: yesNoList, name: 'no', ...texts('label', { id: 'Tidak', en: 'No' }) },
  ]
  const lists = Object.entries(instrument.codeLists).flatMap(([list, { options }]) =>
    options.map((option) => ({
      list_name: list,
      name: option.key,
      ...texts('label', option.label),
      tanggap_regsosek2022: option.regsosek2022 ?? undefined,
      tanggap_fasih2026: option.fasih2026 ?? undefined,
      tanggap_exclusive: yes(option.exclusive === true),
    })),
  )
  return [...answers, ...lists]
}

function settingsOf(instrument: Instrument): Row {
  return {
    form_title: instrument.title.id,
    form_id: instrument.id,
    version: instrument.version,
    default_language: 'Bahasa Indonesia (id)',
    tanggap_title_en: instrument.title.en,
    tanggap_valid_from: instrument.validFrom,
    tanggap_source: instrument.source,
  }
}

function optionGroupRows(instrument: Instrument): Row[] {
  return instrument.optionGroups.map(({ key, label, why, minutes }) => ({
    name: key,
    ...texts('label', label),
    ...texts('why', why),
    minutes: String(minutes),
  }))
}

function checkRows(instrument: Instrument): Row[] {
  return instrument.checks.map(({ code, severity, subject, keys, message, reportWhen }) => ({
    code,
    severity,
    subject,
    questions: keys.join(' '),
    ...texts('message', message),
    ...('procedure' in reportWhen
      ? { procedure: reportWhen.procedure }
      : { report_when: ruleAsText(reportWhen) }),
  }))
}

function texts(column: string, { id, en }: Bilingual): Row {
  const [indonesian, english] = translatedHeadings(column)
  return { [indonesian]: id, [english]: en }
}

function yes(holds: boolean): string {
  return holds ? 'yes' : ''
}
