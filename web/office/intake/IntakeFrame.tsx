import type { IntakeDetail } from '@tanggap/contract/intake'
import type { ComponentChildren } from 'preact'
import { formatDate, PageHeader, Tabs, useLocale } from '../../kit/index.ts'
import { deskText } from './desk.text.ts'
import { intakeText } from './intake.text.ts'
import { IntakeChip } from './intake-chip.tsx'

export type IntakeView = 'overview' | 'bench' | 'comparison' | 'recipients'

/** The head of every page of one delivery, with the way to its other pages. */
export function IntakeFrame({
  intake,
  view,
  children,
}: {
  intake: IntakeDetail
  view: IntakeView
  children: ComponentChildren
}) {
  const locale = useLocale()
  const t = intakeText(locale)
  const d = deskText(locale)
  const own: readonly IntakeView[] = intake.kind === 'dtsen' ? ['comparison'] : ['recipients']
  const views: readonly IntakeView[] = intake.counts === null ? [] : ['overview', 'bench', ...own]
  return (
    <div class="t-stack">
      <PageHeader
        title={intake.title}
        status={<IntakeChip status={intake.status} />}
        crumbs={[{ href: '/intakes', label: t.title }, { label: intake.title }]}
        lead={`${t.kind[intake.kind]} · ${intake.provider} · ${t.asOf} ${formatDate(intake.asOf, locale)}`}
      />
      {views.length > 0 && (
        <Tabs
          label={d.views}
          tabs={views.map((each) => ({
            href: each === 'overview' ? `/intakes/${intake.id}` : `/intakes/${intake.id}/${each}`,
            label: d[each],
            current: each === view,
          }))}
        />
      )}
      {children}
    </div>
  )
}
