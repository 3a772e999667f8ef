import type { HeldCase } from '../store/index.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** The outermost points, in order around them (Andrew's monotone chain, 1979). Fewer than three give no outline. */
export function outlineOf(points: readonly Point[]): readonly Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y)
  const chain = (ordered: readonly Point[]) => {
    const kept: Point[] = []
    for (const point of ordered) {
      while (kept.length > 1 && !turnsLeft(kept.at(-2), kept.at(-1), point)) kept.pop()
      kept.push(point)
    }
    return kept.slice(0, -1)
  }
  const around = [...chain(sorted), ...chain(sorted.toReversed())]
  return around.length < 3 ? [] : around
}

function turnsLeft(a: Point | undefined, b: Point | undefined, c: Point): boolean {
  if (!a || !b) return true
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0
}

export interface Neighbourhood {
  readonly key: string
  readonly name: string
  readonly houses: readonly Point[]
  /** In the middle of its houses, for the name. */
  readonly middle: Point
}

/** The houses by village, RW and RT. */
export function neighbourhoodsOf(
  placed: readonly (Point & { readonly one: HeldCase })[],
): readonly Neighbourhood[] {
  const groups = Map.groupBy(placed, ({ one }) => `${one.villageCode} ${one.rw} ${one.rt}`)
  return [...groups].flatMap(([key, houses]) => {
    const first = houses[0]?.one
    if (!first?.rt) return []
    const middle = {
      x: houses.reduce((sum, { x }) => sum + x, 0) / houses.length,
      y: houses.reduce((sum, { y }) => sum + y, 0) / houses.length,
    }
    return [{ key, name: `RT ${Number(first.rt)}/${Number(first.rw)}`, houses, middle }]
  })
}
