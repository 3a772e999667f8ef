import { downloadProblems, type IntakeDetail, printReceipt } from '@tanggap/contract/intake'
import { Answered, addressOf } from '../../kit/client/index.ts'
import {
  DocumentLink,
  formatDate,
  formatDateTime,
  formatNumber,
  KeyValue,
  Notice,
  Stat,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { DecideIntake } from './DecideIntake.tsx'
import { FilesOfIntake } from './FilesOfIntake.tsx'
import { IntakeFrame } from './IntakeFrame.tsx'
import { intakeText } from './intake.text.ts'
import { ProblemGroups } from './ProblemGroups.tsx'
import { ProblemRows } from './ProblemRows.tsx'
import { RollBack } from './RollBack.tsx'
import { type Comparison, useComparison, useIntake } from './use-intake.ts'
import { WorkingNotice } from './WorkingNotice.tsx'

/** One delivery from its papers to the decision. */
export function IntakePage({ id }: { id: string }) {
  const asked = useIntake(id)
  const compared = useComparison(id)
  const reload = () => {
    asked.reload()
    compared.reload()
  }
  return (
    <Answered of={asked}>
      {(intake) => <Intake intake={intake} comparison={compared.value} onChange={reload} />}
    </Answered>
  )
}

function Intake({
  intake,
  comparison,
  onChange,
}: {
  intake: IntakeDetail
  comparison: Comparison | undefined
  onChange: () => void
}) {
  const locale = useLocale()
  const t = intakeText(locale)
  const { query } = useAddress()
  const showsRows = query.code !== undefined || query.unmatched !== undefined
  return (
    <IntakeFrame intake={intake} view="overview">
      <Working intake={intake} />
      {comparison && <WorkingNotice intake={intake} comparison={comparison} onChange={onChange} />}
      {intake.failure && (
        <Notice tone="bad" title={t.status.failed}>
          {intake.failure[locale]}
        </Notice>
      )}
      <DecideIntake intake={intake} comparison={comparison} onChange={onChange} />
      {comparison && <RollBack intake={intake} comparison={comparison} onChange={onChange} />}
      {showsRows ? (
        <ProblemRows intake={intake} />
      ) : (
        <>
          {intake.counts && <Result intake={intake} />}
          {intake.counts && <ProblemGroups intake={intake} />}
          {intake.problems.length > 0 && (
            <DocumentLink
              href={addressOf(downloadProblems, { params: { id: intake.id } })}
              title={t.download}
              detail={t.downloadDetail}
              download
            />
          )}
          <FilesOfIntake intake={intake} onChange={onChange} />
          <Papers intake={intake} />
        </>
      )}
    </IntakeFrame>
  )
}

function Working({ intake: { status, progress } }: { intake: IntakeDetail }) {
  const locale = useLocale()
  const t = intakeText(locale)
  if (status !== 'checking') return null
  const isReading = progress.stage === 'reading' && progress.bytesTotal > 0
  return (
    <Notice
      tone="info"
      live
      title={`${t.stage[progress.stage]}${progress.fileName ? ` ${progress.fileName}` : ''}`}
    >
      <p>
        {t.readSoFar(formatNumber(progress.rowsRead, locale))}. {t.leaveHint}
      </p>
      <progress
        class="o-progress"
        {...(isReading && { max: progress.bytesTotal, value: progress.bytesRead })}
      />
    </Notice>
  )
}

function Result({ intake: { id, kind, counts } }: { intake: IntakeDetail }) {
  const locale = useLocale()
  const t = intakeText(locale)
  if (counts === null) return null
  const number = (value: number) => formatNumber(value, locale)
  return (
    <section class="t-stack-s">
      <h2>{t.result}</h2>
      <div class="t-stats">
        <Stat label={t.read} value={number(counts.read)} />
        <Stat label={t.acceptable} value={number(counts.accepted)} />
        <Stat label={t.withErrors} value={number(counts.withErrors)} />
        <Stat label={t.withWarnings} value={number(counts.withWarnings)} />
        {kind === 'dtsen' ? (
          <>
            <Stat label={t.newFamilies} value={number(counts.newFamilies)} />
            <Stat label={t.knownFamilies} value={number(counts.knownFamilies)} />
            <Stat label={t.absentFamilies} value={number(counts.absentFamilies)} detail={t.absentDetail} />
          </>
        ) : (
          <>
            <Stat label={t.byNik} value={number(counts.matchedByNik)} />
            <Stat label={t.byCard} value={number(counts.matchedByCard)} />
            <Stat
              label={t.unmatched}
              value={number(counts.unmatched)}
              href={counts.unmatched > 0 ? `/intakes/${id}/recipients` : undefined}
            />
          </>
        )}
      </div>
    </section>
  )
}

function Papers({ intake }: { intake: IntakeDetail }) {
  const locale = useLocale()
  const t = intakeText(locale)
  const own =
    intake.kind === 'dtsen'
      ? [{ label: t.snapshot, value: intake.snapshotVersion }]
      : [
          { label: t.programme, value: intake.programmeCode?.toUpperCase() },
          { label: t.period, value: intake.period },
        ]
  return (
    <section class="t-stack-s">
      <h2>{t.papers}</h2>
      <KeyValue
        pairs={[
          { label: t.provider, value: intake.provider },
          ...own,
          { label: t.asOf, value: formatDate(intake.asOf, locale) },
          { label: t.agreement, value: intake.agreementNumber },
          {
            label: t.handover,
            value: `${intake.handoverNumber}, ${formatDate(intake.handoverDate, locale)}`,
          },
          { label: t.purpose, value: intake.purpose },
          {
            label: t.uploaded,
            value: t.decided(intake.uploadedBy, formatDateTime(intake.uploadedAt, locale)),
          },
          ...(intake.decidedBy && intake.decidedAt
            ? [
                {
                  label: t.decision,
                  value: t.decided(intake.decidedBy, formatDateTime(intake.decidedAt, locale)),
                },
              ]
            : []),
          ...(intake.decisionReason ? [{ label: t.reason, value: intake.decisionReason }] : []),
        ]}
      />
      <DocumentLink
        href={addressOf(printReceipt, { params: { id: intake.id } })}
        title={t.receipt}
        detail={intake.counts === null ? t.receiptDraft : t.receiptDetail}
      />
    </section>
  )
}
