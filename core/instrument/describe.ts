import type { Bilingual, Instrument, Question } from './instrument.ts'
import type { Operand, Rule } from './rule.ts'

/** The instrument as a document: every question with its number, form, skip and choices, and every check. */
export function describeInstrument(instrument: Instrument, notes: readonly Bilingual[] = []): string {
  const core = instrument.questions.filter((question) => question.core39)
  const officials = new Set(core.flatMap((question) => question.officialNos))
  return [
    `# ${instrument.title.id}`,
    `*${instrument.title.en}* · \`${instrument.version}\` · from ${instrument.validFrom}`,
    instrument.source,
    `${officials.size} official variables in ${core.length} questions, ${instrument.questions.length - core.length} supporting questions, ${instrument.checks.length} checks.`,
    ...notes.map((note) => `- ${note.id} *${note.en}*`),
    ...instrument.topics.map((topic) => topicSection(instrument, topic.key)),
    optionGroupSection(instrument),
    codeListSection(instrument),
    checkSection(instrument),
  ]
    .join('\n\n')
    .concat('\n')
}

/** A rule in a few words: `tenure = owned and age ≥ 5`. */
export function describeRule(rule: Rule): string {
  if ('all' in rule) return rule.all.length === 0 ? 'always' : rule.all.map(grouped).join(' and ')
  if ('any' in rule) return rule.any.length === 0 ? 'never' : rule.any.map(grouped).join(' or ')
  if ('not' in rule) return `not ${grouped(rule.not)}`
  if ('eq' in rule) return compared(rule.eq, '=')
  if ('gt' in rule) return compared(rule.gt, '>')
  if ('gte' in rule) return compared(rule.gte, '≥')
  if ('lt' in rule) return compared(rule.lt, '<')
  if ('lte' in rule) return compared(rule.lte, '≤')
  if ('in' in rule) return `${named(rule.in[0])} in {${rule.in[1].join(', ')}}`
  if ('includes' in rule) return `${named(rule.includes[0])} includes ${rule.includes[1]}`
  return `${named(rule.isEmpty)} is empty`
}

function grouped(rule: Rule): string {
  return 'all' in rule || 'any' in rule ? `(${describeRule(rule)})` : describeRule(rule)
}

function compared([left, right]: readonly [Operand, Operand], sign: string): string {
  return `${named(left)} ${sign} ${named(right)}`
}

function named(operand: Operand): string {
  if (typeof operand !== 'object') return String(operand)
  if ('answer' in operand) return operand.answer
  if ('family' in operand) return `family's ${operand.family}`
  if ('context' in operand) return operand.context
  if ('ageFrom' in operand) return 'age'
  if ('column' in operand) return operand.column.join('.')
  if ('count' in operand) return `number of ${operand.count}`
  if ('membersWhere' in operand) return `number of members (${describeRule(operand.membersWhere)})`
  return operand.sum.map(named).join(' + ')
}

function topicSection(instrument: Instrument, topicKey: string): string {
  const topic = instrument.topics.find((candidate) => candidate.key === topicKey)
  if (topic === undefined) throw new Error(`There is no topic ${topicKey}`)
  const questions = instrument.questions.filter((question) => question.topic === topicKey)
  const opens = topic.relevant === undefined ? '' : `\n\nOpens when ${describeRule(topic.relevant)}.`
  return `## ${topic.label.id} (${topic.label.en})${opens}\n\n${table(
    ['Key', 'Official', 'Pertanyaan / Question', 'Form', 'Asked when', 'Notes'],
    questions.map((question) => [
      `\`${question.key}\``,
      question.officialNos.join(', ') || '–',
      `${question.label.id} / *${question.label.en}*<br>${question.help.id}`,
      formOf(question),
      question.relevant === undefined ? 'always' : describeRule(question.relevant),
      notesOn(question),
    ]),
  )}`
}

function formOf(question: Question): string {
  const range = [question.min, question.max].some((limit) => limit !== undefined)
    ? ` ${question.min ?? ''}…${question.max ?? ''}`
    : ''
  const lengths = question.lengths === undefined ? '' : ` (${question.lengths.join(' or ')})`
  const list = question.codeList === undefined ? '' : `: ${question.codeList}`
  const unit = question.unit === undefined ? '' : ` ${question.unit.id}`
  return `${question.type}${list}${lengths}${range}${unit}`
}

function notesOn(question: Question): string {
  const { items, optionGroup, filledBy, sensitivity } = question
  const parts = [
    question.required ? '' : 'optional',
    question.confirmable ? '"tetap" allowed' : '',
    filledBy === 'interview' ? '' : `from ${filledBy}`,
    sensitivity === 'general' ? '' : sensitivity,
    optionGroup === undefined ? '' : `group ${optionGroup}`,
    items?.regsosek2022 === undefined ? '' : `Regsosek ${items.regsosek2022}`,
    items?.fasih2026 === undefined ? '' : `FASIH ${items.fasih2026}`,
  ]
  return parts.filter((part) => part !== '').join('; ')
}

function optionGroupSection(instrument: Instrument): string {
  const rows = instrument.optionGroups.map(({ key, label, why, minutes }) => [
    `\`${key}\``,
    `${label.id} / *${label.en}*`,
    why.en,
    String(minutes),
  ])
  return `## Switched on by a campaign\n\n${table(['Key', 'Group', 'Why', 'Minutes'], rows)}`
}

function codeListSection(instrument: Instrument): string {
  const rows = Object.entries(instrument.codeLists).flatMap(([list, { options }]) =>
    options.map((option) => [
      list,
      `\`${option.key}\``,
      `${option.label.id} / *${option.label.en}*`,
      option.regsosek2022 ?? '–',
      option.fasih2026 ?? '–',
    ]),
  )
  return `## Choices\n\n${table(['List', 'Key', 'Pilihan / Choice', 'Regsosek 2022', 'FASIH 2026'], rows)}`
}

function checkSection(instrument: Instrument): string {
  const rows = instrument.checks.map((check) => [
    `\`${check.code}\``,
    check.severity,
    `${check.message.id} / *${check.message.en}*`,
    'procedure' in check.reportWhen ? check.reportWhen.procedure : describeRule(check.reportWhen),
  ])
  return `## Checks\n\n${table(['Code', 'Severity', 'Kalimat / Sentence', 'Reports when'], rows)}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
