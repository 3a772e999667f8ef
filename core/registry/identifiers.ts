declare const idBrand: unique symbol

/** Our own lasting key of a family: card numbers change with every split, move or new card. */
export type FamilyId = string & { readonly [idBrand]: 'family' }

/** Our own lasting key of a person: a NIK may be wrong, missing or shared by mistake. */
export type PersonId = string & { readonly [idBrand]: 'person' }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export function isFamilyId(text: string): text is FamilyId {
  return uuid.test(text)
}

export function isPersonId(text: string): text is PersonId {
  return uuid.test(text)
}
