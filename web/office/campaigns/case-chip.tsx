import type { CaseStatus } from '@tanggap/core/campaigns'
import { StatusChip, type Tone, useLocale } from '../../kit/index.ts'
import { campaignsText } from './campaigns.text.ts'

const tones: Readonly<Record<CaseStatus, Tone>> = {
  planned: 'neutral',
  assigned: 'moving',
  submitted: 'waiting',
  returned: 'attention',
  approved: 'good',
  withdrawn: 'bad',
}

/** Where a family of the frame stands. */
export function CaseChip({ status }: { status: CaseStatus }) {
  return <StatusChip tone={tones[status]}>{campaignsText(useLocale()).status[status]}</StatusChip>
}
