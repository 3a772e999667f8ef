import type { MatterSummary } from '@tanggap/contract/integrity'
import type { MatterStatus } from '@tanggap/core/integrity'
import { formatDateTime, formatTime, StatusChip, type Tone, useLocale } from '../../kit/index.ts'
import { integrityText } from './integrity.text.ts'

const tones: Readonly<Record<MatterStatus, Tone>> = {
  received: 'waiting',
  opened: 'attention',
  recheck_ordered: 'moving',
  checked: 'attention',
  routed: 'moving',
  unfounded: 'neutral',
  answered: 'good',
  reopened: 'attention',
  closed: 'neutral',
  withdrawn: 'neutral',
}

export function MatterChip({ status }: { status: MatterStatus }) {
  return <StatusChip tone={tones[status]}>{integrityText(useLocale()).statuses[status]}</StatusChip>
}

export function PriorityChip({ matter }: { matter: Pick<MatterSummary, 'pressedAt' | 'urgent'> }) {
  const t = integrityText(useLocale())
  if (matter.pressedAt) return <StatusChip tone="bad">{t.pressed}</StatusChip>
  return matter.urgent ? <StatusChip tone="attention">{t.urgent}</StatusChip> : <span>{t.ordinary}</span>
}

export function SealChip({ opening }: { opening: MatterSummary['opening'] }) {
  const locale = useLocale()
  const t = integrityText(locale)
  if (!opening || opening.state === 'lapsed' || opening.state === 'ended')
    return <StatusChip tone="neutral">{t.shut}</StatusChip>
  return (
    <StatusChip tone={opening.state === 'open' ? 'moving' : 'waiting'}>
      {t.sealStates[opening.state]}{' '}
      {t.until(
        opening.state === 'open' ? formatTime(opening.until, locale) : formatDateTime(opening.until, locale),
      )}
    </StatusChip>
  )
}
