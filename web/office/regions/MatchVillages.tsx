import { type BoundaryShapeShown, matchBoundaries } from '@tanggap/contract/boundaries'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import {
  Button,
  ConfirmDialog,
  EmptyState,
  formatNumber,
  Notice,
  Select,
  Table,
  useLocale,
} from '../../kit/index.ts'
import type { BoundariesSeen } from './boundaries-seen.ts'
import { regionsText } from './regions.text.ts'

/** Whose each shape is, and where no code said so, a person's choice among the villages that have none yet. */
export function MatchVillages({ seen, onMatched }: { seen: BoundariesSeen; onMatched: () => void }) {
  const { set, shapes, problems, villages, mayMatch } = seen
  const locale = useLocale()
  const t = regionsText(locale)
  const open = new Set(problems.flatMap(({ place }) => place ?? []))
  const [showsAll, setShowsAll] = useState(false)
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const names = new Map(villages.map(({ code, name, subdistrict }) => [code, `${name} (${subdistrict})`]))
  const taken = new Set(shapes.map(({ village }) => village))
  const free = villages.filter(({ code }) => !taken.has(code))
  const suggested = shapes.flatMap(({ place, name, village, suggested: [first, ...more] }) =>
    village === null && first && more.length === 0 ? [{ place, name, village: first }] : [],
  )

  async function match(matches: { place: number; village: string | null }[]) {
    setBusy(true)
    setError(undefined)
    const answer = await ask(matchBoundaries, {
      params: { id: set.id },
      body: { version: set.version, matches },
    })
    setBusy(false)
    setAsking(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    onMatched()
  }

  const choices = ({ suggested: likely }: BoundaryShapeShown) => [
    ...likely.map((code) => ({ value: code, label: names.get(code) ?? code })),
    ...free
      .filter(({ code }) => !likely.includes(code))
      .map(({ code }) => ({ value: code, label: names.get(code) ?? code })),
  ]
  return (
    <section class="t-stack-s" aria-labelledby="shapes">
      <h2 id="shapes">{t.allShapes}</h2>
      {error && <Notice tone="bad">{error}</Notice>}
      <div class="t-row">
        <Button icon="filter" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? t.onlyOpen : t.showAll}
        </Button>
        {mayMatch && suggested.length > 1 && (
          <Button kind="primary" icon="check" busy={busy} onClick={() => setAsking(true)}>
            {t.takeSuggested(formatNumber(suggested.length, locale))}
          </Button>
        )}
      </div>
      <Table
        caption={t.allShapes}
        captionHidden
        columns={[
          { key: 'place', header: t.place, align: 'end', cell: ({ place }) => formatNumber(place, locale) },
          {
            key: 'name',
            header: t.inFile,
            names: true,
            cell: ({ name, codes }) => (
              <>
                {name || t.none}{' '}
                <small class="t-muted t-digits">{codes.map(({ code }) => code).join(', ')}</small>
              </>
            ),
          },
          {
            key: 'village',
            header: t.village,
            cell: (shape) =>
              shape.village !== null ? (
                <>
                  {names.get(shape.village) ?? shape.village}{' '}
                  {shape.matchedBy && <small class="t-muted">{t.ways[shape.matchedBy]}</small>}
                  {mayMatch && (shape.matchedBy === 'person' || open.has(shape.place)) && (
                    <Button
                      kind="quiet"
                      icon="cross"
                      busy={busy}
                      onClick={() => void match([{ place: shape.place, village: null }])}
                    >
                      {t.releaseOf(shape.name || String(shape.place))}
                    </Button>
                  )}
                </>
              ) : mayMatch ? (
                <Select
                  name={`village-${shape.place}`}
                  label={t.chooseVillage(formatNumber(shape.place, locale))}
                  placeholder={t.noVillage}
                  value=""
                  options={choices(shape)}
                  onInput={(village) => {
                    if (village !== '') void match([{ place: shape.place, village }])
                  }}
                />
              ) : (
                <span class="t-muted">{t.unmatched}</span>
              ),
          },
          {
            key: 'km2',
            header: t.km2,
            align: 'end',
            cell: ({ squareKilometres }) => formatNumber(squareKilometres, locale, 1),
          },
        ]}
        rows={showsAll ? shapes : shapes.filter(({ place }) => open.has(place))}
        rowKey={({ place }) => String(place)}
        empty={<EmptyState icon="check" title={t.allMatched} />}
      />
      <ConfirmDialog
        open={asking}
        title={t.takeSuggestedTitle}
        consequence={t.takeSuggestedConsequence(
          suggested.map(({ place, name, village }) => `${name || place} → ${names.get(village)}`).join('; '),
        )}
        confirmLabel={t.takeSuggested(formatNumber(suggested.length, locale))}
        busy={busy}
        onConfirm={() => void match(suggested.map(({ place, village }) => ({ place, village })))}
        onCancel={() => setAsking(false)}
      />
    </section>
  )
}
