export { type Assignable, type Assignment, assignBalanced } from './assign.ts'
export {
  type CandidateStatus,
  candidateStatuses,
  candidateWorkflow,
  type MetFamily,
} from './candidate-workflow.ts'
export {
  type CaseAction,
  type CaseStatus,
  caseStatuses,
  caseWorkflow,
  type VisitCase,
} from './case-workflow.ts'
export { type Evidence, type EvidenceGrade, evidenceLimits, evidenceOf } from './evidence-grade.ts'
export { foundDifferences, type VisitSubject } from './found-differences.ts'
export { fieldsOfInterview, mergedInterview } from './interview-fields.ts'
export {
  type ArrivingVisit,
  type Judged,
  judgeVisit,
  type KeptVisit,
  type Parallel,
  type VisitedCase,
} from './judge-visit.ts'
export {
  emptyTrail,
  questionsOfTrail,
  type Trail,
  type TrailQuestion,
  type TrailStep,
  trailLimits,
  withEdit,
  withStep,
} from './trail.ts'
