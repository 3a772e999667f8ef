import { type Area, boxOf } from '@tanggap/core/regions'

/** Kilometres of one degree of latitude; of longitude less, by the cosine. */
const kilometres = 111.3
/** A stretch of open sea longer than this is drawn `drawnSea` long, so that islands far out leave the land large. */
const longSea = 15
const drawnSea = 5

export interface MapFrame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** Where a stretch of sea is shortened: the middle of it, downwards. */
  readonly shortened: readonly number[]
  /** Kilometres to the east and south of the frame's origin. */
  place(lon: number, lat: number): { readonly x: number; readonly y: number }
  /** A path of SVG around the area. */
  draw(area: Area): string
}

/** Fits the areas, north up, into a frame in kilometres; open sea between islands and land is shortened. */
export function frameMap(areas: readonly Area[], focus: readonly Area[] = areas): MapFrame | undefined {
  const whole = boxOf(areas)
  if (!whole) return undefined
  const squeeze = Math.cos((((whole.south + whole.north) / 2) * Math.PI) / 180)
  const seas = seasBetween(areas)
  const down = (lat: number) =>
    (whole.north - lat) * kilometres -
    seas.reduce((cut, sea) => cut + Math.max(0, Math.min(1, (sea.north - lat) / sea.degrees)) * sea.cut, 0)
  const place = (lon: number, lat: number) => ({ x: (lon - whole.west) * squeeze * kilometres, y: down(lat) })
  const box = boxOf(focus) ?? whole
  const [a, b] = [place(box.west, box.north), place(box.east, box.south)]
  const margin = Math.max(0.4, (b.y - a.y) * 0.04, (b.x - a.x) * 0.03)
  const height = b.y - a.y + 2 * margin
  const width = Math.max(b.x - a.x + 2 * margin, height * 0.9)
  const top = a.y - margin
  return {
    left: (a.x + b.x - width) / 2,
    top,
    width,
    height,
    shortened: seas
      .map((sea) => down(sea.north - sea.degrees / 2))
      .filter((y) => y > top && y < top + height),
    place,
    draw: (area) =>
      area
        .flat()
        .map(
          (ring) =>
            `M${ring
              .map(([lon, lat]) => place(lon, lat))
              .map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`)
              .join('L')}Z`,
        )
        .join(''),
  }
}

/** Belts of latitude that no polygon touches, wide enough to be worth shortening. */
function seasBetween(areas: readonly Area[]) {
  const belts = areas
    .flat()
    .flatMap((polygon) => boxOf([[polygon]]) ?? [])
    .toSorted((a, b) => b.north - a.north)
  let south = belts[0]?.south ?? 0
  return belts.flatMap((belt) => {
    const degrees = south - belt.north
    const sea =
      degrees * kilometres > longSea ? [{ north: south, degrees, cut: degrees * kilometres - drawnSea }] : []
    south = Math.min(south, belt.south)
    return sea
  })
}
