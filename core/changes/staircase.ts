import type { Role } from '../access/index.ts'
import type { Actor, Refusal, Workflow } from '../workflow/index.ts'
import { type Door, doorkeeper } from './doors.ts'
import { type ChangeKind, changeKinds } from './kinds.ts'

export const changeStatuses = [
  'village_review',
  'on_agenda',
  'completeness_check',
  'field_verification',
  'verification',
  'verified',
  'in_batch',
  'ratified',
  'sent',
  'ministry_accepted',
  'ministry_returned',
  'ranked',
  'returned',
  'rejected',
  'withdrawn',
] as const
export type ChangeStatus = (typeof changeStatuses)[number]

/** Someone who has had a hand in the change, and in what. */
export interface Participant {
  readonly accountId: string
  readonly part: 'proposed' | 'visited' | 'reviewed' | 'confirmed' | 'checked' | 'verified' | 'ratified'
}

/** What the staircase must know of a change to decide the next step. */
export interface Climber {
  readonly status: ChangeStatus
  readonly kind: ChangeKind
  readonly door: Door
  readonly participants: readonly Participant[]
  /** Hash of the content as it stands; an approval names the hash it approves. */
  readonly contentHash: string
  /** An approved visit bears out the content as it stands: the one that found it, or one ordered for it. */
  readonly fieldConfirmed: boolean
  /** A family of the register is linked; a citizen's report starts without one. */
  readonly linked: boolean
}

/** A ground-check finding is a field verification, until its content is corrected; any other door needs a visit. */
export function isSeenInField(door: Door): boolean {
  return door === 'ground_check'
}

/** Where a change stands when it comes through its door. A door may have satisfied steps; it never skips one. */
export function firstStatus(kind: ChangeKind): ChangeStatus {
  return changeKinds[kind].village === 'item' ? 'village_review' : 'completeness_check'
}

/**
 * The staircase of March 2025 (domain reference §3.1; Permensos 3/2025 names village and regency as
 * the tiers that finalise; the subdistrict monitors and has no step of its own here).
 */
export const staircase = {
  /** The operator puts it before tonight's meeting. */
  putOnAgenda: { from: ['village_review'], to: 'on_agenda', by: ['village_operator'], unless: isUnlinked },
  takeOffAgenda: { from: ['on_agenda'], to: 'village_review', by: ['village_operator'], reasoned: true },
  /** What a visit found missing, dead or gone is confirmed by someone of the village who can say so (or an SPTJM). */
  confirmInVillage: {
    from: ['village_review'],
    to: 'completeness_check',
    by: ['village_operator', 'village_head'],
    unless: either(needsMeeting, isOwnWork),
    reasoned: true,
  },
  /** These three are taken by signing the minutes, which binds every decision by hash. */
  agreeInMeeting: { from: ['on_agenda'], to: 'completeness_check', by: ['village_head'], unless: isOwnWork },
  declineInMeeting: {
    from: ['on_agenda'],
    to: 'rejected',
    by: ['village_head'],
    unless: isOwnWork,
    reasoned: true,
  },
  postponeInMeeting: { from: ['on_agenda'], to: 'village_review', by: ['village_head'], reasoned: true },
  passCompleteness: {
    from: ['completeness_check'],
    to: (change) => (change.fieldConfirmed ? 'verification' : 'field_verification'),
    by: ['data_operator', 'dinsos_verifier'],
    unless: either(isUnlinked, isOwnWork),
  },
  confirmInField: {
    from: ['field_verification'],
    to: 'verification',
    by: ['field_supervisor'],
    unless: either(isOwnWork, isNotConfirmedInField),
  },
  contradictInField: {
    from: ['field_verification'],
    to: 'rejected',
    by: ['field_supervisor'],
    unless: isOwnWork,
    reasoned: true,
  },
  verify: { from: ['verification'], to: 'verified', by: ['dinsos_verifier'], unless: isOwnWork },
  sendBack: {
    from: ['completeness_check', 'verification'],
    to: 'returned',
    by: ['data_operator', 'dinsos_verifier'],
    reasoned: true,
  },
  resubmit: {
    from: ['returned'],
    to: (change) => firstStatus(change.kind),
    by: ['village_operator', 'field_supervisor', 'data_operator'],
    unless: isAnotherDoor,
  },
  reject: {
    from: ['completeness_check', 'verification'],
    to: 'rejected',
    by: ['dinsos_verifier'],
    unless: isOwnWork,
    reasoned: true,
  },
  withdraw: {
    from: ['village_review', 'returned'],
    to: 'withdrawn',
    by: ['village_operator', 'data_operator', 'field_supervisor'],
    unless: isAnotherDoor,
    reasoned: true,
  },
  putInBatch: { from: ['verified'], to: 'in_batch', by: ['dinsos_verifier', 'data_operator'] },
  takeFromBatch: {
    from: ['in_batch'],
    to: 'verified',
    by: ['dinsos_verifier', 'data_operator', 'ratifier'],
    reasoned: true,
  },
  ratify: { from: ['in_batch'], to: 'ratified', by: ['ratifier'], unless: isOwnWork },
  send: { from: ['ratified'], to: 'sent', by: ['data_operator', 'dinsos_verifier'] },
  recordAcceptance: { from: ['sent'], to: 'ministry_accepted', by: ['data_operator'] },
  recordReturn: { from: ['sent'], to: 'ministry_returned', by: ['data_operator'], reasoned: true },
  recordRanking: { from: ['ministry_accepted'], to: 'ranked', by: ['system', 'data_operator'] },
} as const satisfies Workflow<Climber, ChangeStatus, Role>

export type ChangeAction = keyof typeof staircase

/** The steps a person sees on a staircase drawing, in order, for a change of this kind and door. */
export function stairs(kind: ChangeKind, door: Door, fieldConfirmed: boolean): ChangeStatus[] {
  const village: ChangeStatus[] = changeKinds[kind].village === 'item' ? ['village_review', 'on_agenda'] : []
  const field: ChangeStatus[] = door === 'ground_check' && fieldConfirmed ? [] : ['field_verification']
  return [
    ...village,
    'completeness_check',
    ...field,
    'verification',
    'verified',
    'in_batch',
    'ratified',
    'sent',
    'ministry_accepted',
    'ranked',
  ]
}

function isOwnWork(change: Climber, actor: Actor<Role>): Refusal | undefined {
  const part = change.participants.find((participant) => participant.accountId === actor.accountId)?.part
  return part ? { code: 'change.own-work', facts: { part } } : undefined
}

function isUnlinked(change: Climber): Refusal | undefined {
  return change.linked || change.kind === 'new_family' ? undefined : { code: 'change.family-not-linked' }
}

/** Two pairs of eyes have seen a negative finding of an approved visit; anything else the village settles together. */
function needsMeeting(change: Climber): Refusal | undefined {
  return change.door === 'ground_check' && changeKinds[change.kind].negative
    ? undefined
    : { code: 'change.needs-meeting' }
}

function isNotConfirmedInField(change: Climber): Refusal | undefined {
  return change.fieldConfirmed ? undefined : { code: 'change.field-not-confirmed' }
}

function isAnotherDoor(change: Climber, actor: Actor<Role>): Refusal | undefined {
  return doorkeeper[change.door] === actor.role
    ? undefined
    : { code: 'change.another-door', facts: { door: change.door } }
}

type Objection = (change: Climber, actor: Actor<Role>) => Refusal | undefined

function either(...objections: readonly Objection[]): Objection {
  return (change, actor) => {
    for (const objection of objections) {
      const refusal = objection(change, actor)
      if (refusal) return refusal
    }
    return undefined
  }
}
