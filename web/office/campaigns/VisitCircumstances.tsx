import { type VisitView, visitPhoto } from '@tanggap/contract/visits'
import { visitAttemptOutcomeLabels } from '@tanggap/core/instrument'
import { addressOf } from '../../kit/client/index.ts'
import {
  formatDateTime,
  formatNumber,
  KeyValue,
  Notice,
  Photo,
  StatusChip,
  Timeline,
  useLocale,
} from '../../kit/index.ts'
import { distanceWords, PositionPlot } from './PositionPlot.tsx'
import { visitsText } from './visits.text.ts'

/** Photos, position and how the visit went. */
export function VisitCircumstances({ view }: { view: VisitView }) {
  return (
    <>
      <Photos view={view} />
      <Position view={view} />
      <Questions view={view} />
      <Paradata view={view} />
    </>
  )
}

function Photos({ view: { photos, visit } }: { view: VisitView }) {
  const locale = useLocale()
  const t = visitsText(locale)
  const names: Readonly<Record<string, string>> = t.photoSlots
  const arrived = photos.filter(({ stored }) => stored).length
  return (
    <section class="t-stack-s">
      <h2>{t.photosTitle}</h2>
      {photos.length === 0 && <p class="t-muted">{t.noPhotos}</p>}
      {arrived < photos.length && (
        <p class="t-muted">
          {t.arriving(formatNumber(arrived, locale), formatNumber(photos.length, locale))}
        </p>
      )}
      <div class="t-photos">
        {photos.map(({ sha256, slot, stored }) => (
          <Photo
            key={sha256}
            src={stored ? addressOf(visitPhoto, { params: { id: visit.id, sha256 } }) : undefined}
            alt={names[slot] ?? slot}
          />
        ))}
      </div>
    </section>
  )
}

function Position({ view: { position, visit } }: { view: VisitView }) {
  const locale = useLocale()
  const t = visitsText(locale)
  if (position === null)
    return (
      <section class="t-stack-s">
        <h2>{t.position}</h2>
        <p class="t-muted">{t.noPosition}</p>
      </section>
    )
  const { metresFromCentre, metresOutside, accuracyMetres } = position
  const facts = [
    metresFromCentre === null ? '' : t.fromCentre(distanceWords(metresFromCentre, locale)),
    metresOutside === null
      ? ''
      : metresOutside === 0
        ? t.withinBorder
        : t.outsideBorder(distanceWords(metresOutside, locale)),
    position.mode === 'manual' ? t.byHand : '',
    accuracyMetres === null ? '' : t.accuracy(formatNumber(accuracyMetres, locale, 0)),
  ]
  return (
    <section class="t-stack-s">
      <h2>{t.position}</h2>
      {visit.villageCentre && metresFromCentre !== null && (
        <PositionPlot
          house={position}
          centre={visit.villageCentre}
          metres={metresFromCentre}
          outline={position.outline}
        />
      )}
      <p>
        <StatusChip tone={gradeTones[position.grade]}>{t.grades[position.grade]}</StatusChip>
      </p>
      <p>{facts.filter(Boolean).join(' · ')}</p>
      {position.reasons.length > 0 && (
        <ul class="o-reasons">
          {position.reasons.map((reason) => (
            <li key={reason.id}>{reason[locale]}</li>
          ))}
        </ul>
      )}
      <p class="t-muted">{t.gradeNote}</p>
      <p class="t-muted t-digits">
        {formatNumber(position.lat, locale, 5)}; {formatNumber(position.lon, locale, 5)}
      </p>
    </section>
  )
}

/** A weak place is a reason to ask, so it is never shown as a fault. */
const gradeTones = { strong: 'good', fair: 'neutral', weak: 'attention', none: 'attention' } as const

/** What the way the interview went makes one wonder about. */
function Questions({ view: { questions } }: { view: VisitView }) {
  const locale = useLocale()
  const t = visitsText(locale)
  if (questions.length === 0) return null
  return (
    <section class="t-stack-s">
      <h2>{t.askBack}</h2>
      <p class="t-muted">{t.askBackLead}</p>
      <ul class="o-reasons">
        {questions.map(({ text }) => (
          <li key={text.id}>{text[locale]}</li>
        ))}
      </ul>
    </section>
  )
}

function Paradata({ view }: { view: VisitView }) {
  const locale = useLocale()
  const t = visitsText(locale)
  const { submission, attempts, reviews } = view
  const { respondent, slip, interview } = submission
  const { officerNotes } = interview.family
  return (
    <section class="t-stack-s">
      <h2>{t.paradata}</h2>
      {submission.parallel !== null && (
        <Notice tone="attention">
          {submission.parallel.theirs.length > 0
            ? t.ranBeside(
                formatNumber(submission.parallel.ours.length, locale),
                formatNumber(submission.parallel.theirs.length, locale),
              )
            : t.basedOnOlder}
        </Notice>
      )}
      {submission.clockOffMinutes !== null && (
        <Notice tone="attention">{t.clockOff(formatNumber(submission.clockOffMinutes, locale))}</Notice>
      )}
      <KeyValue
        pairs={[
          { label: t.started, value: formatDateTime(submission.startedAt, locale) },
          { label: t.finished, value: formatDateTime(submission.finishedAt, locale) },
          { label: t.lasted, value: t.minutes(formatNumber(submission.minutes, locale)) },
          { label: t.received, value: formatDateTime(submission.receivedAt, locale) },
          {
            label: t.respondent,
            value: `${respondent.name} · ${respondent.confirmed ? t.attests : t.attestsNot}`,
          },
          ...(typeof officerNotes === 'string' && officerNotes
            ? [{ label: t.officerNotes, value: officerNotes }]
            : []),
          ...(slip
            ? [{ label: t.slip, value: `${slip.serial} · ${slip.bound ? t.slipBound : t.slipNot}` }]
            : []),
        ]}
      />
      {attempts.length > 0 && (
        <>
          <h3>{t.attempts}</h3>
          <Timeline
            label={t.attempts}
            events={attempts.map((attempt) => ({
              key: `${attempt.number} ${attempt.endedAt}`,
              at: attempt.endedAt,
              title: `${formatNumber(attempt.number, locale)}. ${visitAttemptOutcomeLabels[attempt.outcome][locale]}`,
              children: attempt.note,
            }))}
          />
        </>
      )}
      {reviews.length > 0 && (
        <>
          <h3>{t.history}</h3>
          <Timeline
            label={t.history}
            events={reviews.map((review) => ({
              key: review.at,
              at: review.at,
              title: t.decided[review.decision],
              by: review.reviewer,
              children: review.reason,
            }))}
          />
        </>
      )}
    </section>
  )
}
