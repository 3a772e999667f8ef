import type { BoundarySetShown } from '@tanggap/contract/boundaries'
import { StatusChip, type Tone, useLocale } from '../../kit/index.ts'
import { regionsText } from './regions.text.ts'

const tones: Readonly<Partial<Record<BoundarySetShown['status'], Tone>>> = { draft: 'waiting' }

export function BoundaryChip({ of: { status, current } }: { of: BoundarySetShown }) {
  const t = regionsText(useLocale())
  if (current) return <StatusChip tone="good">{t.current}</StatusChip>
  const tone = tones[status]
  return <StatusChip {...(tone && { tone })}>{t.statuses[status]}</StatusChip>
}
