import { Chance } from './people/chance.ts'
import { dayOf, isoDay } from './people/days.ts'
import { type Assets, type Dwelling, type Family, headOf, type Person } from './people/family.ts'
import { familyAt } from './people/family-at.ts'
import { ageNow } from './people/household.ts'
import { cardNumberOf, familyIdOf, type Slot, slotOf } from './people/identity.ts'
import { respelled } from './people/names.ts'
import { FORMER_SUBDISTRICT } from './people/places.ts'
import { count, type PlantedCode, RATES, type Tally } from './planted-errors.ts'

/** A person as the extract has them: `cardNumber` only where it is not the family's. */
export interface RecordedPerson extends Person {
  readonly cardNumber?: string
}

/** A family as the extract has it, errors and all, in the words of the questionnaire (codes come later). */
export interface FamilyRecord {
  readonly family: Omit<Family, 'members'> & { readonly members: readonly RecordedPerson[] }
  readonly headName: string
  readonly villageCode: string
  /** Imported in the story: who ranked is BPS. Agrees with true welfare only roughly. */
  readonly decile: number | null
  readonly copied: boolean
  /** What was planted, and in whom when it concerns one person. */
  readonly planted: readonly { readonly code: PlantedCode; readonly personId?: string }[]
}

/** Who really stands behind a place on the list: its own family, or the one before it a second time. */
export interface Residents {
  readonly family: Family
  /** Set when this place on the list is the same family as that id. */
  readonly sameAs?: string
}

export function residentsAt(seed: string, slot: Slot, tally: Tally = {}): Residents {
  if (slot.index === 0) return { family: familyAt(seed, slot) }
  const twice = isCountedTwice(seed, slot) && !isCountedTwice(seed, slotOf(slot.village.code, slot.index - 1))
  if (!count(tally, 'family_counted_twice', twice)) return { family: familyAt(seed, slot) }
  const chance = new Chance(seed, slot.village.code, slot.index, 'older card')
  const same = familyAt(seed, slotOf(slot.village.code, slot.index - 1))
  const id = familyIdOf(slot)
  const members = same.members.map((person) => ({
    ...person,
    id: `${id}${person.id.slice(same.id.length)}`,
    name: chance.happens(0.3) ? respelled(person.name, chance) : person.name,
  }))
  const cardNumber = olderCardOf(same, chance)
  return {
    family: { ...same, id, index: slot.index, cardNumber, members, recordedOn: '2022-11-20' },
    sameAs: same.id,
  }
}

export function olderCardOf(family: Family, chance: Chance): string {
  const issued = isoDay(dayOf('2011-12-31') - chance.between(0, 1_500))
  return cardNumberOf(slotOf(family.village.code, family.index), issued, true)
}

/** Whether the head has died since; decided here because the record still names them. */
export function headHasDied(seed: string, family: Family): boolean {
  return successorOf(family) !== undefined && streamFor(seed, family, 'head').happens(RATES.head_deceased)
}

/** Who leads the family when its head is gone: the spouse, else the eldest grown member. */
export function successorOf(family: Family): Person | undefined {
  const grown = family.members.filter((person) => person.relation !== 'head' && ageNow(person) >= 17)
  return (
    grown.find((person) => person.relation === 'spouse') ??
    grown.sort((a, b) => (a.birth < b.birth ? -1 : 1))[0]
  )
}

export function recordOf(seed: string, { family, sameAs }: Residents, tally: Tally = {}): FamilyRecord {
  const planted: { code: PlantedCode; personId?: string }[] = []
  const chance = streamFor(seed, family, 'errors')
  const hit = (code: PlantedCode, possible = true): boolean => {
    const drawn = chance.happens(RATES[code])
    if (!possible || !count(tally, code, drawn)) return false
    planted.push({ code })
    return true
  }
  if (sameAs !== undefined) planted.push({ code: 'family_counted_twice' })
  if (successorOf(family) !== undefined && count(tally, 'head_deceased', headHasDied(seed, family))) {
    planted.push({ code: 'head_deceased' })
  }
  const placed = misplace(family, hit)
  const assets = misstate(family.assets, hit)
  const dwelling = mismeasure(family.dwelling, hit)
  const related = misrelate(family, hit)
  const neighbours = () => residentsAt(seed, slotOf(family.village.code, family.index - 1)).family
  const borrowed =
    sameAs === undefined && hit('person_on_two_cards', family.index > 0) ? [borrow(family, neighbours())] : []
  const members = related.map((person) => misidentify(person, family, neighbours, tally, planted, chance))
  return {
    family: { ...family, ...placed.at, assets, dwelling, members: [...members, ...borrowed] },
    headName: headOf(family).name,
    villageCode: placed.villageCode,
    decile: hit('decile_missing') ? null : decileOf(0.8 * family.welfare + 0.6 * chance.normal()),
    copied: hit('copied_row'),
    planted,
  }
}

