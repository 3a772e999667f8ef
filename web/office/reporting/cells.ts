import type { ReportCellShown, ReportTableShown } from '@tanggap/contract/reporting'
import { formatDate, formatNumber, formatPercent, type Locale } from '../../kit/index.ts'

type Kind = ReportTableShown['columns'][number]['kind']

/** A cell in the words of the reader; a count too small to show says only below what it is. */
export function cellText(cell: ReportCellShown, kind: Kind, locale: Locale): string {
  if (cell === null) return '–'
  if (typeof cell === 'number')
    return kind === 'percent' ? formatPercent(cell / 100, locale) : formatNumber(cell, locale, 1)
  if (typeof cell === 'string') return kind === 'date' ? formatDate(cell, locale) : cell
  return 'fewerThan' in cell ? `< ${cell.fewerThan}` : cell[locale]
}

/** The share as people say it, when both numbers may be seen. */
export function shareOf(part: ReportCellShown, whole: ReportCellShown, locale: Locale): string | undefined {
  return typeof part === 'number' && typeof whole === 'number' && whole > 0
    ? formatPercent(part / whole, locale)
    : undefined
}
