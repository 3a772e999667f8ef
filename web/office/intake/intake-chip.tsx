import type { IntakeStatus } from '@tanggap/core/intake'
import { StatusChip, type Tone, useLocale } from '../../kit/index.ts'
import { intakeText } from './intake.text.ts'

const tones: Readonly<Record<IntakeStatus, Tone>> = {
  receiving: 'neutral',
  checking: 'moving',
  comparing: 'moving',
  checked: 'waiting',
  accepting: 'moving',
  accepted: 'good',
  rejected: 'bad',
  failed: 'attention',
  rollback_asked: 'attention',
  rolling_back: 'moving',
  rolled_back: 'neutral',
}

/** Where a delivery stands. */
export function IntakeChip({ status }: { status: IntakeStatus }) {
  return <StatusChip tone={tones[status]}>{intakeText(useLocale()).status[status]}</StatusChip>
}
