import { similarName } from '../registry/index.ts'

/** Why two reports may be one. None of them proves it; a person compares. */
export const likenesses = ['family', 'nik', 'phone', 'words'] as const
export type Likeness = (typeof likenesses)[number]

/** A report as it is compared: what was told, and the keyed indexes of what must not be read. */
export interface ComparedReport {
  readonly kind: string
  readonly familyId: string | null
  readonly nikIndex: string | null
  readonly phoneIndex: string | null
  readonly headName: string
  readonly where: string
  readonly words: string
}

/** What two reports of one village have in common, in the order of its weight. */
export function likenessesOf(a: ComparedReport, b: ComparedReport): Likeness[] {
  const same = (one: string | null, other: string | null) => one !== null && one === other
  return [
    ...(same(a.familyId, b.familyId) ? (['family'] as const) : []),
    ...(same(a.nikIndex, b.nikIndex) ? (['nik'] as const) : []),
    ...(same(a.phoneIndex, b.phoneIndex) ? (['phone'] as const) : []),
    ...(areSimilarWords(a, b) ? (['words'] as const) : []),
  ]
}

/** The same kind about a like name; or a like name and half of the words in common. */
function areSimilarWords(a: ComparedReport, b: ComparedReport): boolean {
  const named = a.headName !== '' && b.headName !== '' && similarName(a.headName, b.headName) >= 0.9
  const shared = shareOfWords(`${a.words} ${a.where}`, `${b.words} ${b.where}`)
  return named ? a.kind === b.kind || shared >= 0.3 : a.kind === b.kind && shared >= 0.6
}

/** Jaccard's share of the words of more than two letters that two texts have in common, 0 to 1. */
export function shareOfWords(a: string, b: string): number {
  const left = wordsOf(a)
  const right = wordsOf(b)
  if (left.size < 3 || right.size < 3) return 0
  const both = [...left].filter((word) => right.has(word)).length
  return both / (left.size + right.size - both)
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length > 2),
  )
}
