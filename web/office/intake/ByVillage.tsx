import { familyKinds } from '@tanggap/core/intake'
import { formatNumber, Table, useLocale } from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { useVillageName } from '../villages.ts'
import { comparisonText } from './comparison.text.ts'
import { deskText } from './desk.text.ts'
import type { Comparison } from './use-intake.ts'

type Summary = NonNullable<Comparison['summary']>
type Village = Summary['villages'][number]

/** What happens in each village; a village leads to its families. */
export function ByVillage({ id, summary }: { id: string; summary: Summary }) {
  const locale = useLocale()
  const t = comparisonText(locale)
  const d = deskText(locale)
  const { query, with: withChanges } = useAddress()
  const villageName = useVillageName()
  const shown = familyKinds.filter((kind) => (summary.kinds[kind] ?? 0) > 0)
  const wanted = query.by ?? 'village'
  const key = wanted.replace(/^-/, '')
  const direction = wanted.startsWith('-') ? ('descending' as const) : ('ascending' as const)
  const figure = (village: Village) =>
    key === 'families' ? village.families : key === 'changed' ? changed(village) : (village.kinds[key] ?? 0)
  const way = direction === 'ascending' ? 1 : -1
  const rows = summary.villages.toSorted(
    (a, b) =>
      way * (key === 'village' ? 0 : figure(a) - figure(b)) ||
      (key === 'village' ? way : 1) * villageName(a.code).localeCompare(villageName(b.code), locale),
  )
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
      <p class="t-muted">{t.sortHelp}</p>
      <Table
        caption={d.byVillage}
        captionHidden
        rows={rows}
        rowKey={({ code }) => code}
        href={({ code }) =>
          `/intakes/${id}/comparison?${query.kind ? `kind=${query.kind}&` : ''}village=${code}#families`
        }
        sort={{ key, direction }}
        sortHref={(next) =>
          `${withChanges({ by: `${next.direction === 'descending' ? '-' : ''}${next.key}` })}#villages`
        }
        columns={[
          {
            key: 'village',
            header: d.village,
            names: true,
            sortable: true,
            cell: ({ code }) => villageName(code),
          },
          column('families', d.families, ({ families }) => families),
          column('changed', d.listTitle, changed),
          ...shown.map((kind) => column(kind, d.kinds[kind] ?? kind, ({ kinds }) => kinds[kind] ?? 0)),
        ]}
        totals={{
          families: formatNumber(summary.families, locale),
          changed: formatNumber(summary.families - summary.unchanged, locale),
          ...Object.fromEntries(shown.map((kind) => [kind, formatNumber(summary.kinds[kind] ?? 0, locale)])),
        }}
      />
    </section>
  )
}

function changed({ families, unchanged }: Village): number {
  return families - unchanged
}
