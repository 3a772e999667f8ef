/** As many as one request may carry: the office takes 50 at most and 8 MB; small bundles survive poor signal. */
export const largestBatch = { commands: 20, characters: 1_500_000 }

interface Sendable {
  readonly sequence: number
  readonly seal: { readonly box: string }
}

/** The commands in the device's order, cut into bundles. A command larger than a bundle goes alone. */
export function batchesOf<T extends Sendable>(entries: readonly T[], limit = largestBatch): readonly T[][] {
  const batches: T[][] = []
  let weight = 0
  for (const entry of entries.toSorted((a, b) => a.sequence - b.sequence)) {
    const last = batches.at(-1)
    const size = entry.seal.box.length
    if (last && last.length < limit.commands && weight + size <= limit.characters) {
      last.push(entry)
      weight += size
    } else {
      batches.push([entry])
      weight = size
    }
  }
  return batches
}
