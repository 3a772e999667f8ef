import { getReport, type ReportDetail, type ReportTableShown } from '@tanggap/contract/reporting'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  type Bar,
  BarChart,
  formatDate,
  formatDateTime,
  formatNumber,
  type Locale,
  Notice,
  PageHeader,
  ProgressBar,
  Stat,
  useLocale,
} from '../../kit/index.ts'
import { cellText, shareOf } from './cells.ts'
import { RecomputeCheck, ReportAside, SignReport } from './ReportActs.tsx'
import { SignedChip } from './ReportList.tsx'
import { ReportTable } from './ReportTable.tsx'
import { reportingText } from './reporting.text.ts'
import { VillageMap } from './VillageMap.tsx'

/** One report: the four figures, the pace, charts and every table, as it was frozen. */
export function ReportPage({ id }: { id: string }) {
  const asked = useAsk(getReport, { params: { id } })
  return <Answered of={asked}>{(report) => <Report report={report} reload={asked.reload} />}</Answered>
}

function Report({ report, reload }: { report: ReportDetail; reload: () => void }) {
  const locale = useLocale()
  const t = reportingText(locale)
  const scope = report.campaign ? `${report.campaign.number} · ${report.campaign.name}` : t.everything
  return (
    <>
      <PageHeader
        title={<span class="t-digits">{report.number}</span>}
        status={<SignedChip signedAt={report.signedAt} />}
        lead={t.leadOf(formatDateTime(report.asOf, locale), scope)}
        crumbs={[{ href: '/reports', label: t.title }, { label: report.number }]}
        actions={
          <>
            <RecomputeCheck id={report.id} />
            <SignReport report={report} onSigned={reload} />
          </>
        }
      />
      <div class="t-stack">
        {report.view === 'aggregate' && <Notice>{t.aggregate}</Notice>}
        <Headline report={report} />
        <div class="t-beside">
          <div class="t-stack">
            <Charts report={report} />
          </div>
          <ReportAside report={report} />
        </div>
        {report.tables.map((table) => (
          <ReportTable key={table.key} table={table} />
        ))}
        <Definitions report={report} />
      </div>
    </>
  )
}

function Headline({ report }: { report: ReportDetail }) {
  const locale = useLocale()
  const t = reportingText(locale)
  const { headline, pace } = report
  const { target, collected, approved } = headline
  const stat = (key: keyof typeof headline) => {
    const share = key === 'target' ? undefined : shareOf(headline[key], target, locale)
    return (
      <Stat
        label={t[key]}
        value={cellText(headline[key], 'count', locale)}
        detail={share ? t.ofTarget(share) : t.families}
      />
    )
  }
  return (
    <section class="t-stack">
      <div class="t-stats">
        {stat('target')}
        {stat('collected')}
        {stat('approved')}
        {stat('ratified')}
      </div>
      {typeof target === 'number' && typeof collected === 'number' && typeof approved === 'number' && (
        <ProgressBar
          label={t.progress}
          target={target}
          done={collected}
          approved={approved}
          doneLabel={t.collected}
          approvedLabel={t.approved}
        />
      )}
      <p>{paceSentences(pace, locale)}</p>
    </section>
  )
}

function paceSentences(pace: ReportDetail['pace'], locale: Locale): string {
  const t = reportingText(locale)
  const { endsOn, remaining, daysLeft, neededPerDay, recentPerDay, forecastOn } = pace
  const one = (value: number) => formatNumber(value, locale, 1)
  return [
    endsOn && t.remaining(cellText(remaining, 'count', locale), formatDate(endsOn, locale), one(daysLeft)),
    daysLeft === 0 && remaining !== 0 && t.late,
    neededPerDay !== null && t.needed(one(neededPerDay)),
    t.recent(one(recentPerDay)),
    forecastOn !== null && remaining !== 0 && t.forecast(formatDate(forecastOn, locale)),
  ]
    .filter(Boolean)
    .join(' ')
}

function Charts({ report }: { report: ReportDetail }) {
  const locale = useLocale()
  const t = reportingText(locale)
  const find = (key: string) => report.tables.find((table) => table.key === key)
  const findings = barsOf(find('findings'), 1, locale)
  const variables = barsOf(find('variables'), 2, locale).slice(0, 10)
  return (
    <>
      <VillageMap places={report.places} />
      {findings.length > 0 && <BarChart caption={t.findings} bars={findings} />}
      {variables.length > 0 && <BarChart caption={t.variables} bars={variables} />}
    </>
  )
}

/** The rows of a table with a count that may be seen and is not zero; totals and "at least one" are no bars. */
function barsOf(table: ReportTableShown | undefined, column: number, locale: Locale): Bar[] {
  return (table?.rows ?? []).flatMap(({ key, cells, total }) => {
    const value = cells[column]
    if (total || key === 'any' || typeof value !== 'number' || value === 0) return []
    return [{ label: cellText(cells[0] ?? null, 'text', locale), value }]
  })
}

function Definitions({ report }: { report: ReportDetail }) {
  const locale = useLocale()
  const t = reportingText(locale)
  return (
    <section class="t-stack-s">
      <h2>{t.definitions}</h2>
      <p class="t-muted t-digits">{report.definitionVersion}</p>
      <dl class="o-definitions">
        {report.definitions.map(({ key, title, meaning }) => (
          <div key={key}>
            <dt>{title[locale]}</dt>
            <dd>{meaning[locale]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
