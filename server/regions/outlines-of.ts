import type { VillageOutline } from '@tanggap/contract/boundaries'
import { type Area, boxOf, type Centre, cellAround, codeOutline, readOutline } from '@tanggap/core/regions'
import type { Acting } from '../plumbing/acting.ts'
import * as store from './boundaries.store.ts'
import { currentOf } from './read-boundaries.ts'
import { villagesOfRegency } from './villages-of.ts'

/** `outline` as it was given, `close` for a phone that shows one village, `wide` for a map of the regency. */
type Detail = 'outline' | 'close' | 'wide'

export interface Outlines {
  readonly outlines: VillageOutline[]
  readonly from: { readonly source: string; readonly licence: string; readonly validFrom: string } | null
}

/**
 * How villages of the regency are drawn today: by the borders in force, and by a cell around the centre, marked as
 * an estimate, where they hold none. A village with neither is not drawn. All villages unless some are named.
 */
export async function outlinesOf(
  acting: Acting,
  detail: Detail,
  wanted?: readonly string[],
): Promise<Outlines> {
  const { tx, office } = acting
  const current = currentOf(acting, await store.boundarySets(tx, office.regency))
  const given = current
    ? await store.outlinesOfSet(tx, office.regency, current.id, detail, wanted ?? null)
    : []
  const known = new Map(given.map(({ code, outline }) => [code, outline]))
  const villages = (await villagesOfRegency(acting)).map(({ code, latitude, longitude }) => ({
    code,
    centre: latitude === null || longitude === null ? undefined : { lat: latitude, lon: longitude },
  }))
  const centres = villages.flatMap(({ centre }): Centre[] => (centre ? [centre] : []))
  const asked = wanted && new Set(wanted)
  return {
    from:
      (current && {
        source: current.source,
        licence: current.licence,
        validFrom: current.valid_from,
      }) ||
      null,
    outlines: villages
      .filter(({ code }) => !asked || asked.has(code))
      .flatMap(({ code, centre }): VillageOutline[] => {
        const outline = known.get(code)
        if (outline !== undefined) return [{ code, outline, estimate: false }]
        return centre ? [{ code, outline: codeOutline(cellAround(centre, centres)), estimate: true }] : []
      }),
  }
}

/** The border of one village as it was given; nothing where it is only estimated. */
export async function borderOf(acting: Acting, village: string): Promise<Area | undefined> {
  const { outlines } = await outlinesOf(acting, 'outline', [village])
  const [found] = outlines
  return found && !found.estimate ? readOutline(found.outline) : undefined
}

/** Degrees around a village within which another is its neighbour on a phone's map: some 300 m. */
const beside = 0.003
/** Characters one phone takes for each of its villages with the neighbours: ten thousand at most. */
const mostForPhone = 10_000

/** The villages of a phone's families and those beside them, the own first; as many as a small package holds. */
export async function outlinesForPhone(acting: Acting, own: readonly string[]): Promise<VillageOutline[]> {
  if (own.length === 0) return []
  const { outlines } = await outlinesOf(acting, 'close')
  const boxes = new Map(outlines.map(({ code, outline }) => [code, boxOf([readOutline(outline)])]))
  const isBeside = (code: string) =>
    own.some((mine) => {
      const [a, b] = [boxes.get(mine), boxes.get(code)]
      if (!a || !b) return false
      return (
        a.west - beside < b.east &&
        b.west - beside < a.east &&
        a.south - beside < b.north &&
        b.south - beside < a.north
      )
    })
  const sorted = [
    ...outlines.filter(({ code }) => own.includes(code)),
    ...outlines.filter(({ code }) => !own.includes(code) && isBeside(code)),
  ]
  let left = mostForPhone * own.length
  return sorted.filter(({ outline }) => {
    left -= outline.length + 40
    return left >= 0
  })
}
