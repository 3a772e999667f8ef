import { type BoundaryProblemShown, getBoundaries } from '@tanggap/contract/boundaries'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  formatDate,
  formatDateTime,
  formatNumber,
  KeyValue,
  Notice,
  OutlineMap,
  PageHeader,
  StatusChip,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { BoundaryChip } from './BoundaryChip.tsx'
import type { BoundariesSeen } from './boundaries-seen.ts'
import { DecideBorders } from './DecideBorders.tsx'
import { MatchVillages } from './MatchVillages.tsx'
import { regionsText } from './regions.text.ts'

/** One set of borders: what is wrong with it, how it looks, whose each shape is, and the decision of the second person. */
export function BoundaryPage({ id }: { id: string }) {
  const asked = useAsk(getBoundaries, { params: { id } })
  return <Answered of={asked}>{(seen) => <Shown seen={seen} reload={asked.reload} />}</Answered>
}

function Shown({ seen, reload }: { seen: BoundariesSeen; reload: () => void }) {
  const locale = useLocale()
  const t = regionsText(locale)
  const { set, problems } = seen
  const by = (name: string | null, at: string | null) =>
    name && at ? t.by(name, formatDateTime(at, locale)) : t.none
  return (
    <>
      <PageHeader title={t.borders} lead={set.source} />
      <div class="t-stack">
        <section class="t-card">
          <KeyValue
            pairs={[
              { label: t.status, value: <BoundaryChip of={set} /> },
              { label: t.validFrom, value: formatDate(set.validFrom, locale) },
              { label: t.licence, value: set.licence },
              {
                label: t.shapes,
                value: t.matchedOf(formatNumber(set.matched, locale), formatNumber(set.shapes, locale)),
              },
              { label: t.madeBy, value: by(set.madeBy, set.madeAt) },
              { label: t.decidedBy, value: by(set.decidedBy, set.decidedAt) },
              ...(set.note ? [{ label: t.sentence, value: set.note }] : []),
            ]}
          />
          <DecideBorders seen={seen} onDecided={reload} />
        </section>
        <Problems problems={problems} />
        <Preview seen={seen} />
        <MatchVillages seen={seen} onMatched={reload} />
      </div>
    </>
  )
}

function Problems({ problems }: { problems: readonly BoundaryProblemShown[] }) {
  const locale = useLocale()
  const t = regionsText(locale)
  if (problems.length === 0) return <Notice tone="good">{t.noProblems}</Notice>
  return (
    <Table
      caption={t.problems}
      columns={[
        {
          key: 'severity',
          header: t.status,
          cell: ({ severity }) => (
            <StatusChip tone={severity === 'error' ? 'bad' : 'attention'}>{t.severity[severity]}</StatusChip>
          ),
        },
        {
          key: 'place',
          header: t.place,
          align: 'end',
          cell: ({ place }) => (place === null ? t.none : formatNumber(place, locale)),
        },
        { key: 'sentence', header: t.sentence, cell: ({ sentence }) => sentence[locale] },
      ]}
      rows={problems
        .map((problem, index) => ({ ...problem, index }))
        .toSorted((a, b) => a.severity.localeCompare(b.severity))}
      rowKey={({ index }) => String(index)}
    />
  )
}

function Preview({ seen: { shapes, problems, villages } }: { seen: BoundariesSeen }) {
  const locale = useLocale()
  const t = regionsText(locale)
  const names = new Map(villages.map(({ code, name }) => [code, name]))
  const troubled = new Set(problems.filter(({ code }) => code !== 'unmatched').map(({ place }) => place))
  return (
    <OutlineMap
      caption={t.preview}
      label={t.previewLabel(formatNumber(shapes.length, locale))}
      shapes={shapes.map((shape) => ({
        key: String(shape.place),
        name: (shape.village && names.get(shape.village)) || shape.name || `${t.place} ${shape.place}`,
        outline: shape.outline,
        step: shape.village === null ? undefined : shape.matchedBy === 'person' ? 2 : 3,
        says: shape.village === null ? t.unmatched : shape.matchedBy === 'person' ? t.byPerson : t.byCode,
        marked: troubled.has(shape.place),
        label: shape.village === null ? String(shape.place) : undefined,
      }))}
      legend={
        <ul class="t-legend">
          <li>
            <svg class="t-map-key" viewBox="0 0 1 1" aria-hidden="true">
              <rect class="t-scale-3" width="1" height="1" />
            </svg>
            {t.byCode}
          </li>
          <li>
            <svg class="t-map-key" viewBox="0 0 1 1" aria-hidden="true">
              <rect class="t-scale-2" width="1" height="1" />
            </svg>
            {t.byPerson}
          </li>
          <li>
            <svg class="t-map-key" viewBox="0 0 8 8" aria-hidden="true">
              <rect class="t-map-nothing" width="8" height="8" />
              <path class="t-map-hatch" d="M0 8L8 0M-2 2L2 -2M6 10L10 6" />
            </svg>
            {t.unmatched}
          </li>
        </ul>
      }
      note={t.previewNote}
    />
  )
}
