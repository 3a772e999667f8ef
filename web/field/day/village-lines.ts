import { type Area, boxOf, metresOutside, readOutline } from '@tanggap/core/regions'
import type { Device } from '../store/index.ts'
import type { Spot } from './find-families.ts'

/** A village as the map draws it. */
export interface VillageLines {
  readonly code: string
  /** Without its subdistrict. */
  readonly name: string
  readonly area: Area
  readonly isOwn: boolean
  /** A cell around its centre: nobody has given its border. */
  readonly estimate: boolean
}

/** The villages of the package, those of this officer's families last, so that their lines lie above the others. */
export function villageLines(
  device: Pick<Device, 'villages' | 'outlines'>,
  own: ReadonlySet<string>,
): readonly VillageLines[] {
  const names = new Map(device.villages?.map(({ code, name }) => [code, name]))
  return (device.outlines ?? [])
    .map(({ code, outline, estimate }) => ({
      code,
      name: (names.get(code) ?? code).replace(/ \(.*$/, ''),
      area: readOutline(outline),
      isOwn: own.has(code),
      estimate,
    }))
    .toSorted((a, b) => Number(a.isOwn) - Number(b.isOwn))
}

/** The corners of the boxes around the own villages: what a view of the whole village must hold. */
export function cornersOf(villages: readonly VillageLines[]): Spot[] {
  const box = boxOf(villages.filter(({ isOwn }) => isOwn).map(({ area }) => area))
  return box
    ? [
        { lat: box.south, lon: box.west },
        { lat: box.north, lon: box.east },
      ]
    : []
}

/** The middle of the largest island, for the name. */
export function middleOf(area: Area): Spot | undefined {
  const boxes = area.flatMap((polygon) => boxOf([[polygon]]) ?? [])
  const [largest] = boxes.toSorted(
    (a, b) => (b.east - b.west) * (b.north - b.south) - (a.east - a.west) * (a.north - a.south),
  )
  return largest && { lat: (largest.south + largest.north) / 2, lon: (largest.west + largest.east) / 2 }
}

/**
 * Metres from the spot to the nearest of the own villages by their given borders, 0 within one. Nothing where a
 * border is only estimated: an estimate is no reason to ask.
 */
export function metresFromOwn(villages: readonly VillageLines[], spot: Spot): number | undefined {
  const own = villages.filter(({ isOwn }) => isOwn)
  if (own.length === 0 || own.some(({ estimate }) => estimate)) return undefined
  return Math.min(...own.map(({ area }) => metresOutside(area, spot)))
}
