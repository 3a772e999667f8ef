export { type EmbeddedPostgres, startEmbedded } from './embedded.ts'
export { startThrowAway } from './throw-away.ts'
