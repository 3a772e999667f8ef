import type { Chance, Shares } from './chance.ts'
import { dayOf, isoDay, twoDigits } from './days.ts'
import type { Sex } from './family.ts'
import { FORMER_SUBDISTRICT, getVillage, type Village } from './places.ts'

/**
 * Numbers that look real and cannot be. Their regency digits, 3399, belong to nobody. The families of a whole
 * regency are invented one by one, in any order and without a list of numbers taken, yet no two people share a
 * number unless that is planted: a family's place in its village fixes both the serial (`index % 400`) and on
 * which days its people can be born (every 24th day, counted from `index / 400`).
 */
const REGENCY = '3399'
const SERIALS_PER_VILLAGE = 400
const SERIALS = 9_600
const DAY_STEP = 24
export interface Slot {
  readonly village: Village
  readonly index: number
}

/** The nearest day on or before `day` on which a member of this family can be born: never one of `UNKNOWN_DAYS`. */
export function birthDayFor(slot: Slot, day: number): string {
  const birth = dayInStep(day, block(slot))
  return UNKNOWN_DAYS.some(([unknown]) => birth.endsWith(unknown))
    ? dayInStep(day - DAY_STEP, block(slot))
    : birth
}

/** What is written when nobody knew the day, and how often. */
const UNKNOWN_DAYS: Shares<string> = [
  ['-12-31', 5],
  ['-07-01', 3],
  ['-01-01', 2],
]

/**
 * The day written for someone whose birthday nobody knew. So many share these days
 * that the year and the district keep the numbers apart instead (`registrationOf` does its part).
 */
export function unknownBirthDay(slot: Slot, birth: string, chance: Chance): string {
  const year = Number(birth.slice(0, 4))
  const step = Math.floor(block(slot) / 4) % 3
  const kept = year - ((((year - step) % 3) + 3) % 3)
  return kept + chance.weighted(UNKNOWN_DAYS)
}

/** Where someone was first registered: the two district digits of a NIK, and with them the serials to draw on. */
export interface Registration {
  readonly district: string
  readonly order: number
}

export function registrationOf(
  slot: Slot,
  birth: string,
  kind: 'here' | 'elsewhere' | 'day-unknown' | 'twin',
  chance: Chance,
): Registration {
  const own = Number(slot.village.subdistrictCode.slice(4))
  if (kind === 'day-unknown')
    return { district: twoDigits(own + 20 * (block(slot) % 4)), order: slot.village.order }
  // The second of two in one family with the same day and sex, written down in a district of its own.
  if (kind === 'twin') return { district: twoDigits(own + 80), order: slot.village.order }
  if (kind === 'elsewhere')
    return { district: twoDigits(own + 20 * chance.between(1, 3)), order: slot.village.order }
  const former = FORMER_SUBDISTRICT[slot.village.subdistrictCode]
  if (former === undefined || birth > '1990' || chance.happens(0.3))
    return { district: twoDigits(own), order: slot.village.order }
  return { district: former.slice(4), order: 12 + slot.village.order }
}

/** Sixteen digits: region of first registration, birth date (a woman's day + 40), serial. */
export function nikOf(slot: Slot, registration: Registration, birth: string, sex: Sex): string {
  const day = Number(birth.slice(8)) + (sex === 'female' ? 40 : 0)
  const serial = serialOf(slot, registration.order, dayOf(birth))
  return `${REGENCY}${registration.district}${twoDigits(day)}${birth.slice(5, 7)}${birth.slice(2, 4)}${fourDigits(serial)}`
}

/** Sixteen digits: region, day of issue, serial. An `older` card of the same family has its own. */
export function cardNumberOf(slot: Slot, issued: string, older = false): string {
  const district = Number(slot.village.subdistrictCode.slice(4)) + (older ? 20 : 0)
  // Half a step from the family's birthdays: no card has the digits of a child born on the day it was issued.
  const day = dayInStep(dayOf(issued), block(slot) + DAY_STEP / 2)
  const serial = serialOf(slot, slot.village.order, dayOf(day))
  return `${REGENCY}${twoDigits(district)}${day.slice(8)}${day.slice(5, 7)}${day.slice(2, 4)}${fourDigits(serial)}`
}

/** Twelve digits of a PLN customer, or eleven of a meter; both begin with an area that PLN does not have. */
export function meterIdOf(slot: Slot, kind: 'customer' | 'meter'): string {
  const family = `${slot.village.subdistrictCode.slice(4)}${twoDigits(slot.village.order)}${String(slot.index).padStart(5, '0')}`
  return kind === 'customer' ? `990${family}` : `99${family}`
}

/** Stable through every snapshot: village and place in it. */
export function familyIdOf(slot: Slot): string {
  return `${slot.village.code}-${String(slot.index).padStart(5, '0')}`
}

export function slotOf(villageCode: string, index: number): Slot {
  const village = getVillage(villageCode)
  if (!Number.isInteger(index) || index < 0) throw new Error('A family is numbered from 0')
  return { village, index }
}

function dayInStep(day: number, step: number): string {
  return isoDay(day - ((((day - step) % DAY_STEP) + DAY_STEP) % DAY_STEP))
}

function block(slot: Slot): number {
  return Math.floor(slot.index / SERIALS_PER_VILLAGE)
}

/** Shuffled for each day, so that a family's numbers do not end alike; still one for each place. */
function serialOf(slot: Slot, order: number, day: number): number {
  const place = order * SERIALS_PER_VILLAGE + (slot.index % SERIALS_PER_VILLAGE)
  return 1 + ((place * 3_607 + day * 1_009) % SERIALS)
}

function fourDigits(n: number): string {
  return String(n).padStart(4, '0')
}
