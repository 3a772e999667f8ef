/** One proposed change to the registry, whichever door it came through, and the staircase it climbs. */
export { mountChanges } from './changes.routes.ts'
export { confirmInField } from './confirm-in-field.ts'
export { escalateMissedDeadlines } from './escalate.ts'
export {
  type ApprovedVisit,
  type Proposal,
  type Proposed,
  propose,
  proposeFromVisit,
} from './propose.ts'
export { proposeByVillage } from './propose-by-village.ts'
export {
  type ChangeEventPlain,
  type ChangeForCarrier,
  changeEvents,
  changeParticipants,
  changesOfFamily,
  correctedValues,
  countStanding,
  getChange,
  listChanges,
  readAllForCarrier,
  readForCarrier,
  readStanding,
  shownItems,
} from './read-change.ts'
export { recordRankings } from './record-rankings.ts'
export { type SeenChange, type StepTaken, takeStep } from './take-step.ts'
export { type ToldChange, toldChanges } from './told-changes.ts'
