/**
 * The small rule language of the instrument: JSON, so that a rule travels to the phone, is shown in a
 * document and is evaluated on the server by the same few lines (`evaluate.ts`).
 *
 * A comparison with something that is not known (not answered, refused, a context fact that was not given)
 * is false. So every rule has an answer for every interview, finished or not.
 */
export type Rule =
  | { readonly all: readonly Rule[] }
  | { readonly any: readonly Rule[] }
  | { readonly not: Rule }
  | { readonly eq: readonly [Operand, Operand] }
  | { readonly gt: readonly [Operand, Operand] }
  | { readonly gte: readonly [Operand, Operand] }
  | { readonly lt: readonly [Operand, Operand] }
  | { readonly lte: readonly [Operand, Operand] }
  | { readonly in: readonly [Operand, readonly string[]] }
  /** A choice of several contains this one. */
  | { readonly includes: readonly [Operand, string] }
  /** Nothing is recorded, or only that it was not asked, refused or not observed. */
  | { readonly isEmpty: Operand }

export type Operand =
  | string
  | number
  | boolean
  /** The answer of the same subject: the member's own when a member is asked, else the family's. */
  | { readonly answer: string }
  /** The family's answer, also when a member is asked. */
  | { readonly family: string }
  /** A fact about the case that no one answered, such as `officialDecile`; see `CheckContext`. */
  | { readonly context: ContextFact }
  /** Whole years of the member today, from a date question. */
  | { readonly ageFrom: string }
  /** All values of one column of a repeated question: `[question, field]`. */
  | { readonly column: readonly [string, string] }
  /** How many rows or choices the answer holds. */
  | { readonly count: string }
  /** How many members who belong to the family now satisfy the rule. `{ all: [] }` counts them all. */
  | { readonly membersWhere: Rule }
  /** The sum of two or more numbers; unknown when one of them is unknown. */
  | { readonly sum: readonly Operand[] }

/** The facts a rule may ask for by name. */
export const contextFacts = [
  'officialDecile',
  'receivesAid',
  'membersOnCard',
  'metresOutsideVillage',
  'samePlaceAndPhotoAsAnother',
  'finishedTodayByOfficer',
] as const

export type ContextFact = (typeof contextFacts)[number]
