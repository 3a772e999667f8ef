import { dataLock, lockValue, openValue } from './data-lock.ts'
import type { Database, LockedRecord, SealedPicture, Shot } from './database.ts'
import type { Draft, HeldCase, PhotoNote } from './held.ts'
import { type Keys, lockOf, nameUnder } from './key-ring.ts'
import { photoSeal, sealBytes } from './seal.ts'

/**
 * Brings what a phone held under the old key, which opened without being asked, under the ring of the phrase, and
 * lets the old key go. Everything is closed anew first; then it is exchanged in one transaction or not at all.
 */
export async function moveOver(database: Database, keys: Keys): Promise<void> {
  const oldKey = await database.get('keys', 'data')
  if (!oldKey) return
  const old = dataLock(oldKey)
  const [device, cases, drafts, photos, pictures] = await Promise.all([
    database.get('device', 'device'),
    database.getAll('cases'),
    database.getAll('drafts'),
    database.getAll('photos'),
    database.getAll('pictures'),
  ])
  const newCases = await Promise.all(
    cases.map(async (one) =>
      recordOf(keys, 'cases', one.id, await openValue<HeldCase>(old, `cases/${one.id}`, one)),
    ),
  )
  const newDrafts = await Promise.all(
    drafts.map(async (one) =>
      recordOf(keys, 'drafts', one.id, await openValue<Draft>(old, `drafts/${one.id}`, one)),
    ),
  )
  const shots: Shot[] = []
  const sealed: SealedPicture[] = []
  for (const picture of pictures) {
    const note = photos.find(({ sha256 }) => sha256 === picture.id)
    if (!note || 'keyId' in picture) continue
    const bytes = await old.open(`pictures/${picture.id}`, picture)
    if (note.commandId === null) shots.push(await shotOf(keys, note, bytes))
    else if (device?.office) {
      const box = await sealBytes(photoSeal(picture.id), bytes, device.office.sealingKey)
      sealed.push({ id: picture.id, ...box })
    }
  }
  const writes = database.transaction(
    ['cases', 'drafts', 'photos', 'pictures', 'shots', 'keys'],
    'readwrite',
    { durability: 'strict' },
  )
  const [caseStore, draftStore] = [writes.objectStore('cases'), writes.objectStore('drafts')]
  await Promise.all([
    caseStore.clear(),
    draftStore.clear(),
    writes.objectStore('pictures').clear(),
    ...newCases.map((one) => caseStore.put(one)),
    ...newDrafts.map((one) => draftStore.put(one)),
    ...shots.map((one) => writes.objectStore('shots').put(one)),
    ...sealed.map((one) => writes.objectStore('pictures').put(one)),
    ...photos
      .filter(({ commandId }) => commandId === null)
      .map(({ sha256 }) => writes.objectStore('photos').delete(sha256)),
    writes.objectStore('keys').clear(),
    writes.done,
  ])
}

/** A case or a draft under the name its family has in this ring, the same for both. */
export async function recordOf(
  keys: Keys,
  kind: 'cases' | 'drafts',
  caseId: string,
  value: unknown,
): Promise<LockedRecord> {
  const id = await nameUnder(keys, 'case', caseId)
  return { id, keyId: keys.id, ...(await lockValue(lockOf(keys), `${kind}/${id}`, value)) }
}

export async function shotOf(keys: Keys, note: PhotoNote, bytes: Uint8Array<ArrayBuffer>): Promise<Shot> {
  const id = await nameUnder(keys, 'photo', note.sha256)
  const lock = lockOf(keys)
  const [closed, picture] = await Promise.all([
    lockValue(lock, `shots/${id}`, note),
    lock.close(`pictures/${id}`, bytes),
  ])
  return { id, keyId: keys.id, note: closed, picture }
}
