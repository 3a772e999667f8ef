import { inventFamily } from './invent-family.ts'
import { Chance, type Shares } from './people/chance.ts'
import type { Assets } from './people/family.ts'
import { birthBetween, inventPerson } from './people/family-at.ts'
import { ageNow } from './people/household.ts'
import { cardNumberOf, familyIdOf, type Slot, slotOf } from './people/identity.ts'
import { villagesOf } from './people/places.ts'
import type { FamilyRecord, RecordedPerson } from './record.ts'

/** What a second extract shows of one family that the first did not; the ground truth of a comparison. */
export interface Movement {
  readonly id: string
  readonly kind:
    | 'decile'
    | 'home'
    | 'birth'
    | 'death'
    | 'moved_rt'
    | 'moved_village'
    | 'new_card'
    | 'split'
    | 'merged'
    | 'gone'
  /** Before and after, where the decile is another. */
  readonly decile?: readonly [number | null, number | null]
  /** The persons concerned. */
  readonly personIds?: readonly string[]
  /** The new family of a split, or the one that a merge took in. */
  readonly otherId?: string
  readonly village?: readonly [string, string]
}

/** Of a thousand families; 960 stay as they were. Deciles move most: the ranking is national. */
const SHARES: Shares<Movement['kind'] | 'none'> = [
  ['none', 960.5],
  ['decile', 15],
  ['home', 8],
  ['birth', 5],
  ['death', 4],
  ['moved_rt', 2.5],
  ['moved_village', 1.5],
  ['new_card', 2],
  ['split', 1],
  ['gone', 0.5],
]
/** Beside these: two families that become one. */
const MERGES = 0.0005
/** The quarter between the two extracts. */
const SINCE = ['2026-07-05', '2026-10-20'] as const

type Listed = FamilyRecord['family']
interface Moved {
  readonly records: readonly FamilyRecord[]
  readonly movement?: Movement
}

/** Whether the family of this place takes in the next one's; decided here for both, so that neither must know the other. */
export function mergesIntoNext(seed: string, villageCode: string, index: number): boolean {
  const merges = (at: number) => new Chance(seed, villageCode, at, 'merge').happens(MERGES)
  return merges(index) && (index === 0 || !merges(index - 1))
}

/** What the second extract says at this place of the list. */
export function movedOn(seed: string, slot: Slot): Moved {
  const { village, index } = slot
  const { record } = inventFamily(seed, village.code, index)
  if (index + 1 < village.families && mergesIntoNext(seed, village.code, index))
    return merged(seed, slot, record)
  const chance = new Chance(seed, village.code, index, 'second snapshot')
  const kind = chance.weighted(SHARES)
  const moved = kind === 'none' ? undefined : byKind[kind]?.(slot, record, chance)
  return moved ?? { records: [record] }
}

const byKind: Readonly<
  Partial<Record<Movement['kind'], (slot: Slot, record: FamilyRecord, chance: Chance) => Moved | undefined>>
> = {
  decile(_slot, record, chance) {
    const decile = otherDecile(record.decile, chance)
    return only({ ...record, decile }, 'decile', { decile: [record.decile, decile] })
  },
  home(_slot, record, chance) {
    const assets = withOneMore(record.family.assets, chance)
    const decile = chance.happens(0.5) ? otherDecile(record.decile, chance) : record.decile
    return only(
      { ...withFamily(record, { assets, recordedOn: SINCE[1] }), decile },
      'home',
      decile === record.decile ? {} : { decile: [record.decile, decile] },
    )
  },
  birth(slot, record, chance) {
    const { members, welfare } = record.family
    const sex = chance.happens(0.5) ? 'female' : 'male'
    const birth = birthBetween(slot, SINCE, sex, members, chance)
    const body = { sex, birth, relation: 'child', marital: 'single' } as const
    const child = inventPerson(slot, body, 80, welfare, chance)
    return only(withFamily(record, { members: [...members, child] }), 'birth', { personIds: [child.id] })
  },
  death(_slot, record) {
    const { members } = record.family
    const eldest = members
      .filter(({ relation }) => relation !== 'head')
      .toSorted((a, b) => (a.birth < b.birth ? -1 : 1))
      .at(0)
    if (eldest === undefined) return undefined
    return only(withFamily(record, { members: members.filter((person) => person !== eldest) }), 'death', {
      personIds: [eldest.id],
    })
  },
  moved_rt(_slot, record) {
    const { address } = record.family
    const rt = String((Number(address.rt) % 9) + 1).padStart(3, '0')
    return rt === address.rt
      ? undefined
      : only(withFamily(record, { address: { ...address, rt } }), 'moved_rt', {})
  },
  moved_village(slot, record, chance) {
    const others = villagesOf('regency').filter(
      ({ code, subdistrictCode }) =>
        subdistrictCode === slot.village.subdistrictCode && code !== record.villageCode,
    )
    const village = chance.pick(others)
    return only(
      {
        ...withFamily(record, { village, lat: village.lat, lng: village.lng }),
        villageCode: village.code,
      },
      'moved_village',
      { village: [record.villageCode, village.code] },
    )
  },
  new_card(slot, record) {
    const cardNumber = cardNumberOf(slot, '2026-09-15')
    return only(withFamily(record, { cardNumber }), 'new_card', {})
  },
  split(slot, record) {
    const { family } = record
    const leaver = family.members.find((person) => person.relation === 'child' && ageNow(person) >= 19)
    if (leaver === undefined) return undefined
    const head: RecordedPerson = { ...leaver, relation: 'head', marital: 'single' }
    const id = familyIdOf(slotOf(slot.village.code, slot.index + 50_000))
    const cardNumber = cardNumberOf(slot, '2026-08-20', true)
    const stay = withFamily(record, { members: family.members.filter((person) => person !== leaver) })
    const gone: FamilyRecord = {
      ...withFamily(record, { id, cardNumber, members: [head], recordedOn: SINCE[1] }),
      headName: head.name,
      decile: null,
      copied: false,
    }
    return {
      records: [stay, gone],
      movement: { id: family.id, kind: 'split', personIds: [leaver.id], otherId: id },
    }
  },
  gone: (_slot, record) => ({ records: [], movement: { id: record.family.id, kind: 'gone' } }),
}

function merged(seed: string, slot: Slot, record: FamilyRecord): Moved {
  const next = inventFamily(seed, slot.village.code, slot.index + 1).record
  const joined = next.family.members.map((person) => ({
    ...person,
    relation: 'other_relative' as const,
    cardNumber: record.family.cardNumber,
  }))
  return only(withFamily(record, { members: [...record.family.members, ...joined] }), 'merged', {
    otherId: next.family.id,
    personIds: joined.map(({ id }) => id),
  })
}

function only(record: FamilyRecord, kind: Movement['kind'], more: Omit<Movement, 'id' | 'kind'>): Moved {
  return { records: [record], movement: { id: record.family.id, kind, ...more } }
}

function withFamily(record: FamilyRecord, change: Partial<Listed>): FamilyRecord {
  return { ...record, family: { ...record.family, ...change } }
}

/** One up or down; a family that was not ranked gets its first decile. */
function otherDecile(decile: number | null, chance: Chance): number {
  if (decile === null) return chance.between(1, 10)
  const up = decile === 1 || (decile < 10 && chance.happens(0.5))
  return decile + (up ? 1 : -1)
}

function withOneMore(assets: Assets, chance: Chance): Assets {
  const bought = chance.pick(['motorcycles', 'refrigerators', 'smartphones', 'smallLivestock'] as const)
  return { ...assets, [bought]: assets[bought] + 1 }
}
