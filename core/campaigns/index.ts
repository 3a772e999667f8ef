export { type Assignable, type Assignment, assignBalanced } from './assign.ts'
export {
  type CaseAction,
  type CaseStatus,
  caseStatuses,
  caseWorkflow,
  type VisitCase,
} from './case-workflow.ts'
export { foundDifferences, type VisitSubject } from './found-differences.ts'
