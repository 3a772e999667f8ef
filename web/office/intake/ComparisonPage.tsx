import type { IntakeDetail } from '@tanggap/contract/intake'
import { familyKinds } from '@tanggap/core/intake'
import { Answered } from '../../kit/client/index.ts'
import { EmptyState, formatDateTime, formatNumber, Notice, Stat, useLocale } from '../../kit/index.ts'
import { ByVillage } from './ByVillage.tsx'
import { ChooseScope } from './ChooseScope.tsx'
import { ComparedFamilies } from './ComparedFamilies.tsx'
import { DecideIntake } from './DecideIntake.tsx'
import { DecileMatrix } from './DecileMatrix.tsx'
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
      <DecileMatrix summary={summary} />
      <ComparedFamilies id={intake.id} summary={summary} />
      <ByVillage id={intake.id} summary={summary} />
    </>
  )
}
