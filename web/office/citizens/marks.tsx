import type { TicketStatus } from '@tanggap/core/citizens'
import { StatusChip, type Tone, useLocale } from '../../kit/index.ts'
import { citizensText } from './citizens.text.ts'

const tones: Readonly<Record<TicketStatus, Tone>> = {
  received: 'waiting',
  information_needed: 'waiting',
  linked: 'moving',
  under_way: 'moving',
  answered: 'good',
  reopened: 'attention',
  appealed: 'attention',
  appeal_answered: 'good',
  closed: 'neutral',
  withdrawn: 'neutral',
  duplicate: 'neutral',
  out_of_authority: 'neutral',
}

export function TicketStatusChip({ status }: { status: TicketStatus }) {
  return <StatusChip tone={tones[status]}>{citizensText(useLocale()).statuses[status]}</StatusChip>
}
