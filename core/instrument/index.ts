/** The questionnaire as versioned data: questions, code lists, skips, checks, and what an interview records. */
export type {
  Answer,
  Answers,
  AnswerValue,
  MissingAnswer,
  MissingReason,
  Photo,
  Position,
  Row,
} from './answer.ts'
export { type ShapeCode, shapeSentences, wrongShape } from './answer-shape.ts'
export { isMissing, isPhoto, isPosition, isRows } from './answer-values.ts'
export {
  type AskedQuestion,
  answerOf,
  type Counts,
  isAnswered,
  type Progress,
  progress,
  relevantQuestions,
  type Screen,
  screensOf,
  settleAnswers,
} from './asking.ts'
export {
  type AttemptDecision,
  maxAttempts,
  mayAttempt,
} from './attempts.ts'
export { type CheckResult, canFinish, checkInterview, type FinishDecision } from './check.ts'
export { compareWithBaseline, type Difference, metresBetween, sameAnswer } from './compare.ts'
export { about, groundCheck202503 } from './data/ground-check-2025-03.ts'
export { pace202611 } from './data/pace.ts'
export { typicalBaseline } from './data/typical-family.ts'
export { describeInstrument } from './describe.ts'
export {
  familyFindingEntries,
  informantRoleLabels,
  memberPresenceEntries,
  visitAttemptOutcomeLabels,
} from './finding-lists.ts'
export {
  belongsToFamily,
  type EvidencePart,
  type FamilyFinding,
  type FindingEntry,
  type FindingEvidence,
  familyFindingKeys,
  type InformantRole,
  informantRoleKeys,
  type MemberPresence,
  memberPresenceKeys,
  type VisitAttempt,
  type VisitAttemptOutcome,
  visitAttemptOutcomeKeys,
} from './findings.ts'
export { type Indicator, indicatorsOf } from './indicators.ts'
export {
  type Bilingual,
  type Check,
  type CodeList,
  type Instrument,
  type Option,
  type OptionGroup,
  type ProcedureName,
  procedureNames,
  type Question,
  type QuestionType,
  type RepeatField,
  type Sensitivity,
  type Severity,
  type Subject,
  type Topic,
} from './instrument.ts'
export type {
  Baseline,
  BaselineMember,
  CheckContext,
  Explanation,
  Interview,
  Member,
  SubjectRef,
} from './interview.ts'
export { type Fix, looksMocked } from './mocked-position.ts'
export { type Effort, effortOf, effortOfScreen, effortOfTypicalFamily } from './pace.ts'
export { startInterview, withAnswer, withExplanation, withNewMember, withoutNewMember } from './recording.ts'
export { contextFacts, type Operand, type Rule } from './rule.ts'
export {
  type VersionAction,
  type VersionStatus,
  type VersionSubject,
  versionStatuses,
  versionWorkflow,
} from './version-workflow.ts'
export {
  compareVersions,
  type FormProblem,
  fitToSucceed,
  type PartDifference,
  type ReadForm,
  readXlsForm,
  type Sheet,
  type VersionDifference,
  writeXlsForm,
} from './xlsform/index.ts'
