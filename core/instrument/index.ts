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
export type {
  FamilyFinding,
  FindingEntry,
  FindingEvidence,
  InformantRole,
  MemberPresence,
  VisitAttempt,
  VisitAttemptOutcome,
} from './findings.ts'
export type {
  Bilingual,
  Check,
  CodeList,
  Instrument,
  Option,
  OptionGroup,
  Question,
  QuestionType,
  RepeatField,
  Sensitivity,
  Severity,
  Subject,
  Topic,
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
export type { Operand, Rule } from './rule.ts'
