import type { Role } from '../access/index.ts'
import type { Actor, Refusal, Workflow } from '../workflow/index.ts'

export const meetingStatuses = ['planned', 'held', 'signed', 'cancelled'] as const
export type MeetingStatus = (typeof meetingStatuses)[number]

export const decisions = ['agreed', 'declined', 'postponed'] as const
export type Decision = (typeof decisions)[number]

/** A village meeting as its workflow sees it. */
export interface Meeting {
  readonly status: MeetingStatus
  readonly present: number
  /** The number that must be present, by the village's own rule; recorded with the meeting. */
  readonly quorum: number
  readonly undecided: number
  /** An item changed after it was put on the agenda, so what was decided is no longer what stands. */
  readonly changedSince: number
  /** Who kept the record; the one who signs is another person. */
  readonly recordedBy: string
  /** Its day has come: what has not been held cannot be recorded. */
  readonly dayHasCome: boolean
}

/**
 * A deliberation (musdes/muskel): kept by the operator, signed by the village head. Signing binds the
 * minutes by hash to the exact content of each item and carries every decision to the staircase.
 */
export const meetingWorkflow = {
  record: {
    from: ['planned', 'held'],
    to: 'held',
    by: ['village_operator'],
    unless: isStillToCome,
  },
  sign: {
    from: ['held'],
    to: 'signed',
    by: ['village_head'],
    unless: (meeting, actor) => minutesAreNotReady(meeting) ?? isOwnRecord(meeting, actor),
  },
  cancel: { from: ['planned', 'held'], to: 'cancelled', by: ['village_operator'], reasoned: true },
} as const satisfies Workflow<Meeting, MeetingStatus, Role>

export type MeetingAction = keyof typeof meetingWorkflow

export const meetingKinds = {
  musdes: { id: 'Musyawarah Desa', en: 'Village meeting' },
  musdesus: { id: 'Musyawarah Desa Khusus', en: 'Special village meeting' },
  muskel: { id: 'Musyawarah Kelurahan', en: 'Ward meeting' },
} as const
export type MeetingKind = keyof typeof meetingKinds

function isStillToCome(meeting: Meeting): Refusal | undefined {
  return meeting.dayHasCome ? undefined : { code: 'meeting.still-to-come' }
}

function minutesAreNotReady(meeting: Meeting): Refusal | undefined {
  if (meeting.present < meeting.quorum)
    return { code: 'meeting.no-quorum', facts: { present: meeting.present, quorum: meeting.quorum } }
  if (meeting.undecided > 0) return { code: 'meeting.items-undecided', facts: { count: meeting.undecided } }
  if (meeting.changedSince > 0)
    return { code: 'meeting.items-changed', facts: { count: meeting.changedSince } }
  return undefined
}

function isOwnRecord(meeting: Meeting, actor: Actor<Role>): Refusal | undefined {
  return meeting.recordedBy === actor.accountId ? { code: 'meeting.own-record' } : undefined
}
