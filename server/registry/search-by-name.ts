import { isOneSlip, normaliseName, slipForms } from '@tanggap/core/registry'
import type { Acting } from '../plumbing/acting.ts'
import * as store from './name-index.store.ts'

/** More people than this are not looked through by anyone; the screen asks for a village instead. */
export const mostFound = 500
/** Shorter beginnings stand for too many names. */
const shortestBeginning = 3

/**
 * Ids of persons whose name answers what was typed, the surest first: the whole name; every word as written;
 * every word as written, as a beginning, or with one slip of the pen. Spelling variants are one word by
 * `normaliseName` already.
 */
export async function personsByName(
  acting: Acting,
  name: string,
  village: string | undefined,
): Promise<{ readonly ids: readonly string[]; readonly more: boolean }> {
  const { key, tokens } = normaliseName(name)
  const asked = [...new Set(tokens)].slice(0, 6)
  if (asked.length === 0) return { ids: [], more: false }
  const found = new Set(await store.personsWithKey(acting, key, village, mostFound + 1))
  const known = await knownWords(acting, asked)
  for (const pass of ['strict', 'mended', 'open'] as const) {
    // With sure answers, guesses are noise; a single word with few answers may be the beginning of a longer one.
    if (found.size > (asked.length === 1 ? enough : 0) && pass !== 'strict') break
    const groups = asked.map((word) => known(word, pass))
    if (groups.some(({ words }) => words.length === 0)) continue
    for (const id of await personsOf(acting, groups, village)) found.add(id)
  }
  return { ids: [...found].slice(0, mostFound), more: found.size > mostFound }
}

/** Groups of words, one for each that was asked: persons who bear a word of each. */
function personsOf(acting: Acting, groups: readonly Group[], village: string | undefined): Promise<string[]> {
  const [first, second, ...others] = groups.toSorted((a, b) => a.persons - b.persons)
  const words = first?.words ?? []
  if (second === undefined) return store.personsWithWord(acting, words, village, mostFound + 1)
  const pairs = new Set(words.flatMap((one) => second.words.flatMap((other) => pairOf(one, other))))
  const further = others.map((group) => group.words)
  return store.personsWithPair(acting, [...pairs], further, village, mostFound + 1)
}

/** Two words of one name as the index keeps them, whichever stands first. */
export function pairOf(one: string, other: string): string[] {
  if (one === other) return []
  return [one < other ? `${one} ${other}` : `${other} ${one}`]
}

interface Group {
  readonly words: readonly string[]
  readonly persons: number
}

/** A page. */
const enough = 25

/** Words as written; words that no name has are mended; every word may be another. */
type Pass = 'strict' | 'mended' | 'open'

async function knownWords(acting: Acting, asked: readonly string[]) {
  const beginnings = asked.filter((word) => word.length >= shortestBeginning)
  const begun = await store.wordsBeginningWith(acting, beginnings)
  const slips = await store.wordsSharingForm(
    acting,
    asked.flatMap((word) => slipForms(word).map((form) => [word, form] as const)),
  )
  const near = slips.filter(({ asked: word, word: other }) => isOneSlip(word, other))
  return (word: string, pass: Pass): Group => {
    const exact = [...begun, ...near].filter((one) => one.asked === word && one.word === word)
    const keeps = pass === 'strict' || (pass === 'mended' && exact.length > 0)
    const all = keeps ? exact : [...begun, ...near].filter((one) => one.asked === word)
    const persons = new Map(all.map((one) => [one.word, one.persons]))
    return { words: [...persons.keys()], persons: [...persons.values()].reduce((sum, one) => sum + one, 0) }
  }
}
