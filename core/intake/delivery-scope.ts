/** What taking a delivery in would do to a family. One family may show several; a family of none is unchanged. */
export const familyKinds = [
  'new',
  'gone',
  'returned',
  'moved',
  'changed',
  'decile_up',
  'decile_down',
  'decile_first',
  'decile_lost',
  'new_card',
  'members',
  'split',
  'merged',
  'contradicts',
] as const
export type FamilyKind = (typeof familyKinds)[number]

/** What happens to a person. `left`: the delivery does not name them; they stay, since only a visit tells who left. */
export const personKinds = ['new', 'moved', 'changed', 'left', 'contradicts'] as const
export type PersonKind = (typeof personKinds)[number]

/** Which part of a delivery is taken in; null stands for all of them. */
export interface DeliveryScope {
  /** Ten-digit codes. */
  readonly villages: readonly string[] | null
  readonly kinds: readonly FamilyKind[] | null
}

export const everything: DeliveryScope = { villages: null, kinds: null }

/**
 * A family is taken in whole or not at all: all that would happen to it must be among the chosen kinds, so that
 * nothing comes in behind something else that was chosen. A family that would not change belongs to every choice.
 */
export function isTaken(
  family: { readonly villageCode: string; readonly kinds: readonly FamilyKind[] },
  { villages, kinds }: DeliveryScope,
): boolean {
  const inVillage = villages === null || villages.includes(family.villageCode)
  return inVillage && (kinds === null || family.kinds.every((kind) => kinds.includes(kind)))
}
