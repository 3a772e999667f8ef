export { canonicalText } from './canonical.ts'
export { dueOf, type StepDeadlines, type StepTime, stepDeadlines } from './deadlines.ts'
export { type Door, doors } from './doors.ts'
export { isFirstRecorded, itemsApart, titleOfChange } from './first-recorded.ts'
export { type ChangeKind, changeKinds, type KindRule } from './kinds.ts'
export { type ChangeItem, type FoundDifference, type ProposedChange, proposeFromFinding } from './propose.ts'
export { type Carrier, carriers, deskOf, partOf, seesSpecific } from './queues.ts'
export {
  type ChangeAction,
  type ChangeStatus,
  type Climber,
  changeStatuses,
  firstStatus,
  isSeenInField,
  type Participant,
  staircase,
  stairs,
} from './staircase.ts'
export {
  knownOfReturning,
  missingInForm,
  type VillageField,
  type VillageForm,
  type VillageKind,
  villageForms,
  villageKinds,
} from './village-forms.ts'
export { type ItemWords, labelOf, linesOf, valueWords, wordsOf } from './wording.ts'
