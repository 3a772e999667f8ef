import type { Village } from '@tanggap/contract/regions'
import { localDay } from '@tanggap/core/calendar'
import type { Acting } from '../plumbing/acting.ts'
import { nameOfRegion, villagesWithin } from './regions.store.ts'

/** The villages of the office's range, in the order of their codes. */
export function villagesOf(acting: Acting): Promise<Village[]> {
  return villagesWithin(acting.tx, acting.office.region, localDay(acting.now))
}

/** Every village of the regency, whatever the office's range: a family may have moved to any of them. */
export function villagesOfRegency(acting: Acting): Promise<Village[]> {
  return villagesWithin(acting.tx, acting.office.regency, localDay(acting.now))
}

/** The regency's name without its kind, as letterheads write it after "Kabupaten". */
export async function regencyName(acting: Acting): Promise<string> {
  return (await nameOfRegion(acting.tx, acting.office.regency)) ?? acting.office.regency
}
