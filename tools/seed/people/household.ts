import type { Chance } from './chance.ts'
import { ageAt, dayOf } from './days.ts'
import type { Body, Marital, Relation, Sex } from './family.ts'
import { birthDayFor, type Slot } from './identity.ts'

/** The day around which the regency is built: ages, schools and jobs are those of this day. */
export const BUILT_FOR = '2026-07-01'
const BUILT_FOR_DAY = dayOf(BUILT_FOR)

interface Sketch {
  relation: Relation
  sex: Sex
  age: number
  marital: Marital
  /** Born on the same day as the one before. */
  twin?: boolean
}

/** The people of one card: who lives together, how old, in what relation. Head first. */
export function inventBodies(slot: Slot, chance: Chance): readonly Body[] {
  const sketches = chance.weighted(HOUSEHOLDS)(chance)
  let previous = ''
  return sketches.map((sketch) => {
    const bornOn = BUILT_FOR_DAY - Math.floor((sketch.age + chance.unit()) * 365.25)
    const birth = sketch.twin === true ? previous : birthDayFor(slot, bornOn)
    previous = birth
    return { sex: sketch.sex, birth, relation: sketch.relation, marital: sketch.marital }
  })
}

export function ageNow(person: { readonly birth: string }): number {
  return ageAt(person.birth, BUILT_FOR)
}

const HOUSEHOLDS: readonly (readonly [(chance: Chance) => Sketch[], number])[] = [
  [coupleWithChildren, 58],
  [coupleWithParent, 8],
  [eldersWithMarriedChild, 5.5],
  [eldersAlone, 8],
  [womanWithChildren, 8.5],
  [manWithChildren, 2],
  [grandparentWithGrandchild, 1.3],
  [aloneAndOld, 7.5],
  [aloneAndGrown, 3.2],
]

function coupleWithChildren(chance: Chance): Sketch[] {
  const wife = chance.weighted(WIFE_AGES) + chance.between(0, 4)
  return couple(wife, chance)
}

function coupleWithParent(chance: Chance): Sketch[] {
  const wife = chance.between(24, 50)
  const family = couple(wife, chance)
  const ofWife = chance.happens(0.4)
  const woman = chance.happens(0.78)
  const age = Math.min(95, (ofWife ? wife : (family[0]?.age ?? wife)) + chance.between(20, woman ? 32 : 38))
  family.push({
    // Regsosek has one code for parents and parents-in-law, so the record cannot tell them apart.
    relation: 'parent',
    sex: woman ? 'female' : 'male',
    age,
    marital: chance.happens(0.92) ? 'widowed' : 'divorced',
  })
  return family
}

function eldersWithMarriedChild(chance: Chance): Sketch[] {
  const wife = chance.between(47, 66)
  const family: Sketch[] = elders(wife, chance)
  const child = Math.max(21, wife - chance.between(20, 27))
  const daughter = chance.happens(0.62)
  family.push({ relation: 'child', sex: daughter ? 'female' : 'male', age: child, marital: 'married' })
  const inLaw = Math.max(20, child + (daughter ? chance.between(0, 6) : -chance.between(0, 4)))
  family.push({ relation: 'child_in_law', sex: daughter ? 'male' : 'female', age: inLaw, marital: 'married' })
  const mother = daughter ? child : inLaw
  for (const age of childrenOf(mother, chance.between(19, 24), chance)) {
    if (age < 19) family.push({ relation: 'grandchild', sex: boyOrGirl(chance), age, marital: 'single' })
  }
  return family
}

function eldersAlone(chance: Chance): Sketch[] {
  return elders(chance.between(50, 77), chance)
}

function womanWithChildren(chance: Chance): Sketch[] {
  const age = chance.between(29, 68)
  const marital = chance.happens(age < 42 ? 0.35 : 0.8) ? 'widowed' : 'divorced'
  const family: Sketch[] = [{ relation: 'head', sex: 'female', age, marital }]
  addChildren(family, age, chance)
  return family
}

function manWithChildren(chance: Chance): Sketch[] {
  const age = chance.between(34, 70)
  const family: Sketch[] = [
    { relation: 'head', sex: 'male', age, marital: chance.happens(0.6) ? 'widowed' : 'divorced' },
  ]
  addChildren(family, age - 4, chance)
  return family
}

