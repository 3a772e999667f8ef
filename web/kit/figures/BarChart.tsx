import { formatNumber } from '../format.ts'
import { useKitText, useLocale } from '../locale.tsx'

export interface Bar {
  label: string
  value: number
  /** The interval the true value lies in; drawn as a whisker and said in the table. */
  low?: number | undefined
  high?: number | undefined
}

export interface BarChartProps {
  caption: string
  bars: readonly Bar[]
  format?: ((value: number) => string) | undefined
  /** Colours by rank on the ordered scale instead of one colour for all. For ordered classes such as deciles. */
  ordered?: boolean
}

/** Bars that start at zero, with the same numbers as a table. */
export function BarChart({ caption, bars, format, ordered }: BarChartProps) {
  const t = useKitText()
  const locale = useLocale()
  const show = format ?? ((value: number) => formatNumber(value, locale))
  const longest = Math.max(1e-9, ...bars.map((bar) => Math.max(bar.value, bar.high ?? 0)))
  const at = (value: number) => (value / longest) * 100
  const colour = (index: number) =>
    ordered ? `t-scale-${1 + Math.round((index / Math.max(1, bars.length - 1)) * 5)}` : 't-one'
  return (
    <figure class="t-bars">
      <figcaption>
        <b>{caption}</b>
      </figcaption>
      <ul aria-hidden="true">
        {bars.map((bar, index) => (
          <li key={bar.label}>
            <span>{bar.label}</span>
            <svg viewBox="0 0 100 18" preserveAspectRatio="none" aria-hidden="true">
              <rect class="t-rail" width="100" height="18" />
              <rect class={`t-bar ${colour(index)}`} width={at(bar.value)} height="18" />
              {bar.low !== undefined && bar.high !== undefined && (
                <path
                  class="t-range"
                  d={`M${at(bar.low)} 9H${at(bar.high)}M${at(bar.low)} 5v8M${at(bar.high)} 5v8`}
                />
              )}
            </svg>
            <span>{show(bar.value)}</span>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t.asTable}</summary>
        <BarTable caption={caption} bars={bars} show={show} />
      </details>
    </figure>
  )
}

function BarTable(props: { caption: string; bars: readonly Bar[]; show: (value: number) => string }) {
  const { caption, bars, show } = props
  const t = useKitText()
  const uncertain = bars.some((bar) => bar.low !== undefined)
  return (
    <table class="t-table">
      <caption class="t-hide">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.field}</th>
          <th scope="col" data-align="end">
            {t.value}
          </th>
          {uncertain && (
            <th scope="col" data-align="end">
              {t.rangeHeading}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.label}>
            <th scope="row">{bar.label}</th>
            <td data-align="end">{show(bar.value)}</td>
            {uncertain && (
              <td data-align="end">
                {bar.low !== undefined && bar.high !== undefined && `${show(bar.low)} – ${show(bar.high)}`}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
