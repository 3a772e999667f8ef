import type { Role } from '../access/index.ts'
import type { Actor, Refusal, Workflow } from '../workflow/index.ts'

export const caseStatuses = ['planned', 'assigned', 'submitted', 'returned', 'approved', 'withdrawn'] as const
export type CaseStatus = (typeof caseStatuses)[number]

/** One family of the frozen frame, as the workflow of its visit sees it. */
export interface VisitCase {
  readonly status: CaseStatus
  readonly assigneeId: string | undefined
  /** The certificate of the assignee is valid for the campaign's instrument today. */
  readonly assigneeIsCertified: boolean
  /** Errors the instrument finds in what was submitted; the server checks again what the phone checked. */
  readonly openErrors: number
  /** Every photo the visit declares is stored. */
  readonly photosAreComplete: boolean
}

/**
 * A visit's way (domain reference §3.2). What the phone does between `assigned` and `submitted` is the
 * phone's own draft; the office sees it only as custody counters.
 */
export const caseWorkflow = {
  assign: {
    from: ['planned', 'assigned', 'returned'],
    to: 'assigned',
    by: ['field_supervisor'],
    unless: assigneeIsNotCertified,
  },
  submit: {
    from: ['assigned', 'returned', 'submitted'],
    to: 'submitted',
    by: ['facilitator'],
    unless: (visit, actor) => isAnotherOnes(visit, actor) ?? hasOpenErrors(visit),
  },
  return: {
    from: ['submitted'],
    to: 'returned',
    by: ['field_supervisor'],
    unless: reviewerMadeTheVisit,
    reasoned: true,
  },
  approve: {
    from: ['submitted'],
    to: 'approved',
    by: ['field_supervisor'],
    unless: (visit, actor) => reviewerMadeTheVisit(visit, actor) ?? photosAreMissing(visit),
  },
  withdraw: {
    from: ['planned', 'assigned', 'returned'],
    to: 'withdrawn',
    by: ['field_supervisor'],
    reasoned: true,
  },
} as const satisfies Workflow<VisitCase, CaseStatus, Role>

export type CaseAction = keyof typeof caseWorkflow

function assigneeIsNotCertified(visit: VisitCase): Refusal | undefined {
  return visit.assigneeIsCertified ? undefined : { code: 'visit.facilitator-not-certified' }
}

function isAnotherOnes(visit: VisitCase, actor: Actor<Role>): Refusal | undefined {
  return visit.assigneeId === actor.accountId ? undefined : { code: 'visit.assigned-to-another' }
}

function hasOpenErrors(visit: VisitCase): Refusal | undefined {
  return visit.openErrors
    ? { code: 'visit.answers-incomplete', facts: { count: visit.openErrors } }
    : undefined
}

function photosAreMissing(visit: VisitCase): Refusal | undefined {
  return visit.photosAreComplete ? undefined : { code: 'visit.photos-still-coming' }
}

function reviewerMadeTheVisit(visit: VisitCase, actor: Actor<Role>): Refusal | undefined {
  return visit.assigneeId === actor.accountId ? { code: 'visit.own-visit' } : undefined
}
