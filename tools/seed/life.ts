import { Chance } from './people/chance.ts'
import { dayOf } from './people/days.ts'
import type { Assets, Dwelling, Family, Person, Relation } from './people/family.ts'
import { birthBetween, inventPerson } from './people/family-at.ts'
import { ageNow, BUILT_FOR } from './people/household.ts'
import { type Slot, slotOf } from './people/identity.ts'
import { headHasDied, type Residents, successorOf } from './record.ts'

/** Keys of the questionnaire's findings about a family and about a member. */
export type Finding =
  | 'found'
  | 'moved_within_regency'
  | 'moved_out'
  | 'all_members_deceased'
  | 'family_not_found'
  | 'unreachable'
  | 'refused'
  | 'duplicate_family'
  | 'not_eligible'
  | 'split_or_merged_card'
export type Presence = 'deceased' | 'moved_domestic' | 'moved_abroad' | 'split_family_card' | 'not_found'

/** What is so today, whatever the list says. */
export interface Truth {
  readonly finding: Finding
  readonly sameAs?: string
  /** The family as it stands now: those who left are gone from it, newcomers are in it. */
  readonly now: Family
  /** Why someone who was written down is no longer in `now`, by person id. */
  readonly gone: Readonly<Record<string, Presence>>
  readonly newcomers: readonly string[]
  /** Since it was last written down. */
  readonly livesNow: 'as before' | 'better' | 'worse'
  /** Visits that find nobody at home before one does. */
  readonly absences: 0 | 1 | 2
  /** Says less than is so when asked about what can be hidden. */
  readonly hides: boolean
}

/** From the day it was last written down until today: deaths, departures, births, better and worse times. */
export function liveOn(seed: string, { family, sameAs }: Residents): Truth {
  const chance = new Chance(seed, family.village.code, family.index, 'life')
  const years = (dayOf(BUILT_FOR) - dayOf(family.recordedOn)) / 365
  const slot = slotOf(family.village.code, family.index)
  const gone = departures(seed, family, years, chance)
  const left = led(
    family.members.filter((person) => gone[person.id] === undefined),
    family,
  )
  const newcomers = arrivals(slot, family, left, years, chance)
  const livesNow = chance.weighted<Truth['livesNow']>([
    ['as before', 84],
    ['better', 10],
    ['worse', 6],
  ])
  const members = [...remarried(left, gone, family, newcomers), ...newcomers]
  const finding = findingFor(left, sameAs, chance)
  return {
    finding,
    ...(sameAs !== undefined && { sameAs }),
    now: { ...family, ...changeFortune(family, livesNow, chance), members },
    gone,
    newcomers: newcomers.map((person) => person.id),
    livesNow,
    absences: chance.weighted<0 | 1 | 2>([
      [0, 80],
      [1, 16],
      [2, 4],
    ]),
    hides: chance.happens(0.04),
  }
}

function findingFor(left: readonly Person[], sameAs: string | undefined, chance: Chance): Finding {
  if (sameAs !== undefined) return 'duplicate_family'
  if (left.length === 0) return 'all_members_deceased'
  const serves = left.some((person) => person.jobStatus === 'public_employee')
  if (serves && chance.happens(0.15)) return 'not_eligible'
  return chance.weighted<Finding>([
    ['found', 94.2],
    ['moved_out', 1.6],
    ['moved_within_regency', 1.2],
    ['split_or_merged_card', 1],
    ['unreachable', 0.7],
    ['family_not_found', 0.7],
    ['refused', 0.6],
    // Institutions and boarding houses, listed as if they were families.
    ['not_eligible', 0.05],
  ])
}

function departures(seed: string, family: Family, years: number, chance: Chance): Record<string, Presence> {
  const gone: Record<string, Presence> = {}
  const headDied = headHasDied(seed, family)
  const alone = successorOf(family) === undefined
  for (const person of family.members) {
    const age = ageNow(person)
    const dies = chance.happens(
      years * (age > 79 ? 0.07 : age > 69 ? 0.035 : age > 59 ? 0.014 : age > 39 ? 0.004 : 0.0008),
    )
    if (person.relation === 'head') {
      // With a successor the head's death is a planted error of its own rate; an orphaned child is never left alone.
      if (headDied || (alone && family.members.length === 1 && dies)) gone[person.id] = 'deceased'
      continue
    }
    const presence = dies ? 'deceased' : departureOf(person, age, chance)
    const needed = headDied && successorOf(family) === person
    if (presence !== undefined && !needed) gone[person.id] = presence
  }
  return gone
}

function departureOf(person: Person, age: number, chance: Chance): Presence | undefined {
  if (person.relation !== 'child' || person.marital !== 'single' || age < 17 || age > 32) return undefined
  return chance.weighted<Presence | undefined>([
    [undefined, 92.5],
    ['moved_domestic', 5],
    ['split_family_card', 1.7],
    ['moved_abroad', 0.5],
    ['not_found', 0.3],
  ])
}

