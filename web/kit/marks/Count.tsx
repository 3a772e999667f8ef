import { formatNumber } from '../format.ts'
import { useLocale } from '../locale.tsx'

/** How many wait behind a link. Zero is shown too: it is an answer. */
export function Count({ of }: { of: number }) {
  return <span class="t-count">{formatNumber(of, useLocale())}</span>
}
