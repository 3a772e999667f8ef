import type { Chance, Shares } from './chance.ts'
import { shareBelow } from './chance.ts'
import type { Body, Education, Occupation } from './family.ts'
import { ageNow } from './household.ts'
import type { Livelihood } from './places.ts'

/** School, certificate, work and business of one person: by age, sex, the village's livelihood and welfare. */
export function inventOccupation(
  person: Body,
  livelihood: Livelihood,
  welfare: number,
  chance: Chance,
): Occupation {
  const age = ageNow(person)
  if (age < 5) return NOTHING_ASKED
  const school = inventSchool(person, age, welfare, chance)
  const education = school.highestEducation ?? 'none'
  if (!works(person, age, school.schoolParticipation === 'attending', chance)) {
    return { ...school, ...NO_WORK }
  }
  const industry = industryFor(livelihood, education, person, chance)
  const status = statusIn(industry, education, person, welfare, chance)
  const owns = OWNERS.has(status)
  return {
    ...school,
    jobStatus: status,
    jobIndustry: industry,
    businessCount: owns ? (chance.happens(0.06) ? 2 : 1) : 0,
    businessIndustry: owns ? industry : null,
  }
}

const NO_WORK = { jobStatus: null, jobIndustry: null, businessCount: 0, businessIndustry: null } as const
const NOTHING_ASKED: Occupation = {
  schoolParticipation: null,
  highestEducation: null,
  jobStatus: null,
  jobIndustry: null,
  businessCount: null,
  businessIndustry: null,
}
const OWNERS = new Set(['self_employed', 'self_employed_unpaid_help', 'employer'])

function inventSchool(
  person: Body,
  age: number,
  welfare: number,
  chance: Chance,
): Pick<Occupation, 'schoolParticipation' | 'highestEducation'> {
  const completed = certificateAt(person, age, welfare, chance)
  if (person.marital === 'single' && chance.happens(shareAtSchool(age, welfare))) {
    return { schoolParticipation: 'attending', highestEducation: certificateOfPupil(age) }
  }
  if (age < 7) return { schoolParticipation: 'never', highestEducation: null }
  const never = completed === 'none' && chance.happens(age > 60 ? 0.55 : 0.3)
  return never
    ? { schoolParticipation: 'never', highestEducation: null }
    : { schoolParticipation: 'left', highestEducation: completed }
}

function shareAtSchool(age: number, welfare: number): number {
  if (age < 7) return 0.45
  if (age < 13) return 0.995
  if (age < 16) return 0.96 + Math.min(0.035, 0.015 * welfare)
  if (age < 19) return 0.78 + 0.08 * welfare
  return age < 24 ? 0.2 + 0.12 * welfare : 0
}

function certificateOfPupil(age: number): Education {
  if (age < 13) return 'none'
  if (age < 16) return 'primary'
  return age < 19 ? 'junior_secondary' : 'senior_secondary'
}

/** Shares without certificate, and with primary … bachelor, of those born up to the year. */
const CERTIFICATES: readonly (readonly [bornUntil: number, cumulative: readonly number[]])[] = [
  [1949, [0.55, 0.9, 0.95, 0.99, 0.993]],
  [1964, [0.25, 0.76, 0.88, 0.97, 0.978]],
  [1979, [0.06, 0.51, 0.73, 0.94, 0.957]],
  [1994, [0.015, 0.215, 0.535, 0.9, 0.93]],
  [2100, [0.006, 0.09, 0.36, 0.88, 0.91]],
]
const LEVELS: readonly Education[] = [
  'none',
  'primary',
  'junior_secondary',
  'senior_secondary',
  'diploma',
  'bachelor',
]

function certificateAt(person: Body, age: number, welfare: number, chance: Chance): Education {
  const born = Number(person.birth.slice(0, 4))
  const row = CERTIFICATES.find(([until]) => born <= until)?.[1] ?? []
  const luck = Math.min(
    0.9999,
    Math.max(0, chance.unit() + 0.1 * welfare - (person.sex === 'female' && born < 1975 ? 0.04 : 0)),
  )
  const level = row.filter((limit) => luck >= limit).length
  const reachable = age < 12 ? 0 : age < 15 ? 1 : age < 18 ? 2 : age < 22 ? 3 : 5
  if (level >= 5 && age > 28 && chance.happens(0.06)) return 'postgraduate'
  return LEVELS[Math.min(level, reachable)] ?? 'none'
}

function works(person: Body, age: number, atSchool: boolean, chance: Chance): boolean {
  if (age < 15) return false
  if (atSchool) return age > 16 && chance.happens(0.06)
  const man = person.sex === 'male'
  if (age < 18) return chance.happens(0.45)
  if (age < 60) return chance.happens(man ? 0.935 : person.relation === 'head' ? 0.86 : 0.57)
  if (age < 70) return chance.happens(man ? 0.72 : 0.42)
  return chance.happens(man ? 0.32 : 0.16)
}

