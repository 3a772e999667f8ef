import type { ReportTableShown } from '@tanggap/contract/reporting'
import { type Column, EmptyState, Notice, Table, useLocale } from '../../kit/index.ts'
import { cellText } from './cells.ts'
import { reportingText } from './reporting.text.ts'

type Row = ReportTableShown['rows'][number]

/** A table of a report, with the sentence that says what its figures mean. */
export function ReportTable({ table }: { table: ReportTableShown }) {
  const locale = useLocale()
  const t = reportingText(locale)
  const columns = table.columns.map(
    ({ key, label, kind }, index): Column<Row> => ({
      key,
      header: label[locale],
      align: kind === 'text' || kind === 'date' ? 'start' : 'end',
      names: index === 0,
      cell: ({ cells }) => cellText(cells[index] ?? null, kind, locale),
    }),
  )
  const total = table.rows.find((row) => row.total)
  const totals =
    total &&
    Object.fromEntries(
      table.columns.map(({ key, kind }, index) => [key, cellText(total.cells[index] ?? null, kind, locale)]),
    )
  const note = table.note?.[locale]
  return (
    <section class="t-stack-s o-report-table" id={table.key}>
      {note && table.key === 'coverage' && <Notice tone="attention">{note}</Notice>}
      <Table
        caption={table.title[locale]}
        columns={columns}
        rows={table.rows.filter((row) => !row.total)}
        rowKey={({ key }) => key}
        totals={totals}
        empty={<EmptyState title={table.title[locale]}>{t.emptyTable}</EmptyState>}
      />
      {note && table.key !== 'coverage' && <p class="t-muted">{note}</p>}
    </section>
  )
}
