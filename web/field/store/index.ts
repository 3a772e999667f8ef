/** What the phone remembers: families, drafts, sealed work, receipts, photos. */
export { type Bytes, toBase64url } from './bytes.ts'
export type { SealedPicture } from './database.ts'
export { type Command, type FieldStore, type LocalChange, openFieldStore } from './field-store.ts'
export type { Acknowledged, Device, Draft, Held, HeldCase, PhotoNote, PhotoSlot, Waiting } from './held.ts'
export { askKeeper, holdKeys, keepKeeperAwake } from './keeper-line.ts'
export {
  type Keys,
  openByPhrase,
  openByPlatform,
  platformSlotOf,
  type Ring,
  withPin,
  withPlatform,
} from './key-ring.ts'
export { becomeTheTab } from './one-tab.ts'
export {
  noteDeposited,
  noteDepositedPhoto,
  type PersonHere,
  peopleHere,
  sealedPhotoOf,
} from './people-here.ts'
export { askPlatformKey, makePlatformKey, mayHavePlatformKey } from './platform-key.ts'
export { openPracticeBox, type PracticeBox, type PracticeKept } from './practice-box.ts'
export { keepRing, makeFirstRing, readRing, replaceRing } from './ring-box.ts'
export { isSignedByOffice } from './seal.ts'
export { uuidV7 } from './uuid.ts'
