/** Commands from phones, receipts back, snapshots out. */
export { mountSync } from './sync.routes.ts'
