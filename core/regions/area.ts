/** Degrees east and north (WGS 84), in the order of GeoJSON: longitude first. */
export type Vertex = readonly [lon: number, lat: number]

/** Closed without repeating its first vertex. */
export type Ring = readonly Vertex[]

/** Polygons of rings; the first ring of each is its edge, the others are holes. */
export type Area = readonly (readonly Ring[])[]

interface Spot {
  readonly lat: number
  readonly lon: number
}

/** Metres of one degree of latitude; of longitude less, by the cosine. */
const metresPerDegree = 111_320

/** Whether the spot lies in the area, its holes left out (crossings of a ray to the east, odd or even). */
export function isInside(area: Area, { lat, lon }: Spot): boolean {
  return area.some((polygon) => {
    let inside = false
    for (const ring of polygon)
      eachEdge(ring, ([x1, y1], [x2, y2]) => {
        if (y1 > lat !== y2 > lat && lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside
      })
    return inside
  })
}

/** Metres from the spot to the area's edge, 0 inside. On a plane: within a regency good to a thousandth. */
export function metresOutside(area: Area, spot: Spot): number {
  if (isInside(area, spot)) return 0
  const squeeze = Math.cos((spot.lat * Math.PI) / 180)
  const east = (lon: number) => (lon - spot.lon) * squeeze * metresPerDegree
  const north = (lat: number) => (lat - spot.lat) * metresPerDegree
  let nearest = Number.POSITIVE_INFINITY
  for (const ring of area.flat())
    eachEdge(ring, (a, b) => {
      const far = fromOrigin(east(a[0]), north(a[1]), east(b[0]), north(b[1]))
      if (far < nearest) nearest = far
    })
  return nearest
}

/** Square kilometres, holes left out; on a plane at the area's own latitude. */
export function squareKilometres(area: Area): number {
  return area.reduce((sum, [edge, ...holes]) => {
    const whole = edge ? ringKilometres(edge) : 0
    return sum + holes.reduce((left, hole) => left - ringKilometres(hole), whole)
  }, 0)
}

export interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** The smallest box around the areas; nothing for none. */
export function boxOf(areas: Iterable<Area>): Box | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const area of areas)
    for (const ring of area.flat())
      for (const [lon, lat] of ring) {
        if (lon < west) west = lon
        if (lon > east) east = lon
        if (lat < south) south = lat
        if (lat > north) north = lat
      }
  return west <= east ? { west, south, east, north } : undefined
}

export function eachEdge(ring: Ring, visit: (from: Vertex, to: Vertex) => void): void {
  let before = ring.at(-1)
  for (const vertex of ring) {
    if (before) visit(before, vertex)
    before = vertex
  }
}

function ringKilometres(ring: Ring): number {
  const [first] = ring
  if (!first) return 0
  const squeeze = Math.cos((first[1] * Math.PI) / 180)
  let doubled = 0
  eachEdge(ring, (a, b) => {
    doubled += (a[0] - first[0]) * (b[1] - first[1]) - (b[0] - first[0]) * (a[1] - first[1])
  })
  return (Math.abs(doubled) / 2) * squeeze * (metresPerDegree / 1000) ** 2
}

function fromOrigin(ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length))
  return Math.hypot(ax + along * dx, ay + along * dy)
}
