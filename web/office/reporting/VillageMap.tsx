import { listOutlines } from '@tanggap/contract/boundaries'
import type { ReportDetail } from '@tanggap/contract/reporting'
import { Answered, useAsk } from '../../kit/client/index.ts'
import { formatPercent, type MapShape, OutlineMap, useLocale } from '../../kit/index.ts'
import { reportingText } from './reporting.text.ts'
import './reporting.css'

type Place = ReportDetail['places'][number]

/** Villages coloured by how much of the target is approved, drawn as today's maps draw them. The table by village says the same. */
export function VillageMap({ places }: { places: readonly Place[] }) {
  const aims = places.filter(({ approved, collected }) => approved !== null || collected !== null)
  const asked = useAsk(listOutlines)
  if (aims.length < 2) return null
  return <Answered of={asked}>{(drawn) => <Drawn places={places} aims={aims} {...drawn} />}</Answered>
}

function Drawn({
  places,
  aims,
  outlines,
  from,
}: {
  places: readonly Place[]
  aims: readonly Place[]
} & NonNullable<ReturnType<typeof useAsk<typeof listOutlines>>['value']>) {
  const locale = useLocale()
  const t = reportingText(locale)
  const byCode = new Map(places.map((place) => [place.code, place]))
  const percent = (value: number) => formatPercent(value / 100, locale, 0)
  const isAim = new Set(aims.map(({ code }) => code))
  return (
    <OutlineMap
      caption={t.map}
      label={t.map}
      around={[...isAim]}
      shapes={outlines.map(({ code, outline, estimate }): MapShape => {
        const place = byCode.get(code)
        const approved = place?.approved ?? null
        return {
          key: code,
          name: place?.name ?? code,
          outline,
          estimate,
          step: approved === null ? undefined : stepOf(approved),
          short: isAim.has(code) && approved !== null ? percent(approved) : undefined,
          says: approved === null ? t.mapNothing : t.mapShare(percent(approved)),
          label:
            isAim.has(code) && place
              ? `${place.name}${approved === null ? '' : ` ${percent(approved)}`}`
              : undefined,
        }
      })}
      legend={
        <ul class="t-legend">
          {steps.map((upTo, index) => (
            <li key={upTo}>
              <svg class="t-map-key" viewBox="0 0 1 1" aria-hidden="true">
                <rect class={`t-scale-${index + 1}`} width="1" height="1" />
              </svg>
              {index === 0 ? `< ${percent(upTo)}` : `${percent(steps[index - 1] ?? 0)} – ${percent(upTo)}`}
            </li>
          ))}
          <li>
            <svg class="t-map-key" viewBox="0 0 8 8" aria-hidden="true">
              <rect class="t-map-nothing" width="8" height="8" />
              <path class="t-map-hatch" d="M0 8L8 0M-2 2L2 -2M6 10L10 6" />
            </svg>
            {t.mapNothing}
          </li>
        </ul>
      }
      note={from ? t.mapFrom(from.source, from.licence) : t.mapNote}
    />
  )
}

const steps = [20, 40, 60, 80, 95, 100] as const

function stepOf(percent: number): MapShape['step'] {
  const ranks = [1, 2, 3, 4, 5, 6] as const
  return ranks[steps.findIndex((upTo) => percent < upTo)] ?? 6
}
