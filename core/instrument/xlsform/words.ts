import type { ContextFact } from '../rule.ts'

/** The repeat that holds the member topics. */
export const membersRepeat = 'members'
/** The choice list that yes and no questions use in a form. */
export const yesNoList = 'yes_no'
/** The group of hidden rows that name what a rule may know of the case. */
export const factsGroup = 'case_facts'
/** The facts of a case that are yes or no rather than a number. */
export const yesNoFacts: readonly ContextFact[] = ['receivesAid', 'samePlaceAndPhotoAsAnother']
