import type { Area, Ring, Vertex } from './area.ts'

/**
 * An outline as a short text: each vertex as its step from the one before, in hundred-thousandths of a degree
 * (1.1 m), five bits a character from `?` on; a blank between rings, a semicolon between polygons. A village of a
 * hundred vertices takes some 500 characters. Finer figures of the source are rounded to the grid.
 */
export function codeOutline(area: Area): string {
  return area.map((polygon) => polygon.map(codeRing).join(' ')).join(';')
}

/** Reads what `codeOutline` wrote. Other texts give rings of no use, never an endless loop or a fault. */
export function readOutline(text: string): Area {
  if (text === '') return []
  return text.split(';').map((polygon) => polygon.split(' ').map(readRing))
}

/** Steps of the grid in one degree. */
export const stepsPerDegree = 100_000

function codeRing(ring: Ring): string {
  let [x, y] = [0, 0]
  let text = ''
  for (const [lon, lat] of ring) {
    const [east, north] = [Math.round(lon * stepsPerDegree), Math.round(lat * stepsPerDegree)]
    text += codeStep(east - x) + codeStep(north - y)
    ;[x, y] = [east, north]
  }
  return text
}

/** Small steps either way become small even and odd numbers; the sixth bit says that more follows. */
function codeStep(step: number): string {
  let left = step < 0 ? -2 * step - 1 : 2 * step
  let text = ''
  while (left >= 32) {
    text += String.fromCharCode((left % 32) + 32 + 63)
    left = Math.floor(left / 32)
  }
  return text + String.fromCharCode(left + 63)
}

function readRing(text: string): Ring {
  const ring: Vertex[] = []
  let [x, y, value, weight] = [0, 0, 0, 1]
  let isNorth = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at) - 63
    value += (code % 32) * weight
    weight *= 32
    if (code >= 32) continue
    const step = value % 2 === 1 ? -(value + 1) / 2 : value / 2
    ;[value, weight] = [0, 1]
    if (isNorth) {
      y += step
      ring.push([x / stepsPerDegree, y / stepsPerDegree])
    } else x += step
    isNorth = !isNorth
  }
  return ring
}
