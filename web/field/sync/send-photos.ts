import { photoPath } from '@tanggap/contract/sync'
import type { FieldStore, PhotoNote } from '../store/index.ts'

/** Small enough that a lost connection costs seconds, large enough that headers do not matter. */
const pieceBytes = 64 * 1024

/**
 * Sends the photos of visits that the office has receipts for, each from where it stopped (tus 1.0). A photo is
 * let go when the office holds all its bytes and has found them to be what was declared.
 *
 * @returns whether the connection held until the end.
 */
export async function sendPhotos(store: FieldStore): Promise<boolean> {
  const taken = new Set(store.held().acknowledged.map(({ id }) => id))
  for (const photo of store.held().photos) {
    if (photo.atOffice || photo.commandId === null || !taken.has(photo.commandId)) continue
    if ((await sendOne(store, photo)) === 'no signal') return false
  }
  return true
}

type Outcome = 'done' | 'kept' | 'no signal'

async function sendOne(store: FieldStore, photo: PhotoNote): Promise<Outcome> {
  const address = photoPath.replace(':caseId', photo.caseId).replace(':sha256', photo.sha256)
  const picture = await store.openPhoto(photo.sha256)
  if (!picture) return 'kept'
  try {
    let offset = await offsetAt(address)
    // One fresh start is allowed: bytes that were damaged on their way are asked for again from the beginning.
    let mayRestart = true
    while (offset !== undefined && offset < picture.length) {
      const reply = await fetch(address, {
        method: 'PATCH',
        credentials: 'same-origin',
        headers: {
          'content-type': 'application/offset+octet-stream',
          'tus-resumable': '1.0.0',
          'upload-offset': String(offset),
        },
        body: new Blob([picture.subarray(offset, offset + pieceBytes)]),
      })
      if (reply.status === 204 || reply.ok) {
        offset = readOffset(reply) ?? Math.min(picture.length, offset + pieceBytes)
        await store.notePhotoSent(photo.sha256, offset)
      } else if ((reply.status === 409 || reply.status === 422) && mayRestart) {
        mayRestart = false
        offset = await offsetAt(address)
      } else return 'kept'
    }
    if (offset === undefined) return 'kept'
    await store.letGoOfPhoto(photo.sha256)
    return 'done'
  } catch {
    return 'no signal'
  }
}

/** How many bytes the office holds; nothing when it does not expect this photo (yet). */
async function offsetAt(address: string): Promise<number | undefined> {
  const reply = await fetch(address, {
    method: 'HEAD',
    credentials: 'same-origin',
    headers: { 'tus-resumable': '1.0.0' },
    cache: 'no-store',
  })
  return reply.ok ? readOffset(reply) : undefined
}

function readOffset(reply: Response): number | undefined {
  const text = reply.headers.get('upload-offset')
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined
}
