import { type Answers, groundCheck202503, type Subject } from '@tanggap/core/instrument'
import { cellsOf, type Layout, type RowContext, readRow } from '@tanggap/core/intake'
import { normaliseName } from '@tanggap/core/registry'
import type { Vault } from '../plumbing/keys/index.ts'
import { divided, valuesPlace } from '../registry/index.ts'
import type { CsvRow } from './read-csv.ts'

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
  readonly problems: readonly { readonly code: string; readonly column?: string }[]
  readonly severity: 'none' | 'info' | 'warning' | 'error'
  /** Whether the NIK could be read, and ends in 0. */
  readonly nikEndsInZero: boolean | undefined
}

export interface Staging {
  readonly layout: Layout
  readonly places: ReadonlyMap<string, number>
  readonly context: RowContext
  readonly vault: Vault
  newId(): string
}

/** Reads a row by the rules, and seals and indexes its numbers before anything of it is written down. */
export function stagedRow(staging: Staging, { line, cells }: CsvRow): StagedRow {
  const { layout, vault } = staging
  const { values, problems } = readRow(layout, cellsOf(cells, staging.places), staging.context)
  const targetId = staging.newId()
  const nik = textOf(values.nik)
  const card = textOf(values.familyCardNumber ?? values.memberCardNumber)
  const unit = unitOf[layout.key]
  const name = textOf(unit === 'family' ? values.headName : values.name) ?? null
  const kept = unit === 'recipient' ? { open: {}, secret: {} } : divided(keptValues(values, unit))
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
      values: kept.open,
    },
    nikSealed: nik === undefined ? null : vault.seal(nikPlace(unit, targetId), nik),
    nikIndex: nik === undefined ? null : vault.index('nik', nik),
    cardSealed:
      card === undefined || unit !== 'family'
        ? null
        : vault.seal(`family_card.card_sealed/${targetId}`, card),
    cardIndex: card === undefined ? null : vault.index('card', card),
    specificSealed:
      unit === 'recipient' ? null : vault.seal(valuesPlace(unit, targetId), JSON.stringify(kept.secret)),
    nikAsCard: nik === undefined ? null : vault.index('card', nik),
    fingerprint: vault.index('row', `${layout.key}\n${cells.join('\n')}`),
    problems: problems.map(({ code, column }) => (column === undefined ? { code } : { code, column })),
    severity: worst(problems.map(({ severity }) => severity)),
    nikEndsInZero: nik?.endsWith('0'),
  }
}

/** A person's NIK is sealed for the person it becomes; a recipient becomes nobody, so for the row itself. */
export function nikPlace(unit: 'family' | 'person' | 'recipient', targetId: string): string {
  return unit === 'person' ? `person.nik_sealed/${targetId}` : `intake_row.nik_sealed/${targetId}`
}

const unitOf = { 'dtsen-family': 'family', 'dtsen-individual': 'person', recipients: 'recipient' } as const

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
        amount: values.amountRupiah ?? null,
        state: values.paymentStatus ?? 'listed',
        programme: values.programme ?? null,
        period: values.period ?? null,
      }
  }
}

const keptKeys: Readonly<Record<Subject, ReadonlySet<string>>> = {
  family: keysOf('family'),
  member: keysOf('member'),
}

function keysOf(subject: Subject): Set<string> {
  const questions = groundCheck202503.questions.filter(
    (question) =>
      question.subject === subject && question.recordedIn === 'registry' && question.filledBy !== 'frame',
  )
  return new Set(questions.map(({ key }) => key))
}

/** Values of the questionnaire; the rest of a row says where it lies and whose it is. */
function keptValues(values: Answers, unit: 'family' | 'person'): Answers {
  const keys = keptKeys[unit === 'family' ? 'family' : 'member']
  return Object.fromEntries(Object.entries(values).filter(([key]) => keys.has(key) && key !== 'headName'))
}

function worst(severities: readonly ('error' | 'warning' | 'info')[]): StagedRow['severity'] {
  for (const severity of ['error', 'warning', 'info'] as const)
    if (severities.includes(severity)) return severity
  return 'none'
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
