import { liveOn, type Truth } from './life.ts'
import { slotOf } from './people/identity.ts'
import type { Tally } from './planted-errors.ts'
import { type Aid, aidOf } from './programmes.ts'
import { type FamilyRecord, recordOf, residentsAt } from './record.ts'

/** One place on the list: what the list says, what is so, and which programmes pay. */
export interface InventedFamily {
  readonly id: string
  readonly record: FamilyRecord
  readonly truth: Truth
  readonly aid: Aid
}

/** The same family for the same seed, village and number, whatever else is invented and in whatever order. */
export function inventFamily(
  seed: string,
  villageCode: string,
  index: number,
  tally: Tally = {},
): InventedFamily {
  const residents = residentsAt(seed, slotOf(villageCode, index), tally)
  const record = recordOf(seed, residents, tally)
  return {
    id: residents.family.id,
    record,
    truth: liveOn(seed, residents),
    aid: aidOf(seed, residents, record, tally),
  }
}
