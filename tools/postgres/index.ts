export { type EmbeddedPostgres, reachEmbedded, startEmbedded } from './embedded.ts'
export { freePort } from './folder.ts'
export { startThrowAway } from './throw-away.ts'
