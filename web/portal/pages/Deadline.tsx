import { formatDate, useLocale } from '../../kit/index.ts'
import { usePortalText } from '../tongue.tsx'

export interface DeadlineProps {
  day: string
  late: boolean
  /** Nobody is sent to the village office with it. */
  confidential?: boolean
}

/** Until when a step is promised; past that, the page says so, and what becomes of it. */
export function Deadline({ day, late, confidential = false }: DeadlineProps) {
  const locale = useLocale()
  const t = usePortalText()
  const date = formatDate(day, locale)
  if (!late) return <p>{t.by(date)}</p>
  return (
    <p class="p-late">
      <b>{t.late(date)}</b> {t.lateSeen} {!confidential && t.lateAsk}
    </p>
  )
}
