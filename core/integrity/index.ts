/** The integrity desk: what two officers open together, and what becomes of it. */
export { type AuthorityName, authorities } from './authorities.ts'
export { matterContestableUntil, matterDueOn, replyUntil } from './matter-deadlines.ts'
export {
  isMatterKind,
  type MatterKind,
  matterKindRule,
  matterKinds,
  matterQuestions,
} from './matter-kinds.ts'
export {
  decidingActions,
  type Matter,
  type MatterAction,
  type MatterStatus,
  matterStatuses,
  matterWorkflow,
  stillMoving,
} from './matter-workflow.ts'
export {
  type Conflict,
  conflictOf,
  mustConsentBy,
  type Opening,
  type OpeningPurpose,
  type OpeningState,
  openingPurposes,
  openingReasons,
  openUntil,
  readersOf,
  refusesAsking,
  refusesConsent,
  stateOfOpening,
} from './opening.ts'
export { isLookTold, isOversight } from './oversight-looks.ts'
export { planRechecks, type RecheckCandidate, recheckPlanOn } from './recheck-plan.ts'
export { matterSentences, openingSentence, pressedSentence, replyQuestions } from './sentences.ts'
