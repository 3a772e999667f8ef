/** What stands of a photo at the office, in bytes of what is sent. */
export interface StandingPhoto {
  readonly offset: number
  readonly length: number
  /** The whole is there and was found to be what was declared. */
  readonly isStored: boolean
}

export type Piece =
  /** Another place than where the office stands: nothing changes, and the right one is told (tus 1.0). */
  | 'wrong-offset'
  | 'already-stored'
  | 'empty'
  /** Goes beyond what was declared: what came is let go, and the phone begins again. */
  | 'too-long'
  | 'one-more'
  /** The whole is there now and must be checked against the hash that names it before it counts. */
  | 'the-last'

/** Decides what a piece of a photo is. */
export function judgePiece(standing: StandingPhoto, at: number, bytes: number): Piece {
  if (at !== standing.offset) return 'wrong-offset'
  if (standing.isStored) return 'already-stored'
  if (bytes === 0) return 'empty'
  const reached = standing.offset + bytes
  if (reached > standing.length) return 'too-long'
  return reached < standing.length ? 'one-more' : 'the-last'
}

/** Bytes of a photo in one request on a line that holds: headers do not matter, and a break costs seconds. */
export const largestPiece = 64 * 1024
const smallestPiece = 8 * 1024

/** How large the next piece is, after one went through or the line broke under it: what broke on its way is lost. */
export function nextPiece(bytes: number, went: boolean): number {
  return went ? Math.min(largestPiece, bytes * 2) : Math.max(smallestPiece, bytes / 2)
}
