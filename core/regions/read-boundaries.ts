import { type Area, boxOf, type Ring, type Vertex } from './area.ts'
import { type BoundaryProblem, problemOf, tellBoundary } from './boundary-problems.ts'
import { coverOf } from './cover.ts'
import { crossingOf } from './ring-crossing.ts'

/** One shape of a file, with what its properties say of whose border it is. */
export interface Shape {
  /** From 1 on. */
  readonly place: number
  readonly name: string
  /** What among its properties looks like a village's code, without dots; the likeliest first. */
  readonly codes: readonly ShapeCode[]
  readonly area: Area
}

export interface ShapeCode {
  readonly system: 'kemendagri' | 'bps'
  readonly code: string
}

export type BoundariesRead =
  | {
      readonly ok: true
      readonly shapes: readonly Shape[]
      readonly vertices: number
      readonly problems: readonly BoundaryProblem[]
    }
  | { readonly ok: false; readonly refusal: { readonly code: BoundaryRefusalCode } }

/** Why a file is not read at all. */
export type BoundaryRefusalCode =
  | 'boundaries.not-geojson'
  | 'boundaries.too-deep'
  | 'boundaries.too-many-points'
  | 'boundaries.other-crs'
  | 'boundaries.swapped'
  | 'boundaries.elsewhere'

/**
 * What one file may hold, our own choice: forty times the vertices of a regency's villages as usually drawn, more
 * shapes than any regency has villages, and GeoJSON nests nine deep at most beside its properties.
 */
export const boundaryLimits = { bytes: 32_000_000, vertices: 400_000, shapes: 2_000, depth: 24 } as const

/**
 * Reads a GeoJSON file (RFC 7946) of village borders: its shapes, and what is wrong with each. `centres` are the
 * known centres of the regency's villages: by them it is seen that a file has its axes swapped, is in metres, or
 * belongs elsewhere. Time and memory are bounded by the limits above, whatever the text holds.
 */
export function readBoundaries(
  text: string,
  centres: readonly { readonly lat: number; readonly lon: number }[],
): BoundariesRead {
  const size = sizeOf(text)
  if (size !== undefined) return refused(size)
  const file = parsed(text)
  if (!isRecord(file)) return refused('boundaries.not-geojson')
  const features = file.type === 'Feature' ? [file] : file.features
  if (!Array.isArray(features) || features.length === 0) return refused('boundaries.not-geojson')
  if (features.length > boundaryLimits.shapes) return refused('boundaries.too-many-points')
  if (namesOtherCrs(file.crs)) return refused('boundaries.other-crs')

  const problems: BoundaryProblem[] = []
  const shapes = features.map((feature: unknown, index) => shapeOf(feature, index + 1, problems))
  const vertices = shapes.reduce(
    (sum, { area }) => sum + area.flat().reduce((n, ring) => n + ring.length, 0),
    0,
  )
  const where = whereabouts(shapes, centres)
  if (where !== undefined) return refused(where)
  const sound = shapes.flatMap((shape) => soundShape(shape, problems))
  problems.push(...coverProblems(sound))
  return { ok: true, shapes: sound, vertices, problems }
}

function refused(code: BoundaryRefusalCode): BoundariesRead {
  return { ok: false, refusal: { code } }
}

/** Looks at depth and number of brackets before anything is built of the text. */
function sizeOf(text: string): BoundaryRefusalCode | undefined {
  let [depth, arrays] = [0, 0]
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign === 34) {
      for (at += 1; at < text.length && text.charCodeAt(at) !== 34; at += 1)
        if (text.charCodeAt(at) === 92) at += 1
    } else if (sign === 91 || sign === 123) {
      depth += 1
      arrays += 1
      if (depth > boundaryLimits.depth) return 'boundaries.too-deep'
      if (arrays > boundaryLimits.vertices + 20_000) return 'boundaries.too-many-points'
    } else if (sign === 93 || sign === 125) depth -= 1
  }
  return undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** RFC 7946 knows one reference system; older files may name another in `crs`. */
function namesOtherCrs(crs: unknown): boolean {
  if (!isRecord(crs) || !isRecord(crs.properties)) return false
  const { name } = crs.properties
  return typeof name === 'string' && !/CRS84$|:4326$/.test(name)
}

function shapeOf(feature: unknown, place: number, problems: BoundaryProblem[]): Shape {
  const record = isRecord(feature) ? feature : {}
  const properties = isRecord(record.properties) ? record.properties : {}
  const shape = { place, name: nameIn(properties), codes: codesIn(properties) }
  const geometry = isRecord(record.geometry) ? record.geometry : {}
  const polygons =
    geometry.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : undefined
  if (!Array.isArray(polygons) || polygons.length === 0) {
    problems.push(problemOf('no-polygon', place, tellBoundary['no-polygon'](shape)))
    return { ...shape, area: [] }
  }
  const area = polygons.map((polygon: unknown) =>
    (Array.isArray(polygon) ? polygon : [undefined]).map((ring: unknown) => ringOf(ring)),
  )
  const fault = area.flat().find((ring) => typeof ring === 'string')
  if (fault !== undefined) {
    problems.push(problemOf(fault, place, tellBoundary[fault](shape)))
    return { ...shape, area: [] }
  }
  return {
    ...shape,
    area: area.map((polygon) => polygon.filter((ring) => typeof ring !== 'string')),
  }
}

