/** A village meeting: agenda, quorum, each decision, signed minutes bound to what was decided. */
export { mountDeliberations } from './deliberations.routes.ts'
export { putOnAgenda } from './keep-agenda.ts'
export { planMeeting } from './plan-meeting.ts'
export { recordMeeting } from './record-meeting.ts'
export { signMinutes } from './sign-minutes.ts'
