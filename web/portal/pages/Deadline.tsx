import { formatDate, useLocale } from '../../kit/index.ts'
import { portalText } from '../portal.text.ts'

/** Until when a step is promised; past that, the page says so, and what becomes of it. */
export function Deadline({ day, late }: { day: string; late: boolean }) {
  const locale = useLocale()
  const t = portalText(locale)
  const date = formatDate(day, locale)
  if (!late) return <p>{t.by(date)}</p>
  return (
    <p class="p-late">
      <b>{t.late(date)}</b> {t.lateSeen}
    </p>
  )
}
