/** Commands from phones, receipts back, snapshots out. */
export { waitsOnPhones } from './oversee.ts'
export { mountSync } from './sync.routes.ts'
export { takeWhatIsUnderstoodNow, watchHeld } from './watch-held.ts'
