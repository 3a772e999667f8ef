import {
  birthDateInNik,
  checkFamilyCardNumber,
  checkNik,
  isFamilyCardNumber,
  isNik,
} from '../registry/index.ts'
import type { ProblemCode } from './problem.ts'
import type { Value } from './read-cell.ts'

/** What is known around a row. A fact that is not given raises nothing. */
export interface RowFacts {
  readonly today: string
  /** Four digits of the regency that keeps this registry. */
  readonly regencyCode: string
  /** Codes a NIK may begin with; see `checkNik`. */
  readonly knownRegions?: ReadonlySet<string>
  /** Regency digits used for practice data; their NIKs raise no region remark. */
  readonly inventedRegencyCodes?: readonly string[]
  /** Degrees that enclose the regency. */
  readonly bounds?: {
    readonly south: number
    readonly north: number
    readonly west: number
    readonly east: number
  }
}

type Values = Readonly<Record<string, Value>>

/** A problem of several cells together, with the variable it is shown at. */
export interface RowProblem {
  readonly code: ProblemCode
  readonly key: string
}

/** Checks that need more than one cell, in the order in which they are shown. */
export function rowProblems(values: Values, facts: RowFacts): readonly RowProblem[] {
  return [
    ...identity(values, facts),
    ...card(values),
    ...place(values, facts),
    ...plausibility(values),
    ...contradictionsAtHome(values),
    ...beyondTheirAge(values, facts),
  ]
}

function identity({ nik, birthDate, sex }: Values, facts: RowFacts): RowProblem[] {
  if (typeof nik !== 'string' || !isNik(nik)) return []
  const stated = typeof birthDate === 'string' ? birthDate : undefined
  const invented = facts.inventedRegencyCodes?.find((code) => nik.startsWith(code))
  const findings = checkNik(nik, {
    today: facts.today,
    regencyCode: invented ?? facts.regencyCode,
    ...(facts.knownRegions !== undefined && invented === undefined && { knownRegions: facts.knownRegions }),
    ...(stated !== undefined && { birthDate: stated }),
    ...((sex === 'male' || sex === 'female') && { sex }),
  })
  return findings.map(({ code }) => {
    const encoded = stated && birthDateInNik(nik, { today: facts.today, stated })
    const swapped =
      code === 'nik.birth_mismatch' && encoded !== undefined && encoded === dayMonthSwapped(stated)
    return swapped ? { code: 'date.day_month_swapped', key: 'birthDate' } : { code, key: 'nik' }
  })
}

function dayMonthSwapped(date: string | undefined): string | undefined {
  return date && `${date.slice(0, 4)}-${date.slice(8, 10)}-${date.slice(5, 7)}`
}

function card({ familyCardNumber, memberCardNumber, nik }: Values): RowProblem[] {
  const key = familyCardNumber === undefined ? 'memberCardNumber' : 'familyCardNumber'
  const number = familyCardNumber ?? memberCardNumber
  if (typeof number !== 'string' || !isFamilyCardNumber(number)) return []
  const memberNiks = typeof nik === 'string' ? [nik] : []
  return checkFamilyCardNumber(number, { memberNiks }).map(({ code }) => ({ code, key }))
}

function place({ latitude, longitude }: Values, { bounds }: RowFacts): RowProblem[] {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return []
  const at = (code: ProblemCode) => [{ code, key: 'latitude' }]
  if (latitude === 0 && longitude === 0) return at('position.zero')
  if (Math.abs(latitude) > 90) return at('position.swapped')
  if (bounds === undefined || encloses(bounds, latitude, longitude)) return []
  return at(encloses(bounds, longitude, latitude) ? 'position.swapped' : 'position.outside')
}

/** A twentieth of a degree, about 5 km, is allowed around the bounds: islands and rounded corners. */
function encloses(bounds: NonNullable<RowFacts['bounds']>, latitude: number, longitude: number): boolean {
  const margin = 0.05
  return (
    latitude >= bounds.south - margin &&
    latitude <= bounds.north + margin &&
    longitude >= bounds.west - margin &&
    longitude <= bounds.east + margin
  )
}

