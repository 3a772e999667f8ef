import { evidenceLimits } from '@tanggap/core/campaigns'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Button, formatNumber, LinkButton, useLocale } from '../../kit/index.ts'
import type { HeldCase } from '../store/index.ts'
import { useHeld } from '../workspace.ts'
import { type CaseState, isDue, toneOf } from './case-state.ts'
import { dayText } from './day.text.ts'
import type { Spot } from './find-families.ts'
import { neighbourhoodsOf, outlineOf } from './outline.ts'
import { cornersOf, metresFromOwn, middleOf, villageLines } from './village-lines.ts'

const width = 360
const margin = 24
/** Metres of one degree of latitude; of longitude less, by the cosine. */
const metresPerDegree = 111_320

/**
 * The houses as points within their village's border, north up, around each RT a line along its outermost houses.
 * Drawn by ourselves: it needs no tiles and no network.
 */
export function HouseMap(props: {
  cases: readonly HeldCase[]
  stateOf: (one: HeldCase) => CaseState
  here: (Spot & { readonly accuracyMetres?: number }) | undefined
}) {
  const { cases, stateOf, here } = props
  const locale = useLocale()
  const t = dayText(locale)
  const { device } = useHeld()
  const [zoom, setZoom] = useState(1)
  const [isWhole, setIsWhole] = useState(false)
  const [chosen, setChosen] = useState<string>()
  const view = useRef<HTMLDivElement>(null)
  // Coming nearer keeps what was in the middle in the middle.
  const before = useRef(zoom)
  useLayoutEffect(() => {
    const { current } = view
    const grown = zoom / before.current
    before.current = zoom
    if (!current) return
    const kept = (from: number, length: number) => (from + length / 2) * grown - length / 2
    current.scrollTo(
      kept(current.scrollLeft, current.clientWidth),
      kept(current.scrollTop, current.clientHeight),
    )
  }, [zoom])
  // A thousand houses are smaller signs than ten, so that they do not cover each other.
  const dot = Math.min(6, Math.max(2.5, 100 / Math.sqrt(cases.length)))
  /** Signs grow more slowly than the map, so that neighbours come apart. */
  const size = Math.sqrt(zoom)
  const houses = cases.flatMap((one) => (one.position ? [{ one, at: one.position }] : []))
  const own = [...new Set(cases.map(({ villageCode }) => villageCode))].join()
  const villages = useMemo(() => villageLines(device, new Set(own.split(','))), [device, own])
  const corners = cornersOf(villages)
  if (houses.length === 0 && corners.length === 0) return <p class="t-muted">{t.noPositions}</p>

  const isVillage = (isWhole || houses.length === 0) && corners.length > 0
  const frame = frameAround([...houses.map(({ at }) => at), ...(isVillage ? corners : [])])
  const shownHere = here && frame.holds(here) ? frame.place(here) : undefined
  const outside = here && metresFromOwn(villages, here)
  const picked = houses.find(({ one }) => one.id === chosen)?.one
  const placed = houses.map(({ one, at }) => ({ one, ...frame.place(at) }))
  const neighbourhoods = neighbourhoodsOf(placed)
  /** Chooses the nearest house to where the thumb came down, within a thumb's width. */
  function choose(event: { currentTarget: SVGSVGElement; clientX: number; clientY: number }) {
    const box = event.currentTarget.getBoundingClientRect()
    // The picture is drawn larger than its window when one has come nearer; the box is the whole picture.
    const scale = width / box.width
    const [x, y] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale]
    const near = placed
      .map((house) => ({ house, far: Math.hypot(house.x - x, house.y - y) }))
      .sort((a, b) => a.far - b.far)[0]
    setChosen(near && near.far < 24 / zoom ? near.house.one.id : undefined)
  }
  return (
    <figure class="f-map">
      <div class="t-row t-row-end">
        <small class="t-muted">
          {t.mapNote}
          {corners.length > 0 &&
            ` · ${villages.some((one) => one.isOwn && one.estimate) ? t.borderEstimate : t.border}`}
        </small>
        <span class="f-zoom">
          <Button icon="minus" iconOnly disabled={zoom === 1} onClick={() => setZoom(zoom / 2)}>
            {t.further}
          </Button>
          <Button icon="plus" iconOnly disabled={zoom === 8} onClick={() => setZoom(zoom * 2)}>
            {t.nearer}
          </Button>
        </span>
      </div>
      {/* What is larger than the window is moved with the thumb, and with the arrow keys. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard. */}
      <div class="f-map-window" ref={view} tabIndex={0}>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list below holds the same families for the keyboard. */}
        <svg
          viewBox={`0 0 ${width} ${frame.height}`}
          role="img"
          aria-label={t.mapLabel(houses.length)}
          onClick={choose}
          style={{ inlineSize: `${zoom * 100}%` }}
        >
          {villages.map(({ code, area, isOwn, estimate }) => (
            <path
              key={code}
              class="f-border"
              data-own={isOwn}
              data-estimate={estimate}
              d={area
                .flat()
                .map(
                  (ring) =>
                    `M${ring
                      .map(([lon, lat]) => frame.place({ lat, lon }))
                      .map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)
                      .join('L')}Z`,
                )
                .join('')}
            />
          ))}
          {neighbourhoods.map(({ key, houses: around }) => (
            <polygon
              key={key}
              class="f-around"
              points={outlineOf(around)
                .map(({ x, y }) => `${x},${y}`)
                .join(' ')}
            />
          ))}
          {villages.map(({ code, name, area, isOwn }) => {
            const middle = middleOf(area)
            if (!middle || !frame.holds(middle) || (isOwn && !isVillage)) return null
            const { x, y } = frame.place(middle)
            return (
              <text key={code} class="f-village" transform={`translate(${x} ${y}) scale(${1 / zoom})`}>
                {name}
              </text>
            )
          })}
          {placed.map(({ one, x, y }) => {
            const state = stateOf(one)
            const tone = toneOf[state]
            return isDue(state) ? (
              <circle key={one.id} cx={x} cy={y} r={dot / size} class="f-house" data-tone={tone} />
            ) : (
              <path
                key={one.id}
                transform={`translate(${x} ${y}) scale(${1 / size})`}
                d="M-5 0l3.5 4 6.5-9"
                class="f-house f-done"
                data-tone={tone}
              />
            )
          })}
          {placed
            .filter(({ one }) => one.id === chosen)
            .map(({ one, x, y }) => (
              <circle key={one.id} class="f-chosen" cx={x} cy={y} r={12 / size} />
            ))}
          {(isVillage ? [] : neighbourhoods).map(({ key, name, middle }) => (
            <text
              key={key}
              class="f-place"
              transform={`translate(${middle.x} ${middle.y - 9 / size}) scale(${1 / zoom})`}
            >
              {name}
            </text>
          ))}
          {shownHere && here?.accuracyMetres !== undefined && (
            <circle
              class="f-accuracy"
              cx={shownHere.x}
              cy={shownHere.y}
              r={Math.min(width, here.accuracyMetres * frame.perMetre)}
            />
          )}
          {shownHere && (
            <g transform={`translate(${shownHere.x} ${shownHere.y}) scale(${1 / size})`} class="f-here">
              <title>{t.here}</title>
              <circle r="9" class="f-ring" />
              <circle r="3.5" />
            </g>
          )}
          <g class="f-scale" transform={`translate(${margin} ${frame.height - 10})`}>
            <path d={`M0 -4V0H${frame.scale.pixels}V-4`} />
            <text x={frame.scale.pixels + 6} y="2">
              {t.scale(formatNumber(frame.scale.metres, locale, 0))}
            </text>
          </g>
          <text class="f-north" x={width - 16} y="18">
            ↑ {t.north}
          </text>
        </svg>
      </div>
      {corners.length > 0 && houses.length > 0 && (
        <Button icon={isWhole ? 'plus' : 'minus'} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? t.housesOnly : t.wholeVillage}
        </Button>
      )}
      {here?.accuracyMetres !== undefined && (
        <p class="t-muted">{t.accuracy(formatNumber(Math.round(here.accuracyMetres), locale))}</p>
      )}
      {outside !== undefined && outside > farOutside && (
        <p role="status">{t.outside(formatNumber(outside / 1000, locale, 1))}</p>
      )}
      <div aria-live="polite">{picked && <Chosen one={picked} />}</div>
    </figure>
  )
}

