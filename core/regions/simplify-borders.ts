import type { Area, Ring, Vertex } from './area.ts'
import { stepsPerDegree } from './outline-code.ts'

/**
 * Leaves out vertices that lie nearer than `metres` to the line between those kept (Douglas and Peucker, 1973). A
 * border that two areas share is cut once, at the places where three meet, and simplified once: it stays shared.
 * Every ring keeps three vertices or more, so the smallest island stays on the map.
 */
export function simplifyBorders(areas: readonly Area[], metres: number): Area[] {
  const rings = areas.map((area) => area.map((polygon) => polygon.map(onGrid)))
  const joints = jointsOf(rings.flat(2))
  const known = new Map<string, readonly Vertex[]>()
  return rings.map((area) =>
    area.flatMap((polygon) => {
      const [edge, ...holes] = polygon.map((ring) => simplifyRing(ring, joints, known, metres))
      // A sliver that falls on one line of the grid is no area any more; a hole that does is none.
      return edge && edge.length > 2 ? [[edge, ...holes.filter((hole) => hole.length > 2)]] : []
    }),
  )
}

/** Rounds to the grid of outlines, without vertices that fall together. */
function onGrid(ring: Ring): Ring {
  const rounded = ring.map(
    ([lon, lat]): Vertex => [
      Math.round(lon * stepsPerDegree) / stepsPerDegree,
      Math.round(lat * stepsPerDegree) / stepsPerDegree,
    ],
  )
  return rounded.filter((vertex, at) => !isSame(vertex, rounded[at === 0 ? rounded.length - 1 : at - 1]))
}

/** Where borders meet: vertices with other than two neighbours, counted over all rings. */
function jointsOf(rings: readonly Ring[]): ReadonlySet<string> {
  const neighbours = new Map<string, string[]>()
  for (const ring of rings)
    ring.forEach((vertex, at) => {
      const around = neighbours.get(nameOf(vertex)) ?? []
      for (const other of [ring.at(at - 1), ring[(at + 1) % ring.length]])
        if (other && !around.includes(nameOf(other))) around.push(nameOf(other))
      neighbours.set(nameOf(vertex), around)
    })
  return new Set([...neighbours].flatMap(([name, around]) => (around.length === 2 ? [] : [name])))
}

function simplifyRing(
  ring: Ring,
  joints: ReadonlySet<string>,
  known: Map<string, readonly Vertex[]>,
  metres: number,
): Ring {
  const cuts = ring.flatMap((vertex, at) => (joints.has(nameOf(vertex)) ? [at] : []))
  // A ring that meets no other is cut at its most southern vertex and the one farthest from it.
  const places = cuts.length > 1 ? cuts : closedCuts(ring, cuts[0])
  const kept = places.flatMap((from, index) => {
    const to = places[(index + 1) % places.length] ?? from
    const arc = arcOf(ring, from, to <= from ? to + ring.length : to)
    return simplifyArc(arc, known, metres).slice(0, -1)
  })
  if (kept.length > 2) return kept
  return ring.length > 3 && metres > 1 ? simplifyRing(ring, joints, new Map(), metres / 2) : ring
}

function closedCuts(ring: Ring, joint: number | undefined): number[] {
  const start = joint ?? indexOfMost(ring, ([lon, lat]) => -lat * 1e3 - lon)
  const first = ring[start]
  if (!first) return []
  const far = indexOfMost(ring, (vertex) => Math.hypot(vertex[0] - first[0], vertex[1] - first[1]))
  return far === start ? [start] : [Math.min(start, far), Math.max(start, far)]
}

function indexOfMost(ring: Ring, measure: (vertex: Vertex) => number): number {
  return ring.reduce((best, vertex, at) => {
    const most = ring[best]
    return most && measure(vertex) > measure(most) ? at : best
  }, 0)
}

function arcOf(ring: Ring, from: number, to: number): Vertex[] {
  const arc: Vertex[] = []
  for (let at = from; at <= to; at += 1) {
    const vertex = ring[at % ring.length]
    if (vertex) arc.push(vertex)
  }
  return arc
}

/** Both sides of a border come by here, one in each direction, and get the same vertices. */
function simplifyArc(
  arc: readonly Vertex[],
  known: Map<string, readonly Vertex[]>,
  metres: number,
): readonly Vertex[] {
  const forward = arc.map(nameOf).join(' ')
  const before = known.get(forward)
  if (before) return before
  const kept = douglasPeucker(arc, metres)
  known.set(forward, kept)
  known.set(arc.map(nameOf).reverse().join(' '), kept.toReversed())
  return kept
}

function douglasPeucker(arc: readonly Vertex[], metres: number): Vertex[] {
  const keep = new Uint8Array(arc.length)
  keep[0] = 1
  keep[arc.length - 1] = 1
  const open: [number, number][] = [[0, arc.length - 1]]
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span
    const far = farthest(arc, from, to)
    if (far === undefined || far.metres <= metres) continue
    keep[far.at] = 1
    open.push([from, far.at], [far.at, to])
  }
  return arc.filter((_, at) => keep[at] === 1)
}

function farthest(arc: readonly Vertex[], from: number, to: number) {
  const [a, b] = [arc[from], arc[to]]
  if (!a || !b || to - from < 2) return undefined
  const squeeze = Math.cos((a[1] * Math.PI) / 180)
  const [dx, dy] = [(b[0] - a[0]) * squeeze, b[1] - a[1]]
  const length = Math.hypot(dx, dy)
  let [at, far] = [from, -1]
  for (let index = from + 1; index < to; index += 1) {
    const vertex = arc[index]
    if (!vertex) continue
    const [x, y] = [(vertex[0] - a[0]) * squeeze, vertex[1] - a[1]]
    const away = length === 0 ? Math.hypot(x, y) : Math.abs(x * dy - y * dx) / length
    if (away > far) [at, far] = [index, away]
  }
  return { at, metres: far * 111_320 }
}

function nameOf([lon, lat]: Vertex): string {
  return `${Math.round(lon * stepsPerDegree)},${Math.round(lat * stepsPerDegree)}`
}

function isSame(a: Vertex, b: Vertex | undefined): boolean {
  return b !== undefined && a[0] === b[0] && a[1] === b[1]
}
