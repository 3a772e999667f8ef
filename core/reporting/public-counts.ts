import type { PublicCount } from '../citizens/index.ts'
import { withoutSmallCounts } from './small-cells.ts'
import { column, type ReportCell } from './table.ts'

/** Two parts and their sum, for one place: on a list or not, answered or not. */
export interface TwoParts {
  readonly key: string
  readonly part: number
  readonly rest: number
}

export interface PublicParts {
  readonly key: string
  readonly part: PublicCount
  readonly whole: PublicCount
}

/** Public counts are told in fives: one family more or less must not show between two publications. */
const step = 5

/**
 * Places and their total as everyone may read them. Counts under the threshold are hidden; so is a second one
 * wherever the hidden one could be had by subtraction, within a place (whole less part) and over places (total
 * less the others). What is shown is rounded.
 */
export function publicParts(places: readonly TwoParts[]): {
  readonly places: PublicParts[]
  readonly total: PublicParts
} {
  const sum = (of: (place: TwoParts) => number) => places.reduce((total, place) => total + of(place), 0)
  const all = { key: 'total', part: sum(({ part }) => part), rest: sum(({ rest }) => rest) }
  const table = withoutSmallCounts({
    key: 'public',
    title: { id: '', en: '' },
    columns: [
      { ...column.count('part', '', ''), part: true },
      { ...column.count('rest', '', ''), part: true },
      column.count('whole', '', ''),
    ],
    rows: [
      ...places.map(({ key, part, rest }) => ({ key, cells: [part, rest, part + rest] })),
      { key: all.key, cells: [all.part, all.rest, all.part + all.rest], total: true as const },
    ],
  })
  const rows = table.rows.map(({ key, cells }) => ({ key, part: told(cells[0]), whole: told(cells[2]) }))
  const total = rows.at(-1) ?? { key: 'total', part: told(null), whole: told(null) }
  return { places: rows.slice(0, -1), total }
}

function told(cell: ReportCell | undefined): PublicCount {
  if (typeof cell === 'number') return { shown: Math.round(cell / step) * step }
  return typeof cell === 'object' && cell !== null && 'fewerThan' in cell ? cell : { fewerThan: 10 }
}
