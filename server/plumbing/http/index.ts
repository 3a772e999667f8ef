export { buildDoor, type Door, type DoorName, type Doors, type ServedRoute, type WhoIs } from './door.ts'
export { answerRefusal, type SentenceBook, sentenceBook } from './refuse.ts'
export { type Given, officeOf, onlyFor, serve, serveInSteps, serveOpen, serveSigned } from './serve.ts'
