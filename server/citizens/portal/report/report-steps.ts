import type { CheckRow, FieldView, PortalError, QuestionView } from '@tanggap/contract/portal'
import type { Bilingual } from '@tanggap/contract/refusal'
import type { Village } from '@tanggap/contract/regions'
import {
  type AnswerTrouble,
  lengthOf,
  readAnswer,
  type TicketKind,
  type TicketKindRule,
  type TicketQuestion,
  ticketKindRule,
  ticketKinds,
} from '@tanggap/core/citizens'
import { maskedNumber, parseNik } from '@tanggap/core/registry'
import { groupTitles, renounceElsewhere, stepWords, troubleWords } from './report.text.ts'
import type { DraftContent } from './report-draft.ts'

/**
 * The questions of a report, one a page, as they follow from what was answered so far. A step knows what it
 * shows and how it reads what was sent; the pages around it know nothing of reports.
 */
export interface Step {
  readonly key: string
  readonly title: Bilingual
  readonly hint?: Bilingual | undefined
  readonly fields: readonly FieldView[]
  /** What the draft becomes, or what is wrong. */
  read(sent: Readonly<Record<string, string>>): ReadStep
  /** As the check page repeats it; nothing where it needs no repeating. */
  readonly told?: Omit<CheckRow, 'href'> | undefined
}

export type ReadStep =
  | { readonly ok: true; readonly content: DraftContent }
  | { readonly ok: false; readonly errors: readonly PortalError[] }

/** What two integrity officers open together is told at a door of its own, and sealed there. */
const offered = (Object.keys(ticketKinds) as TicketKind[]).filter(
  (kind) => ticketKinds[kind].desk !== 'integrity',
)

export function isOffered(kind: string): kind is TicketKind {
  return offered.some((one) => one === kind)
}

export interface Known {
  readonly villages: readonly Village[]
  readonly today: string
}

/** All steps that are known now: until a kind is chosen, only the first two. */
export function stepsOf(content: DraftContent, known: Known): readonly Step[] {
  const beginning = [groupStep(content), ...(content.group ? [kindStep(content)] : [])]
  const { kind } = content
  if (!kind) return beginning
  const rule = ticketKindRule(kind)
  return [
    ...beginning,
    ...rule.questions.map((question) => questionStep(content, question, known.today)),
    subdistrictStep(content, known.villages),
    ...(content.subdistrict ? [villageStep(content, known.villages)] : []),
    ...(asksFamily(kind, rule) ? [familyStep(content), nikStep(content)] : []),
    photoStep(content),
    voiceStep(content),
    phoneStep(content),
  ]
}

/** The first that was not answered yet; nothing when the report can be checked and sent. */
export function firstOpenStep(content: DraftContent, known: Known): Step | undefined {
  return stepsOf(content, known).find(({ key }) => !content.seen.includes(key))
}

export function questionView(
  step: Step,
  content: DraftContent,
  known: Known,
  more: {
    readonly errors?: readonly PortalError[]
    readonly sent?: Readonly<Record<string, string>>
    readonly returning: boolean
    readonly hasPhoto: boolean
    readonly hasVoice: boolean
  },
): QuestionView {
  const steps = stepsOf(content, known)
  return {
    step: step.key,
    number: steps.findIndex(({ key }) => key === step.key) + 1,
    of: content.kind ? steps.length + (content.subdistrict ? 0 : 1) : 0,
    title: step.title,
    hint: step.hint,
    fields: step.fields.map((field) => ({ ...field, value: more.sent?.[field.name] ?? field.value })),
    errors: more.errors ?? [],
    returning: more.returning,
    hasPhoto: more.hasPhoto,
    hasVoice: more.hasVoice,
  }
}

function asksFamily(kind: TicketKind, rule: TicketKindRule): boolean {
  return rule.needsFamily || kind === 'propose_own_family'
}

function groupStep(content: DraftContent): Step {
  const groups = [...new Set(offered.map((kind) => ticketKinds[kind].group))]
  return {
    key: 'topik',
    title: stepWords.group.title,
    fields: [
      {
        name: 'topik',
        label: stepWords.group.title,
        required: true,
        value: content.group,
        form: 'choice',
        choices: groups.map((key) => ({ key, ...groupTitles[key] })),
      },
    ],
    read({ topik = '' }) {
      if (!groups.some((group) => group === topik)) return wrong('topik', troubleWords['not-a-choice'])
      const stays = content.kind && ticketKinds[content.kind].group === topik
      return read(
        content,
        'topik',
        { group: topik, ...(stays ? {} : { kind: null }) },
        stays ? [] : ['jenis'],
      )
    },
  }
}

