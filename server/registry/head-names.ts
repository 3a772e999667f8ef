import type { Acting } from '../plumbing/acting.ts'
import { familyRows } from './registry.store.ts'

/** The names of heads by family, for lists of another room; whoever shows them writes down that they were read. */
export async function headNamesOf(
  acting: Acting,
  familyIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await familyRows(acting, familyIds)
  return new Map(rows.map(({ id, head_name }) => [id, head_name]))
}
