/** How many families of one kind (null: of any) stand at a decile of a village. */
export interface Place {
  readonly village: string
  readonly decile: number | null
  readonly kind: string | null
  readonly families: number
}

export interface ListWish {
  readonly kind?: string | undefined
  readonly village?: string | undefined
  readonly sort: 'name' | '-name' | 'decile' | '-decile'
}

/** Part of a list: rows of one village (and decile) by name, the first few passed over. */
export interface Slice {
  readonly village: string
  /** Absent: of every decile. */
  readonly decile?: number | null
  readonly skip: number
  readonly take: number
  /** Counted from the end of the village's list, which is nearer. */
  readonly fromEnd: boolean
}

interface Run {
  readonly village: string
  readonly decile?: number | null
  readonly families: number
}

/**
 * Which parts of the list a page is made of. Every order begins with something that is counted, village or decile and
 * village, so page 16,000 is found by adding numbers up and costs what the first one does.
 */
export function slicesOf(
  places: readonly Place[],
  wish: ListWish,
  offset: number,
  limit: number,
): readonly Slice[] {
  const slices: Slice[] = []
  let before = 0
  for (const { families, ...of } of runsOf(places, wish)) {
    const skip = Math.max(0, offset - before)
    const take = Math.min(families - skip, offset + limit - before - skip)
    const behind = families - skip - take
    const fromEnd = behind < skip
    if (take > 0) slices.push({ ...of, skip: fromEnd ? behind : skip, take, fromEnd })
    before += families
    if (before >= offset + limit) break
  }
  return slices
}

/** Where the families at these places of the list stand, each by itself. */
export function slicesAt(
  places: readonly Place[],
  wish: ListWish,
  positions: readonly number[],
): readonly Slice[] {
  return positions.flatMap((position) => slicesOf(places, wish, position, 1))
}

export function totalOf(places: readonly Place[], wish: ListWish): number {
  return runsOf(places, wish).reduce((sum, { families }) => sum + families, 0)
}

function runsOf(places: readonly Place[], { kind, village, sort }: ListWish): readonly Run[] {
  const wanted = places.filter(
    (place) => place.kind === (kind ?? null) && (village === undefined || place.village === village),
  )
  const byVillage = (a: Run, b: Run) => (a.village < b.village ? -1 : a.village > b.village ? 1 : 0)
  if (sort === 'decile' || sort === '-decile') {
    // Families without a decile stand last whichever way one looks.
    const rank = ({ decile }: Place) => (decile === null ? 99 : sort === 'decile' ? decile : -decile)
    return wanted
      .toSorted((a, b) => rank(a) - rank(b) || byVillage(a, b))
      .map(({ village, decile, families }) => ({ village, decile, families }))
  }
  const runs = [...Map.groupBy(wanted, (place) => place.village)].map(([name, of]) => ({
    village: name,
    families: of.reduce((sum, { families }) => sum + families, 0),
  }))
  return runs.toSorted((a, b) => (sort === 'name' ? byVillage(a, b) : byVillage(b, a)))
}
