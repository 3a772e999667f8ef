import { type DBSchema, openDB } from 'idb'
import type { Bytes } from './bytes.ts'
import { type Locked, lockValue, openValue } from './data-lock.ts'
import type { Draft, PhotoNote } from './held.ts'
import { type Keys, lockOf, nameUnder } from './key-ring.ts'

/** A practice as it was left: what was answered about invented families, and how far it had come. */
export interface PracticeKept {
  readonly instrumentVersion: string
  /** Seconds it was on the screen, and touches, so far. */
  readonly seconds: number
  readonly taps: number
  readonly drafts: readonly Draft[]
  /** Families whose visit was finished. */
  readonly finished: readonly string[]
  readonly photos: readonly PhotoNote[]
}

/** Where a practice lies, apart from all work. One at a time. */
export interface PracticeBox {
  read(): Promise<PracticeKept | undefined>
  write(kept: PracticeKept): Promise<void>
  keepPicture(sha256: string, picture: Bytes): Promise<void>
  openPicture(sha256: string): Promise<Bytes | undefined>
  clear(): Promise<void>
}

interface Tables extends DBSchema {
  practice: { key: 'now'; value: Locked & { readonly keyId: string } }
  pictures: { key: string; value: Locked }
}

/**
 * A database of its own, which nothing that sends or counts work ever opens: a practice cannot get among the work.
 * Locked by the same phrase, since one may practise on a real house.
 */
export function openPracticeBox(accountId: string, keys: Keys): PracticeBox {
  const opening = openDB<Tables>(`tanggap-practice-${accountId}`, 1, {
    upgrade(database) {
      database.createObjectStore('practice')
      database.createObjectStore('pictures')
    },
  })
  const lock = lockOf(keys)
  const nameOf = (sha256: string) => nameUnder(keys, 'practice', sha256)
  return {
    async read() {
      const kept = await (await opening).get('practice', 'now')
      // Under a phrase that was lost it is only a practice: the next one takes its place.
      return kept?.keyId === keys.id ? openValue<PracticeKept>(lock, 'practice', kept) : undefined
    },
    async write(kept) {
      const locked = await lockValue(lock, 'practice', kept)
      await (await opening).put('practice', { keyId: keys.id, ...locked }, 'now')
    },
    async keepPicture(sha256, picture) {
      const name = await nameOf(sha256)
      await (await opening).put('pictures', await lock.close(`practice/${name}`, picture), name)
    },
    async openPicture(sha256) {
      const name = await nameOf(sha256)
      const picture = await (await opening).get('pictures', name)
      return picture && lock.open(`practice/${name}`, picture)
    },
    async clear() {
      const writes = (await opening).transaction(['practice', 'pictures'], 'readwrite')
      await Promise.all([
        writes.objectStore('practice').clear(),
        writes.objectStore('pictures').clear(),
        writes.done,
      ])
    },
  }
}
