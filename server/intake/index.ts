/** A DTSEN extract or a programme's recipient list arrives: staged, checked, accepted or turned down whole. */
export { acceptIntake, startCheck } from './decide-intake.ts'
export { mountIntake } from './intake.routes.ts'
export { fileText, receiveText } from './receive-file.ts'
export { startIntake } from './start-intake.ts'
export { resumeIntakes, resumeJob, workJob, workOnIntake } from './work-on-intake.ts'
