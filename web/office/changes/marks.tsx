import type { ChangeStatus } from '@tanggap/core/changes'
import { formatShortDate, StatusChip, type Tone, useLocale } from '../../kit/index.ts'
import { changesText } from './changes.text.ts'

const tones: Readonly<Record<ChangeStatus, Tone>> = {
  village_review: 'waiting',
  on_agenda: 'waiting',
  completeness_check: 'moving',
  field_verification: 'moving',
  verification: 'moving',
  verified: 'moving',
  in_batch: 'waiting',
  ratified: 'good',
  sent: 'waiting',
  ministry_accepted: 'good',
  ministry_returned: 'attention',
  ranked: 'good',
  returned: 'attention',
  rejected: 'bad',
  withdrawn: 'neutral',
}

export function ChangeStatusChip({ status }: { status: ChangeStatus }) {
  return <StatusChip tone={tones[status]}>{changesText(useLocale()).statuses[status]}</StatusChip>
}

export function Due({ at, overdue }: { at: string | null; overdue: boolean }) {
  const locale = useLocale()
  const t = changesText(locale)
  if (!at) return <span class="t-muted">{t.noDue}</span>
  const day = formatShortDate(at, locale)
  return overdue ? (
    <StatusChip tone="attention">
      {day} · {t.lateMark}
    </StatusChip>
  ) : (
    <span>{day}</span>
  )
}
