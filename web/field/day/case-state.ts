import type { Tone } from '../../kit/index.ts'
import type { Held, HeldCase } from '../store/index.ts'

/** Where a family stands on this phone, in the order of what asks for attention first. */
export const caseStates = [
  'attention',
  'correction',
  'draft',
  'recheck',
  'again',
  'new',
  'saved',
  'sent',
  'approved',
  'withdrawn',
] as const
export type CaseState = (typeof caseStates)[number]

export const toneOf: Readonly<Record<CaseState, Tone>> = {
  attention: 'attention',
  correction: 'attention',
  draft: 'moving',
  recheck: 'attention',
  again: 'waiting',
  new: 'neutral',
  saved: 'waiting',
  sent: 'good',
  approved: 'good',
  withdrawn: 'neutral',
}

/** Families still to be visited or finished. */
export function isDue(state: CaseState): boolean {
  return (
    state === 'correction' || state === 'draft' || state === 'again' || state === 'new' || state === 'recheck'
  )
}

/** A message about this very version of the case speaks louder than what the office knew when it was pulled. */
export function caseStateOf(
  one: HeldCase,
  held: Pick<Held, 'drafts' | 'waiting' | 'acknowledged'>,
): CaseState {
  const isFinish = (entry: { caseId: string; type: string; basedOnVersion: number }) =>
    entry.caseId === one.id && entry.type === 'visit.finish' && entry.basedOnVersion >= one.version
  const draft = held.drafts.get(one.id)
  if (draft && draft.interview.attempts.at(-1)?.endedAt === null) return one.withdrawn ? 'withdrawn' : 'draft'
  if (one.status === 'approved') return 'approved'
  const waiting = held.waiting.find(isFinish)
  if (waiting) return waiting.state === 'refused' ? 'attention' : 'saved'
  const answered = held.acknowledged.findLast(isFinish)
  if (answered) return answered.receipt.fate === 'quarantined' ? 'attention' : 'sent'
  if (one.withdrawn) return 'withdrawn'
  if (one.status === 'submitted') return 'sent'
  if (one.status === 'returned') return 'correction'
  if (attemptsOf(one, held) > 0) return 'again'
  return one.campaign.purpose === 'verification' ? 'recheck' : 'new'
}

/** Attempts already made, as the office and this phone know them. */
export function attemptsOf(one: HeldCase, held: Pick<Held, 'drafts'>): number {
  const own =
    held.drafts.get(one.id)?.interview.attempts.filter(({ endedAt }) => endedAt !== null).length ?? 0
  return Math.max(one.attempts, own)
}
