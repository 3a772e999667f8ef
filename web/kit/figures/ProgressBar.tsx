import { formatNumber, formatPercent } from '../format.ts'
import { useKitText, useLocale } from '../locale.tsx'

export interface ProgressBarProps {
  label: string
  target: number
  /** Visited, approved or not. */
  done: number
  /** Visited and approved by a second person; a part of `done`. */
  approved: number
  /** Working days left until the end; with it the pace that is needed is said. */
  daysLeft?: number | undefined
  doneLabel?: string | undefined
  approvedLabel?: string | undefined
}

/** Done and approved apart: what was collected is not yet what counts. */
export function ProgressBar(props: ProgressBarProps) {
  const { label, target, done, approved, daysLeft } = props
  const t = useKitText()
  const locale = useLocale()
  const share = (count: number) => (target > 0 ? Math.min(1, count / target) : 0)
  const entry = (name: string, count: number) => (
    <span>
      {name}{' '}
      <b>
        {formatNumber(count, locale)} ({formatPercent(share(count), locale)})
      </b>
    </span>
  )
  return (
    <div class="t-progress">
      <div class="t-row t-row-end">
        <b>{label}</b>
        <span class="t-muted">
          {t.target} {formatNumber(target, locale)}
        </span>
      </div>
      <svg viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true">
        <rect class="t-part-done" width={share(done) * 1000} height="14" />
        <rect class="t-part-approved" width={share(approved) * 1000} height="14" />
      </svg>
      <ul class="t-legend">
        <li>
          <i class="t-part-approved" />
          {entry(props.approvedLabel ?? t.approved, approved)}
        </li>
        <li>
          <i class="t-part-done" />
          {entry(props.doneLabel ?? t.done, done)}
        </li>
        {daysLeft !== undefined && (
          <li class="t-muted">{paceSentence(target - done, daysLeft, locale, t)}</li>
        )}
      </ul>
    </div>
  )
}

function paceSentence(
  left: number,
  daysLeft: number,
  locale: ReturnType<typeof useLocale>,
  t: ReturnType<typeof useKitText>,
): string {
  if (left <= 0) return t.paceDone
  if (daysLeft <= 0) return t.paceLate(formatNumber(left, locale))
  return t.pace(formatNumber(Math.ceil(left / daysLeft), locale), formatNumber(daysLeft, locale))
}
