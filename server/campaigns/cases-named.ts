import type { Acting } from '../plumbing/acting.ts'
import { casesById } from './campaigns.store.ts'

export interface CaseName {
  readonly id: string
  readonly number: number
  readonly headName: string
  readonly status: string
}

/** What to call these cases on a screen. */
export async function casesNamed(
  acting: Acting,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CaseName>> {
  const cases = await casesById(acting.tx, acting.office.regency, ids)
  return new Map(cases.map(({ id, number, headName, status }) => [id, { id, number, headName, status }]))
}
