import { createHash } from 'node:crypto'
import { judgePiece } from '@tanggap/core/sync'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { cleanPhoto } from '../plumbing/images/index.ts'
import { findPhoto, lockPhoto, markReceived, missingPhotos, type PhotoRecord } from './photos.store.ts'

/** A photo by its visit and content. */
export interface PhotoName {
  readonly caseId: string
  readonly sha256: string
  /** How it was sealed, when it comes as it waited on the phone: the bytes are the box, 16 longer than the picture. */
  readonly seal?: { readonly keyId: string; readonly ephemeral: string; readonly iv: string } | undefined
}

export interface PhotoOffset {
  /** Bytes that stand here: where the phone goes on. */
  readonly offset: number
  readonly bytes: number
  /** What came was no whole picture, or not the one named; the phone begins again. */
  readonly isDamaged?: true
}

/**
 * How much of a declared photo is here. One that stands whole and was not closed, because the office died between
 * its last piece and the commit, is closed now: a phone lets a photo go when it is told the whole length.
 */
export async function photoOffset(acting: Acting, photo: PhotoName): Promise<Done<PhotoOffset>> {
  const declared = await findPhoto(acting.tx, acting.office.regency, photo.caseId, photo.sha256)
  if (!declared) return refused('sync.photo-not-declared')
  if (!declared.stored && (await offsetOf(acting, photo, declared)) >= lengthOf(photo, declared)) {
    const held = await lockPhoto(acting.tx, acting.office.regency, photo.caseId, photo.sha256)
    if (held && !held.stored) return close(acting, photo, held)
  }
  return done({ offset: await offsetOf(acting, photo, declared), bytes: lengthOf(photo, declared) })
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
  const { tx, office, files } = acting
  const declared = await lockPhoto(tx, office.regency, photo.caseId, photo.sha256)
  if (!declared) return refused('sync.photo-not-declared')
  const offset = await offsetOf(acting, photo, declared)
  const length = lengthOf(photo, declared)
  const judged = judgePiece({ offset, length, isStored: declared.stored }, at, piece.length)
  if (judged === 'wrong-offset') return refused('sync.photo-offset', { offset })
  if (judged === 'already-stored') return done({ offset, bytes: length })
  if (judged === 'empty') return refused('sync.photo-empty')
  if (judged === 'too-long') return letGo(acting, photo, declared)
  const reached = offset + piece.length
  await files.pieces.add(nameOf(photo), offset, piece)
  if (judged === 'one-more') {
    await markReceived(tx, office.regency, { ...photo, received: Math.min(reached, declared.bytes) })
    return done({ offset: reached, bytes: length })
  }
  return close(acting, photo, declared)
}

/** The whole is here: it counts when it is a picture whose hash is the one that names it. */
async function close(acting: Acting, photo: PhotoName, declared: PhotoRecord): Promise<Done<PhotoOffset>> {
  const { tx, office, files, now } = acting
  const whole = opened(acting, photo, await files.pieces.whole(nameOf(photo)))
  if (!whole) return letGo(acting, photo, declared)
  const isNamed = createHash('sha256').update(whole).digest('hex') === photo.sha256
  const checked = cleanPhoto(whole)
  if (!isNamed || !checked.ok) return letGo(acting, photo, declared)
  const { bytes, mediaType } = checked.photo
  const kept = { sha256: await files.keep(bytes), mediaType, at: now }
  await markReceived(tx, office.regency, { ...photo, received: declared.bytes }, kept)
  await files.pieces.drop(nameOf(photo))
  await acting.record({
    action: 'visit.photo-stored',
    subject: 'visit_case',
    ids: [photo.caseId],
    detail: { sha256: photo.sha256, slot: declared.slot },
  })
  const length = lengthOf(photo, declared)
  return done({ offset: length, bytes: length })
}

/**
 * Finds pictures again that the office holds by their content, though this visit's row does not know it: after the
 * database was set back by a backup, visits are sent again, and their photos have left the phones.
 */
export async function recallPhotos(
  acting: Acting,
  caseId: string,
  photos: readonly { readonly sha256: string }[],
): Promise<void> {
  const { tx, office, files, now } = acting
  for (const { sha256 } of photos) {
    if (!files.has(sha256)) continue
    const declared = await lockPhoto(tx, office.regency, caseId, sha256)
    if (!declared || declared.stored) continue
    const checked = cleanPhoto(await files.read(sha256))
    if (!checked.ok) continue
    const whole = { sha256, mediaType: checked.photo.mediaType, at: now }
    await markReceived(tx, office.regency, { caseId, sha256, received: declared.bytes }, whole)
  }
}

/** The same for every photo that is declared and not here; the office does so every hour. */
export async function recallMissingPhotos(acting: Acting): Promise<void> {
  for (const { caseId, sha256 } of await missingPhotos(acting.tx, acting.office.regency, 5_000))
    await recallPhotos(acting, caseId, [{ sha256 }])
}

async function offsetOf(acting: Acting, photo: PhotoName, declared: PhotoRecord): Promise<number> {
  return declared.stored ? lengthOf(photo, declared) : acting.files.pieces.received(nameOf(photo))
}

async function letGo(acting: Acting, photo: PhotoName, declared: PhotoRecord): Promise<Done<PhotoOffset>> {
  await acting.files.pieces.drop(nameOf(photo))
  await markReceived(acting.tx, acting.office.regency, { ...photo, received: 0 })
  return done({ offset: 0, bytes: lengthOf(photo, declared), isDamaged: true })
}

/** What the seal adds: the tag of AES-GCM. */
const tagBytes = 16

function lengthOf({ seal }: PhotoName, { bytes }: PhotoRecord): number {
  return seal ? bytes + tagBytes : bytes
}

/** The picture out of its seal, or nothing when the seal does not open. */
function opened({ vault }: Acting, { sha256, seal }: PhotoName, box: Buffer): Buffer | undefined {
  if (!seal) return box
  try {
    return vault.openFromPhone({ ...seal, box: box.toString('base64url') }, `photo ${sha256}`)
  } catch {
    return undefined
  }
}

/** A sealed box and a bare picture never mix, and neither do two seals of one picture. */
function nameOf({ caseId, sha256, seal }: PhotoName): string {
  if (!seal) return `${caseId}.${sha256}`
  return `${caseId}.${sha256}.${Buffer.from(seal.iv, 'base64url').toString('hex')}`
}
