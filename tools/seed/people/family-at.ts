import { RATES } from '../planted-errors.ts'
import { Chance } from './chance.ts'
import { dayOf, isoDay } from './days.ts'
import { inventAssets, inventDwelling } from './dwelling.ts'
import type { Address, Body, Family, Person, Sex } from './family.ts'
import { inventHealth } from './health.ts'
import { ageNow, inventBodies } from './household.ts'
import {
  birthDayFor,
  cardNumberOf,
  familyIdOf,
  nikOf,
  registrationOf,
  type Slot,
  unknownBirthDay,
} from './identity.ts'
import { nameFor } from './names.ts'
import { inventOccupation } from './occupation.ts'

/**
 * The family of a place in a village, true to the day it was last written down. Seed, village and number decide
 * everything: no family knows of another, so any one can be drawn alone and all of them in any order.
 */
export function familyAt(seed: string, slot: Slot): Family {
  const chance = new Chance(seed, slot.village.code, slot.index, 'family')
  const bodies = inventBodies(slot, chance)
  const address = inventAddress(slot, chance)
  const welfare = inventWelfare(seed, slot, address, bodies, chance)
  const members = inventMembers(slot, bodies, welfare, chance)
  const dwelling = inventDwelling(slot, welfare, members.length, chance)
  const aged = members.map((member) => ({ ...member, age: ageNow(member) }))
  return {
    id: familyIdOf(slot),
    village: slot.village,
    index: slot.index,
    cardNumber: cardNumberOf(slot, isoDay(dayOf('2026-05-31') - chance.between(0, 5_400))),
    address,
    ...inventPosition(slot, address, chance),
    welfare,
    dwelling,
    assets: inventAssets(welfare, dwelling, aged, chance),
    members,
    recordedOn: inventRecordingDay(chance),
  }
}

/** A person for a card that exists already: a birth, or someone who married in. */
export function inventPerson(
  slot: Slot,
  body: Body,
  number: number,
  welfare: number,
  chance: Chance,
): Person {
  return personFrom(slot, body, { number, welfare, twin: false }, chance)
}

function inventMembers(
  slot: Slot,
  bodies: readonly Body[],
  welfare: number,
  chance: Chance,
): readonly Person[] {
  return bodies.map((body, i) => {
    const twin = bodies.slice(0, i).some((other) => other.birth === body.birth && other.sex === body.sex)
    return personFrom(slot, body, { number: i + 1, welfare, twin }, chance)
  })
}

function personFrom(
  slot: Slot,
  body: Body,
  at: { readonly number: number; readonly welfare: number; readonly twin: boolean },
  chance: Chance,
): Person {
  const birthDayUnknown = body.birth < '1970' && chance.happens(RATES.birth_day_unknown)
  const birth = birthDayUnknown ? unknownBirthDay(slot, body.birth, chance) : body.birth
  const marriedIn = body.relation === 'spouse' || body.relation === 'child_in_law'
  const elsewhere = chance.happens(marriedIn ? 0.3 : 0.04)
  const kind = birthDayUnknown ? 'day-unknown' : at.twin ? 'twin' : elsewhere ? 'elsewhere' : 'here'
  const registration = registrationOf(slot, birth, kind, chance)
  return {
    ...body,
    birth,
    id: `${familyIdOf(slot)}-${String(at.number).padStart(2, '0')}`,
    nik: nikOf(slot, registration, birth, body.sex),
    name: nameFor(body.sex, Number(birth.slice(0, 4)), chance),
    birthDayUnknown,
    ...inventOccupation({ ...body, birth }, slot.village.livelihood, at.welfare, chance),
    ...inventHealth({ ...body, birth }, chance),
  }
}

/** Poverty clusters by village and by RT, and falls more often on those who carry a family alone. */
function inventWelfare(
  seed: string,
  slot: Slot,
  address: Address,
  bodies: readonly Body[],
  chance: Chance,
): number {
  const village = new Chance(seed, slot.village.code, 'welfare').normal()
  const neighbours = new Chance(seed, slot.village.code, address.rw, address.rt).normal()
  const [head] = bodies
  const alone = head !== undefined && head.marital !== 'married'
  const burden = (alone ? -0.38 : 0.08) - 0.05 * (bodies.length - 3)
  return 0.3 * village + 0.2 * neighbours + 0.92 * chance.normal() + burden
}

function inventAddress(slot: Slot, chance: Chance): Address {
  const hamlet = chance.pick(slot.village.hamlets)
  const town = slot.village.livelihood === 'town'
  const street = chance.happens(town ? 0.55 : 0.1)
    ? `${chance.pick(STREETS)} No. ${chance.between(1, 140)}`
    : ''
  return {
    street,
    hamlet: hamlet.name,
    rt: threeDigits(chance.between(1, hamlet.rtCount)),
    rw: threeDigits(hamlet.rw),
  }
}

/** Houses stand in clusters: the dukuh, the RT in it, the yard in that. */
function inventPosition(slot: Slot, address: Address, chance: Chance): { lat: number; lng: number } {
  const hamlet = slot.village.hamlets[Number(address.rw) - 1]
  const rt = new Chance('rt', slot.village.code, address.rw, address.rt)
  const near = (centre: number) =>
    Math.round((centre + rt.normal() * 0.0014 + chance.normal() * 0.0004) * 1e6) / 1e6
  return { lat: near(hamlet?.lat ?? slot.village.lat), lng: near(hamlet?.lng ?? slot.village.lng) }
}

/** A quarter still as the census of late 2022 left it; the others touched since the ground check of 2025. */
function inventRecordingDay(chance: Chance): string {
  const [from, to] = chance.happens(0.25) ? ['2022-10-15', '2022-12-14'] : ['2025-03-03', '2026-06-30']
  return isoDay(chance.between(dayOf(from), dayOf(to)))
}

/** A day in between, on which nobody of the same sex in this family was born yet. */
export function birthBetween(
  slot: Slot,
  [from, to]: readonly [string, string],
  sex: Sex,
  family: readonly Person[],
  chance: Chance,
): string {
  let birth = birthDayFor(slot, chance.between(dayOf(from), dayOf(to)))
  while (family.some((person) => person.birth === birth && person.sex === sex)) {
    birth = birthDayFor(slot, dayOf(birth) - 1)
  }
  return birth
}

function threeDigits(n: number): string {
  return String(n).padStart(3, '0')
}

const STREETS = [
  'Jl. Melati',
  'Jl. Mawar',
  'Jl. Kenanga',
  'Jl. Flamboyan',
  'Jl. Cempaka',
  'Jl. Mahoni',
  'Jl. Jati Raya',
  'Jl. Trembesi',
  'Gg. Anggrek',
  'Gg. Dahlia',
  'Gg. Masjid',
  'Gg. Sawo',
  'Gg. Rambutan',
  'Gg. Ukir',
]
