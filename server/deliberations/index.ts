/** A village meeting: agenda, quorum, each decision, signed minutes bound to what was decided. */
export { mountDeliberations } from './deliberations.routes.ts'
