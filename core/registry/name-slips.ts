/**
 * Finding a word in spite of one slip of the pen: a letter too many, too few, wrong, or two swapped. Words that
 * are one slip apart share a form that leaves out one letter of each (Garbe's symmetric deletes), so they are
 * found by equality.
 */

/** Shorter words have too many neighbours to be worth asking. */
const shortest = 4

/** The word itself and every form of it with one letter left out. */
export function slipForms(word: string): readonly string[] {
  if (word.length < shortest) return [word]
  const forms = new Set([word])
  for (let at = 0; at < word.length; at += 1) forms.add(word.slice(0, at) + word.slice(at + 1))
  return [...forms]
}

/** Whether two words differ by at most one slip: optimal string alignment distance 0 or 1. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  if (short.slice(at + 1) === long.slice(at + 1)) return true
  const areSwapped = short[at] === long[at + 1] && short[at + 1] === long[at]
  return areSwapped && short.slice(at + 2) === long.slice(at + 2)
}
