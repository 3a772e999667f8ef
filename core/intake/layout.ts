import type { Bilingual } from '../instrument/index.ts'

/** The two public code systems a file may be written in; they differ in several lists (roof, schooling). */
export type CodeSystem = 'regsosek2022' | 'fasih2026'

export type ColumnKind =
  | 'nik'
  | 'familyCard'
  | 'name'
  | 'text'
  /** A day in the past, such as the day of recording. */
  | 'date'
  | 'birthDate'
  /** One code of a code list. */
  | 'code'
  /** Several codes, separated by `;`. `0` says that none applies, where the list has no code for that. */
  | 'codes'
  /** Several texts, separated by `;`. */
  | 'texts'
  | 'integer'
  | 'decimal'
  | 'region'
  | 'village'
  /** RT or RW. */
  | 'neighbourhood'
  /** 1 to 10, computed by BPS and only read here. */
  | 'decile'
  | 'latitude'
  | 'longitude'

export interface Column {
  /** As the provider heads the column. */
  readonly name: string
  /** Other headings in use for the same thing. */
  readonly alsoCalled?: readonly string[]
  /** The variable it becomes: the questionnaire's question key where there is one. */
  readonly key: string
  readonly kind: ColumnKind
  /** Code list of the questionnaire, for `code` and `codes`. */
  readonly codeList?: string
  /** Codes of this very layout, printed code to option, where it follows neither public code system. */
  readonly codes?: Readonly<Record<string, string>>
  /**
   * `filled`: the file needs the column and every row a value. `present`: the file needs the column.
   * `optional`: neither.
   */
  readonly need: 'filled' | 'present' | 'optional'
}

/** What one row of a file is about. */
export type RowUnit = 'family' | 'person' | 'recipient'

export interface Layout {
  readonly key: LayoutKey
  readonly unit: RowUnit
  readonly title: Bilingual
  /** How the file is usually called; only a hint on the screen, never used to recognise it. */
  readonly fileName: string
  readonly codeSystem: CodeSystem
  readonly validFrom: string
  readonly source: string
  /**
   * Holds only a part of what the register keeps of its subject. Its rows are found in the register and completed with
   * what the provider said before; who is not found stays out, and nobody is gone for not being named.
   */
  readonly isPartial?: true
  readonly columns: readonly Column[]
}

/** Every layout this office knows by name; `layouts` says what each one holds. */
export const layoutKeys = [
  'dtsen-family',
  'dtsen-individual',
  'siks-family',
  'siks-individual',
  'recipients',
  'recipients-pkh',
  'recipients-sembako',
  'recipients-pbi-jk',
  'recipients-blt-desa',
  'recipients-regency',
] as const
export type LayoutKey = (typeof layoutKeys)[number]
