/** Progress as immutable, numbered, reproducible reports: page, paper, workbook; and what waits today. */
export { mountReporting } from './reporting.routes.ts'