function grandparentWithGrandchild(chance: Chance): Sketch[] {
  const family: Sketch[] = [
    {
      relation: 'head',
      sex: chance.happens(0.8) ? 'female' : 'male',
      age: chance.between(52, 76),
      marital: 'widowed',
    },
  ]
  const count = chance.happens(0.3) ? 2 : 1
  const eldest = chance.between(5, 16)
  for (let i = 0; i < count; i++) {
    family.push({
      relation: 'grandchild',
      sex: boyOrGirl(chance),
      age: Math.max(0, eldest - 3 * i),
      marital: 'single',
    })
  }
  return family
}

function aloneAndOld(chance: Chance): Sketch[] {
  const woman = chance.happens(0.76)
  const marital = chance.weighted<Marital>([
    ['widowed', 86],
    ['divorced', 9],
    ['single', 5],
  ])
  return [{ relation: 'head', sex: woman ? 'female' : 'male', age: chance.between(58, 89), marital }]
}

function aloneAndGrown(chance: Chance): Sketch[] {
  const marital = chance.weighted<Marital>([
    ['single', 55],
    ['divorced', 40],
    ['widowed', 5],
  ])
  return [
    { relation: 'head', sex: chance.happens(0.6) ? 'male' : 'female', age: chance.between(24, 56), marital },
  ]
}

const WIFE_AGES: readonly (readonly [number, number])[] = [
  [20, 5],
  [25, 12],
  [30, 16],
  [35, 17],
  [40, 16],
  [45, 13],
  [50, 10],
  [55, 7],
  [60, 4],
]

function couple(wife: number, chance: Chance): Sketch[] {
  const family: Sketch[] = elders(wife, chance)
  addChildren(family, wife, chance)
  return family
}

/** A married couple; in one of sixty the wife's is the name on the card. */
function elders(wife: number, chance: Chance): Sketch[] {
  const husband = Math.max(20, wife + chance.between(-1, 8))
  const sheLeads = chance.happens(0.016)
  const man: Sketch = {
    relation: sheLeads ? 'spouse' : 'head',
    sex: 'male',
    age: husband,
    marital: 'married',
  }
  const woman: Sketch = {
    relation: sheLeads ? 'head' : 'spouse',
    sex: 'female',
    age: wife,
    marital: 'married',
  }
  return sheLeads ? [woman, man] : [man, woman]
}

function addChildren(family: Sketch[], mother: number, chance: Chance): void {
  for (const age of childrenOf(mother, chance.between(18, 26), chance)) {
    if (!chance.happens(shareAtHome(age))) continue
    const sex = boyOrGirl(chance)
    family.push({
      relation: 'child',
      sex,
      age,
      marital: age > 26 && chance.happens(0.15) ? 'divorced' : 'single',
    })
    if (chance.happens(0.009)) family.push({ relation: 'child', sex, age, marital: 'single', twin: true })
  }
}

/** Ages of the children ever born to a woman of this age who married at `married`, eldest first. */
function childrenOf(mother: number, married: number, chance: Chance): readonly number[] {
  const wanted = chance.weighted(mother > 55 ? CHILDREN_THEN : CHILDREN_NOW)
  const ages: number[] = []
  let age = mother - married - chance.between(1, 3)
  for (let i = 0; i < wanted && age >= 0 && mother - age <= 44; i++) {
    ages.push(age)
    age -= chance.between(2, 7)
  }
  return ages
}

const CHILDREN_NOW: readonly (readonly [number, number])[] = [
  [0, 6],
  [1, 21],
  [2, 45],
  [3, 21],
  [4, 6],
  [5, 1],
]
const CHILDREN_THEN: readonly (readonly [number, number])[] = [
  [0, 5],
  [1, 9],
  [2, 26],
  [3, 28],
  [4, 19],
  [5, 9],
  [6, 4],
]

function shareAtHome(age: number): number {
  if (age < 18) return 0.985
  if (age < 23) return 0.86
  if (age < 28) return 0.52
  return age < 36 ? 0.2 : 0.07
}

function boyOrGirl(chance: Chance): Sex {
  return chance.happens(0.513) ? 'male' : 'female'
}
