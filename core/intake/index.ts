/** A DTSEN extract or a programme's recipient list arrives: recognised, read, checked row by row and across rows. */
export {
  checkFamiliesAcross,
  checkPersonsAcross,
  type FamilyKeys,
  type LineProblems,
  lastDigitsLookLost,
  type PersonKeys,
} from './across-rows.ts'
export { writeCode } from './code-cells.ts'
export {
  type IntakeAction,
  type IntakeStatus,
  type IntakeSubject,
  intakeStatuses,
  intakeWorkflow,
} from './intake-workflow.ts'
export type { CodeSystem, Column, ColumnKind, Layout, LayoutKey } from './layout.ts'
export { layoutOf, layouts } from './layouts.ts'
export { isProblemCode, type Problem, type ProblemCode, problem } from './problem.ts'
export { isAccepted, type ReadRow, type RowContext, readRow } from './read-row.ts'
export { cellsOf, type LayoutRefusal, type Recognised, recogniseLayout } from './recognise.ts'
export { counted, emptyTally, type Tally } from './tally.ts'