const INDUSTRIES: Readonly<Record<Livelihood, Shares<string>>> = {
  furniture: [
    ['manufacturing', 47],
    ['trade', 17],
    ['construction', 9],
    ['food_crops', 7],
    ['hospitality', 4],
    ['transport', 3.5],
    ['education', 3.5],
    ['other_services', 3],
    ['public_admin', 1.6],
    ['livestock', 1.2],
    ['health_social', 1.2],
    ['household_employer', 1],
    ['forestry_other_agri', 0.6],
    ['finance', 0.6],
  ],
  textile: [
    ['manufacturing', 42],
    ['trade', 19],
    ['food_crops', 12],
    ['construction', 9],
    ['hospitality', 4],
    ['transport', 3],
    ['education', 3.5],
    ['other_services', 3],
    ['public_admin', 1.5],
    ['livestock', 1.3],
    ['health_social', 1],
    ['finance', 0.7],
  ],
  coast: [
    ['fisheries', 27],
    ['manufacturing', 25],
    ['trade', 17],
    ['construction', 8],
    ['food_crops', 7],
    ['hospitality', 5],
    ['transport', 3.5],
    ['education', 2.5],
    ['other_services', 2.5],
    ['public_admin', 1.2],
    ['mining', 0.8],
  ],
  islands: [
    ['fisheries', 44],
    ['hospitality', 16],
    ['trade', 13],
    ['construction', 7],
    ['transport', 6],
    ['food_crops', 5],
    ['public_admin', 3],
    ['education', 3],
    ['other_services', 3],
  ],
  farmland: [
    ['food_crops', 27],
    ['manufacturing', 26],
    ['trade', 17],
    ['construction', 12],
    ['transport', 4],
    ['hospitality', 3.5],
    ['education', 3],
    ['other_services', 3],
    ['livestock', 2],
    ['public_admin', 1.3],
    ['horticulture', 1.2],
  ],
  hills: [
    ['food_crops', 29],
    ['plantation', 13],
    ['manufacturing', 14],
    ['construction', 13],
    ['trade', 12],
    ['forestry_other_agri', 5],
    ['livestock', 4],
    ['transport', 3.5],
    ['education', 2.5],
    ['other_services', 2],
    ['public_admin', 1.2],
    ['mining', 0.8],
  ],
  town: [
    ['trade', 26],
    ['manufacturing', 25],
    ['hospitality', 9],
    ['education', 7],
    ['construction', 7],
    ['public_admin', 6],
    ['transport', 5],
    ['other_services', 5],
    ['health_social', 3],
    ['finance', 2],
    ['fisheries', 2],
    ['information', 1.5],
    ['professional', 1.5],
  ],
}
const NEEDS_SCHOOLING = new Set([
  'education',
  'public_admin',
  'health_social',
  'finance',
  'professional',
  'information',
])
const GRADUATES = new Set<Education>(['diploma', 'bachelor', 'postgraduate'])
const GRADUATE_WORK: Shares<string> = [
  ['education', 50],
  ['public_admin', 22],
  ['health_social', 16],
  ['finance', 7],
  ['professional', 5],
]
const MENS_WORK = new Set(['construction', 'transport', 'mining', 'fisheries'])
const ON_THE_LAND = new Set([
  'food_crops',
  'plantation',
  'forestry_other_agri',
  'livestock',
  'horticulture',
  'fisheries',
])

function industryFor(livelihood: Livelihood, education: Education, person: Body, chance: Chance): string {
  const graduate = GRADUATES.has(education)
  const industry = chance.weighted(graduate && chance.happens(0.4) ? GRADUATE_WORK : INDUSTRIES[livelihood])
  const schooled = LEVELS.indexOf(education) >= 3 || education === 'postgraduate'
  if (NEEDS_SCHOOLING.has(industry) && !schooled) return 'trade'
  if (person.sex === 'female' && MENS_WORK.has(industry) && chance.happens(0.85)) return 'trade'
  return industry
}

function statusIn(
  industry: string,
  education: Education,
  person: Body,
  welfare: number,
  chance: Chance,
): string {
  const graduate = GRADUATES.has(education)
  if (industry === 'public_admin')
    return chance.happens(graduate ? 0.9 : 0.5) ? 'public_employee' : 'private_employee'
  if (NEEDS_SCHOOLING.has(industry))
    return graduate && chance.happens(0.4) ? 'public_employee' : 'private_employee'
  const standing = shareBelow(welfare)
  const woman = person.sex === 'female'
  if (ON_THE_LAND.has(industry)) {
    return chance.weighted([
      ['casual_agriculture', 62 * (1 - standing)],
      ['self_employed', 10 + 20 * standing],
      ['self_employed_unpaid_help', 12 + 30 * standing],
      ['employer', 5 * standing * standing],
      ['private_employee', industry === 'fisheries' ? 18 : 4],
      ['family_worker', woman && person.relation !== 'head' ? 26 : 4],
    ])
  }
  if (industry === 'construction' || industry === 'mining') {
    return chance.weighted([
      ['casual_non_agriculture', 70 * (1.1 - standing)],
      ['private_employee', 22],
      ['self_employed', 6],
      ['employer', 8 * standing * standing],
    ])
  }
  const shop = industry === 'trade' || industry === 'hospitality'
  return chance.weighted([
    ['private_employee', shop ? 24 : 52],
    ['casual_non_agriculture', (shop ? 6 : 24) * (1 - standing)],
    ['self_employed', shop ? 38 : 14],
    ['self_employed_unpaid_help', shop ? 18 : 7],
    ['employer', 12 * standing * standing],
    ['family_worker', woman && person.relation !== 'head' ? 9 : 2],
  ])
}
