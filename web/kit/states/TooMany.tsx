import { formatNumber } from '../format.ts'
import { useKitText, useLocale } from '../locale.tsx'
import { State } from './State.tsx'

export function TooMany({ count }: { count: number }) {
  const t = useKitText()
  return (
    <State icon="filter" title={t.tooManyTitle(formatNumber(count, useLocale()))}>
      <p>{t.tooManyBody}</p>
    </State>
  )
}
