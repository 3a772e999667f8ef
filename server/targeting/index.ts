/** Programmes and whom their dated rules are for, held against the register and the recipient lists. */
export { type Coverage, countCoverage } from './count-coverage.ts'
