/** The questionnaire in and out of a spreadsheet that other tools read too. */
export { compareVersions, type PartDifference, type VersionDifference } from './compare-versions.ts'
export { fitToSucceed } from './fit-to-succeed.ts'
export type { FormProblem } from './problem.ts'
export { type ReadForm, readXlsForm } from './read-form.ts'
export type { Sheet } from './sheet.ts'
export { writeXlsForm } from './write-form.ts'
