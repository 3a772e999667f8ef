/**
 * Numbers from 0 (included) to 1 (excluded) that follow from a text alone: the same seed draws the same test
 * again. xmur3 spreads the text over the state, mulberry32 makes the numbers (both in the public domain).
 * For drawing questions, not for secrets.
 */
export function chanceFrom(seed: string): () => number {
  let state = spread(seed)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Fisher and Yates: every order is equally likely. The given list stays as it is. */
export function shuffled<Item>(items: readonly Item[], chance: () => number): Item[] {
  const rest = [...items]
  const order: Item[] = []
  while (rest.length > 0) order.push(...rest.splice(Math.floor(chance() * rest.length), 1))
  return order
}

function spread(seed: string): number {
  let hash = 1_779_033_703 ^ seed.length
  for (const character of seed) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 3_432_918_353)
    hash = (hash << 13) | (hash >>> 19)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507)
  return Math.imul(hash ^ (hash >>> 13), 3_266_489_909) ^ (hash >>> 16)
}
