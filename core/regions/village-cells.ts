import type { Area } from './area.ts'

/** Where a village's centre is said to lie. */
export interface Centre {
  readonly lat: number
  readonly lon: number
}

/** Kilometres a cell reaches at most: villages lie two to four apart, and no cell should run out to sea. */
export const cellReach = 3.5

interface Point {
  readonly x: number
  readonly y: number
}

/**
 * The ground nearer to this centre than to any other and within reach: what stands for a village whose border
 * nobody has given. An estimate, to be marked as one wherever it is drawn.
 */
export function cellAround(centre: Centre, all: readonly Centre[], reachKilometres = cellReach): Area {
  const kilometresPerDegree = 111.32
  const squeeze = Math.cos((centre.lat * Math.PI) / 180)
  const others = all
    .map(({ lat, lon }) => ({
      x: (lon - centre.lon) * squeeze * kilometresPerDegree,
      y: (lat - centre.lat) * kilometresPerDegree,
    }))
    .filter(({ x, y }) => (x !== 0 || y !== 0) && Math.hypot(x, y) < 2 * reachKilometres)
  const cell = others.reduce(cutHalfWay, disc(reachKilometres))
  return [
    [
      cell.map(({ x, y }) => [
        centre.lon + x / kilometresPerDegree / squeeze,
        centre.lat + y / kilometresPerDegree,
      ]),
    ],
  ]
}

function disc(reach: number): readonly Point[] {
  return Array.from({ length: 24 }, (_, index) => ({
    x: reach * Math.cos((index * Math.PI) / 12),
    y: reach * Math.sin((index * Math.PI) / 12),
  }))
}

/** Keeps of a cell around the origin what is nearer to it than to `other`. */
function cutHalfWay(cell: readonly Point[], other: Point): readonly Point[] {
  const beyond = ({ x, y }: Point) => (x - other.x / 2) * other.x + (y - other.y / 2) * other.y
  return cell.flatMap((point, index) => {
    const next = cell[(index + 1) % cell.length] ?? point
    const [here, there] = [beyond(point), beyond(next)]
    const kept = here <= 0 ? [point] : []
    if (here < 0 === there < 0 || here === there) return kept
    const part = here / (here - there)
    return [...kept, { x: point.x + part * (next.x - point.x), y: point.y + part * (next.y - point.y) }]
  })
}
