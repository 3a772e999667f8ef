import {
  type Bilingual,
  familyFindingEntries,
  groundCheck202503,
  informantRoleLabels,
  memberPresenceEntries,
  type Question,
} from '../instrument/index.ts'
import { isFirstRecorded } from './first-recorded.ts'
import type { ChangeItem } from './propose.ts'
import { type VillageField, type VillageForm, villageForms } from './village-forms.ts'

/** What a person reads of one item: what it is about, what it was and what it is to be. */
export interface ItemWords {
  readonly label: Bilingual
  readonly from: Bilingual
  readonly to: Bilingual
}

/** The words of one item, in the questionnaire's own terms where it asks the same. */
export function wordsOf(item: Pick<ChangeItem, 'question' | 'from' | 'to'>): ItemWords {
  const { question } = item
  return {
    label: labelOf(question),
    from: valueWords(question, item.from),
    to: valueWords(question, item.to),
  }
}

/**
 * The items of a change as lines to be read out, such as "Parto · Tanggal meninggal: 1 Oktober 2026". Whose
 * line it is is said only where it is not the head of the family, whom everyone has just been told of.
 */
export function linesOf(
  items: readonly Pick<ChangeItem, 'question' | 'subjectName' | 'from' | 'to'>[],
  headName: string,
  locale: 'id' | 'en',
): string[] {
  return items.map((item) => {
    const { label, from, to } = wordsOf(item)
    const who = item.subjectName === headName || item.question === 'name' ? '' : `${item.subjectName} · `
    return `${who}${label[locale]}: ${isFirstRecorded(item) ? '' : `${from[locale]} → `}${to[locale]}`
  })
}

/** What a variable is called, for counts and headings. */
export function labelOf(question: string): Bilingual {
  return (
    questions.get(question)?.label ??
    statedLabels.get(question) ??
    evidenceLabels[question] ?? { id: question, en: question }
  )
}

const questions: ReadonlyMap<string, Question> = new Map(
  groundCheck202503.questions.map((question) => [question.key, question]),
)

const statedLabels: ReadonlyMap<string, Bilingual> = new Map(
  Object.values(villageForms).flatMap(({ fields }: VillageForm) =>
    fields.map(({ key, label }: VillageField): [string, Bilingual] => [key, label]),
  ),
)

/** What a negative finding rests on. */
const evidenceLabels: Readonly<Record<string, Bilingual>> = {
  finding: { id: 'Temuan', en: 'Finding' },
  presence: { id: 'Keberadaan', en: 'Presence' },
  informantName: { id: 'Pemberi keterangan', en: 'Informant' },
  informantRole: { id: 'Pemberi keterangan adalah', en: 'Informant is' },
  reason: { id: 'Keterangan', en: 'Reason' },
  recordedAt: { id: 'Dicatat pada', en: 'Recorded at' },
  story: { id: 'Cerita pelapor', en: 'What was told' },
}

const nothing: Bilingual = { id: 'belum tercatat', en: 'not recorded' }
const yes: Bilingual = { id: 'Ya', en: 'Yes' }
const no: Bilingual = { id: 'Tidak', en: 'No' }

/** A value in words: code lists by their labels, yes and no, days as they are written in documents. */
export function valueWords(question: string, value: unknown): Bilingual {
  if (value === null || value === undefined || value === '') return nothing
  if (typeof value === 'boolean') return value ? yes : no
  if (Array.isArray(value)) return joined(value.map((one) => valueWords(question, one)))
  if (typeof value === 'object') return objectWords(value)
  const text = String(value)
  const named = optionOf(question, text) ?? findingOf(question, text)
  if (named) return named
  if (typeof value === 'number') return numberWords(question, value)
  return dayWords(text) ?? { id: text, en: text }
}

function optionOf(question: string, key: string): Bilingual | undefined {
  const list = questions.get(question)?.codeList ?? listsOfStated[question]
  return list
    ? groundCheck202503.codeLists[list]?.options.find((option) => option.key === key)?.label
    : undefined
}

const listsOfStated: Readonly<Record<string, string>> = { sex: 'sex', relationship: 'relationship' }

function findingOf(question: string, key: string): Bilingual | undefined {
  if (question === 'informantRole')
    return Object.entries(informantRoleLabels).find(([role]) => role === key)?.[1]
  if (question === 'finding')
    return Object.values(familyFindingEntries).find((entry) => entry.key === key)?.label
  if (question === 'presence')
    return Object.values(memberPresenceEntries).find((entry) => entry.key === key)?.label
  return undefined
}

function numberWords(question: string, value: number): Bilingual {
  const asked = questions.get(question)
  const id = grouped(value, '.', ',')
  const en = grouped(value, ',', '.')
  if (asked?.type === 'money') return { id: `Rp ${id}`, en: `Rp ${en}` }
  return asked?.unit ? { id: `${id} ${asked.unit.id}`, en: `${en} ${asked.unit.en}` } : { id, en }
}

function grouped(value: number, thousands: string, decimal: string): string {
  const [whole = '', part] = String(Math.abs(value)).split('.')
  const sign = value < 0 ? '-' : ''
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, thousands)}${part ? `${decimal}${part}` : ''}`
}

const months = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}

function dayWords(text: string): Bilingual | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(T.*)?$/.exec(text)
  if (!match) return undefined
  const [, year, month, day] = match
  const name = (locale: 'id' | 'en') => `${Number(day)} ${months[locale][Number(month) - 1]} ${year}`
  return { id: name('id'), en: name('en') }
}

/** A refused or unobserved answer, a position, or rows of a repeated question. */
function objectWords(value: object): Bilingual {
  if ('missing' in value) return { id: '(tidak dijawab)', en: '(not answered)' }
  if ('lat' in value && 'lon' in value) {
    const place = `${String(value.lat)}, ${String(value.lon)}`
    return { id: place, en: place }
  }
  const text = Object.values(value)
    .map((one) => String(one))
    .join(' · ')
  return { id: text, en: text }
}

function joined(parts: readonly Bilingual[]): Bilingual {
  return { id: parts.map(({ id }) => id).join('; '), en: parts.map(({ en }) => en).join('; ') }
}