/** Births to the women of the house, and now and then a wife or husband for a grown child. */
function arrivals(
  slot: Slot,
  family: Family,
  left: readonly Person[],
  years: number,
  chance: Chance,
): readonly Person[] {
  const arrived: Person[] = []
  for (const mother of left) {
    const age = ageNow(mother)
    const married = mother.sex === 'female' && mother.marital === 'married' && age > 18 && age < 40
    if (!married || !chance.happens(Math.min(0.5, years * (age < 33 ? 0.06 : 0.02)))) continue
    const relation: Relation =
      mother.relation === 'head' || mother.relation === 'spouse' ? 'child' : 'grandchild'
    const sex = chance.happens(0.513) ? 'male' : 'female'
    const birth = birthBetween(slot, [family.recordedOn, BUILT_FOR], sex, [...left, ...arrived], chance)
    const body = { sex, birth, relation, marital: 'single' } as const
    arrived.push(inventPerson(slot, body, 91 + arrived.length, family.welfare, chance))
  }
  const grown = suitorIn(left)
  if (grown !== undefined && chance.happens(0.05 * Math.min(1, years))) {
    const sex = grown.sex === 'male' ? 'female' : 'male'
    const earliest = `${Number(grown.birth.slice(0, 4)) - 2}-01-01`
    const birth = birthBetween(slot, [earliest, grown.birth], sex, left, chance)
    const body = { sex, birth, relation: 'child_in_law', marital: 'married' } as const
    arrived.push(inventPerson(slot, body, 91 + arrived.length, family.welfare, chance))
  }
  return arrived
}

/** Gives a family that lost its head another one, and everyone a relation to that one. */
function led(left: readonly Person[], family: Family): readonly Person[] {
  if (left.length === 0 || left.some((person) => person.relation === 'head')) return left
  const successor = successorOf(family)
  const spouseLeads = successor?.relation === 'spouse'
  return left.map((person) => {
    const marital = person.relation === 'spouse' ? 'widowed' : person.marital
    if (person === successor) return { ...person, relation: 'head', marital }
    return { ...person, relation: spouseLeads ? towardsSpouse(person.relation) : 'other_relative', marital }
  })
}

/** A death leaves a widow or widower; someone who married in made a grown child a wife or husband. */
function remarried(
  left: readonly Person[],
  gone: Readonly<Record<string, Presence>>,
  family: Family,
  newcomers: readonly Person[],
): readonly Person[] {
  const spouse = family.members.find((person) => person.relation === 'spouse')
  const bereaved = spouse !== undefined && gone[spouse.id] === 'deceased'
  const married = newcomers.some((person) => person.relation === 'child_in_law') ? suitorIn(left) : undefined
  return left.map((person) => {
    if (bereaved && person.relation === 'head') return { ...person, marital: 'widowed' }
    return person === married ? { ...person, marital: 'married' } : person
  })
}

function suitorIn(left: readonly Person[]): Person | undefined {
  return left.find(
    (person) => person.relation === 'child' && person.marital === 'single' && ageNow(person) >= 21,
  )
}

function towardsSpouse(relation: Relation): Relation {
  return relation === 'parent' ? 'parent_in_law' : relation
}

function changeFortune(
  family: Family,
  lives: Truth['livesNow'],
  chance: Chance,
): Pick<Family, 'dwelling' | 'assets'> {
  const assets = drift(family.assets, chance)
  if (lives === 'better')
    return { dwelling: improved(family.dwelling, chance), assets: enriched(assets, chance) }
  if (lives === 'worse') return { dwelling: family.dwelling, assets: impoverished(assets, chance) }
  return { dwelling: family.dwelling, assets }
}

/** Small things change everywhere. */
function drift(assets: Assets, chance: Chance): Assets {
  if (!chance.happens(0.2)) return assets
  return chance.pick<Assets>([
    { ...assets, smartphones: assets.smartphones + 1 },
    { ...assets, bicycles: Math.max(0, assets.bicycles - 1) },
    { ...assets, smallLivestock: Math.max(0, assets.smallLivestock - 1) },
    { ...assets, flatTvs: Math.max(1, assets.flatTvs) },
  ])
}

const NEXT_FLOOR: Readonly<Record<string, string>> = {
  earth: 'cement_brick',
  bamboo: 'cement_brick',
  wood: 'ceramic',
  cement_brick: 'ceramic',
  tile_terrazzo: 'ceramic',
}
const NEXT_WALL: Readonly<Record<string, string>> = {
  woven_bamboo: 'brick_concrete',
  bamboo: 'brick_concrete',
  plastered_bamboo: 'brick_concrete',
  wood_board: 'brick_concrete',
}

function improved(dwelling: Dwelling, chance: Chance): Dwelling {
  const hasToilet = chance.happens(0.6) && dwelling.toilet !== 'own'
  return {
    ...dwelling,
    floor: chance.happens(0.7) ? (NEXT_FLOOR[dwelling.floor] ?? dwelling.floor) : dwelling.floor,
    wall: chance.happens(0.4) ? (NEXT_WALL[dwelling.wall] ?? dwelling.wall) : dwelling.wall,
    power: dwelling.power === 'va450' && chance.happens(0.4) ? 'va900' : dwelling.power,
    ...(hasToilet && { toilet: 'own', closet: 'goose_neck', disposal: 'septic' }),
  }
}

function enriched(assets: Assets, chance: Chance): Assets {
  return {
    ...assets,
    motorcycles: assets.motorcycles + 1,
    refrigerators: Math.max(1, assets.refrigerators),
    cars: assets.cars === 0 && chance.happens(0.15) ? 1 : assets.cars,
    goldGrams: assets.goldGrams + (chance.happens(0.5) ? chance.between(2, 10) : 0),
  }
}

function impoverished(assets: Assets, chance: Chance): Assets {
  return {
    ...assets,
    motorcycles: Math.max(0, assets.motorcycles - 1),
    goldGrams: 0,
    cars: 0,
    largeLivestock: 0,
    refrigerators: chance.happens(0.3) ? 0 : assets.refrigerators,
  }
}
