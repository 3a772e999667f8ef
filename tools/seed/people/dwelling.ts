import type { Chance } from './chance.ts'
import { shareBelow } from './chance.ts'
import type { Assets, Body, Dwelling, Occupation } from './family.ts'
import { meterIdOf, type Slot } from './identity.ts'
import type { Livelihood } from './places.ts'

/**
 * One house, from one hidden standing: each part is drawn from welfare and a little luck of its own, so that an
 * earth floor and an air conditioner hardly ever meet. `welfare` is standard normal over the regency.
 */
export function inventDwelling(slot: Slot, welfare: number, people: number, chance: Chance): Dwelling {
  const { livelihood } = slot.village
  // Half of the luck belongs to the house as a whole: a poor family may have inherited a good one.
  const house = 0.8 * welfare + 0.45 * chance.normal()
  const part = () => house + 0.4 * chance.normal()
  const tenure = tenureFor(welfare, livelihood, chance)
  const lighting = lightingFor(part(), livelihood, chance)
  const metered = lighting === 'pln_metered'
  const toilet = toiletFor(part(), chance)
  const hasToilet = toilet === 'own' || toilet === 'shared' || toilet === 'communal'
  return {
    familiesInDwelling: chance.happens(0.9 + 0.03 * welfare) ? 1 : chance.happens(0.88) ? 2 : 3,
    tenure,
    floor: floorFor(part(), chance),
    wall: wallFor(part(), chance),
    roof: roofFor(part(), livelihood, chance),
    water: waterFor(part(), livelihood, chance),
    lighting,
    power: metered ? powerFor(part()) : null,
    meterId: metered ? meterIdOf(slot, chance.happens(0.85) ? 'customer' : 'meter') : null,
    fuel: fuelFor(part(), people, chance),
    toilet,
    closet: hasToilet ? closetFor(part(), chance) : null,
    disposal: hasToilet ? disposalFor(part(), livelihood, chance) : null,
    floorArea: Math.max(16, Math.round(52 + 20 * part() + 4 * people + 6 * chance.normal())),
    landProof: tenure === 'owned' ? landProofFor(part(), chance) : null,
  }
}

/** What the family owns, as counts; gold in grams, farmland in hectares. */
export function inventAssets(
  welfare: number,
  dwelling: Dwelling,
  members: readonly (Body & Occupation & { readonly age: number })[],
  chance: Chance,
): Assets {
  const standing = 0.85 * welfare + 0.3 * chance.normal()
  const share = shareBelow(standing)
  const adults = members.filter((member) => member.age >= 15).length
  const powered = dwelling.lighting !== 'no_electricity'
  const earth = dwelling.floor === 'earth'
  const owns = (threshold: number) => standing + 0.45 * chance.normal() > threshold
  const fisher = members.some(
    (member) => member.jobIndustry === 'fisheries' && member.jobStatus !== 'private_employee',
  )
  const farmer = members.some(
    (member) => member.jobIndustry === 'food_crops' || member.jobIndustry === 'plantation',
  )
  const herder = members.some((member) => member.jobIndustry === 'livestock')
  const mobile = members.filter((member) => member.age >= 17 && member.age < 68).length
  return {
    gasCylinders:
      dwelling.fuel === 'lpg_12' || dwelling.fuel === 'lpg_5_5' || owns(1.5) ? chance.between(1, 2) : 0,
    refrigerators: powered && owns(-0.25) ? (owns(2.2) ? 2 : 1) : 0,
    airConditioners: powered && !earth && owns(1.55) ? chance.between(1, owns(2.2) ? 3 : 1) : 0,
    waterHeaters: powered && owns(2.2) ? 1 : 0,
    landlines: owns(2.1) ? 1 : 0,
    flatTvs: powered && owns(0.15) ? (owns(2) ? 2 : 1) : 0,
    goldGrams: owns(0.5) ? chance.between(2, 5 + Math.floor(20 * share)) : 0,
    computers: powered && owns(0.95) ? (owns(2) ? 2 : 1) : 0,
    motorcycles: Math.min(Math.max(mobile, 0), owns(-1.25) ? (owns(0) ? (owns(1.1) ? 3 : 2) : 1) : 0),
    bicycles: chance.happens(0.42) ? (chance.happens(0.2) ? 2 : 1) : 0,
    cars: owns(1.35) && mobile > 0 ? (owns(2.5) ? 2 : 1) : 0,
    boats: fisher && chance.happens(0.18) ? 1 : 0,
    motorBoats: fisher && owns(-0.4) ? (owns(1.9) ? 2 : 1) : 0,
    smartphones: Math.min(adults, Math.floor(mobile * (0.45 + 0.7 * share) + chance.unit())),
    farmland:
      farmer && owns(-0.1) ? Math.round((0.05 + chance.unit() * chance.unit() * 0.9) * 10_000) / 10_000 : 0,
    otherLand: owns(0.9) ? (owns(2) ? 2 : 1) : 0,
    otherHouses: owns(1.9) ? 1 : 0,
    largeLivestock: (herder || farmer) && chance.happens(herder ? 0.6 : 0.1) ? chance.between(1, 3) : 0,
    smallLivestock: chance.happens(herder ? 0.75 : farmer ? 0.22 : 0.04) ? chance.between(1, 6) : 0,
  }
}

function tenureFor(welfare: number, livelihood: Livelihood, chance: Chance): string {
  if (livelihood === 'town' && chance.happens(0.08)) return 'rented'
  return chance.weighted([
    ['owned', 90],
    ['rent_free', welfare < 0 ? 9 : 5],
    ['rented', 1.5],
    ['official', welfare > 0 ? 0.4 : 0.05],
    ['other', 0.3],
  ])
}

