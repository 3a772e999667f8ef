import type { IntakeDetail } from '@tanggap/contract/intake'
import { EmptyState, formatNumber, StatusChip, Table, type Tone, useLocale } from '../../kit/index.ts'
import { intakeText } from './intake.text.ts'

const tones: Readonly<Record<'error' | 'warning' | 'info', Tone>> = {
  error: 'bad',
  warning: 'attention',
  info: 'neutral',
}

/** What is wrong, rule by rule, each leading to its rows. */
export function ProblemGroups({ intake }: { intake: IntakeDetail }) {
  const locale = useLocale()
  const t = intakeText(locale)
  return (
    <section class="t-stack-s">
      <h2>{t.problems}</h2>
      <p class="t-muted">{t.severityHelp}</p>
      <Table
        caption={t.problems}
        captionHidden
        rows={intake.problems}
        rowKey={({ code }) => code}
        href={({ code }) => `/intakes/${intake.id}?code=${encodeURIComponent(code)}`}
        empty={<EmptyState icon="check" title={t.noProblems} />}
        columns={[
          {
            key: 'severity',
            header: t.statusLabel,
            cell: ({ severity }) => <StatusChip tone={tones[severity]}>{t.severity[severity]}</StatusChip>,
          },
          { key: 'problem', header: t.problem, names: true, cell: ({ sentence }) => sentence[locale] },
          {
            key: 'rows',
            header: t.affected,
            align: 'end',
            cell: ({ rows }) => formatNumber(rows, locale),
          },
        ]}
      />
    </section>
  )
}
