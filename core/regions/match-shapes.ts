import { metresOutside } from './area.ts'
import { type BoundaryProblem, problemOf, tellBoundary } from './boundary-problems.ts'
import type { Shape } from './read-boundaries.ts'

/** A village as shapes are matched with it. */
export interface VillageKnown {
  readonly code: string
  readonly name: string
  readonly centre: { readonly lat: number; readonly lon: number } | null
  /** Further codes it bears or bore. */
  readonly otherCodes: readonly { readonly system: 'kemendagri' | 'bps'; readonly code: string }[]
}

export const matchWays = ['kemendagri', 'bps', 'person'] as const
/** By which code a shape found its village, or that a person said so. */
export type MatchWay = (typeof matchWays)[number]

export interface ShapeMatch {
  readonly village: string | null
  readonly by: MatchWay | null
  /** Villages it may be by name or place, for a person to decide; the likeliest first. */
  readonly suggested: readonly string[]
}

/**
 * Finds each shape's village: by the ministry's code, by BPS's or a former one. Without a code it is only
 * suggested: a name decides nothing, since Mindahan and Mindahan Kidul are two villages.
 */
export function matchShapes(shapes: readonly Shape[], villages: readonly VillageKnown[]): ShapeMatch[] {
  const byCode = new Map(villages.map(({ code }) => [`kemendagri ${code}`, code]))
  for (const { code, otherCodes } of villages)
    for (const other of otherCodes) {
      const key = `${other.system} ${other.code}`
      if (!byCode.has(key)) byCode.set(key, code)
    }
  const found = shapes.map(({ codes }): Pick<ShapeMatch, 'village' | 'by'> => {
    const code = codes.find(({ system, code: one }) => byCode.has(`${system} ${one}`))
    return code
      ? { village: byCode.get(`${code.system} ${code.code}`) ?? null, by: code.system }
      : { village: null, by: null }
  })
  const taken = new Set(found.map(({ village }) => village))
  const free = villages.filter(({ code }) => !taken.has(code))
  return found.map((match, index) => {
    const shape = shapes[index]
    return { ...match, suggested: match.village || !shape ? [] : suggestedFor(shape, free) }
  })
}

function suggestedFor(shape: Shape, free: readonly VillageKnown[]): string[] {
  const name = bareName(shape.name)
  const scored = free.map((village) => {
    const sameName = name !== '' && bareName(village.name) === name
    const holdsCentre = village.centre !== null && metresOutside(shape.area, village.centre) === 0
    return { code: village.code, score: (sameName ? 2 : 0) + (holdsCentre ? 1 : 0) }
  })
  return scored
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 5)
    .map(({ code }) => code)
}

/** "Desa Sowan Lor" and "SOWANLOR" are one name here; a person looks at every such pair. */
function bareName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(desa|kelurahan|kel\.?|ds\.?)\s+/, '')
    .replace(/[^a-z]/g, '')
}

/** From when on a centre outside its own border is told, in metres: centres are rough. */
const centreStrays = 2_000
const mostNamed = 12

/** What is wrong with the pairs as they stand now: after each decision of a person they are judged anew. */
export function problemsOfMatches(
  shapes: readonly Shape[],
  pairs: readonly { readonly place: number; readonly village: string | null }[],
  villages: readonly VillageKnown[],
): BoundaryProblem[] {
  const byCode = new Map(villages.map((village) => [village.code, village]))
  const seen = new Set<string>()
  const problems = shapes.flatMap((shape): BoundaryProblem[] => {
    const code = pairs.find(({ place }) => place === shape.place)?.village
    const village = code ? byCode.get(code) : undefined
    if (!village) return [problemOf('unmatched', shape.place, tellBoundary.unmatched(shape))]
    const told = { ...shape, village: village.name }
    if (seen.has(village.code)) return [problemOf('doubled', shape.place, tellBoundary.doubled(told))]
    seen.add(village.code)
    const metres = village.centre ? metresOutside(shape.area, village.centre) : 0
    return [
      ...(shape.name !== '' && bareName(shape.name) !== bareName(village.name)
        ? [problemOf('other-name', shape.place, tellBoundary['other-name'](told))]
        : []),
      ...(metres > centreStrays
        ? [problemOf('centre-outside', shape.place, tellBoundary['centre-outside']({ ...told, metres }))]
        : []),
    ]
  })
  const missing = villages.filter(({ code }) => !seen.has(code))
  if (missing.length === 0) return problems
  const names = missing.slice(0, mostNamed).map(({ name }) => name)
  return [...problems, problemOf('missing', null, tellBoundary.missing({ count: missing.length, names }))]
}
