import { formatNumber, useLocale } from '../../kit/index.ts'
import { comparisonText } from './comparison.text.ts'
import type { Comparison } from './use-intake.ts'

type Summary = NonNullable<Comparison['summary']>

/** Where families of each decile go. A rank is relative, so most movement needs no change at home. */
export function DecileMatrix({ summary }: { summary: Summary }) {
  const locale = useLocale()
  const t = comparisonText(locale)
  const number = (value: number) => formatNumber(value, locale)
  if (summary.deciles.length === 0) return null
  const count = (from: number | null, to: number | null) =>
    summary.deciles.find((each) => each.from === from && each.to === to)?.families ?? 0
  const sum = (which: (from: number, to: number) => boolean) =>
    summary.deciles.reduce(
      (total, { from, to, families }) =>
        total + (from !== null && to !== null && which(from, to) ? families : 0),
      0,
    )
  const name = (decile: number | null) => (decile === null ? t.none : String(decile))
  const hasNone = summary.deciles.some(({ from, to }) => from === null || to === null)
  const deciles = [...Array.from({ length: 10 }, (_, at) => at + 1), ...(hasNone ? [null] : [])]
  const most = Math.max(1, ...summary.deciles.map(({ from, to, families }) => (from === to ? 0 : families)))
  return (
    <section class="t-stack-s" aria-labelledby="decile-matrix">
      <h2 id="decile-matrix">{t.matrix}</h2>
      <p>
        {t.moves(
          number(sum((from, to) => to > from)),
          number(sum((from, to) => to < from)),
          number(sum((from, to) => to === from)),
        )}
      </p>
      <p class="t-muted">{t.matrixHelp}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
      <section class="o-matrix" aria-label={t.matrix} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                {t.before} \ {t.after}
              </th>
              {deciles.map((to) => (
                <th key={name(to)} scope="col">
                  {name(to)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {deciles.map((from) => (
              <tr key={name(from)}>
                <th scope="row">{name(from)}</th>
                {deciles.map((to) => {
                  const families = count(from, to)
                  const weight =
                    from === to || families === 0 ? 0 : 1 + Math.round(Math.sqrt(families / most) * 4)
                  return (
                    <td
                      key={name(to)}
                      data-weight={weight}
                      data-same={from === to}
                      title={t.cell(number(families), name(from), name(to))}
                    >
                      {families === 0 ? <span class="t-muted">·</span> : number(families)}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