type Hit = (code: PlantedCode, possible?: boolean) => boolean

function misplace(
  family: Family,
  hit: Hit,
): { at: Pick<Family, 'address' | 'lat' | 'lng'>; villageCode: string } {
  const { code, subdistrictCode, order } = family.village
  const former = FORMER_SUBDISTRICT[subdistrictCode] ?? FORMER_OF_TAHUNAN[subdistrictCode]
  const villageCode = hit('old_village_code', former !== undefined) ? `${former}20${50 + order}` : code
  const { rt, rw } = family.address
  const address = hit('rt_rw_swapped', rt !== rw) ? { ...family.address, rt: rw, rw: rt } : family.address
  if (hit('position_swapped')) return { at: { address, lat: family.lng, lng: family.lat }, villageCode }
  if (hit('position_zero')) return { at: { address, lat: 0, lng: 0 }, villageCode }
  if (hit('position_at_office'))
    return { at: { address, lat: family.village.lat, lng: family.village.lng }, villageCode }
  return { at: { address, lat: family.lat, lng: family.lng }, villageCode }
}

/** Tahunan is numbered after the first ten, so it came later; taken here to have been Jepara's. */
const FORMER_OF_TAHUNAN: Readonly<Record<string, string>> = { '332011': '332006' }

/** Some officers counted rooms where square metres were asked. */
function mismeasure(dwelling: Dwelling, hit: Hit): Dwelling {
  return hit('floor_area_in_rooms')
    ? { ...dwelling, floorArea: Math.max(2, Math.round(dwelling.floorArea / 14)) }
    : dwelling
}

function misstate(assets: Assets, hit: Hit): Assets {
  if (hit('assets_all_zero')) return NOTHING
  if (!hit('assets_understated')) return assets
  return {
    ...assets,
    goldGrams: 0,
    cars: 0,
    farmland: 0,
    otherLand: 0,
    otherHouses: 0,
    computers: 0,
    motorcycles: Math.min(1, assets.motorcycles),
  }
}

const NOTHING: Assets = {
  gasCylinders: 0,
  refrigerators: 0,
  airConditioners: 0,
  waterHeaters: 0,
  landlines: 0,
  flatTvs: 0,
  goldGrams: 0,
  computers: 0,
  motorcycles: 0,
  bicycles: 0,
  cars: 0,
  boats: 0,
  motorBoats: 0,
  smartphones: 0,
  farmland: 0,
  otherLand: 0,
  otherHouses: 0,
  largeLivestock: 0,
  smallLivestock: 0,
}

/** At most one wrong relation a family, so that each can be told. */
function misrelate(family: Family, hit: Hit): readonly Person[] {
  const { members } = family
  const second = successorOf(family)
  const spouse = members.find((person) => person.relation === 'spouse')
  if (hit('two_heads', second !== undefined)) {
    return members.map((person) => (person === second ? { ...person, relation: 'head' } : person))
  }
  if (hit('no_head', members.length > 1)) {
    return members.map((person) => (person.relation === 'head' ? { ...person, relation: 'other' } : person))
  }
  if (hit('spouse_as_child', spouse !== undefined)) {
    return members.map((person) => (person === spouse ? { ...person, relation: 'child' } : person))
  }
  return members
}

/** A grown member of the neighbours, written down here too. */
function borrow(family: Family, neighbours: Family): RecordedPerson {
  const others = neighbours.members.filter((person) => person.relation !== 'head')
  const person = others.find((other) => ageNow(other) >= 18) ?? others[0] ?? headOf(neighbours)
  return { ...person, id: `${family.id}-90`, relation: 'other' }
}