function kindStep(content: DraftContent): Step {
  const kinds = offered.filter((kind) => ticketKinds[kind].group === content.group)
  const title = content.group === 'change' ? stepWords.kind.change : stepWords.kind.other
  return {
    key: 'jenis',
    title,
    fields: [
      {
        name: 'jenis',
        label: title,
        required: true,
        value: content.kind ?? '',
        form: 'choice',
        choices: kinds.map((kind) => ({ key: kind, label: ticketKinds[kind].title })),
      },
    ],
    read({ jenis = '' }) {
      const kind = kinds.find((one) => one === jenis)
      if (!kind) return wrong('jenis', troubleWords['not-a-choice'])
      // Nobody gives up the aid of a family that is not theirs.
      if (kind === 'no_longer_needed' && !content.own) return wrong('jenis', renounceElsewhere)
      return kind === content.kind ? read(content, 'jenis', {}) : changeKind(content, kind)
    },
    ...(content.kind ? { told: { label: stepWords.kind.told, value: ticketKinds[content.kind].title } } : {}),
  }
}

/** What was told in own words may fit the new kind too; what was chosen from another list does not. */
function changeKind(content: DraftContent, kind: TicketKind): ReadStep {
  const choices = ticketKindRule(kind).questions.filter(({ type }) => type === 'choice')
  const keys = choices.map(({ key }) => key)
  const answers = Object.fromEntries(Object.entries(content.answers).filter(([key]) => !keys.includes(key)))
  return read(content, 'jenis', { kind, answers }, keys)
}

function questionStep(content: DraftContent, question: TicketQuestion, today: string): Step {
  const { key, label, hint, type, required, options } = question
  const value = content.answers[key] ?? ''
  const base = { name: key, label, hint, required, value }
  const field: FieldView =
    type === 'choice'
      ? { ...base, form: 'choice', choices: options ?? [] }
      : { ...base, form: formOf(question), longest: lengthOf(question) }
  const said =
    options?.find((option) => option.key === value)?.label ?? (value ? { id: value, en: value } : undefined)
  return {
    key,
    title: label,
    hint,
    fields: [field],
    read(sent) {
      const answer = readAnswer(question, sent[key] ?? '', today)
      if (!answer.ok) return wrong(key, troubleOf(answer.why, question))
      return read(content, key, { answers: { ...content.answers, [key]: answer.value } })
    },
    told: type === 'date' && value ? { label, day: value } : { label, value: said },
  }
}

function formOf({ key, type }: TicketQuestion): 'line' | 'story' | 'date' | 'count' {
  if (type === 'date' || type === 'count') return type
  return key === 'story' ? 'story' : 'line'
}

function troubleOf(why: AnswerTrouble, question: TicketQuestion): Bilingual {
  if (why !== 'too-long') return troubleWords[why]
  const most = lengthOf(question)
  return {
    id: `Terlalu panjang: paling banyak ${most} huruf. Tulis yang terpenting saja.`,
    en: `Too long: at most ${most} characters. Write what matters most.`,
  }
}

function subdistrictStep(content: DraftContent, villages: readonly Village[]): Step {
  const names = new Map(villages.map(({ subdistrictCode, subdistrict }) => [subdistrictCode, subdistrict]))
  return {
    key: 'kecamatan',
    ...stepWords.subdistrict,
    fields: [
      {
        name: 'kecamatan',
        label: stepWords.subdistrict.title,
        required: true,
        value: content.subdistrict,
        form: 'select',
        choices: [...names].map(([key, name]) => ({ key, label: { id: name, en: name } })),
      },
    ],
    read({ kecamatan = '' }) {
      if (!names.has(kecamatan)) return wrong('kecamatan', troubleWords['not-a-choice'])
      const stays = content.village.startsWith(kecamatan)
      const village = stays ? content.village : ''
      return read(content, 'kecamatan', { subdistrict: kecamatan, village }, stays ? [] : ['desa'])
    },
  }
}

function villageStep(content: DraftContent, all: readonly Village[]): Step {
  const villages = all.filter(({ subdistrictCode }) => subdistrictCode === content.subdistrict)
  const chosen = villages.find(({ code }) => code === content.village)
  const told = chosen && `${chosen.name}, ${chosen.subdistrict}`
  return {
    key: 'desa',
    ...stepWords.village,
    fields: [
      {
        name: 'desa',
        label: stepWords.village.title,
        required: true,
        value: content.village,
        form: 'select',
        choices: villages.map(({ code, name }) => ({ key: code, label: { id: name, en: name } })),
      },
    ],
    read({ desa = '' }) {
      return villages.some(({ code }) => code === desa)
        ? read(content, 'desa', { village: desa })
        : wrong('desa', troubleWords['not-a-choice'])
    },
    told: { label: stepWords.village.told, value: told ? { id: told, en: told } : undefined },
  }
}

