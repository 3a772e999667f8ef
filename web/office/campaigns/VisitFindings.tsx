import type { VisitView } from '@tanggap/contract/visits'
import { isFirstRecorded } from '@tanggap/core/changes'
import {
  type FindingEvidence,
  indicatorsOf,
  informantRoleLabels,
  memberPresenceEntries,
} from '@tanggap/core/instrument'
import { Compare, formatDateTime, KeyValue, Notice, StatusChip, useLocale } from '../../kit/index.ts'
import { type VisitSide, visitSides } from './visit-sides.ts'
import { visitsText } from './visits.text.ts'

/** What the register said beside what was found, subject by subject, and what the checks say about it. */
export function VisitFindings({ view }: { view: VisitView }) {
  const locale = useLocale()
  const t = visitsText(locale)
  const { interview } = view.submission
  const firstRecorded = firstRecordedOf(view)
  return (
    <div class="t-stack">
      {interview.findingEvidence && <Evidence evidence={interview.findingEvidence} title={t.findingTitle} />}
      <Remarks view={view} />
      {interview.finding === 'found' && (
        <section class="t-stack-s">
          <h2>{t.differences}</h2>
          {view.differences.length === firstRecorded.size && (
            <p class="t-muted">{firstRecorded.size === 0 ? t.noDifference : t.nothingCorrected}</p>
          )}
          {visitSides(view, locale).map((side) => (
            <Side
              key={side.key}
              side={side}
              isFirst={({ question }) => firstRecorded.has(placeOf(side.key, question))}
            />
          ))}
          <Indicators view={view} />
        </section>
      )}
    </div>
  )
}

/** What the answers about the house add up to; each with the answers it rests on. */
function Indicators({ view }: { view: VisitView }) {
  const locale = useLocale()
  const t = visitsText(locale)
  const said = { true: t.adequate, false: t.notAdequate, null: t.notKnown } as const
  return (
    <details class="t-card">
      <summary>{t.indicators}</summary>
      <p class="t-muted">{t.indicatorsLead}</p>
      <KeyValue
        pairs={indicatorsOf(view.submission.interview).map(({ label, adequate, rule }) => ({
          label: label[locale],
          value: (
            <>
              {said[`${adequate}`]} <small class="t-muted">{rule[locale]}</small>
            </>
          ),
        }))}
      />
    </details>
  )
}

/** What the visit found where the register held nothing, by subject and question. */
function firstRecordedOf({ differences }: VisitView): ReadonlySet<string> {
  return new Set(
    differences.flatMap((one) =>
      one.kind === 'value' && isFirstRecorded({ from: one.from })
        ? [placeOf(one.subject.kind === 'family' ? 'family' : one.subject.memberId, one.question)]
        : [],
    ),
  )
}

function placeOf(side: string, question: string): string {
  return `${side} ${question}`
}

/** What differs first; what the register never held is counted and opened when wanted, as is what stays. */
function Side({ side, isFirst }: { side: VisitSide; isFirst: (row: VisitSide['rows'][number]) => boolean }) {
  const locale = useLocale()
  const t = visitsText(locale)
  const { member, presence } = side
  const firstRecorded = side.rows.filter(isFirst)
  const others = side.rows.filter((row) => !isFirst(row))
  const isGone = presence !== null && memberPresenceEntries[presence].negative
  return (
    <article class="t-card">
      <div class="t-row">
        <h3>{side.key === 'family' ? t.ofFamily(side.name) : side.name}</h3>
        {side.isNew && <StatusChip tone="attention">{t.added}</StatusChip>}
        {isGone && <StatusChip tone="attention">{memberPresenceEntries[presence].label[locale]}</StatusChip>}
      </div>
      {isGone && member?.presenceEvidence && <Evidence evidence={member.presenceEvidence} title={t.gone} />}
      {others.length > 0 && (
        <Compare
          caption={t.differing(others.filter((row) => row.from !== row.to).length)}
          differences={others}
          fromHeading={t.register}
          toHeading={t.visit}
        />
      )}
      {firstRecorded.length > 0 && (
        <details>
          <summary>{t.firstRecorded(firstRecorded.length)}</summary>
          <Compare
            caption={t.wasEmpty}
            differences={firstRecorded}
            fromHeading={t.register}
            toHeading={t.visit}
          />
        </details>
      )}
    </article>
  )
}

/** Who said so, why and when: what makes a finding checkable by a second person. */
function Evidence({ evidence, title }: { evidence: FindingEvidence; title: string }) {
  const locale = useLocale()
  const t = visitsText(locale)
  return (
    <Notice tone="attention" title={title}>
      <KeyValue
        pairs={[
          {
            label: t.informant,
            value: `${evidence.informantName} (${informantRoleLabels[evidence.informantRole][locale]})`,
          },
          { label: t.reason, value: evidence.reason },
          ...(evidence.place ? [{ label: t.placeInWords, value: evidence.place }] : []),
          { label: t.recordedAt, value: formatDateTime(evidence.recordedAt, locale) },
        ]}
      />
    </Notice>
  )
}

function Remarks({ view }: { view: VisitView }) {
  const locale = useLocale()
  const t = visitsText(locale)
  const remarks = view.remarks.filter(({ severity }) => severity !== 'info')
  if (remarks.length === 0) return <Notice tone="good">{t.noRemarks}</Notice>
  return (
    <section class="t-stack-s">
      <h2>{t.remarks}</h2>
      {remarks.map((remark) => (
        <Notice key={remark.id} tone={remark.severity === 'error' ? 'bad' : 'attention'}>
          <b>{remark.message[locale]}</b>
          <p>{remark.explanation ? `${t.explained}: “${remark.explanation}”` : t.notExplained}</p>
        </Notice>
      ))}
    </section>
  )
}
