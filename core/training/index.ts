/** Tests, pledges and certificates: no assignment without one. */
export { questionBank } from './bank.ts'
export {
  type Certificate,
  type CertificateRefusal,
  certificateExpiresOn,
  integrityPledge,
  type Pledge,
  refusesAssignment,
  refusesCertificate,
} from './certificate.ts'
export type { BankQuestion, QuestionBank, TestOption } from './question.ts'
export {
  drawTest,
  type PublicQuestion,
  type PublicTest,
  passMarkPercent,
  publicTest,
  questionsInTest,
  type ReviewedQuestion,
  scoreTest,
  type TestPaper,
  type TestScore,
} from './test-paper.ts'
