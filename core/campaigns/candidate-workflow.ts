import type { Role } from '../access/index.ts'
import type { Workflow } from '../workflow/index.ts'

export const candidateStatuses = ['met', 'proposed', 'set_aside'] as const
export type CandidateStatus = (typeof candidateStatuses)[number]

/** A family met on the way that the frame does not know: told by a facilitator, judged by its village. */
export interface MetFamily {
  readonly status: CandidateStatus
}

/**
 * The village knows its people: it proposes the family through its own door, or sets it aside and says why.
 * The facilitator who met it decides nothing, and nothing is promised to the family.
 */
export const candidateWorkflow = {
  propose: { from: ['met'], to: 'proposed', by: ['village_operator'] },
  setAside: { from: ['met'], to: 'set_aside', by: ['village_operator'], reasoned: true },
} as const satisfies Workflow<MetFamily, CandidateStatus, Role>