function ringOf(value: unknown): Ring | 'not-a-place' | 'ring-open' | 'ring-short' {
  if (!Array.isArray(value)) return 'not-a-place'
  const ring: Vertex[] = []
  for (const position of value) {
    const [lon, lat]: readonly unknown[] = Array.isArray(position) ? position : []
    if (typeof lon !== 'number' || typeof lat !== 'number') return 'not-a-place'
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return 'not-a-place'
    const before = ring.at(-1)
    if (before?.[0] !== lon || before[1] !== lat) ring.push([lon, lat])
  }
  const [first, last] = [ring[0], ring.at(-1)]
  if (!first || !last || ring.length < 3) return 'ring-short'
  if (first[0] !== last[0] || first[1] !== last[1]) return 'ring-open'
  ring.pop()
  return ring.length < 3 ? 'ring-short' : ring
}

/** The name of the village, by the headings of files of BIG, BPS and the ministry. */
function nameIn(properties: Readonly<Record<string, unknown>>): string {
  for (const heading of [
    /^(nama_?(desa|kelurahan|kel|objek)|namobj|wadmkd|nmdesa|nm_kelurahan)$/i,
    /^(nama|name|desa|kelurahan|village)$/i,
  ])
    for (const [key, value] of Object.entries(properties))
      if (heading.test(key) && typeof value === 'string') return value.trim().slice(0, 80)
  return ''
}

/** What stands under a heading of BPS comes last: its codes look like the ministry's and mean other villages. */
function codesIn(properties: Readonly<Record<string, unknown>>): ShapeCode[] {
  const found = Object.entries(properties).flatMap(([key, value]): ShapeCode[] => {
    const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
    if (!/^\d{2}\.\d{2}\.\d{2}\.\d{4}$|^\d{10}$/.test(text)) return []
    return [{ system: /bps|^id_?desa/i.test(key) ? 'bps' : 'kemendagri', code: text.replaceAll('.', '') }]
  })
  return found.toSorted((a, b) => b.system.localeCompare(a.system)).slice(0, 6)
}

/** How far from the known centres a border may lie and still be the regency's, in degrees: some 55 km. */
const nearby = 0.5

/** Most rings decide, so that one stray shape does not condemn a file. */
function whereabouts(
  shapes: readonly Shape[],
  centres: readonly { readonly lat: number; readonly lon: number }[],
): BoundaryRefusalCode | undefined {
  const starts = shapes.flatMap(({ area }) => area.flat().flatMap((ring) => (ring[0] ? [ring[0]] : [])))
  const home = boxOf([[[centres.map(({ lat, lon }): Vertex => [lon, lat])]]])
  if (starts.length === 0 || !home) return undefined
  const mostly = (fits: (vertex: Vertex) => boolean) => starts.filter(fits).length * 2 > starts.length
  const isHome = ([lon, lat]: Vertex) =>
    lon > home.west - nearby &&
    lon < home.east + nearby &&
    lat > home.south - nearby &&
    lat < home.north + nearby
  if (mostly(isHome)) return undefined
  if (mostly(([lon, lat]) => isHome([lat, lon]))) return 'boundaries.swapped'
  return mostly(isOffTheGlobe) ? 'boundaries.other-crs' : 'boundaries.elsewhere'
}

function isOffTheGlobe([lon, lat]: Vertex): boolean {
  return Math.abs(lon) > 180 || Math.abs(lat) > 90
}

/** A shape that is no area is kept out of what follows, with its problem told. */
function soundShape(shape: Shape, problems: BoundaryProblem[]): Shape[] {
  if (shape.area.length === 0) return []
  if (shape.area.flat(2).some(isOffTheGlobe)) {
    problems.push(problemOf('not-a-place', shape.place, tellBoundary['not-a-place'](shape)))
    return []
  }
  for (const ring of shape.area.flat()) {
    const crossing = crossingOf(ring)
    if (!crossing) continue
    const [lon, lat] = crossing
    problems.push(
      problemOf('crosses-itself', shape.place, tellBoundary['crosses-itself']({ ...shape, lon, lat })),
    )
    break
  }
  return [shape]
}

/** Of overlaps and gaps the largest, so that a file of another drawing does not drown the page. */
const mostTold = 40

function coverProblems(shapes: readonly Shape[]): BoundaryProblem[] {
  const cover = coverOf(shapes.map(({ area }) => area))
  if (!cover.ok) return [problemOf('tangled', null, tellBoundary.tangled())]
  const nameOf = (index: number) => shapes[index]?.name || `#${shapes[index]?.place ?? index + 1}`
  return [
    ...cover.overlaps
      .slice(0, mostTold)
      .map(({ first, second, hectares }) =>
        problemOf(
          'overlap',
          null,
          tellBoundary.overlap({ names: [nameOf(first), nameOf(second)], hectares }),
        ),
      ),
    ...cover.gaps
      .slice(0, mostTold)
      .map(({ around, hectares }) =>
        problemOf('gap', null, tellBoundary.gap({ names: around.map(nameOf), hectares })),
      ),
  ]
}
