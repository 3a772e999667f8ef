import type { Role } from '../access/index.ts'
import type { Actor, Refusal, Workflow } from '../workflow/index.ts'

export const boundaryStatuses = ['draft', 'accepted', 'withdrawn', 'discarded'] as const
export type BoundaryStatus = (typeof boundaryStatuses)[number]

/** What must be known of a set of borders to decide its next step. */
export interface BoundarySubject {
  readonly status: BoundaryStatus
  readonly madeBy: string
  /** Errors that stand against it now. */
  readonly errors: number
  /** Shapes that are matched with a village. */
  readonly matched: number
  /** Whether what is to be decided is what the person saw. */
  readonly sameContent: boolean
}

/**
 * Borders come from a file and count once a second person has accepted them, from their own day on. Among accepted
 * ones the newest day counts; taking one back lets the one before it count again, and nothing is lost by it.
 */
export const boundaryWorkflow = {
  accept: { from: ['draft'], to: 'accepted', by: ['dinsos_verifier', 'data_operator'], unless: isNotFit },
  discard: {
    from: ['draft'],
    to: 'discarded',
    by: ['dinsos_verifier', 'data_operator'],
    reasoned: true,
    unless: isOther,
  },
  withdraw: {
    from: ['accepted'],
    to: 'withdrawn',
    by: ['dinsos_verifier', 'data_operator'],
    reasoned: true,
    unless: isOther,
  },
  reinstate: {
    from: ['withdrawn'],
    to: 'accepted',
    by: ['dinsos_verifier', 'data_operator'],
    reasoned: true,
    unless: isOther,
  },
} as const satisfies Workflow<BoundarySubject, BoundaryStatus, Role>

export type BoundaryAction = keyof typeof boundaryWorkflow
export const boundaryActions = ['accept', 'discard', 'withdraw', 'reinstate'] as const

function isNotFit(set: BoundarySubject, actor: Actor<Role>): Refusal | undefined {
  if (set.madeBy === actor.accountId) return { code: 'boundaries.own' }
  if (set.errors > 0) return { code: 'boundaries.has-errors', facts: { errors: set.errors } }
  if (set.matched === 0) return { code: 'boundaries.nothing-matched' }
  return isOther(set)
}

function isOther(set: BoundarySubject): Refusal | undefined {
  return set.sameContent ? undefined : { code: 'boundaries.other-content' }
}

/** The set that counts on a day: of those accepted, the one valid from the newest day not after it. */
export function boundariesOn<
  Set extends {
    readonly status: BoundaryStatus
    readonly validFrom: string
    readonly decidedAt: string | null
  },
>(sets: readonly Set[], day: string): Set | undefined {
  return sets
    .filter(({ status, validFrom }) => status === 'accepted' && validFrom <= day)
    .toSorted(
      (a, b) =>
        b.validFrom.localeCompare(a.validFrom) || (b.decidedAt ?? '').localeCompare(a.decidedAt ?? ''),
    )[0]
}
