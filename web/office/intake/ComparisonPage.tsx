import type { IntakeDetail } from '@tanggap/contract/intake'
import { familyKinds } from '@tanggap/core/intake'
import { Answered } from '../../kit/client/index.ts'
import {
  BarChart,
  EmptyState,
  formatDateTime,
  formatNumber,
  Notice,
  Stat,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { useVillageName } from '../villages.ts'
import { ChooseScope } from './ChooseScope.tsx'
import { ComparedFamilies } from './ComparedFamilies.tsx'
import { DecideIntake } from './DecideIntake.tsx'
import { deskText } from './desk.text.ts'
import { IntakeFrame } from './IntakeFrame.tsx'
import { type Comparison, useComparison, useIntake } from './use-intake.ts'
import { WorkingNotice } from './WorkingNotice.tsx'

/** What taking an extract in would change, before anything changes. */
export function ComparisonPage({ id }: { id: string }) {
  const asked = useIntake(id)
  const compared = useComparison(id)
  const reload = () => {
    asked.reload()
    compared.reload()
  }
  return (
    <Answered of={asked}>
      {(intake) => (
        <IntakeFrame intake={intake} view="comparison">
          <Answered of={compared}>
            {(comparison) => <Compared intake={intake} comparison={comparison} onChange={reload} />}
          </Answered>
        </IntakeFrame>
      )}
    </Answered>
  )
}

function Compared({
  intake,
  comparison,
  onChange,
}: {
  intake: IntakeDetail
  comparison: Comparison
  onChange: () => void
}) {
  const locale = useLocale()
  const d = deskText(locale)
  const number = (value: number | undefined) => formatNumber(value ?? 0, locale)
  const { summary } = comparison
  if (summary === null)
    return (
      <>
        <WorkingNotice intake={intake} comparison={comparison} onChange={onChange} />
        {comparison.stage === null && <EmptyState title={d.notYet}>{d.notYetHelp}</EmptyState>}
      </>
    )
  const shown = familyKinds.filter((kind) => (summary.kinds[kind] ?? 0) > 0)
  const { stay, yield: yielding } = summary.contradictions
  return (
    <>
      <WorkingNotice intake={intake} comparison={comparison} onChange={onChange} />
      {comparison.comparedAt !== null && intake.status === 'checked' && !comparison.isOutdated && (
        <p class="t-muted">{d.comparedAt(formatDateTime(comparison.comparedAt, locale))}</p>
      )}
      <div class="t-stats">
        <Stat label={d.families} value={number(summary.families)} />
        <Stat label={d.unchanged} value={number(summary.unchanged)} />
        {shown.map((kind) => (
          <Stat
            key={kind}
            label={d.kinds[kind] ?? kind}
            value={number(summary.kinds[kind])}
            detail={d.kindHelp[kind]}
            href={`/intakes/${intake.id}/comparison?kind=${kind}#families`}
          />
        ))}
      </div>
      {stay + yielding > 0 && (
        <Notice tone="attention" title={d.contradictions}>
          {d.contradictionsText(number(stay), number(yielding))}
        </Notice>
      )}
      <ChooseScope intake={intake} comparison={comparison} onChange={onChange} />
      <DecideIntake intake={intake} comparison={comparison} onChange={onChange} />
      <DecileMovement summary={summary} />
      <ComparedFamilies id={intake.id} summary={summary} />
      <ByVillage id={intake.id} summary={summary} />
    </>
  )
}

type Summary = NonNullable<Comparison['summary']>

/** By how many steps families move; a rank is relative, so most movement needs no change at home. */
function DecileMovement({ summary }: { summary: Summary }) {
  const locale = useLocale()
  const d = deskText(locale)
  const steps = new Map<number, number>()
  for (const { from, to, families } of summary.deciles)
    if (from !== null && to !== null) steps.set(to - from, (steps.get(to - from) ?? 0) + families)
  const bars = [...steps]
    .filter(([step]) => step !== 0)
    .toSorted(([a], [b]) => b - a)
    .map(([step, families]) => ({ label: d.decileBar(step), value: families }))
  if (bars.length === 0) return null
  return <BarChart caption={d.deciles} bars={bars} />
}

function ByVillage({ id, summary }: { id: string; summary: Summary }) {
  const locale = useLocale()
  const d = deskText(locale)
  const address = useAddress()
  const villageName = useVillageName()
  const shown = familyKinds.filter((kind) => (summary.kinds[kind] ?? 0) > 0)
  return (
    <section class="t-stack-s">
      <h2>{d.byVillage}</h2>
      <Table
        caption={d.byVillage}
        captionHidden
        rows={summary.villages}
        rowKey={({ code }) => code}
        href={({ code }) =>
          `/intakes/${id}/comparison${address.query.kind ? `?kind=${address.query.kind}&` : '?'}village=${code}#families`
        }
        columns={[
          { key: 'village', header: d.village, names: true, cell: ({ code }) => villageName(code) },
          {
            key: 'families',
            header: d.families,
            align: 'end' as const,
            cell: ({ families }) => formatNumber(families, locale),
          },
          ...shown.map((kind) => ({
            key: kind,
            header: d.kinds[kind] ?? kind,
            align: 'end' as const,
            cell: ({ kinds }: Summary['villages'][number]) => formatNumber(kinds[kind] ?? 0, locale),
          })),
        ]}
      />
    </section>
  )
}
