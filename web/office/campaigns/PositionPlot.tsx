import { readOutline } from '@tanggap/core/regions'
import { formatNumber, type Locale, useLocale } from '../../kit/index.ts'
import { visitsText } from './visits.text.ts'

interface Place {
  readonly lat: number
  readonly lon: number
}

export interface PositionPlotProps {
  readonly house: Place
  readonly centre: Place
  readonly metres: number
  /** The village's border, where it is known. */
  readonly outline: string | null
}

/** Where the house lies from the village centre: a sketch without a map, north at the top. */
export function PositionPlot({ house, centre, metres, outline }: PositionPlotProps) {
  const locale = useLocale()
  const t = visitsText(locale)
  const ring = niceAbove(metres)
  const scale = 90 / ring
  // Metres to a degree of latitude; a degree of longitude shrinks with the cosine. Fine within a village.
  const across = (lon: number) =>
    100 + (lon - centre.lon) * 111_320 * Math.cos((centre.lat * Math.PI) / 180) * scale
  const down = (lat: number) => 100 - (lat - centre.lat) * 111_320 * scale
  const [x, y] = [across(house.lon), down(house.lat)]
  const border = readOutline(outline ?? '')
    .flat()
    .map((ring) => ring.map(([lon, lat]) => `${across(lon).toFixed(1)} ${down(lat).toFixed(1)}`).join('L'))
  return (
    <svg class="o-plot" viewBox="0 0 200 200" role="img" aria-label={t.plot(distanceWords(metres, locale))}>
      {border.length > 0 && <path class="o-border" d={border.map((ring) => `M${ring}Z`).join('')} />}
      <circle cx="100" cy="100" r="90" />
      <circle cx="100" cy="100" r="45" />
      <path d="M100 94v12M94 100h12" />
      <line x1="100" y1="100" x2={x} y2={y} />
      <rect x={x - 5} y={y - 5} width="10" height="10" />
      <text x="100" y="18" text-anchor="middle">
        {distanceWords(ring, locale)}
      </text>
    </svg>
  )
}

export function distanceWords(metres: number, locale: Locale): string {
  return metres < 1000
    ? `${formatNumber(metres, locale, 0)} m`
    : `${formatNumber(metres / 1000, locale, 1)} km`
}

/** 1, 2 or 5 times a power of ten, at least as far: a ring one can read. */
function niceAbove(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(100, metres)))
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= metres) ?? power * 10
}
