/** A ground-check wave: frozen frame, assignment, workload, visits, findings, review. */
export { mountCampaigns } from './campaigns.routes.ts'
export { type CasesAhead, casesAhead } from './cases-ahead.ts'
export { type CaseName, casesNamed } from './cases-named.ts'
export { type LastVisit, lastVisitOf } from './last-visit.ts'
export { takeMetFamily } from './met-families.ts'
export { openCasesOf } from './open-cases.ts'
export { orderRechecks, type VisitState, visitedFamilies, visitStates } from './order-rechecks.ts'
export { packageMark } from './package-mark.ts'
export {
  keepPiece,
  type PhotoName,
  type PhotoOffset,
  photoOffset,
  recallMissingPhotos,
} from './take-photo.ts'
export { type BindSlip, type Delivery, takeAttempt, takeVisit } from './take-visit.ts'
export { type ToldVisit, visitsOfFamily } from './visits-of-family.ts'
export { type WorkPackage, workPackage } from './work-package.ts'
