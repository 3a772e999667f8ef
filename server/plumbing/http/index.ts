export { buildDoor, type Door, type DoorName, type Doors, type WhoIs } from './door.ts'
export { answerRefusal, type SentenceBook, sentenceBook } from './refuse.ts'
export { type Given, serve, serveOpen } from './serve.ts'
