import { type BoundarySetShown, listBoundaries } from '@tanggap/contract/boundaries'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  type Column,
  EmptyState,
  formatNumber,
  formatShortDate,
  type Locale,
  PageHeader,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { BoundaryChip } from './BoundaryChip.tsx'
import { regionsText } from './regions.text.ts'
import { UploadBorders } from './UploadBorders.tsx'

/** Every set of borders there ever was, the newest first, and the way to bring another. */
export function Boundaries() {
  const locale = useLocale()
  const t = regionsText(locale)
  const asked = useAsk(listBoundaries)
  return (
    <>
      <PageHeader title={t.borders} lead={t.bordersLead} />
      <Answered of={asked}>
        {({ sets, mayDraft }) => (
          <div class="t-stack">
            <Table
              caption={t.history}
              columns={columnsIn(locale)}
              rows={sets}
              rowKey={({ id }) => id}
              href={({ id }) => `/regions/borders/${id}`}
              empty={
                <EmptyState icon="pin" title={t.noBorders}>
                  {t.noBordersHint}
                </EmptyState>
              }
            />
            {mayDraft && <UploadBorders />}
          </div>
        )}
      </Answered>
    </>
  )
}

function columnsIn(locale: Locale): readonly Column<BoundarySetShown>[] {
  const t = regionsText(locale)
  const by = (name: string | null, at: string | null) =>
    name && at ? t.by(name, formatShortDate(at, locale)) : t.none
  return [
    { key: 'source', header: t.source, names: true, cell: ({ source }) => source },
    { key: 'status', header: t.status, cell: (one) => <BoundaryChip of={one} /> },
    { key: 'validFrom', header: t.validFrom, cell: ({ validFrom }) => formatShortDate(validFrom, locale) },
    {
      key: 'shapes',
      header: t.shapes,
      cell: ({ matched, shapes }) => t.matchedOf(formatNumber(matched, locale), formatNumber(shapes, locale)),
    },
    { key: 'made', header: t.madeBy, cell: ({ madeBy, madeAt }) => by(madeBy, madeAt) },
    { key: 'decided', header: t.decidedBy, cell: ({ decidedBy, decidedAt }) => by(decidedBy, decidedAt) },
  ]
}
