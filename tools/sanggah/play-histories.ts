import { type Planted, playHistory, type Told } from './history.ts'

/** Histories numbered from 0; the same number tells the same history on every machine. */
export function playHistories(count: number, planted?: Planted): Told {
  const told: Told = { steps: 0, taken: 0, rechecks: 0, ratified: 0, violations: [] }
  for (let seed = 0; seed < count; seed += 1) playHistory(seed, 300, told, planted)
  return told
}
