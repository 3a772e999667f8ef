/** A DTSEN extract or a programme's recipient list arrives: recognised, read, checked row by row and across rows. */
export {
  acrossCodes,
  checkFamiliesAcross,
  checkPersonsAcross,
  type FamilyKeys,
  type LineProblems,
  lastDigitsLookLost,
  type PersonKeys,
} from './across-rows.ts'
export { writeCode } from './code-cells.ts'
export { type Contradiction, contradictions, type Difference, differences } from './compare-values.ts'
export {
  type DeliveryScope,
  everything,
  type FamilyKind,
  familyKinds,
  isTaken,
  type PersonKind,
  personKinds,
} from './delivery-scope.ts'
export {
  type IntakeAction,
  type IntakeStatus,
  type IntakeSubject,
  intakeStatuses,
  intakeWorkflow,
} from './intake-workflow.ts'
export {
  type CodeSystem,
  type Column,
  type ColumnKind,
  type Layout,
  type LayoutKey,
  layoutKeys,
  type RowUnit,
} from './layout.ts'
export { layoutOf, layouts } from './layouts.ts'
export { isProblemCode, type Problem, type ProblemCode, problem, problemCodes } from './problem.ts'
export type { OtherVillageCode } from './read-cell.ts'
export {
  isAccepted,
  type ReadRow,
  type RowContext,
  type RowReader,
  readRow,
  rowReader,
} from './read-row.ts'
export {
  type Evidence,
  evidenceFor,
  isCandidate,
  type KnownPerson,
  type ListedRecipient,
  sameNameLikeness,
  strength,
} from './recipient-evidence.ts'
export {
  cellsOf,
  headingsKey,
  type LayoutRefusal,
  type Recognised,
  recogniseLayout,
  recogniseMapped,
  suggestMapping,
} from './recognise.ts'
export { counted, emptyTally, type Tally } from './tally.ts'
