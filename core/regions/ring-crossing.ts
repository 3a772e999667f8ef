import type { Ring, Vertex } from './area.ts'

/** Work that one ring may cost before it counts as tangled: places of a grid to write and pairs to compare. */
const mostPlaces = 4_000_000
const mostPairs = 10_000_000

/**
 * The first place where the ring crosses itself; nothing where it does not. Touching itself at a vertex is no
 * crossing. A ring so tangled that looking would take too long is answered by its first vertex.
 */
export function crossingOf(ring: Ring): Vertex | undefined {
  const count = ring.length
  if (count < 4) return undefined
  const [first] = ring
  const side = Math.max(1, Math.min(2_000, Math.ceil(Math.sqrt(count))))
  const lons = spanOf(ring, 0)
  const lats = spanOf(ring, 1)
  const column = (lon: number) => placeIn(lons, lon, side)
  const row = (lat: number) => placeIn(lats, lat, side)
  const cells = new Map<number, number[]>()
  let places = 0
  for (let at = 0; at < count; at += 1) {
    const [a, b] = edgeOf(ring, at)
    for (let x = Math.min(column(a[0]), column(b[0])); x <= Math.max(column(a[0]), column(b[0])); x += 1)
      for (let y = Math.min(row(a[1]), row(b[1])); y <= Math.max(row(a[1]), row(b[1])); y += 1) {
        places += 1
        if (places > mostPlaces) return first
        const key = x * side + y
        const there = cells.get(key)
        if (there) there.push(at)
        else cells.set(key, [at])
      }
  }
  let pairs = 0
  for (const edges of cells.values())
    for (let one = 1; one < edges.length; one += 1)
      for (let two = 0; two < one; two += 1) {
        pairs += 1
        if (pairs > mostPairs) return first
        const [i, j] = [edges[one] ?? 0, edges[two] ?? 0]
        const [a, b] = edgeOf(ring, i)
        const [c, d] = edgeOf(ring, j)
        if (doCross(a, b, c, d)) return a
      }
  return undefined
}

function edgeOf(ring: Ring, at: number): readonly [Vertex, Vertex] {
  const from = ring[at] ?? [0, 0]
  return [from, ring[(at + 1) % ring.length] ?? from]
}

function spanOf(ring: Ring, axis: 0 | 1): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const vertex of ring) {
    if (vertex[axis] < least) least = vertex[axis]
    if (vertex[axis] > most) most = vertex[axis]
  }
  return [least, most]
}

function placeIn([least, most]: readonly [number, number], value: number, side: number): number {
  return most === least ? 0 : Math.min(side - 1, Math.floor(((value - least) / (most - least)) * side))
}

/** Each edge has its ends on both sides of the other; an end that lies on the other is no crossing. */
function doCross(a: Vertex, b: Vertex, c: Vertex, d: Vertex): boolean {
  const [ac, ad] = [side(a, b, c), side(a, b, d)]
  const [ca, cb] = [side(c, d, a), side(c, d, b)]
  return ac * ad < 0 && ca * cb < 0
}

function side([ax, ay]: Vertex, [bx, by]: Vertex, [px, py]: Vertex): number {
  return Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax))
}
