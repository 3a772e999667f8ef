import { parentPort, workerData } from 'node:worker_threads'
import { codeOutline, readBoundaries, simplifyBorders, squareKilometres } from '@tanggap/core/regions'
import { type BoundaryFile, boundaryWork } from './read-boundary-file.ts'

/** A village and its neighbours stay within some ten thousand characters on a phone. */
const mostCharacters = 3_000

/** Runs in a thread of its own: whatever a file holds, the office goes on and its memory is bounded. */
const { text, centres } = boundaryWork.parse(workerData)
const read = readBoundaries(text, centres)
parentPort?.postMessage(read.ok ? { ...read, shapes: drawn(read.shapes) } : read)

function drawn(
  shapes: Extract<ReturnType<typeof readBoundaries>, { ok: true }>['shapes'],
): BoundaryFile['shapes'] {
  const areas = shapes.map(({ area }) => area)
  const close = simply(areas, 10, mostCharacters)
  const wide = simply(areas, 60, mostCharacters / 4)
  return shapes.map(({ place, name, codes, area }, index) => ({
    place,
    name,
    codes,
    outline: codeOutline(area),
    close: close[index] ?? '',
    wide: wide[index] ?? '',
    squareKilometres: squareKilometres(area),
  }))
}

/** Coarser by halves until the largest is short enough; all at one measure, so that shared borders stay shared. */
function simply(areas: Parameters<typeof simplifyBorders>[0], metres: number, most: number): string[] {
  const coded = simplifyBorders(areas, metres).map(codeOutline)
  return metres < 1_000 && coded.some(({ length }) => length > most) ? simply(areas, metres * 2, most) : coded
}