function floorFor(z: number, chance: Chance): string {
  if (z > 1.9) return chance.happens(0.75) ? 'marble_granite' : 'ceramic'
  if (z > -0.45)
    return chance.happens(0.93) ? 'ceramic' : chance.happens(0.2) ? 'parquet_vinyl' : 'tile_terrazzo'
  if (z > -0.75) return chance.happens(0.5) ? 'tile_terrazzo' : 'cement_brick'
  if (z > -1.5) return chance.happens(0.97) ? 'cement_brick' : 'wood'
  return chance.happens(0.985) ? 'earth' : 'bamboo'
}

function wallFor(z: number, chance: Chance): string {
  // A carved teak house is no sign of poverty in Jepara.
  if (chance.happens(0.06)) return 'wood_board'
  if (z > -0.95) return 'brick_concrete'
  if (z > -1.9) return chance.happens(0.88) ? 'wood_board' : 'plastered_bamboo'
  return chance.happens(0.75) ? 'woven_bamboo' : 'bamboo'
}

function roofFor(z: number, livelihood: Livelihood, chance: Chance): string {
  if (z > 1.9 && chance.happens(0.25)) return 'concrete'
  if (livelihood === 'islands' && chance.happens(0.25)) return 'zinc'
  if (z < -1.8 && chance.happens(0.12)) return 'thatch'
  return chance.weighted([
    ['tile', 93],
    ['asbestos', 3.5],
    ['zinc', 2],
    ['wood_shingle', 0.1],
    ['other', 0.2],
  ])
}

function waterFor(z: number, livelihood: Livelihood, chance: Chance): string {
  if (z > 1.6 && chance.happens(0.35)) return 'branded_bottled'
  if (z > 0.2 && chance.happens(0.3)) return 'refill'
  if (livelihood === 'hills') {
    return chance.weighted([
      ['protected_spring', 38],
      ['unprotected_spring', z < 0 ? 18 : 6],
      ['piped', 16],
      ['protected_well', 18],
      ['borehole_pump', 14],
      ['surface', z < -1 ? 1.5 : 0.1],
    ])
  }
  if (livelihood === 'islands') {
    return chance.weighted([
      ['protected_well', 40],
      ['borehole_pump', 20],
      ['refill', 25],
      ['unprotected_well', z < 0 ? 15 : 4],
      ['rain', 4],
    ])
  }
  return chance.weighted([
    ['borehole_pump', 44],
    ['protected_well', 24],
    ['piped', livelihood === 'town' ? 30 : 13],
    ['refill', livelihood === 'coast' ? 24 : 9],
    ['unprotected_well', z < -0.8 ? 12 : 2],
  ])
}

function lightingFor(z: number, livelihood: Livelihood, chance: Chance): string {
  if (livelihood === 'islands' && chance.happens(0.06)) return 'non_pln'
  if (z < -1.6) {
    return chance.weighted([
      ['pln_metered', 72],
      ['pln_unmetered', 26],
      ['no_electricity', 1.2],
    ])
  }
  return chance.happens(z < -0.5 ? 0.94 : 0.995) ? 'pln_metered' : 'pln_unmetered'
}

function powerFor(z: number): string {
  if (z < -0.45) return 'va450'
  if (z < 0.85) return 'va900'
  if (z < 1.6) return 'va1300'
  return z < 2.1 ? 'va2200' : 'va_over_2200'
}

function fuelFor(z: number, people: number, chance: Chance): string {
  if (people === 1 && chance.happens(0.12)) return 'does_not_cook'
  if (z < -1.2 && chance.happens(0.5)) return 'firewood'
  if (z > 1.6)
    return chance.weighted([
      ['lpg_3', 50],
      ['lpg_5_5', 25],
      ['lpg_12', 20],
      ['electricity', 4],
    ])
  return chance.happens(0.95) ? 'lpg_3' : chance.happens(0.8) ? 'firewood' : 'lpg_5_5'
}

function toiletFor(z: number, chance: Chance): string {
  if (z > -1.05) return chance.happens(0.985) ? 'own' : 'shared'
  return chance.weighted([
    ['own', 52],
    ['shared', 30],
    ['communal', 4],
    ['public', 3],
    ['not_used', 1.5],
    ['none', z < -1.7 ? 20 : 6],
  ])
}

function closetFor(z: number, chance: Chance): string {
  if (z > -1.2) return chance.happens(0.985) ? 'goose_neck' : 'plengsengan_lid'
  return chance.weighted([
    ['goose_neck', 70],
    ['plengsengan_lid', 8],
    ['plengsengan_no_lid', 7],
    ['pit', 15],
  ])
}

function disposalFor(z: number, livelihood: Livelihood, chance: Chance): string {
  if (z > -0.9) return chance.happens(0.93) ? 'septic' : 'hole'
  return chance.weighted([
    ['septic', 62],
    ['hole', 22],
    ['water_body', livelihood === 'coast' || livelihood === 'islands' ? 20 : 9],
    ['open_ground', 1],
    ['other', 0.5],
  ])
}

function landProofFor(z: number, chance: Chance): string {
  return chance.weighted([
    ['shm_own', 52 + (z > 0 ? 18 : 0)],
    ['other_letter', 30],
    ['shm_other', 7],
    ['shm_other_written', 3],
    ['other_certificate', 2],
    ['none', z < -1 ? 8 : 1.5],
  ])
}