/** A border is drawn roughly: before that nobody is told to stand outside it. In metres. */
const farOutside = evidenceLimits.outside.fair

/** The family whose house was touched: who it is, in, and the way there by the phone's map app. */
function Chosen({ one }: { one: HeldCase }) {
  const t = dayText(useLocale())
  return (
    <div class="t-stack-s f-inset">
      <p>
        <b>{one.headName || t.unnamed}</b>
        {one.rt && ` · RT ${one.rt} / RW ${one.rw}`}
      </p>
      <div class="t-row">
        <LinkButton href={`/case/${one.id}`} kind="primary" icon="house">
          {t.openFamily}
        </LinkButton>
        {one.position && (
          <LinkButton
            href={`geo:${one.position.lat},${one.position.lon}?q=${one.position.lat},${one.position.lon}`}
            icon="pin"
          >
            {t.directions}
          </LinkButton>
        )}
      </div>
    </div>
  )
}

/** Fits the points into the width of the phone; the height follows, between a square half and a square. */
function frameAround(points: readonly Spot[]) {
  const lats = points.map(({ lat }) => lat)
  const lons = points.map(({ lon }) => lon)
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  const [west, east] = [Math.min(...lons), Math.max(...lons)]
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const [spanX, spanY] = [Math.max((east - west) * squeeze, 0.0005), Math.max(north - south, 0.0005)]
  const inner = width - 2 * margin
  const unit = Math.min(inner / spanX, inner / spanY)
  const height = Math.max(width / 2, spanY * unit + 2 * margin)
  const place = ({ lat, lon }: Spot) => ({
    x: margin + (inner - spanX * unit) / 2 + (lon - west) * squeeze * unit,
    y: margin + (north - lat) * unit,
  })
  const holds = (spot: Spot) => {
    const { x, y } = place(spot)
    return x >= 0 && x <= width && y >= 0 && y <= height
  }
  const perMetre = unit / metresPerDegree
  const metres =
    [20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000].findLast((one) => one * perMetre < 120) ?? 20
  return { height, place, holds, perMetre, scale: { metres, pixels: metres * perMetre } }
}
