import { fieldWords } from './field-words.ts'

/** Words in a field phrase: 5 × log2(1,296) = 51.7 bits, above the 51 that trust rules §2 ask for. */
export const phraseLength = 5

/** What a phrase is worth against someone who tries them all: bits. */
export const phraseBits = phraseLength * Math.log2(fieldWords.length)

/** Letters that tell a word of the list from every other. */
const tellingLetters = 4

/**
 * A new phrase.
 *
 * @param chance gives a whole number from 0 up to, not including, what it is handed; each as likely as another
 */
export function drawPhrase(chance: (below: number) => number): readonly string[] {
  return Array.from({ length: phraseLength }, () => fieldWords[chance(fieldWords.length)] ?? '')
}

export type ReadPhrase =
  | { readonly ok: true; readonly words: readonly string[] }
  /** `at`: which word, counted from one, is not in the list; 0 when there are too few or too many. */
  | { readonly ok: false; readonly at: number }

/** Reads what was typed: capitals, dashes and spaces do not matter, and four letters of a word are enough. */
export function readPhrase(typed: string): ReadPhrase {
  const parts = typed.toLowerCase().match(/[a-z]+/g) ?? []
  if (parts.length !== phraseLength) return { ok: false, at: 0 }
  const words = parts.map(wordFor)
  const at = words.indexOf(undefined)
  if (at >= 0) return { ok: false, at: at + 1 }
  return { ok: true, words: words.flatMap((word) => word ?? []) }
}

/** The one word that is meant, by itself or by at least four of its first letters. */
export function wordFor(typed: string): string | undefined {
  const text = typed.trim().toLowerCase()
  if (text.length < tellingLetters) return undefined
  return fieldWords.find((word) => word === text) ?? only(fieldWords.filter((word) => word.startsWith(text)))
}

/** Words that begin as typed, at most `most`, for the keyboard to complete. */
export function completionsOf(typed: string, most = 4): readonly string[] {
  const text = typed.trim().toLowerCase()
  if (text.length < 2) return []
  return fieldWords.filter((word) => word.startsWith(text)).slice(0, most)
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined
}
