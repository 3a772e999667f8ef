/** What the phone remembers: families, drafts, sealed work, receipts, photos. */
export type { Bytes } from './bytes.ts'
export { type Command, type FieldStore, type LocalChange, openFieldStore } from './field-store.ts'
export type { Acknowledged, Device, Draft, Held, HeldCase, PhotoNote, PhotoSlot, Waiting } from './held.ts'
export { becomeTheTab } from './one-tab.ts'
export { isSignedByOffice } from './seal.ts'
export { uuidV7 } from './uuid.ts'
