/**
 * What a phone and the office agree on, whatever the network does (trust rules §1): a command is named
 * on the phone, counted by the device, and answered by one stored receipt for ever.
 */

export const commandTypes = ['visit.attempt', 'visit.finish', 'family.met', 'practice.finish'] as const
export type CommandType = (typeof commandTypes)[number]

export { type Arrival, type CommandFate, judgeArrival, type KnownCommand } from './arrival.ts'
export { clockOffset, flaggedSkewMinutes } from './clock.ts'
export { changedFields, type Fields, type Merge, mergeEdits } from './merge.ts'
export { alarmAfter, openAfter, type Patience, patienceWith } from './patience.ts'
export {
  afterRefusal,
  type BatchLimit,
  batchesOf,
  forgottenByOffice,
  judgeReceipt,
  largestBatch,
  mayDropCopy,
  nextLimit,
  type ReceiptMeans,
} from './phone.ts'
export { judgePiece, largestPiece, nextPiece, type Piece, type StandingPhoto } from './photo.ts'
export {
  type Rescue,
  type RescueItem,
  type RescueProblem,
  readRescue,
  rescueHead,
  rescueLine,
} from './rescue.ts'
