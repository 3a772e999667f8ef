import { localDay } from '@tanggap/core/calendar'
import { type ProgrammeRule, programmeRules } from '@tanggap/core/targeting'
import {
  type Column,
  formatDate,
  type Locale,
  Notice,
  PageHeader,
  StatusChip,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { targetingText } from './targeting.text.ts'

/** Every dated rule with its source: what stands behind the targeting figures of a report. */
export function ProgrammeRules() {
  const locale = useLocale()
  const t = targetingText(locale)
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <div class="t-stack">
        <Notice tone="attention">{t.note}</Notice>
        <Table
          caption={t.title}
          captionHidden
          columns={columnsIn(locale, localDay(new Date()))}
          rows={programmeRules.toReversed()}
          rowKey={({ key }) => key}
        />
      </div>
    </>
  )
}

function columnsIn(locale: Locale, today: string): readonly Column<ProgrammeRule>[] {
  const t = targetingText(locale)
  return [
    {
      key: 'programme',
      header: t.programme,
      names: true,
      cell: ({ title, unit }) => (
        <>
          {title[locale]} <small class="t-muted">({t[unit]})</small>
        </>
      ),
    },
    { key: 'deciles', header: t.deciles, cell: ({ deciles: { from, to } }) => `${from}–${to}` },
    {
      key: 'component',
      header: t.component,
      cell: ({ needsComponent }) => (needsComponent ? t.needed : t.notNeeded),
    },
    {
      key: 'excluded',
      header: t.excluded,
      cell: ({ excludedBy }) => excludedBy.map((flag) => t.flags[flag]).join('; '),
    },
    {
      key: 'since',
      header: t.since,
      cell: ({ validFrom, validUntil }) =>
        validUntil
          ? t.range(formatDate(validFrom, locale), formatDate(validUntil, locale))
          : t.open(formatDate(validFrom, locale)),
    },
    { key: 'state', header: t.state, cell: (rule) => <StateChip rule={rule} today={today} /> },
    {
      key: 'source',
      header: t.source,
      cell: ({ source, certainty }) => (
        <>
          {source[locale]} <small class="t-muted">({t.certainty[certainty]})</small>
        </>
      ),
    },
  ]
}

function StateChip({ rule, today }: { rule: ProgrammeRule; today: string }) {
  const t = targetingText(useLocale())
  if (rule.validFrom > today) return <StatusChip tone="waiting">{t.toCome}</StatusChip>
  if (rule.validUntil !== undefined && rule.validUntil < today) return <StatusChip>{t.ended}</StatusChip>
  return <StatusChip tone="good">{t.inForce}</StatusChip>
}
