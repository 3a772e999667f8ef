/** Progress as immutable, numbered, reproducible reports: page, paper, workbook. */
export { makeReport, type ReportWanted } from './make-report.ts'
export { mountReporting } from './reporting.routes.ts'
export { signReport } from './sign-report.ts'
