import { readOutline } from '@tanggap/core/regions'
import type { ComponentChildren } from 'preact'
import { useId, useMemo } from 'preact/hooks'
import { useKitText } from '../locale.tsx'
import { frameMap } from './frame-map.ts'
import { type LabelWish, placeLabels } from './place-labels.ts'

export interface MapShape {
  readonly key: string
  readonly name: string
  /** As `codeOutline` of core/regions writes it. */
  readonly outline: string
  /** What its colour says, in words: shown when pointed at. */
  readonly says: string
  /** A step of the ordered scale; without one it is hatched, as something nobody knows or may tell. */
  readonly step?: 1 | 2 | 3 | 4 | 5 | 6 | undefined
  /** Stands out: an error, the one that is looked at. */
  readonly marked?: boolean | undefined
  /** A cell around a centre: drawn with a broken line. */
  readonly estimate?: boolean | undefined
  /** Written into it where there is room; the table says it in any case. */
  readonly label?: string | undefined
  /** What stays of the label where neighbours leave no room for all of it. */
  readonly short?: string | undefined
}

export interface OutlineMapProps {
  readonly caption: ComponentChildren
  /** What the picture shows, for who does not see it. A table beside it says the same. */
  readonly label: string
  readonly shapes: readonly MapShape[]
  /** Keys of the shapes the frame is drawn around; all without it. */
  readonly around?: readonly string[] | undefined
  readonly legend?: ComponentChildren
  readonly note?: ComponentChildren
}

/** Shapes on a plane, north up, coloured by an ordered scale. It never stands without a table that says the same. */
export function OutlineMap({ caption, label, shapes, around, legend, note }: OutlineMapProps) {
  const t = useKitText()
  const hatch = useId()
  const areas = useMemo(() => shapes.map(({ outline }) => readOutline(outline)), [shapes])
  const focus = around && areas.filter((_, index) => around.includes(shapes[index]?.key ?? ''))
  const frame = frameMap(areas, focus?.length ? focus : areas)
  if (!frame) return null
  const { left, top, width, height } = frame
  // Ten pixels on a phone, where the picture is 328 wide; the style sheet takes them back on a desk.
  const letters = 10 * Math.max(width / 328, height / 512)
  const drawn = shapes.map((shape, index) => ({ shape, area: areas[index] ?? [] }))
  const wishes = drawn.flatMap(({ shape: { key, label, short }, area }): LabelWish[] => {
    const middle = label ? labelPlace(area) : undefined
    if (!label || !middle) return []
    const { x, y } = frame.place(middle[0], middle[1])
    // A name at the edge moves in, so that none of it is cut off.
    const half = label.length * letters * 0.29
    const within = Math.min(left + width - half, Math.max(left + half, x))
    const isInView = x > left && x < left + width
    return [{ key, x: isInView ? within : x, y, texts: short ? [label, short] : [label] }]
  })
  return (
    <figure class="t-map">
      <figcaption>
        <b>{caption}</b>
      </figcaption>
      <svg
        viewBox={[left, top, width, height].map((one) => one.toFixed(2)).join(' ')}
        role="img"
        aria-label={label}
      >
        <defs>
          <pattern
            id={hatch}
            width={letters * 0.6}
            height={letters * 0.6}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect class="t-map-nothing" width="100%" height="100%" />
            <path class="t-map-hatch" d={`M0 0V${letters}`} stroke-width={letters * 0.18} />
          </pattern>
        </defs>
        {drawn
          .toSorted((a, b) => Number(a.shape.marked ?? false) - Number(b.shape.marked ?? false))
          .map(({ shape, area }) => (
            <path
              key={shape.key}
              class={shape.step ? `t-scale-${shape.step}` : undefined}
              {...(!shape.step && { fill: `url(#${hatch})` })}
              data-marked={shape.marked ?? false}
              data-estimate={shape.estimate ?? false}
              d={frame.draw(area)}
            >
              <title>{`${shape.name}: ${shape.says}${shape.estimate ? ` (${t.estimate})` : ''}`}</title>
            </path>
          ))}
        {frame.shortened.map((y) => (
          <g key={y} class="t-map-sea">
            <path class="t-map-line" d={`M${left} ${y}H${left + width}`} />
            <text x={left + letters / 2} y={y - letters / 3} font-size={letters}>
              {t.seaShortened}
            </text>
          </g>
        ))}
        {placeLabels(wishes, letters).map(({ key, x, y, text }) => (
          <text
            key={key}
            class="t-map-name"
            x={x}
            y={y}
            style={{ fontSize: `calc(${letters.toFixed(3)}px * var(--map-letters))` }}
            stroke-width={letters / 6}
          >
            {text}
          </text>
        ))}
      </svg>
      {legend}
      {note && <p class="t-muted">{note}</p>}
    </figure>
  )
}

/** The middle of the widest stretch inside the largest ring, at half its height. */
function labelPlace(area: ReturnType<typeof readOutline>): readonly [number, number] | undefined {
  const [ring] = area.flatMap(([edge]) => (edge ? [edge] : [])).toSorted((a, b) => spread(b) - spread(a))
  if (!ring) return undefined
  const lats = ring.map(([, lat]) => lat)
  const middle = (Math.min(...lats) + Math.max(...lats)) / 2
  const crossings = ring
    .flatMap(([lon1, lat1], index) => {
      const [lon2, lat2] = ring[(index + 1) % ring.length] ?? [lon1, lat1]
      return lat1 > middle === lat2 > middle ? [] : [lon1 + ((middle - lat1) / (lat2 - lat1)) * (lon2 - lon1)]
    })
    .toSorted((a, b) => a - b)
  let best: readonly [number, number] | undefined
  let widest = 0
  for (let at = 0; at + 1 < crossings.length; at += 2) {
    const [from, to] = [crossings[at] ?? 0, crossings[at + 1] ?? 0]
    if (to - from > widest) {
      widest = to - from
      best = [(from + to) / 2, middle]
    }
  }
  return best
}

function spread(ring: readonly (readonly [number, number])[]): number {
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)]
  return (Math.max(...lons) - Math.min(...lons)) * (Math.max(...lats) - Math.min(...lats))
}
