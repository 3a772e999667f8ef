/** Families and persons as they are known today, every value with its source, every earlier version kept. */

export { takeAid, undoAid } from './aid.store.ts'
export { applyRatifiedChange, type RatifiedChange, recordMinistryReply } from './apply-ratified-change.ts'
export { baselineOf } from './baseline.ts'
export {
  findFamiliesByIdentity,
  findFamilyByIdentity,
  listFamiliesOfVillage,
  searchFamilies,
} from './find-families.ts'
export { type FramedFamily, frameOf } from './frame-of.ts'
export { getFamilyRecord } from './get-family-record.ts'
export { headNamesOf } from './head-names.ts'
export { indexJob, indexNames, indexPersons } from './index-names.ts'
export { divided, valuesPlace } from './layered-values.ts'
export { newestSnapshots } from './newest-snapshots.ts'
export type { AidRecord, FamilyRecord, ListedFamily, MemberRecord, RecordedValue } from './record.ts'
export { mountRegistry } from './registry.routes.ts'
export { activeFamilies } from './registry.store.ts'
export { type ChangedField, type SnapshotStep, snapshotHistoryOf } from './snapshot-history.ts'
export {
  type Batch,
  type Comparison,
  examineDelivery,
  gatherDelivery,
  planDelivery,
  type TakenBatch,
  takeBatch,
  undoBatch,
} from './take-delivery.ts'
