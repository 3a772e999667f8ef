/** What a phone may keep, for how long, and what opens it (trust rules §2). */
export { fieldWords } from './field-words.ts'
export {
  type DataUse,
  expiryDaysBounds,
  expiryDaysFor,
  isExpired,
  mayPhotosGo,
  type PhotoChoice,
  type Traffic,
  usedInMonthOf,
  usedOn,
  useMore,
  usualDataPerDay,
  usualExpiryDays,
} from './limits.ts'
export {
  completionsOf,
  drawPhrase,
  phraseBits,
  phraseLength,
  readPhrase,
  wordFor,
} from './phrase.ts'
export { idleMinutes, type PinProblem, pinDigits, pinTries, problemOfPin } from './pin.ts'
