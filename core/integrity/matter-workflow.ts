import type { Role } from '../access/index.ts'
import type { Actor, Refusal, Workflow } from '../workflow/index.ts'

export const matterStatuses = [
  'received',
  'opened',
  'recheck_ordered',
  'checked',
  'routed',
  'unfounded',
  'answered',
  'reopened',
  'closed',
  'withdrawn',
] as const
export type MatterStatus = (typeof matterStatuses)[number]

/** What the workflow must know of a sealed matter. It never knows the words. */
export interface Matter {
  readonly status: MatterStatus
  /** The two who have it open now; nobody where it is shut. */
  readonly readers: readonly string[]
  /** Who decided before the reporter contested it: they do not decide again. */
  readonly formerDeciders: readonly string[]
  readonly concernsFamily: boolean
  /** The desk has said which family of the register is meant. */
  readonly linked: boolean
  /** A supervisor who did not make it has approved the re-check visit. */
  readonly visitApproved: boolean
  /** The supervisor took the visit out of the campaign; it will not be made. */
  readonly visitWithdrawn: boolean
  /** The visited family has said what it has to say. */
  readonly familyReplied: boolean
  /** Last day of the visited family's right of reply; absent before there is a visit. */
  readonly replyUntil?: string | undefined
  readonly today: string
  /** Last day on which the reporter can contest; absent before there is an answer. */
  readonly contestableUntil?: string | undefined
}

const desk: readonly Role[] = ['integrity_officer']

/**
 * A sealed matter's way (trust rules §3). It touches no value of the register and no aid: what may change is
 * what a re-check visit finds, and that climbs the staircase like the finding of any other visit.
 */
export const matterWorkflow = {
  /** Taken by the second officer's consent; the reporter is told. */
  open: { from: ['received', 'reopened'], to: 'opened', by: desk, unless: isShut },
  link: { from: ['opened'], to: 'opened', by: desk, unless: either(isShut, concernsNoFamily) },
  orderRecheck: {
    from: ['opened'],
    to: 'recheck_ordered',
    by: desk,
    unless: either(isShut, decidedBefore, concernsNoFamily, isUnlinked),
    reasoned: true,
  },
  /** Written by the clock once the visit is approved, so that no visit shows what it was ordered for. */
  recordFinding: { from: ['recheck_ordered'], to: 'checked', by: ['system'], unless: visitIsNotApproved },
  returnToDesk: { from: ['recheck_ordered'], to: 'opened', by: ['system'], unless: visitIsNotWithdrawn },
  /** To whoever can act: the inspectorate, the police, the bank, the agency. */
  route: { from: ['opened'], to: 'routed', by: desk, unless: either(isShut, decidedBefore), reasoned: true },
  dismiss: {
    from: ['opened'],
    to: 'unfounded',
    by: desk,
    unless: either(isShut, decidedBefore),
    reasoned: true,
  },
  answer: {
    from: ['routed', 'checked'],
    to: 'answered',
    by: desk,
    unless: either(isShut, decidedBefore, familyMayStillReply),
    reasoned: true,
  },
  withdraw: { from: ['received', 'opened', 'reopened'], to: 'withdrawn', by: ['citizen'] },
  reopen: {
    from: ['answered', 'unfounded', 'closed'],
    to: 'reopened',
    by: ['citizen'],
    unless: isTooLateToContest,
    reasoned: true,
  },
  /** "I am being pressed" opens what was at its end, whenever it is said. */
  press: {
    from: ['answered', 'unfounded', 'closed', 'withdrawn'],
    to: 'reopened',
    by: ['citizen'],
    reasoned: true,
  },
  close: {
    from: ['answered', 'unfounded'],
    to: 'closed',
    by: ['citizen', 'system'],
    unless: canStillBeContested,
  },
} as const satisfies Workflow<Matter, MatterStatus, Role>

export type MatterAction = keyof typeof matterWorkflow

/** Steps by which an officer settles what becomes of a matter; contested, another officer takes them. */
export const decidingActions: readonly MatterAction[] = ['orderRecheck', 'route', 'dismiss', 'answer']

/** Where the reporter is heard without a step: words and pressure are added to what lies there. */
export const stillMoving: readonly MatterStatus[] = [
  'received',
  'opened',
  'recheck_ordered',
  'checked',
  'routed',
  'reopened',
]

function isShut({ readers }: Matter, { accountId }: Actor<Role>): Refusal | undefined {
  return readers.includes(accountId) ? undefined : { code: 'matter.shut' }
}

function decidedBefore({ formerDeciders }: Matter, { accountId }: Actor<Role>): Refusal | undefined {
  return formerDeciders.includes(accountId) ? { code: 'matter.decided-before' } : undefined
}

function concernsNoFamily({ concernsFamily }: Matter): Refusal | undefined {
  return concernsFamily ? undefined : { code: 'matter.concerns-no-family' }
}

function isUnlinked({ linked }: Matter): Refusal | undefined {
  return linked ? undefined : { code: 'matter.not-linked' }
}

function visitIsNotApproved({ visitApproved }: Matter): Refusal | undefined {
  return visitApproved ? undefined : { code: 'matter.visit-not-approved' }
}

function visitIsNotWithdrawn({ visitWithdrawn }: Matter): Refusal | undefined {
  return visitWithdrawn ? undefined : { code: 'matter.visit-stands' }
}

function familyMayStillReply({ familyReplied, replyUntil, today }: Matter): Refusal | undefined {
  if (familyReplied || replyUntil === undefined || today > replyUntil) return undefined
  return { code: 'matter.family-may-reply', facts: { replyUntil } }
}

function isTooLateToContest({ contestableUntil, today }: Matter): Refusal | undefined {
  if (contestableUntil === undefined || today <= contestableUntil) return undefined
  return { code: 'matter.too-late-to-contest', facts: { contestableUntil } }
}

/** The reporter may close at once; the clock only after the time to contest is over. */
function canStillBeContested(
  { contestableUntil, today }: Matter,
  { role }: Actor<Role>,
): Refusal | undefined {
  if (role === 'citizen' || contestableUntil === undefined || today > contestableUntil) return undefined
  return { code: 'matter.can-still-be-contested', facts: { contestableUntil } }
}

type Objection = (matter: Matter, actor: Actor<Role>) => Refusal | undefined

function either(...objections: readonly Objection[]): Objection {
  return (matter, actor) => {
    for (const objection of objections) {
      const refusal = objection(matter, actor)
      if (refusal) return refusal
    }
    return undefined
  }
}
