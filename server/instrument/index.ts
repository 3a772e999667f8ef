/** The questionnaire's versions, kept beside what was asked with them. */
export { currentInstrument, findInstrument } from './find-instrument.ts'
export { loadInstruments } from './load-instruments.ts'
