/** Commands from phones, receipts back, snapshots out. */
export { mountSync } from './sync.routes.ts'
export { takeWhatIsUnderstoodNow, watchHeld } from './watch-held.ts'
