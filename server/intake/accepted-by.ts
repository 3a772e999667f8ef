import type { Acting } from '../plumbing/acting.ts'
import { decidersOf } from './deciders.store.ts'

/**
 * Who confirmed each of these deliveries, by name. Deliveries are the business of regency-wide desks: to a village
 * they are absent, and it is told the provider alone.
 */
export async function acceptedBy(
  acting: Acting,
  intakeIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = intakeIds.length === 0 ? [] : await decidersOf(acting, intakeIds)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
