import type { Instrument, Question } from '../instrument.ts'
import type { Operand, Rule } from '../rule.ts'
import { type FormProblem, formError, formWarning } from './problem.ts'

/**
 * Whether a new version may follow the ones in use. Answers are compared across versions by the keys of their
 * questions, so a key keeps its meaning; the 39 official variables stay; nothing is guarded less than before.
 *
 * @param held every version this office can ask with, the oldest first
 */
export function fitToSucceed(next: Instrument, held: readonly Instrument[]): readonly FormProblem[] {
  const newest = held.at(-1)
  return [
    ...versionProblems(next, held),
    ...(newest ? successionProblems(next, newest) : []),
    ...referenceProblems(next),
    ...ruleProblems(next),
  ]
}

const tooMany = { questions: 400, options: 20_000 }

function versionProblems(next: Instrument, held: readonly Instrument[]): FormProblem[] {
  const problems: FormProblem[] = []
  if (held.some(({ version }) => version === next.version)) {
    problems.push(
      formError(
        'settings',
        'version',
        `Versi ${next.version} sudah ada dan tidak dapat diubah lagi. Beri nama versi yang baru.`,
        `The version ${next.version} exists and cannot be changed any more. Give a new name.`,
      ),
    )
  }
  const options = Object.values(next.codeLists).reduce((sum, list) => sum + list.options.length, 0)
  if (next.questions.length > tooMany.questions || options > tooMany.options) {
    problems.push(
      formError(
        'survey',
        null,
        `Terlalu besar untuk ponsel: paling banyak ${tooMany.questions} pertanyaan dan ${tooMany.options} pilihan.`,
        `Too large for a phone: at most ${tooMany.questions} questions and ${tooMany.options} choices.`,
      ),
    )
  }
  return problems
}

/** Read by name in the program: identity, presence and evidence of a visit rest on them. */
const cornerstones: readonly string[] = [
  'familyFinding',
  'presence',
  'name',
  'nik',
  'birthDate',
  'sex',
  'relationship',
  'maritalStatus',
  'familyCardNumber',
  'position',
  'photoFront',
  'respondentName',
  'respondentAttests',
]

function successionProblems(next: Instrument, before: Instrument): FormProblem[] {
  const problems: FormProblem[] = []
  const now = new Map(next.questions.map((question) => [question.key, question]))
  for (const old of before.questions) {
    const question = now.get(old.key)
    if (question === undefined) problems.push(...goneProblems(old))
    else problems.push(...changedMeaning(old, question))
  }
  const numbers = new Set(next.questions.flatMap(({ officialNos }) => officialNos))
  const missing = new Set(
    before.questions.flatMap(({ officialNos }) => officialNos).filter((number) => !numbers.has(number)),
  )
  if (missing.size > 0) {
    const list = [...missing].join(', ')
    problems.push(
      formError(
        'survey',
        'tanggap_official_nos',
        `Variabel resmi ini hilang: ${list}. Ke-39 variabel selalu ditanyakan.`,
        `These official variables are missing: ${list}. The 39 are always asked.`,
      ),
    )
  }
  for (const list of ['familyFinding', 'presence']) {
    const keys = (instrument: Instrument) =>
      (instrument.codeLists[list]?.options ?? []).map(({ key }) => key).toSorted()
    if (keys(next).join() !== keys(before).join()) {
      problems.push(
        formError(
          'choices',
          'list_name',
          `Pilihan dalam daftar "${list}" menentukan jalannya kasus dan tidak dapat ditambah atau dikurangi di sini.`,
          `The choices of the list "${list}" decide the course of a case and cannot be added to or taken from here.`,
        ),
      )
    }
  }
  return problems
}

function goneProblems({ key }: Question): FormProblem[] {
  if (cornerstones.includes(key)) {
    return [
      formError(
        'survey',
        'name',
        `Pertanyaan "${key}" diperlukan oleh aplikasi dan tidak dapat dihapus.`,
        `The question "${key}" is needed by the program and cannot be removed.`,
      ),
    ]
  }
  return [
    formWarning(
      'survey',
      'name',
      `Pertanyaan "${key}" tidak ditanyakan lagi. Jawaban lama tetap disimpan.`,
      `The question "${key}" is not asked any more. Earlier answers stay.`,
    ),
  ]
}

const guarded = ['general', 'identity', 'specific']

function changedMeaning(old: Question, question: Question): FormProblem[] {
  const { key } = question
  const problems: FormProblem[] = []
  for (const part of ['type', 'subject', 'recordedIn', 'filledBy'] as const) {
    if (old[part] === question[part]) continue
    problems.push(
      formError(
        'survey',
        'name',
        `"${key}" berubah arti (${part}: ${old[part]} → ${question[part]}). Pakai nama baru untuk pertanyaan yang baru.`,
        `"${key}" changes its meaning (${part}: ${old[part]} → ${question[part]}). Give the new question a new name.`,
      ),
    )
  }
  if (guarded.indexOf(question.sensitivity) < guarded.indexOf(old.sensitivity)) {
    problems.push(
      formError(
        'survey',
        'tanggap_sensitivity',
        `"${key}" dijaga sebagai ${old.sensitivity} dan tidak boleh menjadi ${question.sensitivity}.`,
        `"${key}" is guarded as ${old.sensitivity} and may not become ${question.sensitivity}.`,
      ),
    )
  }
  if (question.confirmable && !old.confirmable) {
    problems.push(
      formError(
        'survey',
        'tanggap_confirmable',
        `"${key}" ikut menentukan peringkat dan harus ditanyakan, bukan dikonfirmasi sekali ketuk.`,
        `"${key}" ranks a family: it has to be asked, not confirmed with one tap.`,
      ),
    )
  }
  return problems
}

