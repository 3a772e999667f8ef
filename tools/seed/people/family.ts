import type { Village } from './places.ts'

export type Sex = 'male' | 'female'
export type Relation =
  | 'head'
  | 'spouse'
  | 'child'
  | 'child_in_law'
  | 'grandchild'
  | 'parent'
  | 'parent_in_law'
  | 'other_relative'
  | 'other'
export type Marital = 'single' | 'married' | 'divorced' | 'widowed'

/** Who they are, before what they do. */
export interface Body {
  readonly sex: Sex
  readonly birth: string
  readonly relation: Relation
  readonly marital: Marital
}

/** Keys of options are those of the questionnaire; null where the question does not apply. */
export interface Occupation {
  readonly schoolParticipation: 'never' | 'attending' | 'left' | null
  readonly highestEducation: Education | null
  readonly jobStatus: string | null
  readonly jobIndustry: string | null
  readonly businessCount: number | null
  readonly businessIndustry: string | null
}

export type Education =
  | 'none'
  | 'primary'
  | 'junior_secondary'
  | 'senior_secondary'
  | 'diploma'
  | 'bachelor'
  | 'postgraduate'

export interface Person extends Body, Occupation {
  /** The family's id and the person's place in it; stable through every snapshot. */
  readonly id: string
  readonly nik: string
  readonly name: string
  readonly birthDayUnknown: boolean
  readonly disabilities: readonly string[]
  /** Needs help with daily life: what PKH calls severe. In no official list. */
  readonly severelyDisabled: boolean
  readonly illnesses: readonly string[]
  readonly pregnant: boolean
}

export interface Address {
  /** Absent in most of rural Jepara, where dukuh, RT and RW are the address. */
  readonly street: string
  readonly hamlet: string
  /** Three digits. */
  readonly rt: string
  readonly rw: string
}

export interface Dwelling {
  readonly familiesInDwelling: number
  readonly tenure: string
  readonly floor: string
  readonly wall: string
  readonly roof: string
  readonly water: string
  readonly lighting: string
  readonly power: string | null
  readonly meterId: string | null
  readonly fuel: string
  readonly toilet: string
  readonly closet: string | null
  readonly disposal: string | null
  /** Square metres. Not among the 39. */
  readonly floorArea: number
  readonly landProof: string | null
}

/** The nineteen quantities of variable 26, in their official order. */
export interface Assets {
  readonly gasCylinders: number
  readonly refrigerators: number
  readonly airConditioners: number
  readonly waterHeaters: number
  readonly landlines: number
  readonly flatTvs: number
  readonly goldGrams: number
  readonly computers: number
  readonly motorcycles: number
  readonly bicycles: number
  readonly cars: number
  readonly boats: number
  readonly motorBoats: number
  readonly smartphones: number
  /** Hectares. */
  readonly farmland: number
  readonly otherLand: number
  readonly otherHouses: number
  readonly largeLivestock: number
  readonly smallLivestock: number
}

export interface Family {
  readonly id: string
  readonly village: Village
  readonly index: number
  readonly cardNumber: string
  readonly address: Address
  readonly lat: number
  readonly lng: number
  /** What really sets families apart and nobody records; standard normal over the regency. */
  readonly welfare: number
  readonly dwelling: Dwelling
  readonly assets: Assets
  readonly members: readonly Person[]
  /** When somebody last wrote this family down: its values were true on that day. */
  readonly recordedOn: string
}

export function headOf(family: Family): Person {
  const head = family.members.find((person) => person.relation === 'head')
  if (head === undefined) throw new Error(`Family ${family.id} was invented without a head`)
  return head
}
