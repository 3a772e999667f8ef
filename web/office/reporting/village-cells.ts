export interface Point {
  readonly x: number
  readonly y: number
}

/**
 * A cell for each point: everything nearer to it than to any other point, within `reach`. A many-sided disc cut by
 * the line half-way to each neighbour; quadratic, and 195 villages take a few milliseconds.
 */
export function cellsAround(points: readonly Point[], reach: number): Point[][] {
  return points.map((centre) =>
    points
      .filter((other) => other !== centre && distance(centre, other) < 2 * reach)
      .reduce((cell, other) => cutHalfWay(cell, centre, other), disc(centre, reach)),
  )
}

function disc({ x, y }: Point, reach: number): Point[] {
  return Array.from({ length: 24 }, (_, index) => ({
    x: x + reach * Math.cos((index * Math.PI) / 12),
    y: y + reach * Math.sin((index * Math.PI) / 12),
  }))
}

/** Keeps of a convex cell what is nearer to `centre` than to `other`. */
function cutHalfWay(cell: readonly Point[], centre: Point, other: Point): Point[] {
  const [dx, dy] = [other.x - centre.x, other.y - centre.y]
  const middle = { x: (centre.x + other.x) / 2, y: (centre.y + other.y) / 2 }
  const beyond = (point: Point) => (point.x - middle.x) * dx + (point.y - middle.y) * dy
  return cell.flatMap((point, index) => {
    const next = cell[(index + 1) % cell.length] ?? point
    const [here, there] = [beyond(point), beyond(next)]
    const kept = here <= 0 ? [point] : []
    if (here < 0 === there < 0 || here === there) return kept
    const part = here / (here - there)
    return [...kept, { x: point.x + part * (next.x - point.x), y: point.y + part * (next.y - point.y) }]
  })
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}
