import type { Answer, Answers } from '@tanggap/core/instrument'
import type { Layout, Problem, RowReader } from '@tanggap/core/intake'
import { normaliseName } from '@tanggap/core/registry'
import type { Vault } from '../plumbing/keys/index.ts'
import type { SourceRow } from './source-row.ts'

/** One row as it is staged; see the table `intake_row`. */
export interface StagedRow {
  readonly line: number
  readonly unit: 'family' | 'person' | 'recipient'
  readonly targetId: string
  readonly sourceKey: string | null
  readonly villageCode: string | null
  readonly name: string | null
  readonly fields: Readonly<Record<string, unknown>>
  readonly nikSealed: Buffer | null
  readonly nikIndex: Buffer | null
  readonly cardSealed: Buffer | null
  readonly cardIndex: Buffer | null
  readonly specificSealed: Buffer | null
  readonly nikAsCard: Buffer | null
  readonly fingerprint: Buffer
  /** See the migration: only where something is wrong. */
  readonly rawSealed: Buffer | null
  readonly problems: readonly { readonly code: string; readonly column?: string }[]
  readonly severity: 'none' | 'info' | 'warning' | 'error'
  /** Whether the NIK could be read, and ends in 0. */
  readonly nikEndsInZero: boolean | undefined
}

export interface Staging {
  readonly layout: Layout
  readonly read: RowReader
  /** See `sayingOf`. */
  said(cells: readonly string[]): string
  /** As the file has them, for rows that are shown or given back. */
  readonly headings: readonly string[]
  readonly vault: Vault
  readonly kept: KeptValues
  newId(): string
}

/**
 * What the register keeps of a row and how, as plain data: a thread that checks rows need not know the register, which
 * takes longer to load than a thousand rows to check.
 */
export interface KeptValues {
  /** The variables the register keeps, and whether it keeps them sealed. */
  readonly keys: ReadonlyMap<string, boolean>
  /** Before the row's id: for whom its sealed values are sealed. Null where none are kept. */
  readonly place: string | null
}

/** Reads a row by the rules, and seals and indexes its numbers before anything of it is written down. */
export function stagedRow(staging: Staging, { line, cells }: SourceRow): StagedRow {
  const { layout, vault, kept } = staging
  const { values, problems } = staging.read(cells)
  const targetId = staging.newId()
  const nik = textOf(values.nik)
  const card = textOf(values.familyCardNumber ?? values.memberCardNumber)
  const { unit } = layout
  const name = textOf(unit === 'family' ? values.headName : values.name) ?? null
  const { open, secret } = divided(values, kept)
  const severity = worst(problems)
  return {
    line,
    unit,
    targetId,
    sourceKey: textOf(unit === 'person' ? values.providerPersonId : values.providerFamilyId) ?? null,
    villageCode: textOf(values.village) ?? null,
    name,
    fields: {
      ...plainFields(values, unit),
      ...(name !== null && { nameKey: normaliseName(name).key }),
      values: open,
    },
    nikSealed: nik === undefined ? null : vault.seal(nikPlace(unit, targetId), nik),
    nikIndex: nik === undefined ? null : vault.index('nik', nik),
    cardSealed:
      card === undefined || unit !== 'family'
        ? null
        : vault.seal(`family_card.card_sealed/${targetId}`, card),
    cardIndex: card === undefined ? null : cardIndex(vault, card),
    specificSealed:
      kept.place === null ? null : vault.seal(`${kept.place}${targetId}`, JSON.stringify(secret)),
    nikAsCard: nik === undefined ? null : vault.index('card', nik),
    fingerprint: vault.index('row', staging.said(cells)),
    rawSealed:
      severity === 'error' || severity === 'warning'
        ? vault.seal(rawPlace(targetId), JSON.stringify(rawOf(staging.headings, cells)))
        : null,
    problems: problems.map(({ code, column }) => (column === undefined ? { code } : { code, column })),
    severity,
    nikEndsInZero: nik?.endsWith('0'),
  }
}

/** A family's card comes again with every member, mostly at once. */
let lastCard: { readonly vault: Vault; readonly card: string; readonly index: Buffer } | undefined

function cardIndex(vault: Vault, card: string): Buffer {
  if (lastCard?.vault !== vault || lastCard.card !== card)
    lastCard = { vault, card, index: vault.index('card', card) }
  return lastCard.index
}

/**
 * What a row says, in the order of the layout and whatever the order of the file, so that the same row has the same
 * fingerprint in every format.
 */
export function sayingOf(layout: Layout, places: ReadonlyMap<string, number>): Staging['said'] {
  const order = layout.columns.flatMap(({ name }) => places.get(name) ?? [])
  const names = layout.columns.filter(({ name }) => places.has(name)).map(({ name }) => name)
  const head = `${layout.key}\n${names.join('\t')}\n`
  return (cells) => {
    let said = head
    for (const place of order) said += `${cells[place] ?? ''}\n`
    return said
  }
}

/** For whom the cells of a row are sealed. */
export function rawPlace(targetId: string): string {
  return `intake_row.raw_sealed/${targetId}`
}

/** [heading, cell] in the order of the file; cells beyond the headings have none. */
export function rawOf(
  headings: readonly string[],
  cells: readonly string[],
): readonly (readonly [string, string])[] {
  const width = Math.max(headings.length, cells.length)
  return Array.from({ length: width }, (_, at) => [headings[at] ?? '', cells[at] ?? ''] as const)
}

/** A person's NIK is sealed for the person it becomes; a recipient becomes nobody, so for the row itself. */
export function nikPlace(unit: 'family' | 'person' | 'recipient', targetId: string): string {
  return unit === 'person' ? `person.nik_sealed/${targetId}` : `intake_row.nik_sealed/${targetId}`
}

/** Columns of the register that are not values of the questionnaire, and what a list of aid says. */
function plainFields(values: Answers, unit: StagedRow['unit']): Record<string, unknown> {
  switch (unit) {
    case 'family':
      return {
        hamlet: values.hamlet ?? '',
        rt: values.rt ?? '',
        rw: values.rw ?? '',
        street: values.street ?? '',
        officialDecile: values.officialDecile ?? null,
      }
    case 'person':
      return {
        sex: values.sex ?? 'unknown',
        birthDate: values.birthDate ?? null,
        relationship: values.relationship ?? 'other',
      }
    case 'recipient':
      return {
        birthDate: values.birthDate ?? null,
        amount: values.amountRupiah ?? null,
        state: values.paymentStatus ?? 'listed',
        programme: values.programme ?? null,
        period: values.period ?? null,
      }
  }
}

/** Values of the questionnaire, readable and sealed apart; the rest of a row says where it lies and whose it is. */
function divided(values: Answers, { keys }: KeptValues) {
  const open: Record<string, Answer> = {}
  const secret: Record<string, Answer> = {}
  for (const key in values) {
    const isSecret = keys.get(key)
    const value = values[key]
    if (isSecret === undefined || value === undefined) continue
    if (isSecret) secret[key] = value
    else open[key] = value
  }
  return { open, secret }
}

function worst(problems: readonly Problem[]): StagedRow['severity'] {
  let worst: StagedRow['severity'] = 'none'
  for (const { severity } of problems) {
    if (severity === 'error') return 'error'
    if (severity === 'warning' || worst === 'none') worst = severity
  }
  return worst
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
