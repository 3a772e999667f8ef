import type { ContextFact } from '../rule.ts'

/** The repeat that holds the member topics. */
export const membersRepeat = 'member'
/** The choice list that yes and no questions use in a form. */
export const yesNoList = 'yes_no'
/** The group of hidden rows that name what a rule may know of the case. */
export const factsGroup = 'case_facts'
/** The facts of a case that are yes or no rather than a number. */
export const yesNoFacts: readonly ContextFact[] = ['receivesAid', 'samePlaceAndPhotoAsAnother']

/** Groups have names of their own, since a reference in a form finds questions and groups alike. */
const topicPrefix = 'topic_'

export function topicGroup(key: string): string {
  return topicPrefix + key
}

export function topicKey(group: string): string {
  return group.startsWith(topicPrefix) ? group.slice(topicPrefix.length) : group
}
