/** How the phone and the office exchange: commands with receipts, photos apart, work down. */
export { appVersion } from './app-version.ts'
export { exchangeByItself } from './auto.ts'
export { type Custody, custodyOf } from './custody.ts'
export { type Exchange, type Exchanging, makeExchange, type Problem } from './exchange.ts'
export { type Outbox, openOutbox } from './outbox.ts'
export { handOut, rescueFiles } from './rescue.ts'
export { storageGranted } from './storage.ts'
export { photosMayGo, usedSoFar } from './traffic.ts'
