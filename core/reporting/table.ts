import type { PublicCount } from '../citizens/index.ts'
import type { Bilingual } from '../instrument/index.ts'

/** One table of a report, as page, paper and workbook show it alike. */
export interface ReportTable {
  readonly key: string
  readonly title: Bilingual
  readonly note?: Bilingual
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
}

export interface ReportColumn {
  readonly key: string
  readonly label: Bilingual
  readonly kind: 'text' | 'count' | 'percent' | 'number' | 'date'
  /** These columns sum to a total beside them: hiding one of them alone would give it away. */
  readonly part?: true
}

export interface ReportRow {
  readonly key: string
  readonly cells: readonly ReportCell[]
  /** The sum of the rows above. */
  readonly total?: true
}

/** Null: there is no such figure. A count too small to be shown says only that it is below the threshold. */
export type ReportCell = string | number | null | Bilingual | Extract<PublicCount, { fewerThan: number }>

export function percentOf(count: number, of: number): number | null {
  return of > 0 ? (count / of) * 100 : null
}

export const column = {
  text: (key: string, id: string, en: string): ReportColumn => ({ key, label: { id, en }, kind: 'text' }),
  count: (key: string, id: string, en: string): ReportColumn => ({ key, label: { id, en }, kind: 'count' }),
  date: (key: string, id: string, en: string): ReportColumn => ({ key, label: { id, en }, kind: 'date' }),
  percent: (key: string, id: string, en: string): ReportColumn => ({
    key,
    label: { id, en },
    kind: 'percent',
  }),
}
