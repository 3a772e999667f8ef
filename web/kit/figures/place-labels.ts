export interface LabelWish {
  readonly key: string
  readonly x: number
  readonly y: number
  /** What would stand there, the best first. */
  readonly texts: readonly string[]
}

/**
 * Which texts can stand without covering one another, each in letters of a given height. Who comes first goes first;
 * who finds no room even for the shortest text stands in the table alone.
 */
export function placeLabels(wishes: readonly LabelWish[], letters: number) {
  const placed: { key: string; x: number; y: number; text: string; half: number }[] = []
  for (const { key, x, y, texts } of wishes) {
    const fits = (text: string) => {
      // A letter of this family is some 0.55 as wide as it is high.
      const half = text.length * letters * 0.29
      const clear = placed.every(
        (other) => Math.abs(other.x - x) > half + other.half || Math.abs(other.y - y) > letters * 1.15,
      )
      return clear ? { key, x, y, text, half } : undefined
    }
    const found = texts.map(fits).find((one) => one !== undefined)
    if (found) placed.push(found)
  }
  return placed
}
