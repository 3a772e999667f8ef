import type { Bilingual } from '../instrument/index.ts'

export type Programme = 'pkh' | 'sembako' | 'pbi-jk' | 'blt-kesra'

/** Why a family is outside every programme, whatever its decile (Dinsos FAQ, question 8). */
export type ExclusionFlag = 'public_employee' | 'not_found' | 'all_deceased' | 'moved_out'

/**
 * Whom a programme is for, as a decree or practice said it for a time. Deciles moved from 1–5 to 1–4 within a
 * year, so every rule carries its dates and its source, and a report names the rule it used.
 */
export interface ProgrammeRule {
  /** Unique, and what a report refers to. */
  readonly key: string
  readonly programme: Programme
  readonly title: Bilingual
  readonly unit: 'family' | 'person'
  readonly validFrom: string
  /** Last day; absent while in force. */
  readonly validUntil?: string
  readonly source: Bilingual
  /** `press`: only a press report or secondary source was seen, not the decree. */
  readonly certainty: 'official' | 'secondary' | 'press'
  /** Deciles included, both ends. */
  readonly deciles: { readonly from: number; readonly to: number }
  /** At least one PKH component among the members. */
  readonly needsComponent: boolean
  readonly excludedBy: readonly ExclusionFlag[]
}

const everyExclusion: readonly ExclusionFlag[] = ['public_employee', 'not_found', 'all_deceased', 'moved_out']

const pkh: Bilingual = { id: 'Program Keluarga Harapan (PKH)', en: 'Family Hope Programme (PKH)' }
const sembako: Bilingual = { id: 'Program Sembako (BPNT)', en: 'Staple food programme (Sembako/BPNT)' }

export const programmeRules: readonly ProgrammeRule[] = [
  {
    key: 'pkh-2025',
    programme: 'pkh',
    title: pkh,
    unit: 'family',
    validFrom: '2025-02-05',
    source: {
      id: 'Tanya jawab Dinsos yang mengutip Kepdirjen Perlinsos 9/3/HK.01/1/2025: desil 1–4 dan sekurangnya satu komponen',
      en: 'Dinsos FAQ citing Kepdirjen Perlinsos 9/3/HK.01/1/2025: deciles 1–4 and at least one component',
    },
    certainty: 'secondary',
    deciles: { from: 1, to: 4 },
    needsComponent: true,
    excludedBy: everyExclusion,
  },
  {
    key: 'sembako-2025-early',
    programme: 'sembako',
    title: sembako,
    unit: 'family',
    validFrom: '2025-02-05',
    validUntil: '2025-07-31',
    source: { id: 'Tanya jawab Dinsos: desil 1–5 pada 2025', en: 'Dinsos FAQ: deciles 1–5 in 2025' },
    certainty: 'secondary',
    deciles: { from: 1, to: 5 },
    needsComponent: false,
    excludedBy: everyExclusion,
  },
  {
    key: 'sembako-2025-08',
    programme: 'sembako',
    title: sembako,
    unit: 'family',
    validFrom: '2025-08-01',
    source: {
      id: 'Jepara, Agustus 2025 (Murianews): penerima di atas desil 4 dikeluarkan; harinya tidak disebut',
      en: 'Jepara, August 2025 (Murianews): recipients above decile 4 removed; exact day not published',
    },
    certainty: 'press',
    deciles: { from: 1, to: 4 },
    needsComponent: false,
    excludedBy: everyExclusion,
  },
  {
    key: 'pbi-jk-2025',
    programme: 'pbi-jk',
    title: { id: 'Bantuan iuran jaminan kesehatan (PBI-JK)', en: 'Health insurance premium aid (PBI-JK)' },
    unit: 'person',
    validFrom: '2025-02-05',
    source: { id: 'Tanya jawab Dinsos: desil 1–5', en: 'Dinsos FAQ: deciles 1–5' },
    certainty: 'secondary',
    deciles: { from: 1, to: 5 },
    needsComponent: false,
    excludedBy: everyExclusion,
  },
  {
    key: 'blt-kesra-2025',
    programme: 'blt-kesra',
    title: { id: 'BLT Kesra (Oktober–Desember 2025)', en: 'Welfare cash aid (October to December 2025)' },
    unit: 'family',
    validFrom: '2025-10-01',
    validUntil: '2025-12-31',
    source: {
      id: 'IDX Channel, November 2025: 35 juta keluarga, desil 1–4',
      en: 'IDX Channel, November 2025: 35 million families, deciles 1–4',
    },
    certainty: 'press',
    deciles: { from: 1, to: 4 },
    needsComponent: false,
    excludedBy: everyExclusion,
  },
]

/** The rules in force on a day, at most one for each programme. */
export function rulesOn(day: string): readonly ProgrammeRule[] {
  return programmeRules.filter(
    ({ validFrom, validUntil }) => validFrom <= day && (validUntil === undefined || day <= validUntil),
  )
}

export function findRule(programme: Programme, day: string): ProgrammeRule | undefined {
  return rulesOn(day).find((rule) => rule.programme === programme)
}