const NIK_ERRORS = [
  'nik_15_digits',
  'nik_17_digits',
  'nik_letter_o',
  'nik_apostrophe_or_space',
  'nik_scientific',
  'nik_placeholder',
  'nik_kk_swapped',
  'nik_shared_by_two',
] as const satisfies readonly PlantedCode[]

function misidentify(
  person: Person,
  family: Family,
  neighbours: () => Family,
  tally: Tally,
  planted: { code: PlantedCode; personId?: string }[],
  chance: Chance,
): RecordedPerson {
  let recorded: RecordedPerson = person
  const note = (code: PlantedCode) => planted.push({ code, personId: person.id })
  if (person.birth < '1970' && count(tally, 'birth_day_unknown', person.birthDayUnknown))
    note('birth_day_unknown')

  let luck = chance.unit()
  for (const code of NIK_ERRORS) {
    if (code === 'nik_shared_by_two' && family.index === 0) continue
    const drawn = luck >= 0 && luck < RATES[code]
    luck -= drawn ? 1 : RATES[code]
    if (!count(tally, code, drawn)) continue
    note(code)
    recorded = misreadNik(recorded, code, family, neighbours, chance)
  }
  if (count(tally, 'name_empty', chance.happens(RATES.name_empty))) {
    note('name_empty')
    recorded = { ...recorded, name: chance.happens(0.5) ? '' : '-' }
  }
  if (count(tally, 'sex_contradicts_nik', chance.happens(RATES.sex_contradicts_nik))) {
    note('sex_contradicts_nik')
    recorded = { ...recorded, sex: person.sex === 'male' ? 'female' : 'male' }
  }
  const [year = '', month = '', day = ''] = person.birth.split('-')
  if (count(tally, 'birth_year_1900', chance.happens(RATES.birth_year_1900))) {
    note('birth_year_1900')
    return { ...recorded, birth: `1900-${month}-${day === '29' ? '28' : day}` }
  }
  const swaps = chance.happens(RATES.birth_day_month_swapped)
  if (day <= '12' && day !== month && count(tally, 'birth_day_month_swapped', swaps)) {
    note('birth_day_month_swapped')
    return { ...recorded, birth: `${year}-${day}-${month}` }
  }
  return recorded
}

function misreadNik(
  person: RecordedPerson,
  code: (typeof NIK_ERRORS)[number],
  family: Family,
  neighbours: () => Family,
  chance: Chance,
): RecordedPerson {
  const { nik } = person
  const at = chance.between(4, 14)
  switch (code) {
    case 'nik_15_digits':
      return { ...person, nik: nik.slice(0, at) + nik.slice(at + 1) }
    case 'nik_17_digits':
      return { ...person, nik: nik.slice(0, at) + nik.slice(at - 1) }
    case 'nik_letter_o':
      return { ...person, nik: nik.includes('0') ? nik.replace('0', 'O') : `${nik.slice(0, -1)}O` }
    case 'nik_apostrophe_or_space':
      return { ...person, nik: chance.pick([`'${nik}`, `${nik} `, ` ${nik}`]) }
    case 'nik_scientific':
      return { ...person, nik: `${nik[0]}.${nik.slice(1, 6)}E+15` }
    case 'nik_placeholder':
      return { ...person, nik: `${nik.slice(0, 12)}0000` }
    case 'nik_kk_swapped':
      return { ...person, nik: family.cardNumber, cardNumber: nik }
    case 'nik_shared_by_two':
      return { ...person, nik: chance.pick(neighbours().members).nik }
  }
}

/** Where the ten tenths of a standard normal population part. */
const TENTHS = [-1.2816, -0.8416, -0.5244, -0.2533, 0, 0.2533, 0.5244, 0.8416, 1.2816]

function decileOf(z: number): number {
  return 1 + TENTHS.filter((limit) => z >= limit).length
}

function isCountedTwice(seed: string, slot: Slot): boolean {
  return new Chance(seed, slot.village.code, slot.index, 'twice').happens(RATES.family_counted_twice)
}

function streamFor(seed: string, family: Family, purpose: string): Chance {
  return new Chance(seed, family.village.code, family.index, purpose)
}
