import type { ComponentChildren } from 'preact'
import { useKitText } from '../locale.tsx'

export interface Difference {
  label: string
  from: string | undefined
  to: string | undefined
  fromSource?: ComponentChildren
  toSource?: ComponentChildren
}

export interface CompareProps {
  caption: string
  differences: readonly Difference[]
  /** The names of the two sides: "DTSEN Februari" and "Kunjungan 3 Maret". */
  fromHeading?: string | undefined
  toHeading?: string | undefined
  /** Shows the fields that stay as they are too; otherwise they are only counted and can be opened. */
  showUnchanged?: boolean
}

/** From → to, field by field, the difference marked by line, ground and word. */
export function Compare(props: CompareProps) {
  const { differences, showUnchanged } = props
  const t = useKitText()
  const changed = differences.filter((each) => each.from !== each.to)
  const same = differences.filter((each) => each.from === each.to)
  return (
    <div class="t-stack-s">
      {(changed.length > 0 || showUnchanged) && (
        <CompareTable {...props} rows={showUnchanged ? differences : changed} />
      )}
      {!showUnchanged && same.length > 0 && (
        <details>
          <summary>{t.unchangedCount(same.length)}</summary>
          <CompareTable {...props} rows={same} captionHidden />
        </details>
      )}
    </div>
  )
}

function CompareTable(props: CompareProps & { rows: readonly Difference[]; captionHidden?: boolean }) {
  const t = useKitText()
  const from = props.fromHeading ?? t.from
  const to = props.toHeading ?? t.to
  return (
    <div class="t-table-wrap">
      <table class="t-table t-compare" data-stack>
        <caption class={props.captionHidden ? 't-hide' : undefined}>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.field}</th>
            <th scope="col">{from}</th>
            <th scope="col">{to}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => {
            const same = row.from === row.to
            return (
              <tr key={row.label} data-same={same || undefined} data-changed={!same || undefined}>
                <th scope="row" data-label={t.field}>
                  <span>
                    {row.label} {!same && <span class="t-hide">({t.changed})</span>}
                  </span>
                </th>
                <td data-label={from}>
                  <span>
                    <Side value={row.from} mark={same ? undefined : 'del'} />
                    {row.fromSource && <small>{row.fromSource}</small>}
                  </span>
                </td>
                <td data-label={to}>
                  <span>
                    <Side value={row.to} mark={same ? undefined : 'ins'} />
                    {row.toSource && <small>{row.toSource}</small>}
                  </span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Side({ value, mark }: { value: string | undefined; mark: 'del' | 'ins' | undefined }) {
  const t = useKitText()
  const text = value === undefined || value === '' ? <span class="t-nothing">{t.empty}</span> : value
  if (mark === 'ins') return <ins>{text}</ins>
  if (mark === 'del' && value) return <del>{text}</del>
  return <>{text}</>
}
