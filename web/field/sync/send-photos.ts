import { photoPath } from '@tanggap/contract/sync'
import { largestPiece, nextPiece } from '@tanggap/core/sync'
import type { FieldStore, PhotoNote } from '../store/index.ts'
import { noteTraffic, photosMayGo } from './traffic.ts'

/** What the line has carried so far. */
let pieceBytes = largestPiece

/**
 * Sends the photos of visits that the office has receipts for, each from where it stopped (tus 1.0). A photo is
 * let go when the office holds all its bytes and has found them to be what was declared. They wait for Wi-Fi or for
 * tomorrow where the facilitator chose so.
 *
 * @param now the facilitator has just said that these may go, whatever was chosen
 * @returns whether the connection held until the end.
 */
export async function sendPhotos(store: FieldStore, now: boolean): Promise<boolean> {
  const taken = new Set(store.held().acknowledged.map(({ id }) => id))
  for (const photo of store.held().photos) {
    if (photo.atOffice || photo.commandId === null || !taken.has(photo.commandId)) continue
    if (!now && photosMayGo(store.held()) !== 'yes') return true
    if ((await sendOne(store, photo)) === 'no signal') return false
  }
  return true
}

type Outcome = 'done' | 'kept' | 'no signal'

async function sendOne(store: FieldStore, photo: PhotoNote): Promise<Outcome> {
  const address = photoPath.replace(':caseId', photo.caseId).replace(':sha256', photo.sha256)
  const picture = await store.sealedPhoto(photo.sha256)
  if (!picture) return 'kept'
  const { keyId, ephemeral, iv, box } = picture
  // It goes as it waits: what is sealed is never opened again on this phone.
  const headers = { 'tus-resumable': '1.0.0', 'tanggap-seal': `${keyId}.${ephemeral}.${iv}` }
  try {
    let offset = await offsetAt(address, headers)
    // One fresh start is allowed: bytes that were damaged on their way are asked for again from the beginning.
    let mayRestart = true
    while (offset !== undefined && offset < box.byteLength) {
      const piece = box.slice(offset, offset + pieceBytes)
      const reply = await fetch(address, {
        method: 'PATCH',
        credentials: 'same-origin',
        headers: {
          ...headers,
          'content-type': 'application/offset+octet-stream',
          'upload-offset': String(offset),
        },
        body: new Blob([piece]),
      })
      await noteTraffic(store, { sent: piece.byteLength, received: 0 })
      pieceBytes = nextPiece(pieceBytes, true)
      if (reply.status === 204 || reply.ok) {
        offset = readOffset(reply) ?? offset + piece.byteLength
        await store.notePhotoSent(photo.sha256, Math.min(offset, photo.bytes))
      } else if ((reply.status === 409 || reply.status === 422) && mayRestart) {
        mayRestart = false
        offset = await offsetAt(address, headers)
      } else return 'kept'
    }
    if (offset === undefined) return 'kept'
    await store.letGoOfPhoto(photo.sha256)
    return 'done'
  } catch {
    pieceBytes = nextPiece(pieceBytes, false)
    return 'no signal'
  }
}

/** How many bytes the office holds; nothing when it does not expect this photo (yet). */
async function offsetAt(
  address: string,
  headers: Readonly<Record<string, string>>,
): Promise<number | undefined> {
  const reply = await fetch(address, {
    method: 'HEAD',
    credentials: 'same-origin',
    headers,
    cache: 'no-store',
  })
  return reply.ok ? readOffset(reply) : undefined
}

function readOffset(reply: Response): number | undefined {
  const text = reply.headers.get('upload-offset')
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined
}
