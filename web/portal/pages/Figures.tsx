import type { PublicFigures } from '@tanggap/contract/public-figures'
import { ticketKindRule } from '@tanggap/core/citizens'
import { formatDate, formatNumber, KeyValue, useLocale } from '../../kit/index.ts'
import { useEveryoneText, usePortalText } from '../tongue.tsx'
import { countIn, daysIn } from './counts.ts'

/** How many reports came, and how fast they were answered: told without flattery, and without pointing at anyone. */
export function Figures({ figures }: { figures: PublicFigures | null }) {
  const locale = useLocale()
  const t = useEveryoneText()
  const { print } = usePortalText()
  if (!figures)
    return (
      <div class="p-part">
        <h1>{t.figuresTitle}</h1>
        <p>{t.figuresNone}</p>
      </div>
    )
  const { all } = figures
  return (
    <>
      <div class="p-part">
        <h1>{t.figuresTitle}</h1>
        <p>{t.figuresLead(formatDate(figures.since, locale))}</p>
      </div>
      {all && (
        <div class="p-receipt">
          <KeyValue
            pairs={[
              { label: t.typical, value: daysIn(all.median, t, locale) },
              { label: t.slow, value: daysIn(all.p90, t, locale) },
              { label: t.shareAnswered, value: percent(all.answered) },
              { label: t.shareLate, value: percent(all.late) },
            ]}
          />
        </div>
      )}
      <section class="p-part">
        <h2>{t.regency}</h2>
        <KeyValue
          pairs={[
            { label: t.familiesRecorded, value: countIn(figures.families.total.whole, t, locale) },
            { label: t.familiesListed, value: countIn(figures.families.total.part, t, locale) },
            { label: t.reportsReceived, value: countIn(figures.reports.total.whole, t, locale) },
            { label: t.reportsAnswered, value: countIn(figures.reports.total.part, t, locale) },
          ]}
        />
      </section>
      <section class="p-part">
        <h2>{t.byKind}</h2>
        {figures.kinds.length === 0 && <p>{t.noneToTell}</p>}
        {figures.kinds.map(({ kind, received, times }) => (
          <div class="p-row" key={kind}>
            <h3>{ticketKindRule(kind).title[locale]}</h3>
            <p>
              {t.received}: {countIn(received, t, locale)}
              {times && ` · ${t.typical.toLowerCase()} ${daysIn(times.median, t, locale)}`}
              {times && ` · ${t.slow.toLowerCase()} ${daysIn(times.p90, t, locale)}`}
              {times && times.late > 0 && ` · ${t.shareLate.toLowerCase()}: ${percent(times.late)}`}
            </p>
          </div>
        ))}
      </section>
      <HowCounted />
      <p class="t-muted">{t.figuresAsOf(formatDate(figures.asOf, locale))}</p>
      <button type="button" class="t-button p-print" data-kind="secondary">
        {print}
      </button>
    </>
  )

  function percent(share: number): string {
    return `${formatNumber(Math.round(share), locale)}%`
  }
}

function HowCounted() {
  const t = useEveryoneText()
  return (
    <details class="p-fold">
      <summary>{t.howCounted}</summary>
      <div>
        <ul class="p-list">
          <li>{t.howCounted4}</li>
          <li>{t.howCounted1}</li>
          <li>{t.howCounted2}</li>
          <li>{t.howCounted3}</li>
        </ul>
      </div>
    </details>
  )
}
