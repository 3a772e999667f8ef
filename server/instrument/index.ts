/** The questionnaire's versions, kept beside what was asked with them; drafted in a spreadsheet, published by two. */
export { currentInstrument, findInstrument } from './find-instrument.ts'
export { certifyingVersions, instrumentBook, questionNamed } from './held.ts'
export { mountInstrument } from './instrument.routes.ts'
export { holdPublished, loadInstruments } from './load-instruments.ts'
