/** The questionnaire's versions, kept beside what was asked with them. */
export { loadInstruments } from './load-instruments.ts'
