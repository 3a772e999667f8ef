/** Jepara Tanggap: proof by possession, change reports, proposals, objections, appeals, tracking. */

export { type AgeingBucket, ageingBuckets, ageingOf } from './ageing.ts'
export {
  type AnswerTemplateName,
  answerTemplates,
  gap,
  hasGap,
  type TicketDocument,
  templatesFor,
  ticketDocuments,
} from './answer-templates.ts'
export {
  type AnswerDays,
  type AnsweredReport,
  type AnswerTimes,
  answerTimes,
} from './answer-times.ts'
export { type Channel, channels } from './channels.ts'
export {
  appealableUntil,
  contestableUntil,
  deadlinesOf,
  interimDueAt,
  type ServicePromise,
  servicePromise,
  type TicketDeadlines,
  ticketDueOn,
} from './deadlines.ts'
export {
  areHours,
  type DayHours,
  hoursInWords,
  regencyHours,
  type WeekHours,
  weekdays,
} from './desk-hours.ts'
export { itemsFromTicket, memberNamed } from './items-from-ticket.ts'
export { type LinkEvidence, linkEvidence } from './link-evidence.ts'
export { type MenuChoice, menuWords, readMenuChoice } from './menu.ts'
export { type Pattern, patternRule, patternsOf } from './patterns.ts'
export { proposalFromTicket, type TicketAnswers, type TicketProposal } from './proposal-from-ticket.ts'
export {
  type AnswerTrouble,
  lengthOf,
  longestStory,
  type ReadAnswer,
  readAnswer,
} from './read-answer.ts'
export {
  type Renunciation,
  type RenunciationRule,
  type RenunciationStand,
  renunciationRule,
  standOf,
} from './renunciation.ts'
export {
  answerToStatusRequest,
  changeSentences,
  type StatusSentence,
  silenceSentence,
  ticketSentences,
  uniformAnswer,
} from './sentences.ts'
export { type ComparedReport, type Likeness, likenesses, likenessesOf } from './similar.ts'
export {
  type ParsedSlipSerial,
  parseSlipCode,
  parseSlipSerial,
  type SlipCode,
  type SlipSerial,
  slipCodeFrom,
  slipSerialOf,
} from './slip.ts'
export { type PublicCount, suppressSmall } from './small-counts.ts'
export {
  type TicketKind,
  type TicketKindRule,
  ticketKindRule,
  ticketKinds,
  ticketKindsOf,
} from './ticket-kinds.ts'
export {
  isPin,
  type ParsedTicketNumber,
  parseTicketNumber,
  pinFrom,
  type TicketNumber,
  ticketNumberFrom,
} from './ticket-number.ts'
export type { TicketQuestion } from './ticket-question.ts'
export {
  type Ticket,
  type TicketAction,
  type TicketStatus,
  ticketStatuses,
  ticketWorkflow,
} from './ticket-workflow.ts'
