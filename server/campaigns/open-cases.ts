import type { Acting } from '../plumbing/acting.ts'
import { type OpenCase, selectOpenCases } from './open-cases.store.ts'

/** Visits under way to these families, for a desk that must not start the same thing twice. The caller writes down who was shown. */
export function openCasesOf({ tx, office }: Acting, familyIds: readonly string[]): Promise<OpenCase[]> {
  return selectOpenCases(tx, office.regency, familyIds, ['approved', 'withdrawn'])
}
