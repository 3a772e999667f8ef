import type { Role } from '../access/index.ts'
import { type Door, doorkeeper } from './doors.ts'
import type { ChangeAction, ChangeStatus, Participant } from './staircase.ts'

/**
 * By what a step is carried. `change`: somebody opens the change and decides it there. The others happen
 * to a change only through something larger: the signed minutes of a meeting, the approved visit that was
 * ordered for it, the batch, or the next snapshot. No door takes those steps one change at a time.
 */
export type Carrier = 'change' | 'meeting' | 'visit' | 'batch' | 'snapshot'

export const carriers = {
  putOnAgenda: 'meeting',
  takeOffAgenda: 'meeting',
  confirmInVillage: 'change',
  agreeInMeeting: 'meeting',
  declineInMeeting: 'meeting',
  postponeInMeeting: 'meeting',
  passCompleteness: 'change',
  confirmInField: 'visit',
  contradictInField: 'change',
  verify: 'change',
  sendBack: 'change',
  resubmit: 'change',
  reject: 'change',
  withdraw: 'change',
  putInBatch: 'batch',
  takeFromBatch: 'batch',
  ratify: 'batch',
  send: 'batch',
  recordAcceptance: 'batch',
  recordReturn: 'batch',
  recordRanking: 'snapshot',
} as const satisfies Readonly<Record<ChangeAction, Carrier>>

/** The part a person has had after taking a step; steps that only move papers give none. */
export const partOf: Partial<Readonly<Record<ChangeAction, Participant['part']>>> = {
  confirmInVillage: 'confirmed',
  agreeInMeeting: 'confirmed',
  declineInMeeting: 'confirmed',
  passCompleteness: 'checked',
  confirmInField: 'reviewed',
  contradictInField: 'reviewed',
  resubmit: 'proposed',
  verify: 'verified',
  reject: 'checked',
  ratify: 'ratified',
}

/** At whose desk a change lies. Empty where it waits for nobody of ours. */
export function deskOf(status: ChangeStatus, door: Door): readonly Role[] {
  switch (status) {
    case 'village_review':
      return ['village_operator']
    case 'on_agenda':
      return ['village_head', 'village_operator']
    case 'completeness_check':
      return ['data_operator', 'dinsos_verifier']
    case 'field_verification':
      return ['field_supervisor']
    case 'verification':
      return ['dinsos_verifier']
    case 'verified':
    case 'ratified':
      return ['data_operator', 'dinsos_verifier']
    case 'in_batch':
      return ['ratifier']
    case 'sent':
      return ['data_operator']
    case 'returned':
      return [doorkeeper[door]]
    case 'ministry_accepted':
    case 'ministry_returned':
    case 'ranked':
    case 'rejected':
    case 'withdrawn':
      return []
  }
}

/**
 * Who may read values of health, disability, money and exact position in a change. Villages and
 * subdistricts never do (decision 3), and auditors see that there is a value, not what it is.
 */
export function seesSpecific(role: Role): boolean {
  return ['field_supervisor', 'data_operator', 'dinsos_verifier', 'ratifier', 'system'].includes(role)
}
