import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { formatNumber } from '../format.ts'
import { useKitText, useLocale } from '../locale.tsx'
import { Icon } from '../marks/Icon.tsx'
import { useRowKeys } from './useRowKeys.ts'

export interface Column<Row> {
  key: string
  header: string
  cell: (row: Row) => ComponentChildren
  /** Numbers stand at the end, so that their digits stand under one another. */
  align?: 'start' | 'end'
  sortable?: boolean
  /** The cell that names the row: a row header, and the link if `href` is given. One per table. */
  names?: boolean
}

export interface Sort {
  key: string
  direction: 'ascending' | 'descending'
}

export interface TableProps<Row> {
  /** What the table holds; always there for screen readers, shown unless `captionHidden`. */
  caption: string
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Where a row leads. Enter on the row goes there too. */
  href?: ((row: Row) => string) | undefined
  sort?: Sort | undefined
  /** Without a listener the headers are links to `sortHref`. */
  onSort?: ((sort: Sort) => void) | undefined
  sortHref?: ((sort: Sort) => string) | undefined
  /** The keys of the selected rows; with it each row gets a box. */
  selected?: ReadonlySet<string> | undefined
  onSelect?: ((selected: Set<string>) => void) | undefined
  /** What can be done with the selected rows. */
  selectionActions?: ComponentChildren
  /** Shown instead of the table when there are no rows: an `EmptyState`. */
  empty?: ComponentChildren
  /** A last row of totals: cells by column key. */
  totals?: Readonly<Record<string, ComponentChildren>> | undefined
}

export function Table<Row>(props: TableProps<Row>) {
  const { columns, rows, rowKey, href, selected, onSelect, selectionActions, empty, totals } = props
  const t = useKitText()
  const locale = useLocale()
  const body = useRef<HTMLTableSectionElement>(null)
  const toggle = (key: string) => {
    const next = new Set(selected)
    if (!next.delete(key)) next.add(key)
    onSelect?.(next)
  }
  useRowKeys(body, {
    onToggle: (index) => {
      const row = rows[index]
      if (selected && row !== undefined) toggle(rowKey(row))
    },
  })
  if (rows.length === 0 && empty) return <>{empty}</>
  return (
    <div class="t-table-wrap">
      <table class="t-table" data-stack>
        <caption class={props.captionHidden ? 't-hide' : undefined}>
          {props.caption} <span>{t.rows(formatNumber(rows.length, locale))}</span>
        </caption>
        <thead>
          <tr>
            {selected && <PickAll rows={rows.map(rowKey)} selected={selected} onSelect={onSelect} />}
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} table={props} />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              tabIndex={-1}
              aria-selected={selected ? selected.has(rowKey(row)) : undefined}
            >
              {selected && (
                <td class="t-pick">
                  <input
                    type="checkbox"
                    aria-label={t.selectRow}
                    checked={selected.has(rowKey(row))}
                    onChange={() => toggle(rowKey(row))}
                  />
                </td>
              )}
              {columns.map((column) => (
                <BodyCell key={column.key} column={column} row={row} href={href} />
              ))}
            </tr>
          ))}
        </tbody>
        {totals && (
          <tfoot>
            <tr>
              {selected && <td />}
              {columns.map((column) => (
                <td key={column.key} data-align={column.align} data-label={column.header}>
                  {totals[column.key]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {selected && selected.size > 0 ? (
        <div class="t-table-bar" data-selected>
          <span role="status">{t.selected(formatNumber(selected.size, locale))}</span>
          <span class="t-row">{selectionActions}</span>
        </div>
      ) : (
        href && <div class="t-table-bar t-keys">{t.keys}</div>
      )}
    </div>
  )
}

function HeaderCell<Row>({ column, table }: { column: Column<Row>; table: TableProps<Row> }) {
  const t = useKitText()
  const { sort, onSort, sortHref } = table
  const sorted = sort?.key === column.key ? sort.direction : undefined
  const next: Sort = { key: column.key, direction: sorted === 'ascending' ? 'descending' : 'ascending' }
  const label = (
    <>
      {column.header}
      <Icon name={sorted ? (sorted === 'ascending' ? 'arrow-up' : 'arrow-down') : 'sort'} />
    </>
  )
  return (
    <th scope="col" data-align={column.align} aria-sort={sorted}>
      {!column.sortable && (column.header || <span class="t-hide">{t.acts}</span>)}
      {column.sortable && onSort && (
        <button type="button" class="t-sort" title={t.sortBy(column.header)} onClick={() => onSort(next)}>
          {label}
        </button>
      )}
      {column.sortable && !onSort && sortHref && (
        <a class="t-sort" title={t.sortBy(column.header)} href={sortHref(next)}>
          {label}
        </a>
      )}
    </th>
  )
}

function BodyCell<Row>(props: { column: Column<Row>; row: Row; href: ((row: Row) => string) | undefined }) {
  const { column, row, href } = props
  const content = column.cell(row)
  if (!column.names) {
    return (
      <td data-align={column.align} data-label={column.header}>
        {content}
      </td>
    )
  }
  return (
    <th scope="row" data-align={column.align} data-label={column.header}>
      {href ? (
        <a href={href(row)} data-open>
          {content}
        </a>
      ) : (
        content
      )}
    </th>
  )
}

function PickAll(props: {
  rows: readonly string[]
  selected: ReadonlySet<string>
  onSelect: ((selected: Set<string>) => void) | undefined
}) {
  const { rows, selected, onSelect } = props
  const t = useKitText()
  const all = rows.length > 0 && rows.every((key) => selected.has(key))
  return (
    <th scope="col" class="t-pick">
      <input
        type="checkbox"
        aria-label={t.selectAll}
        checked={all}
        indeterminate={!all && rows.some((key) => selected.has(key))}
        onChange={() => onSelect?.(new Set(all ? [] : rows))}
      />
    </th>
  )
}
