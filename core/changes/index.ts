export { canonicalText } from './canonical.ts'
export { type ChangeKind, changeKinds, type KindRule } from './kinds.ts'
export { type ChangeItem, type FoundDifference, type ProposedChange, proposeFromFinding } from './propose.ts'
export {
  type ChangeAction,
  type ChangeStatus,
  type Climber,
  changeStatuses,
  type Door,
  firstStatus,
  type Participant,
  staircase,
  stairs,
} from './staircase.ts'
