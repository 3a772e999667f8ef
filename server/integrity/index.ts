/** The integrity desk: objections and complaints of wrongdoing, opened by two officers together. */
export { type OwnRecheck, ownRecheck, replyToRecheck } from './family-reply.ts'
export { mountIntegrity } from './integrity.routes.ts'
export { lookAfterMatters } from './look-after-matters.ts'
export type { MatterWords } from './matter-words.ts'
export { orderRechecksFor, orderRoutineRechecks, recheckJob } from './order-rechecks.ts'
export { countOpenMatters } from './read-matters.ts'
export { findReceipt, type MatterReceipt, receiveMatter } from './receive-matter.ts'
export {
  beginSealedDraft,
  giveUpSealedDraft,
  keepSealedDraft,
  readSealedDraft,
  type SealedDraft,
  type SealedDraftContent,
  sealedDraftMinutes,
} from './sealed-draft.ts'
export { actAsReporter, matterKey, type ReporterAct, trackMatter } from './track-matter.ts'
