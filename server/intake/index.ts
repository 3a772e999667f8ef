/** A DTSEN extract or a programme's recipient list arrives: staged, checked, accepted or turned down whole. */

export { acceptedBy } from './accepted-by.ts'
export { startCheck } from './decide-intake.ts'
export { mountIntakeDesk } from './desk.routes.ts'
export { mountIntakeFiles } from './files.routes.ts'
export { inboxJob, watchInbox } from './inbox.ts'
export { mountIntake } from './intake.routes.ts'
export { keepFile, receiveFile } from './receive-file.ts'
export { startIntake } from './start-intake.ts'
export { resumeIntakes, resumeJob, workJob, workOnIntake } from './work-on-intake.ts'
