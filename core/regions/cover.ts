import { type Area, boxOf, eachEdge } from './area.ts'

/** Two areas that both cover some ground. */
export interface Overlap {
  /** Their places in the list. */
  readonly first: number
  readonly second: number
  readonly hectares: number
}

/** Ground that areas enclose and none covers. */
export interface Gap {
  readonly hectares: number
  /** Places in the list of those around it, the longest border first, three at most. */
  readonly around: readonly number[]
}

export type Cover =
  | { readonly ok: true; readonly overlaps: readonly Overlap[]; readonly gaps: readonly Gap[] }
  /** The borders wind so much that laying them on the grid would take too long. */
  | { readonly ok: false }

/** Squares of the grid; with the two grids of two and four bytes each it takes 24 MB. */
const mostSquares = 4_000_000
const mostCrossings = 12_000_000
const smallestSide = 20
const metresPerDegree = 111_320
/** Of less one cannot tell a mistake from the roundings of a drawing, in hectares. */
const worthTelling = 1

/**
 * Where areas overlap and where they leave gaps between them, by laying them on a grid of squares 20 m wide or
 * wider and asking of each square's middle whose it is. Slivers along roughly drawn borders fall through; what is
 * told is exact to a few squares. Memory is bounded whatever the areas are.
 */
export function coverOf(areas: readonly Area[]): Cover {
  const box = boxOf(areas)
  if (!box) return { ok: true, overlaps: [], gaps: [] }
  const squeeze = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180)
  const width = (box.east - box.west) * squeeze * metresPerDegree
  const height = (box.north - box.south) * metresPerDegree
  // A column of sea on every side, from which the gaps are told apart.
  const sideMetres = Math.max(smallestSide, Math.sqrt((width * height) / (mostSquares * 0.9)), 1)
  const [columns, rows] = [Math.ceil(width / sideMetres) + 2, Math.ceil(height / sideMetres) + 2]
  if (columns * rows > mostSquares) return { ok: false }
  const hectares = sideMetres ** 2 / 10_000
  const column = (lon: number) => ((lon - box.west) * squeeze * metresPerDegree) / sideMetres + 1
  const row = (lat: number) => ((lat - box.south) * metresPerDegree) / sideMetres + 1

  const owner = new Uint16Array(columns * rows)
  const overlaps = new Map<string, Overlap>()
  let crossings = 0
  for (const [index, area] of areas.entries())
    for (const polygon of area) {
      const byRow = new Map<number, number[]>()
      for (const ring of polygon)
        eachEdge(ring, ([lon1, lat1], [lon2, lat2]) => {
          if (crossings > mostCrossings) return
          const [x1, y1, x2, y2] = [column(lon1), row(lat1), column(lon2), row(lat2)]
          // The middles of rows between the two ends.
          for (let y = Math.ceil(Math.min(y1, y2) - 0.5); y + 0.5 < Math.max(y1, y2); y += 1) {
            crossings += 1
            const x = x1 + ((y + 0.5 - y1) / (y2 - y1)) * (x2 - x1)
            const there = byRow.get(y)
            if (there) there.push(x)
            else byRow.set(y, [x])
          }
        })
      if (crossings > mostCrossings) return { ok: false }
      for (const [y, xs] of byRow) {
        xs.sort((a, b) => a - b)
        for (let at = 0; at + 1 < xs.length; at += 2)
          for (let x = Math.ceil((xs[at] ?? 0) - 0.5); x + 0.5 < (xs[at + 1] ?? 0); x += 1) {
            const square = y * columns + x
            const before = owner[square] ?? 0
            if (before === 0) owner[square] = index + 1
            else if (before !== index + 1) {
              const key = `${before} ${index}`
              const known = overlaps.get(key)
              overlaps.set(key, {
                first: before - 1,
                second: index,
                hectares: (known?.hectares ?? 0) + hectares,
              })
            }
          }
      }
    }
  const larger = <T extends { readonly hectares: number }>(all: Iterable<T>) =>
    [...all].filter((one) => one.hectares >= worthTelling).toSorted((a, b) => b.hectares - a.hectares)
  return { ok: true, overlaps: larger(overlaps.values()), gaps: larger(gapsIn(owner, columns, hectares)) }
}

const sea = 65_535
const seen = 65_534

/** Squares of nobody that the sea does not reach; the grid is used up. */
function gapsIn(owner: Uint16Array, columns: number, hectares: number): Gap[] {
  flood(owner, columns, 0, sea)
  const gaps: Gap[] = []
  for (let square = 0; square < owner.length; square += 1) {
    if (owner[square] !== 0) continue
    const { squares, around } = flood(owner, columns, square, seen)
    gaps.push({
      hectares: squares * hectares,
      around: [...around]
        .toSorted(([, a], [, b]) => b - a)
        .slice(0, 3)
        .map(([index]) => index),
    })
  }
  return gaps
}

/** Marks every square of nobody that can be walked to from `from`, and counts whose squares lie beside them. */
function flood(owner: Uint16Array, columns: number, from: number, mark: number) {
  const around = new Map<number, number>()
  const open = [from]
  owner[from] = mark
  let squares = 0
  for (let square = open.pop(); square !== undefined; square = open.pop()) {
    squares += 1
    const x = square % columns
    for (const next of [
      x > 0 ? square - 1 : -1,
      x < columns - 1 ? square + 1 : -1,
      square - columns,
      square + columns,
    ]) {
      const whose = owner[next]
      if (whose === undefined) continue
      if (whose === 0) {
        owner[next] = mark
        open.push(next)
      } else if (whose < seen) around.set(whose - 1, (around.get(whose - 1) ?? 0) + 1)
    }
  }
  return { squares, around }
}
