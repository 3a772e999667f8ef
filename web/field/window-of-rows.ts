/** Where the rows of a long list lie, in pixels from its beginning, though only those in sight are drawn. */

/** How long a list was made of what is measured, and of a guess where nothing was drawn yet. */
export interface Heights {
  /** By the row's key; the gap below it is part of it. */
  readonly known: Map<string, number>
  /** For a row never drawn. */
  guess: number
}

/** A stretch of rows; `end` is the first that is no part of it. */
export interface Span {
  readonly first: number
  readonly end: number
}

/** Where each row begins, and behind the last one where the list ends. */
export function topsOf(keys: readonly string[], { known, guess }: Heights): Float64Array {
  const tops = new Float64Array(keys.length + 1)
  for (const [at, key] of keys.entries()) tops[at + 1] = (tops[at] ?? 0) + (known.get(key) ?? guess)
  return tops
}

/** The row that lies at a height; the nearest one for a height outside of the list. */
export function rowAt(tops: Float64Array, height: number): number {
  let [low, high] = [0, Math.max(0, tops.length - 2)]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((tops[middle] ?? 0) <= height) low = middle
    else high = middle - 1
  }
  return low
}

/** The rows in sight between two heights, and so many more on both sides that a thumb or a key finds the next. */
export function spanBetween(tops: Float64Array, from: number, to: number, more: number): Span {
  const count = tops.length - 1
  if (count === 0) return { first: 0, end: 0 }
  return {
    first: Math.max(0, rowAt(tops, from) - more),
    end: Math.min(count, rowAt(tops, to) + 1 + more),
  }
}
