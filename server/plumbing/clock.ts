/** Where time comes from. Rules never ask for the time; they are told. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
