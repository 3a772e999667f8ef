import type { Acting } from '../plumbing/acting.ts'
import { snapshotsAfterChanges } from './registry.store.ts'

/** In which snapshot, and of which day, the family of a ratified change stands with a decile; by the change's id. */
export async function newestSnapshots(
  acting: Acting,
  changeIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly asOf: string; readonly version: string }>> {
  const rows = await snapshotsAfterChanges(acting, changeIds)
  return new Map(rows.map(({ change_id, as_of, version }) => [change_id, { asOf: as_of, version }]))
}
