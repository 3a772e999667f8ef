import type { Database, LockedRecord, SealedPicture } from './database.ts'
import type { Acknowledged, Device, PhotoNote, Waiting } from './held.ts'

/**
 * The writes on which nothing may be lost: each is one transaction, and each is on the disk when it says so. "Relaxed",
 * the browser's default, reports success before that (Chrome since 121).
 */
const strict = { durability: 'strict' } as const

/** A command and what the same moment changes on the phone, together or not at all. */
export async function writeCommand(
  database: Database,
  made: {
    readonly entry: Waiting
    readonly device: Device
    /** The draft as it goes on, or the name of the one that is done. */
    readonly draft: LockedRecord | string
    readonly photos: readonly PhotoNote[]
    readonly pictures: readonly SealedPicture[]
    /** Names of the shots that are no draft's any more. */
    readonly shots: readonly string[]
  },
): Promise<void> {
  const { entry, device, draft, photos, pictures, shots } = made
  const writes = database.transaction(
    ['waiting', 'drafts', 'device', 'photos', 'pictures', 'shots'],
    'readwrite',
    strict,
  )
  await Promise.all([
    writes.objectStore('waiting').add(entry),
    typeof draft === 'string'
      ? writes.objectStore('drafts').delete(draft)
      : writes.objectStore('drafts').put(draft),
    writes.objectStore('device').put(device, 'device'),
    ...photos.map((photo) => writes.objectStore('photos').put(photo)),
    ...pictures.map((one) => writes.objectStore('pictures').put(one)),
    ...shots.map((name) => writes.objectStore('shots').delete(name)),
    writes.done,
  ])
}

/** A receipt in the place of its command, whose sealed copy stays. */
export async function writeReceipt(database: Database, done: Acknowledged, entry: Waiting): Promise<void> {
  const writes = database.transaction(['waiting', 'acknowledged', 'copies'], 'readwrite', strict)
  await Promise.all([
    writes.objectStore('acknowledged').put(done),
    writes.objectStore('copies').put(entry),
    writes.objectStore('waiting').delete(entry.id),
    writes.done,
  ])
}

/** A picture the office holds leaves the phone; that it was taken stays. */
export async function writePhotoGone(database: Database, note: PhotoNote): Promise<PhotoNote> {
  const changed = { ...note, sentBytes: note.bytes, atOffice: true }
  const writes = database.transaction(['photos', 'pictures'], 'readwrite')
  await Promise.all([
    writes.objectStore('photos').put(changed),
    writes.objectStore('pictures').delete(note.sha256),
    writes.done,
  ])
  return changed
}

/** Sealed copies back in line, their receipts gone; those that were back. */
export async function writeAgain(database: Database, ids: readonly string[]): Promise<readonly Waiting[]> {
  const writes = database.transaction(['waiting', 'acknowledged', 'copies'], 'readwrite', strict)
  const copies = await Promise.all(ids.map((id) => writes.objectStore('copies').get(id)))
  const again = copies.flatMap((one): Waiting[] => (one ? [{ ...one, state: 'waiting', why: null }] : []))
  await Promise.all([
    ...again.map((one) => writes.objectStore('waiting').put(one)),
    ...again.map(({ id }) => writes.objectStore('acknowledged').delete(id)),
    writes.done,
  ])
  return again
}

/** Lets go of everything that lies under another ring than this one. */
export async function dropOtherRings(database: Database, keyId: string): Promise<void> {
  const writes = database.transaction(['rings', 'cases', 'drafts', 'shots'], 'readwrite', strict)
  for (const name of ['cases', 'drafts', 'shots'] as const) {
    const store = writes.objectStore(name)
    const lost = (await store.getAll()).filter((one) => one.keyId !== keyId)
    await Promise.all(lost.map(({ id }) => store.delete(id)))
  }
  const rings = (await writes.objectStore('rings').getAllKeys()).filter((name) => name !== 'now')
  await Promise.all([...rings.map((name) => writes.objectStore('rings').delete(name)), writes.done])
}
