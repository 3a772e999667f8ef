/** One answer as the attacker saw it, and what was true. */
export interface Seen {
  readonly registered: boolean
  /** The way that was tried, with everything of the answer that can be told apart. */
  readonly signature: string
  readonly ms: number
}

export interface Advantage {
  /** Rate of "registered" said of the registered, less the same of strangers; on answers not learnt from. */
  readonly value: number
  readonly low: number
  readonly high: number
  /** How often chance alone does as well, of the permutations tried. */
  readonly p: number
}

/**
 * The best a classifier makes of the answers: it splits them by signature and by the time they took (in so many
 * quantiles), learns on one half which cells hold more registered families, says so of the other half, and the
 * other way round. Learnt and judged apart, guessing comes out at zero, not above it.
 */
export function advantageOf(seen: readonly Seen[], permutations: number, chance: () => number): Advantage {
  const cells = cellsOf(seen)
  const truth = seen.map(({ registered }) => registered)
  const value = crossed(cells, truth)
  const half = 1.96 * Math.sqrt(0.25 / countOf(truth, true) + 0.25 / countOf(truth, false))
  let asGood = 0
  for (let turn = 0; turn < permutations; turn += 1)
    if (crossed(cells, shuffled(truth, chance)) >= value) asGood += 1
  return { value, low: value - half, high: value + half, p: (asGood + 1) / (permutations + 1) }
}

const quantiles = 24

/** Time is cut within a signature, so that a slow way does not hide a difference in a quick one. */
function cellsOf(seen: readonly Seen[]): Int32Array {
  const cells = new Int32Array(seen.length)
  let next = 0
  const bySignature = Map.groupBy(
    seen.map((one, index) => ({ ...one, index })),
    ({ signature }) => signature,
  )
  for (const same of bySignature.values()) {
    const sorted = same.toSorted((a, b) => a.ms - b.ms)
    for (const [rank, { index }] of sorted.entries())
      cells[index] = next + Math.floor((rank / sorted.length) * quantiles)
    next += quantiles
  }
  return cells
}

function crossed(cells: Int32Array, truth: readonly boolean[]): number {
  const size = cells.reduce((most, cell) => Math.max(most, cell), 0) + 1
  return (judged(cells, truth, size, 0) + judged(cells, truth, size, 1)) / 2
}

/** Learns on the answers of one parity, judges those of the other. */
function judged(cells: Int32Array, truth: readonly boolean[], size: number, parity: 0 | 1): number {
  const lean = new Float64Array(size)
  const counts = { learnt: [0, 0], judged: [0, 0] }
  for (const [index, registered] of truth.entries())
    if (index % 2 === parity) count(counts.learnt, registered)
  for (const [index, registered] of truth.entries()) {
    if (index % 2 !== parity) continue
    const cell = cells[index] ?? 0
    lean[cell] = (lean[cell] ?? 0) + (registered ? 1 / (counts.learnt[1] ?? 1) : -1 / (counts.learnt[0] ?? 1))
  }
  const said = [0, 0]
  for (const [index, registered] of truth.entries()) {
    if (index % 2 === parity) continue
    count(counts.judged, registered)
    if ((lean[cells[index] ?? 0] ?? 0) > 0) count(said, registered)
  }
  return (said[1] ?? 0) / (counts.judged[1] ?? 1) - (said[0] ?? 0) / (counts.judged[0] ?? 1)
}

function count(of: number[], registered: boolean): void {
  const at = registered ? 1 : 0
  of[at] = (of[at] ?? 0) + 1
}

function countOf(truth: readonly boolean[], value: boolean): number {
  return Math.max(1, truth.filter((one) => one === value).length)
}

function shuffled(truth: readonly boolean[], chance: () => number): boolean[] {
  const mixed = [...truth]
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(chance() * (last + 1))
    const kept = mixed[last]
    const taken = mixed[other]
    if (kept === undefined || taken === undefined) continue
    mixed[last] = taken
    mixed[other] = kept
  }
  return mixed
}
