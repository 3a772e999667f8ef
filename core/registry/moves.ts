/** A family left a village: known of it is where it lived before and when it was told. */
export interface Departure {
  readonly from: string
  /** ISO day. */
  readonly day: string
}

/**
 * Where each departure led: to the village of the next one, and the last to where the family lives now. Oldest first.
 */
export function movesOf<One extends Departure>(
  departures: readonly One[],
  livesIn: string,
): readonly (One & { readonly to: string })[] {
  const inOrder = departures.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  return inOrder.map((one, at) => ({ ...one, to: inOrder[at + 1]?.from ?? livesIn }))
}
