import type { ReportDetail } from '@tanggap/contract/reporting'
import { formatPercent, useLocale } from '../../kit/index.ts'
import { reportingText } from './reporting.text.ts'
import { cellsAround, type Point } from './village-cells.ts'
import './reporting.css'

type Place = ReportDetail['places'][number]

/** Kilometres a cell reaches at most: villages lie two to four apart, and no cell should run out to sea. */
const reach = 3.5

/** Villages as schematic cells, coloured by how much of the target is approved. The table by village says the same. */
export function VillageMap({ places }: { places: readonly Place[] }) {
  const locale = useLocale()
  const t = reportingText(locale)
  const known = places.flatMap((place) => {
    const { latitude, longitude } = place
    return latitude === null || longitude === null ? [] : [{ place, at: kilometres(latitude, longitude) }]
  })
  const aims = known.filter(({ place }) => place.approved !== null || place.collected !== null)
  if (aims.length < 2) return null
  const cells = cellsAround(
    known.map(({ at }) => at),
    reach,
  )
  const frame = frameAround(aims.map(({ at }) => at))
  return (
    <figure class="o-map">
      <figcaption>
        <b>{t.map}</b>
      </figcaption>
      <svg viewBox={box(frame)} role="img" aria-label={t.map}>
        {known.map(({ place }, index) => (
          <polygon
            key={place.code}
            class={place.approved === null ? 'o-map-empty' : `t-scale-${stepOf(place.approved)}`}
            points={(cells[index] ?? []).map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`).join(' ')}
          >
            <title>
              {t.mapCell(
                place.name,
                place.approved === null ? t.mapNothing : formatPercent(place.approved / 100, locale, 0),
              )}
            </title>
          </polygon>
        ))}
        {aims.map(({ place, at }) => (
          <text key={place.code} x={at.x} y={at.y} font-size={frame.height / 34}>
            {place.name}
          </text>
        ))}
      </svg>
      <ul class="t-legend">
        {steps.map((upTo, index) => (
          <li key={upTo}>
            <svg class="o-swatch" viewBox="0 0 1 1" aria-hidden="true">
              <rect class={`t-scale-${index + 1}`} width="1" height="1" />
            </svg>
            {index === 0
              ? `< ${formatPercent(upTo / 100, locale, 0)}`
              : `${formatPercent((steps[index - 1] ?? 0) / 100, locale, 0)} – ${formatPercent(upTo / 100, locale, 0)}`}
          </li>
        ))}
        <li>
          <svg class="o-swatch" viewBox="0 0 1 1" aria-hidden="true">
            <rect class="o-map-empty" width="1" height="1" />
          </svg>
          {t.mapNothing}
        </li>
      </ul>
      <p class="t-muted">{t.mapNote}</p>
    </figure>
  )
}

const steps = [20, 40, 60, 80, 95, 100]

function stepOf(percent: number): number {
  const index = steps.findIndex((upTo) => percent < upTo)
  return (index < 0 ? steps.length - 1 : index) + 1
}

/** Kilometres east and south of a point north-west of the regency: near the equator a degree is 111 km both ways. */
function kilometres(latitude: number, longitude: number): Point {
  const toKilometres = 111.3
  return {
    x: (longitude - 110) * toKilometres * Math.cos((latitude * Math.PI) / 180),
    y: -(latitude + 5) * toKilometres,
  }
}

interface Frame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The villages with a target and a few neighbours around them, never a strip. */
function frameAround(points: readonly Point[]): Frame {
  const margin = 4
  const [left, right] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))]
  const [top, bottom] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))]
  const height = bottom - top + 2 * margin
  const width = Math.max(right - left + 2 * margin, height * 1.4)
  return { left: (left + right - width) / 2, top: top - margin, width, height }
}

function box({ left, top, width, height }: Frame): string {
  return [left, top, width, height].map((number) => number.toFixed(2)).join(' ')
}
