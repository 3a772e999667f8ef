import type { CheckRow, FieldView, PortalError, QuestionView } from '@tanggap/contract/portal'
import type { Bilingual } from '@tanggap/contract/refusal'
import type { Village } from '@tanggap/contract/regions'
import { type AnswerTrouble, lengthOf, readAnswer, type TicketQuestion } from '@tanggap/core/citizens'
import { isMatterKind, type MatterKind, matterKinds, matterQuestions } from '@tanggap/core/integrity'
import type { SealedDraftContent } from '../../../integrity/index.ts'
import { stepWords, troubleWords } from '../report/report.text.ts'

/** The questions of a sealed matter, one a page. Nothing that is typed is compared with anything. */
export interface SealedStep {
  readonly key: string
  readonly title: Bilingual
  readonly hint?: Bilingual | undefined
  readonly field: FieldView
  read(typed: string): SealedRead
  readonly told: Bilingual | undefined
}

export type SealedRead =
  | { readonly ok: true; readonly content: SealedDraftContent }
  | { readonly ok: false; readonly message: Bilingual }

const kindTitle: Bilingual = { id: 'Apa yang ingin Anda sampaikan?', en: 'What do you want to tell us?' }

export function sealedSteps(content: SealedDraftContent, villages: readonly Village[]): SealedStep[] {
  if (!content.kind) return [kindStep(content)]
  return [
    kindStep(content),
    subdistrictStep(content, villages),
    ...(content.subdistrict ? [villageStep(content, villages)] : []),
    ...matterQuestions(content.kind).map((question) => questionStep(content, question)),
  ]
}

/** The first that was not answered yet; nothing when it can be checked and sent. */
export function firstOpen(content: SealedDraftContent, villages: readonly Village[]): SealedStep | undefined {
  return sealedSteps(content, villages).find(({ key }) => !content.seen.includes(key))
}

export function sealedQuestion(
  step: SealedStep,
  content: SealedDraftContent,
  villages: readonly Village[],
  more: { readonly errors?: readonly PortalError[]; readonly typed?: string; readonly returning: boolean },
): QuestionView {
  const steps = sealedSteps(content, villages)
  return {
    step: step.key,
    number: steps.findIndex(({ key }) => key === step.key) + 1,
    of: content.kind ? steps.length + (content.subdistrict ? 0 : 1) : 0,
    title: step.title,
    hint: step.hint,
    fields: [{ ...step.field, value: more.typed ?? step.field.value }],
    errors: more.errors ?? [],
    returning: more.returning,
  }
}

export function checkRows(content: SealedDraftContent, villages: readonly Village[]): CheckRow[] {
  return sealedSteps(content, villages).map(({ key, title, told }) => ({
    label: title,
    value: told,
    href: `/aduan/${key}?ubah=1`,
  }))
}

function kindStep(content: SealedDraftContent): SealedStep {
  const kinds = Object.keys(matterKinds) as MatterKind[]
  return {
    key: 'hal',
    title: kindTitle,
    field: {
      name: 'hal',
      label: kindTitle,
      required: true,
      value: content.kind ?? '',
      form: 'choice',
      choices: kinds.map((key) => ({ key, label: matterKinds[key].title, hint: matterKinds[key].hint })),
    },
    read: (typed) =>
      isMatterKind(typed)
        ? seen({ ...content, kind: typed }, 'hal')
        : { ok: false, message: troubleWords['not-a-choice'] },
    told: content.kind ? matterKinds[content.kind].title : undefined,
  }
}

function subdistrictStep(content: SealedDraftContent, villages: readonly Village[]): SealedStep {
  const names = new Map(villages.map(({ subdistrictCode, subdistrict }) => [subdistrictCode, subdistrict]))
  const name = names.get(content.subdistrict)
  return {
    key: 'kecamatan',
    title: { id: 'Di kecamatan mana kejadiannya?', en: 'In which subdistrict did it happen?' },
    field: selectField('kecamatan', stepWords.subdistrict.title, content.subdistrict, [...names]),
    read(typed) {
      if (!names.has(typed)) return { ok: false, message: troubleWords['not-a-choice'] }
      if (content.village.startsWith(typed)) return seen({ ...content, subdistrict: typed }, 'kecamatan')
      const again = content.seen.filter((key) => key !== 'desa')
      return seen({ ...content, subdistrict: typed, village: '', seen: again }, 'kecamatan')
    },
    told: name === undefined ? undefined : { id: name, en: name },
  }
}

function villageStep(content: SealedDraftContent, all: readonly Village[]): SealedStep {
  const villages = all.filter(({ subdistrictCode }) => subdistrictCode === content.subdistrict)
  const name = villages.find(({ code }) => code === content.village)?.name
  return {
    key: 'desa',
    title: stepWords.village.title,
    field: selectField(
      'desa',
      stepWords.village.title,
      content.village,
      villages.map(({ code, name: label }) => [code, label]),
    ),
    read: (typed) =>
      villages.some(({ code }) => code === typed)
        ? seen({ ...content, village: typed }, 'desa')
        : { ok: false, message: troubleWords['not-a-choice'] },
    told: name === undefined ? undefined : { id: name, en: name },
  }
}

function selectField(
  name: string,
  label: Bilingual,
  value: string,
  options: readonly (readonly [key: string, name: string])[],
): FieldView {
  const choices = options.map(([key, text]) => ({ key, label: { id: text, en: text } }))
  return { name, label, required: true, value, form: 'select', choices }
}

function questionStep(content: SealedDraftContent, question: TicketQuestion): SealedStep {
  const { key, label, hint, type, required, options } = question
  const value = content.answers[key] ?? ''
  const base = { name: key, label, hint, required, value }
  return {
    key,
    title: label,
    hint,
    field:
      type === 'choice'
        ? { ...base, form: 'choice', choices: options ?? [] }
        : { ...base, form: formOf(key), longest: lengthOf(question) },
    read(typed) {
      const answer = readAnswer(question, typed, '')
      if (!answer.ok) return { ok: false, message: troubleOf(answer.why, question) }
      return seen({ ...content, answers: { ...content.answers, [key]: answer.value } }, key)
    },
    told:
      options?.find((option) => option.key === value)?.label ??
      (value ? { id: value, en: value } : undefined),
  }
}

function formOf(key: string): 'story' | 'phone' | 'line' {
  if (key === 'story') return 'story'
  return key === 'reporterPhone' ? 'phone' : 'line'
}

function troubleOf(why: AnswerTrouble, question: TicketQuestion): Bilingual {
  if (why !== 'too-long') return troubleWords[why]
  const most = lengthOf(question)
  return {
    id: `Terlalu panjang: paling banyak ${most} huruf. Tulis yang terpenting saja.`,
    en: `Too long: at most ${most} characters. Write what matters most.`,
  }
}

function seen(content: SealedDraftContent, key: string): SealedRead {
  return { ok: true, content: { ...content, seen: [...new Set([...content.seen, key])] } }
}