const headQuestion: TicketQuestion = {
  key: 'kepala',
  type: 'text',
  label: stepWords.family.head,
  required: true,
}
const whereQuestion: TicketQuestion = {
  key: 'letak',
  type: 'text',
  label: stepWords.family.where,
  required: false,
}

function familyStep(content: DraftContent): Step {
  const said = [content.headName, content.where].filter(Boolean).join(', ')
  return {
    key: 'keluarga',
    title: stepWords.family.title,
    hint: stepWords.family.hint,
    fields: [
      { name: 'kepala', label: stepWords.family.head, required: true, value: content.headName, form: 'line' },
      {
        name: 'letak',
        label: stepWords.family.where,
        hint: stepWords.family.whereHint,
        required: false,
        value: content.where,
        form: 'line',
      },
    ],
    read(sent) {
      const head = readAnswer(headQuestion, sent.kepala ?? '', '')
      const where = readAnswer(whereQuestion, sent.letak ?? '', '')
      if (!head.ok) return wrong('kepala', troubleOf(head.why, headQuestion))
      if (!where.ok) return wrong('letak', troubleOf(where.why, whereQuestion))
      return read(content, 'keluarga', { headName: head.value, where: where.value })
    },
    told: { label: stepWords.family.told, value: said ? { id: said, en: said } : undefined },
  }
}

function nikStep(content: DraftContent): Step {
  const tail = content.nik && maskedNumber(content.nik)
  return {
    key: 'nik',
    ...stepWords.nik,
    fields: [
      { name: 'nik', label: stepWords.nik.title, required: false, value: content.nik, form: 'digits' },
    ],
    read({ nik = '' }) {
      if (nik.trim() === '') return read(content, 'nik', { nik: '' })
      const parsed = parseNik(nik)
      if (parsed.ok) return read(content, 'nik', { nik: parsed.nik })
      return wrong('nik', nikTrouble(nik))
    },
    told: { label: stepWords.nik.told, value: tail ? { id: tail, en: tail } : undefined },
  }
}

export function nikTrouble(typed: string): Bilingual {
  const count = typed.replace(/\D/g, '').length
  return {
    id: `NIK terdiri dari 16 angka. Yang diketik ${count} angka.`,
    en: `A NIK has 16 digits. You typed ${count}.`,
  }
}

/** Its file arrives apart and is read by the page itself; here it is only noted that it was asked. */
function photoStep(content: DraftContent): Step {
  return {
    key: 'foto',
    ...stepWords.photo,
    fields: [{ name: 'foto', label: stepWords.photo.label, required: false, value: '', form: 'photo' }],
    read: () => read(content, 'foto', {}),
    told: { label: stepWords.photo.label },
  }
}

/** Its file too arrives apart. */
function voiceStep(content: DraftContent): Step {
  return {
    key: 'suara',
    ...stepWords.voice,
    fields: [{ name: 'suara', label: stepWords.voice.label, required: false, value: '', form: 'voice' }],
    read: () => read(content, 'suara', {}),
    told: { label: stepWords.voice.label },
  }
}

function phoneStep(content: DraftContent): Step {
  return {
    key: 'telepon',
    ...stepWords.phone,
    fields: [
      { name: 'telepon', label: stepWords.phone.label, required: false, value: content.phone, form: 'phone' },
    ],
    read({ telepon = '' }) {
      const digits = telepon.replace(/[\s().-]/g, '')
      if (digits !== '' && !/^\+?\d{8,15}$/.test(digits)) return wrong('telepon', troubleWords.phone)
      return read(content, 'telepon', { phone: digits })
    },
    told: {
      label: stepWords.phone.label,
      value: content.phone ? { id: content.phone, en: content.phone } : undefined,
    },
  }
}

/** The draft with a step answered; `reopened` steps must be asked anew because they followed from it. */
function read(
  content: DraftContent,
  step: string,
  changed: Partial<DraftContent>,
  reopened: readonly string[] = [],
): ReadStep {
  const seen = [...new Set([...content.seen, step])].filter((key) => !reopened.includes(key))
  return { ok: true, content: { ...content, ...changed, seen, wrong: null } }
}

function wrong(field: string, message: Bilingual): ReadStep {
  return { ok: false, errors: [{ field, message }] }
}
