import type { Village } from '@tanggap/contract/regions'
import type { Acting } from '../plumbing/acting.ts'
import { allRegionCodes, nameOfRegion, villagesWithin } from './regions.store.ts'

/** The villages of the office's range, in the order of their codes. */
export function villagesOf(acting: Acting): Promise<Village[]> {
  return villagesWithin(acting.tx, acting.office.region, acting.now.toISOString().slice(0, 10))
}

/** Region codes of two, four and six digits that the table knows. */
export async function knownRegions(acting: Acting): Promise<ReadonlySet<string>> {
  const codes = await allRegionCodes(acting.tx)
  return new Set(codes.flatMap((code) => [code.slice(0, 2), code.slice(0, 4), code.slice(0, 6)]))
}

/** The regency's name without its kind, as letterheads write it after "Kabupaten". */
export async function regencyName(acting: Acting): Promise<string> {
  return (await nameOfRegion(acting.tx, acting.office.regency)) ?? acting.office.regency
}
