import type { Answers } from '../answer.ts'
import type { Baseline, CheckContext, Interview } from '../interview.ts'

/**
 * An invented family of three, completely and validly interviewed: what tests and training begin from.
 * Its identity numbers start with 3399, a regency that does not exist.
 */

export const exampleContext: CheckContext = {
  today: '2026-11-23',
  regencyCode: '3399',
  inventedRegencyCodes: ['3399'],
}

const position = {
  lat: -6.5907,
  lon: 110.6684,
  accuracyMetres: 8,
  mode: 'gps',
  takenAt: '2026-11-23T02:10:00Z',
} as const

const head: Answers = {
  name: 'Warsito',
  nik: '3399011203780001',
  birthDate: '1978-03-12',
  birthDateEstimated: false,
  sex: 'male',
  relationship: 'head',
  maritalStatus: 'married',
  domicileMatch: 'kk_and_ktp',
  schoolParticipation: 'left',
  highestEducation: 'primary',
  workedLastWeek: true,
  employmentStatus: 'casual_non_agriculture',
  industry: 'manufacturing',
  businessCount: 0,
  disability: ['none'],
  chronicIllness: ['none'],
}

const wife: Answers = {
  name: 'Sumiati',
  nik: '3399014507810002',
  birthDate: '1981-07-05',
  birthDateEstimated: false,
  sex: 'female',
  relationship: 'spouse',
  maritalStatus: 'married',
  domicileMatch: 'kk_and_ktp',
  schoolParticipation: 'left',
  highestEducation: 'junior_secondary',
  workedLastWeek: true,
  employmentStatus: 'self_employed',
  industry: 'trade',
  businessCount: 1,
  businessIndustry: 'trade',
  disability: ['none'],
  chronicIllness: ['hypertension'],
}

const daughter: Answers = {
  name: 'Noor Hidayah',
  nik: '3399015809230003',
  birthDate: '2023-09-18',
  birthDateEstimated: false,
  sex: 'female',
  relationship: 'child',
  maritalStatus: 'single',
  domicileMatch: 'kk_only',
  disability: ['none'],
  chronicIllness: ['none'],
}

const family: Answers = {
  province: '33',
  regency: '3399',
  subdistrict: '339901',
  village: '3399012001',
  addressMatchesCard: true,
  rt: '005',
  rw: '002',
  hamlet: 'Krajan',
  landmark: 'belakang mushola, pagar bambu',
  position,
  familyCardNumber: '3399011502190004',
  familiesInDwelling: 1,
  tenure: 'owned',
  floorArea: 42,
  floorMaterial: 'cement_brick',
  wallMaterial: 'brick_concrete',
  roofMaterial: 'tile',
  drinkingWater: 'refill',
  bathingWater: 'protected_well',
  wasteDistance: 'gte10',
  toilet: 'own',
  toiletType: 'goose_neck',
  faecesDisposal: 'septic',
  lighting: 'pln_metered',
  electricityMeters: [{ power: 'va900', idKind: 'meter', idNumber: '32001234567' }],
  cookingFuel: 'lpg_3',
  gasCylinders: 0,
  refrigerators: 1,
  airConditioners: 0,
  waterHeaters: 0,
  landlines: 0,
  flatTelevisions: 0,
  goldGrams: 2.5,
  computers: 0,
  motorcycles: 1,
  bicycles: 1,
  cars: 0,
  boats: 0,
  motorBoats: 0,
  smartphones: 2,
  farmlandHectares: 0.125,
  otherLand: 0,
  otherHouses: 0,
  largeLivestock: 0,
  smallLivestock: 3,
  photoFront: { sha256: 'a'.repeat(64), takenAt: '2026-11-23T02:12:00Z' },
  photoInside: { sha256: 'b'.repeat(64), takenAt: '2026-11-23T02:30:00Z' },
  respondentName: 'Sumiati',
  respondentAttests: true,
}

export const exampleBaseline: Baseline = {
  family,
  members: [
    { personId: 'warsito', answers: head },
    { personId: 'sumiati', answers: wife },
    { personId: 'hidayah', answers: daughter },
  ],
}

export const exampleInterview: Interview = {
  instrumentVersion: 'dtsen-gc-2025-03',
  optionGroups: [],
  finding: 'found',
  family,
  familyConfirmed: [],
  members: exampleBaseline.members.map(({ personId, answers }) => ({
    id: personId,
    baselinePersonId: personId,
    presence: 'lives_here',
    answers,
    confirmed: [],
  })),
  attempts: [
    {
      startedAt: '2026-11-23T02:08:00Z',
      endedAt: '2026-11-23T02:41:00Z',
      outcome: 'interviewed_complete',
      note: '',
      position,
    },
  ],
  explanations: [],
}