function plausibility(values: Values): RowProblem[] {
  const problems: RowProblem[] = []
  if (values.gasCylinders === 0 && possessions.every((key) => values[key] === 0)) {
    problems.push({ code: 'assets.all_zero', key: 'gasCylinders' })
  }
  const { floorArea, amountRupiah, meterNumbers } = values
  if (typeof floorArea === 'number' && (floorArea > 500 || floorArea < leastFloor(values))) {
    problems.push({ code: 'floor_area.implausible', key: 'floorArea' })
  }
  if (typeof amountRupiah === 'number' && amountRupiah > 0 && amountRupiah < 10_000) {
    problems.push({ code: 'amount.probably_thousands', key: 'amountRupiah' })
  }
  if (Array.isArray(meterNumbers) && meterNumbers.some((number) => !/^\d{11,12}$/.test(number))) {
    problems.push({ code: 'meter.length', key: 'meterNumbers' })
  }
  return problems
}

/**
 * Below how many square metres rooms were probably counted: nobody lives on less than two, and a dwelling below twelve
 * is a rented room for one or two, which may be as small as six (own estimate, as domain reference §5.6 names the error
 * and gives no bound).
 */
function leastFloor({ membersOnCard, tenure }: Values): number {
  const members = typeof membersOnCard === 'number' ? membersOnCard : 0
  const isRoom = tenure === 'rented' && members <= 2
  return Math.max(isRoom ? 6 : 12, 2 * members)
}

/** What one answer about a dwelling rules out about another. */
function contradictionsAtHome(values: Values): RowProblem[] {
  if (values.floorMaterial === undefined && values.lighting === undefined && values.toilet === undefined)
    return []
  const problems: RowProblem[] = []
  const say = (code: ProblemCode, key: string) => problems.push({ code, key })
  const { lighting, toilet, toiletType, officialDecile, installedPower, motorcycles } = values
  const owned = electric.find((key) => some(values[key]))
  if (lighting === 'no_electricity' && owned !== undefined) say('power.needed', owned)
  if (lighting !== undefined && lighting !== 'pln_metered' && installedPower !== undefined)
    say('meter.without_pln', 'installedPower')
  if (toilet === 'none' && toiletType !== undefined) say('toilet.type_without', 'toiletType')
  if (values.floorMaterial === 'earth' && some(values.airConditioners))
    say('floor.earth_with_ac', 'airConditioners')
  if (typeof officialDecile !== 'number' || officialDecile > 2) return problems
  if (Array.isArray(installedPower) && installedPower.includes('va_over_2200'))
    say('decile.power_high', 'installedPower')
  if (some(values.cars) || (typeof motorcycles === 'number' && motorcycles >= 3))
    say('decile.vehicles', 'cars')
  return problems
}

function some(quantity: Value | undefined): boolean {
  return typeof quantity === 'number' && quantity > 0
}

/** Possessions that are nothing without electricity. */
const electric = ['refrigerators', 'airConditioners', 'waterHeaters', 'flatTelevisions', 'computers']

/** Years at which a level can have been completed at the earliest. */
const earliest: Readonly<Record<string, number>> = {
  primary: 10,
  junior_secondary: 13,
  senior_secondary: 15,
  diploma: 17,
  bachelor: 19,
  postgraduate: 20,
}

function beyondTheirAge(values: Values, { today }: RowFacts): RowProblem[] {
  const { birthDate, schoolParticipation, highestEducation, employmentStatus } = values
  if (typeof birthDate !== 'string') return []
  if (schoolParticipation === undefined && highestEducation === undefined && employmentStatus === undefined)
    return []
  const age =
    Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (today.slice(5) < birthDate.slice(5) ? 1 : 0)
  const problems: RowProblem[] = []
  if (schoolParticipation === 'attending' && (age < 3 || age > 30))
    problems.push({ code: 'school.age', key: 'schoolParticipation' })
  if (typeof highestEducation === 'string' && age < (earliest[highestEducation] ?? 0))
    problems.push({ code: 'education.age', key: 'highestEducation' })
  if (employmentStatus !== undefined && age < 10) problems.push({ code: 'work.age', key: 'employmentStatus' })
  return problems
}

/** The nineteen quantities of official variable 26. */
const possessions = [
  'gasCylinders',
  'refrigerators',
  'airConditioners',
  'waterHeaters',
  'landlines',
  'flatTelevisions',
  'goldGrams',
  'computers',
  'motorcycles',
  'bicycles',
  'cars',
  'boats',
  'motorBoats',
  'smartphones',
  'farmlandHectares',
  'otherLand',
  'otherHouses',
  'largeLivestock',
  'smallLivestock',
]