function referenceProblems(next: Instrument): FormProblem[] {
  const groups = new Set(next.optionGroups.map(({ key }) => key))
  const problems = next.questions.flatMap(({ key, optionGroup, core39 }) => {
    if (optionGroup === undefined) return []
    if (core39) {
      return [
        formError(
          'survey',
          'tanggap_option_group',
          `"${key}" termasuk 39 variabel resmi dan tidak boleh menjadi pilihan.`,
          `"${key}" is one of the 39 official variables and cannot be optional.`,
        ),
      ]
    }
    if (groups.has(optionGroup)) return []
    return [
      formError(
        'survey',
        'tanggap_option_group',
        `Kelompok "${optionGroup}" tidak ada di lembar option_groups.`,
        `There is no group "${optionGroup}" in the sheet option_groups.`,
      ),
    ]
  })
  return [
    ...problems,
    ...twice(
      next.topics.map(({ key }) => key),
      'survey',
    ),
    ...twice(
      next.optionGroups.map(({ key }) => key),
      'option_groups',
    ),
    ...twice(
      next.checks.map(({ code }) => code),
      'checks',
    ),
  ]
}

function twice(keys: readonly string[], sheet: string): FormProblem[] {
  const repeated = keys.filter((key, place) => keys.indexOf(key) !== place)
  return repeated.map((key) => formError(sheet, 'name', `"${key}" ada dua kali.`, `"${key}" stands twice.`))
}

/** A skip asks only what was asked before it, and compares with choices that exist. */
function ruleProblems(next: Instrument): FormProblem[] {
  const places = new Map(next.questions.map((question, place) => [question.key, { question, place }]))
  const problems: FormProblem[] = []
  next.questions.forEach((question, place) => {
    for (const key of keysIn(question.relevant)) {
      if ((places.get(key)?.place ?? 0) < place || question.filledBy === 'derived') continue
      problems.push(
        formError(
          'survey',
          'relevant',
          `"${question.key}" bergantung pada "${key}", yang baru ditanyakan sesudahnya.`,
          `"${question.key}" depends on "${key}", which is asked only later.`,
        ),
      )
    }
  })
  for (const { at, rule } of rulesOf(next)) {
    for (const [key, option] of choicesIn(rule)) {
      const list = places.get(key)?.question.codeList
      const options = list === undefined ? undefined : next.codeLists[list]?.options
      if (options === undefined || options.some((one) => one.key === option)) continue
      problems.push(
        formError(
          at.sheet,
          at.column,
          `"${at.name}": "${key}" tidak mempunyai pilihan "${option}".`,
          `"${at.name}": "${key}" has no choice "${option}".`,
        ),
      )
    }
  }
  return problems
}

function rulesOf(instrument: Instrument) {
  const survey = [...instrument.topics, ...instrument.questions].flatMap(({ key, relevant }) =>
    relevant ? [{ at: { sheet: 'survey', column: 'relevant', name: key }, rule: relevant }] : [],
  )
  const checks = instrument.checks.flatMap(({ code, reportWhen }) =>
    'procedure' in reportWhen
      ? []
      : [{ at: { sheet: 'checks', column: 'report_when', name: code }, rule: reportWhen }],
  )
  return [...survey, ...checks]
}

function keysIn(rule: Rule | undefined): readonly string[] {
  if (rule === undefined) return []
  if ('all' in rule) return rule.all.flatMap(keysIn)
  if ('any' in rule) return rule.any.flatMap(keysIn)
  if ('not' in rule) return keysIn(rule.not)
  if ('isEmpty' in rule) return keysOf(rule.isEmpty)
  if ('in' in rule) return keysOf(rule.in[0])
  if ('includes' in rule) return keysOf(rule.includes[0])
  return sidesOf(rule).flatMap(keysOf)
}

function keysOf(operand: Operand): readonly string[] {
  if (typeof operand !== 'object') return []
  if ('answer' in operand) return [operand.answer]
  if ('family' in operand) return [operand.family]
  if ('ageFrom' in operand) return [operand.ageFrom]
  if ('column' in operand) return [operand.column[0]]
  if ('count' in operand) return [operand.count]
  if ('membersWhere' in operand) return keysIn(operand.membersWhere)
  return 'sum' in operand ? operand.sum.flatMap(keysOf) : []
}

function choicesIn(rule: Rule): readonly (readonly [key: string, option: string])[] {
  if ('all' in rule) return rule.all.flatMap(choicesIn)
  if ('any' in rule) return rule.any.flatMap(choicesIn)
  if ('not' in rule) return choicesIn(rule.not)
  if ('in' in rule) return rule.in[1].flatMap((option) => pairWith(rule.in[0], option))
  if ('includes' in rule) return pairWith(rule.includes[0], rule.includes[1])
  if (!('eq' in rule)) return []
  return typeof rule.eq[1] === 'string' ? pairWith(rule.eq[0], rule.eq[1]) : []
}

function pairWith(operand: Operand, option: string): readonly (readonly [string, string])[] {
  return typeof operand === 'object' && 'answer' in operand ? [[operand.answer, option]] : []
}

function sidesOf(rule: Rule): readonly Operand[] {
  if ('eq' in rule) return rule.eq
  if ('gt' in rule) return rule.gt
  if ('gte' in rule) return rule.gte
  if ('lt' in rule) return rule.lt
  return 'lte' in rule ? rule.lte : []
}
