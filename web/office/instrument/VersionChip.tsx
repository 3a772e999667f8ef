import type { VersionSummary } from '@tanggap/contract/questionnaires'
import { StatusChip, type Tone, useLocale } from '../../kit/index.ts'
import { instrumentText } from './instrument.text.ts'

const tones: Readonly<Record<VersionSummary['status'], Tone | undefined>> = {
  builtIn: undefined,
  draft: 'waiting',
  published: 'good',
  withdrawn: undefined,
}

export function VersionChip({ of: { status, current } }: { of: VersionSummary }) {
  const t = instrumentText(useLocale())
  if (current) return <StatusChip tone="good">{t.current}</StatusChip>
  const tone = tones[status]
  return <StatusChip {...(tone && { tone })}>{t.statuses[status]}</StatusChip>
}
