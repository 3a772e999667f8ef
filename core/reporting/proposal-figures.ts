import { type ChangeStatus, type Door, doors, dueOf } from '../changes/index.ts'
import { type FrozenChanges, totalOf } from './frozen.ts'
import { daysBetween, medianOf } from './pace.ts'

/** Proposed changes that came through one door. */
export interface DoorFigures {
  readonly door: Door
  /** open + ratified + declined */
  readonly count: number
  readonly open: number
  readonly ratified: number
  readonly declined: number
  /** Of the open ones, past the deadline of the step they stand on. */
  readonly overdue: number
  /** From proposal to ratification, rejection or withdrawal; null when nothing is settled. */
  readonly medianDays: number | null
  readonly statuses: readonly { readonly status: ChangeStatus; readonly count: number }[]
}

export type Standing = 'open' | 'ratified' | 'declined'

export function standingOf(status: ChangeStatus): Standing {
  switch (status) {
    case 'ratified':
    case 'sent':
    case 'ministry_accepted':
    case 'ministry_returned':
    case 'ranked':
      return 'ratified'
    case 'rejected':
    case 'withdrawn':
      return 'declined'
    case 'village_review':
    case 'on_agenda':
    case 'completeness_check':
    case 'field_verification':
    case 'verification':
    case 'verified':
    case 'in_batch':
    case 'returned':
      return 'open'
  }
}

export function proposalFigures(changes: readonly FrozenChanges[], asOf: string): DoorFigures[] {
  return doors.map((door) => {
    const own = changes.filter((cell) => cell.door === door)
    const standing = (wanted: Standing) => own.filter(({ status }) => standingOf(status) === wanted)
    return {
      door,
      count: totalOf(own),
      open: totalOf(standing('open')),
      ratified: totalOf(standing('ratified')),
      declined: totalOf(standing('declined')),
      overdue: totalOf(standing('open').filter((cell) => isOverdue(cell, asOf))),
      medianDays: medianOf(own.flatMap(daysToSettle)),
      statuses: [...Map.groupBy(own, ({ status }) => status)]
        .map(([status, cells]) => ({ status, count: totalOf(cells) }))
        .toSorted((a, b) => a.status.localeCompare(b.status)),
    }
  })
}

/** By the deadlines' own dated table; only the day a step was entered matters to it. */
function isOverdue({ status, enteredOn }: FrozenChanges, asOf: string): boolean {
  const due = dueOf(status, new Date(`${enteredOn}T05:00:00Z`))
  return due !== undefined && due.getTime() < Date.parse(asOf)
}

function daysToSettle({ proposedOn, settledOn, count }: FrozenChanges) {
  return settledOn === null ? [] : [{ value: daysBetween(proposedOn, settledOn), count }]
}
