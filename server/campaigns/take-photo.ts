import { createHash } from 'node:crypto'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { cleanPhoto } from '../plumbing/images/index.ts'
import { findPhoto, lockPhoto, markReceived, type PhotoRecord } from './visits.store.ts'

/** A photo by its visit and content. */
export interface PhotoName {
  readonly caseId: string
  readonly sha256: string
}

export interface PhotoOffset {
  /** Bytes that stand here: where the phone goes on. */
  readonly offset: number
  readonly bytes: number
  /** What came was no whole picture, or not the one named; the phone begins again. */
  readonly isDamaged?: true
}

/** How much of a declared photo is here. */
export async function photoOffset(acting: Acting, photo: PhotoName): Promise<Done<PhotoOffset>> {
  const declared = await findPhoto(acting.tx, acting.office.regency, photo.caseId, photo.sha256)
  if (!declared) return refused('sync.photo-not-declared')
  return done({ offset: await offsetOf(acting, photo, declared), bytes: declared.bytes })
}

/**
 * Takes the next piece of a photo. The last piece closes it: the whole is a picture whose hash is the one that
 * names it, kept without its metadata, or everything is let go and asked for again.
 * Refusals, with nothing changed: `sync.photo-not-declared`, `sync.photo-offset` (with the right one),
 * `sync.photo-empty`.
 */
export async function keepPiece(
  acting: Acting,
  photo: PhotoName,
  at: number,
  piece: Uint8Array,
): Promise<Done<PhotoOffset>> {
  const { tx, office, files, now } = acting
  const declared = await lockPhoto(tx, office.regency, photo.caseId, photo.sha256)
  if (!declared) return refused('sync.photo-not-declared')
  const offset = await offsetOf(acting, photo, declared)
  if (at !== offset) return refused('sync.photo-offset', { offset })
  if (declared.stored) return done({ offset, bytes: declared.bytes })
  if (piece.length === 0) return refused('sync.photo-empty')
  const reached = offset + piece.length
  if (reached > declared.bytes) return letGo(acting, photo, declared)
  await files.pieces.add(nameOf(photo), offset, piece)
  if (reached < declared.bytes) {
    await markReceived(tx, office.regency, { ...photo, received: reached })
    return done({ offset: reached, bytes: declared.bytes })
  }
  const whole = await files.pieces.whole(nameOf(photo))
  const isNamed = createHash('sha256').update(whole).digest('hex') === photo.sha256
  const checked = cleanPhoto(whole)
  if (!isNamed || !checked.ok) return letGo(acting, photo, declared)
  const { bytes, mediaType } = checked.photo
  const kept = { sha256: await files.keep(bytes), mediaType, at: now }
  await markReceived(tx, office.regency, { ...photo, received: reached }, kept)
  await files.pieces.drop(nameOf(photo))
  await acting.record({
    action: 'visit.photo-stored',
    subject: 'visit_case',
    ids: [photo.caseId],
    detail: { sha256: photo.sha256, slot: declared.slot },
  })
  return done({ offset: reached, bytes: declared.bytes })
}

async function offsetOf(acting: Acting, photo: PhotoName, declared: PhotoRecord): Promise<number> {
  return declared.stored ? declared.bytes : acting.files.pieces.received(nameOf(photo))
}

async function letGo(acting: Acting, photo: PhotoName, declared: PhotoRecord): Promise<Done<PhotoOffset>> {
  await acting.files.pieces.drop(nameOf(photo))
  await markReceived(acting.tx, acting.office.regency, { ...photo, received: 0 })
  return done({ offset: 0, bytes: declared.bytes, isDamaged: true })
}

function nameOf({ caseId, sha256 }: PhotoName): string {
  return `${caseId}.${sha256}`
}
