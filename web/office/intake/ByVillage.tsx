import { familyKinds } from '@tanggap/core/intake'
import { formatNumber, Pager, Table, useLocale } from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { useVillageName } from '../villages.ts'
import { comparisonText } from './comparison.text.ts'
import { deskText } from './desk.text.ts'
import type { Comparison } from './use-intake.ts'

type Summary = NonNullable<Comparison['summary']>
type Village = Summary['villages'][number]

/** Columns of kinds that a desk's screen has room for. */
const kindsShown = 4
const villagesAPage = 25

/** What happens in each village; a village leads to its families. */
export function ByVillage({ id, summary }: { id: string; summary: Summary }) {
  const locale = useLocale()
  const t = comparisonText(locale)
  const d = deskText(locale)
  const { query, with: withChanges } = useAddress()
  const villageName = useVillageName()
  const present = familyKinds.filter((kind) => (summary.kinds[kind] ?? 0) > 0)
  const frequent = present
    .toSorted((a, b) => (summary.kinds[b] ?? 0) - (summary.kinds[a] ?? 0))
    .slice(0, kindsShown)
  // The kind that is asked for or sorted by is there, however rare.
  const shown = present.filter(
    (kind) => frequent.includes(kind) || kind === query.kind || kind === query.by?.replace(/^-/, ''),
  )
  const wanted = query.by ?? 'village'
  const key = wanted.replace(/^-/, '')
  const direction = wanted.startsWith('-') ? ('descending' as const) : ('ascending' as const)
  const figure = (village: Village) =>
    key === 'all' ? village.families : key === 'any' ? changed(village) : (village.kinds[key] ?? 0)
  const way = direction === 'ascending' ? 1 : -1
  const rows = summary.villages.toSorted(
    (a, b) =>
      way * (key === 'village' ? 0 : figure(a) - figure(b)) ||
      (key === 'village' ? way : 1) * villageName(a.code).localeCompare(villageName(b.code), locale),
  )
  const pages = Math.max(1, Math.ceil(rows.length / villagesAPage))
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(query.villages ?? 1)) || 1))
  const at = (villages: number) => `${withChanges({ villages, page: query.page })}#villages`
  const column = (name: string, header: string, value: (village: Village) => number) => ({
    key: name,
    header,
    align: 'end' as const,
    sortable: true,
    cell: (village: Village) => formatNumber(value(village), locale),
  })
  return (
    <section class="t-stack-s" id="villages">
      <h2>{d.byVillage}</h2>
      <p class="t-muted">
        {t.sortHelp} {present.length > shown.length && t.moreKinds}
      </p>
      <Table
        caption={d.byVillage}
        captionHidden
        rows={rows.slice((page - 1) * villagesAPage, page * villagesAPage)}
        rowKey={({ code }) => code}
        href={({ code }) =>
          `/intakes/${id}/comparison?${query.kind ? `kind=${query.kind}&` : ''}village=${code}#families`
        }
        sort={{ key, direction }}
        sortHref={(next) =>
          `${withChanges({ by: `${next.direction === 'descending' ? '-' : ''}${next.key}`, villages: undefined, page: query.page })}#villages`
        }
        columns={[
          {
            key: 'village',
            header: d.village,
            names: true,
            sortable: true,
            cell: ({ code }) => villageName(code),
          },
          column('all', t.families, ({ families }) => families),
          column('any', t.changed, changed),
          ...shown.map((kind) => column(kind, d.kinds[kind] ?? kind, ({ kinds }) => kinds[kind] ?? 0)),
        ]}
        totals={{
          all: formatNumber(summary.families, locale),
          any: formatNumber(summary.families - summary.unchanged, locale),
          ...Object.fromEntries(shown.map((kind) => [kind, formatNumber(summary.kinds[kind] ?? 0, locale)])),
        }}
      />
      {pages > 1 && (
        <Pager
          page={page}
          pages={pages}
          total={rows.length}
          previousHref={page > 1 ? at(page - 1) : undefined}
          nextHref={page < pages ? at(page + 1) : undefined}
        />
      )}
    </section>
  )
}

function changed({ families, unchanged }: Village): number {
  return families - unchanged
}
