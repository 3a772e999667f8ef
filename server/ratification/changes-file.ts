import { type ChangeItem, changeKinds, valueWords } from '@tanggap/core/changes'
import { layoutOf, writeCode } from '@tanggap/core/intake'
import type { ChangeForCarrier } from '../changes/index.ts'
import { instrumentBook } from '../instrument/index.ts'
import type { Acting } from '../plumbing/acting.ts'
import { csvLine } from '../plumbing/spreadsheet.ts'
import { type FamilyRecord, getFamilyRecord, type RecordedValue } from '../registry/index.ts'

/** The columns of the file, in order. Names of variables are the provider's own (see `core/intake`). */
export const fileColumns = [
  'nomor_usulan',
  'jenis_usulan',
  'kode_kelurahan_desa',
  'nomor_kartu_keluarga',
  'nomor_induk_kependudukan',
  'nama',
  'variabel',
  'nilai_lama',
  'nilai_baru',
  'kode_baru',
  'tanggal_pengesahan',
  'nomor_keputusan',
] as const

export interface ChangesFile {
  readonly csv: Buffer
  readonly rows: number
  readonly families: number
}

/**
 * One line for each changed value, and one for a change that has none. Holds full identity numbers; cells
 * a spreadsheet would run as a formula are defused. Every family opened for it is named in the audit.
 */
export async function writeChangesFile(
  acting: Acting,
  changes: readonly ChangeForCarrier[],
  ratified: { readonly on: string; readonly decree: string },
): Promise<ChangesFile> {
  const rows: string[][] = []
  const families = new Set<string>()
  for (const change of changes) {
    const family = change.familyId
      ? await getFamilyRecord(acting, change.familyId, 'file perubahan untuk kementerian')
      : undefined
    families.add(change.familyId ?? change.id)
    const items = change.items.filter(({ question }) => !evidence.has(question))
    for (const item of items.length ? items : [undefined]) {
      const { card, nik, name } = identityOf(change, item, family)
      rows.push([
        change.number,
        changeKinds[change.kind].title.id,
        change.villageCode,
        card,
        nik,
        name,
        item ? columnOf(item.question) : '',
        item ? plain(item.question, item.from) : '',
        item ? plain(item.question, item.to) : '',
        item ? codeOf(item.question, item.to) : '',
        ratified.on,
        ratified.decree,
      ])
    }
  }
  const text = [fileColumns, ...rows].map(csvLine).join('')
  return { csv: Buffer.from(text, 'utf8'), rows: rows.length, families: families.size }
}

/** Who said it and why stays with the regency. */
const evidence: ReadonlySet<string> = new Set([
  'informantName',
  'informantRole',
  'reason',
  'recordedAt',
  'story',
  'deathProof',
])

/** Whose line it is: the member's, where it is about a member, with the family's card beside it. */
function identityOf(
  change: ChangeForCarrier,
  item: ChangeItem | undefined,
  family: FamilyRecord | undefined,
) {
  const stated = (question: string) => {
    const value = change.items.find((one) => one.question === question)?.to
    return typeof value === 'string' ? value : ''
  }
  const personId = item?.personId ?? change.personId
  const member = family?.members.find((one) => one.personId === personId)
  const head = family?.members.find(({ relationship }) => relationship === 'head')
  const isAboutMember = item?.subject === 'member' || member !== undefined
  return {
    card: recorded(family?.values, 'familyCardNumber') || stated('familyCardNumber'),
    nik: isAboutMember ? recorded(member?.values, 'nik') || stated('nik') : recorded(head?.values, 'nik'),
    name: isAboutMember ? member?.name || stated('name') || (item?.subjectName ?? '') : change.headName,
  }
}

function recorded(values: readonly RecordedValue[] | undefined, key: string): string {
  const value = values?.find((one) => one.key === key)?.value
  return typeof value === 'string' ? value : ''
}

const providerColumns: ReadonlyMap<string, string> = new Map(
  [...layoutOf('dtsen-individual').columns, ...layoutOf('dtsen-family').columns].map(({ key, name }) => [
    key,
    name,
  ]),
)

/** What the provider has no column for, in the manner of its columns. */
const ownColumns: Readonly<Record<string, string>> = {
  finding: 'keberadaan_keluarga',
  presence: 'keberadaan_anggota',
  position: 'titik_lokasi',
  deathDate: 'tanggal_meninggal',
  leftDate: 'tanggal_pindah',
  joinedDate: 'tanggal_masuk',
  destination: 'tujuan_pindah',
}

function columnOf(question: string): string {
  return providerColumns.get(question) ?? ownColumns[question] ?? question
}

/** Numbers without their unit, free text as it was said, and coded values in words beside their code. */
function plain(question: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const isFree = typeof value === 'string' && !isCoded(question) && ownColumns[question] === undefined
  return isFree || /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? String(value) : valueWords(question, value).id
}

function isCoded(question: string): boolean {
  return instrumentBook().questions.some(({ key, codeList }) => key === question && codeList !== undefined)
}

/** The provider's code of a coded value, several separated by `;`; nothing for any other. */
function codeOf(question: string, value: unknown): string {
  const list = instrumentBook().questions.find(({ key }) => key === question)?.codeList
  const codes = list ? instrumentBook().codeLists[list] : undefined
  if (!codes) return ''
  const keys = (Array.isArray(value) ? value : [value]).filter((key) => typeof key === 'string')
  return keys
    .filter((key) => codes.options.some((option) => option.key === key))
    .map((key) => writeCode(key, codes, layoutOf('dtsen-family').codeSystem))
    .join(';')
}
