import { type Database, openDatabase } from './database.ts'
import { type Keys, makeRing, type Ring } from './key-ring.ts'
import { moveOver } from './move-over.ts'
import { uuidV7 } from './uuid.ts'

/** The ring of a facilitator on this phone, as far as it was made. */
export async function readRing(accountId: string): Promise<Ring | undefined> {
  return withDatabase(accountId, (database) => database.get('rings', 'now'))
}

/**
 * Makes the first ring of this phone, and brings under it what lay here before there were phrases. Throws when
 * another tab was faster: its phrase counts.
 */
export async function makeFirstRing(accountId: string, words: readonly string[]): Promise<Keys> {
  const { ring, keys } = await makeRing(uuidV7(), words)
  await withDatabase(accountId, async (database) => {
    await database.add('rings', ring, 'now')
    await moveOver(database, keys)
  })
  return keys
}

/** Keeps a ring that changed: a PIN, or the phone's own lock. */
export async function keepRing(accountId: string, ring: Ring): Promise<void> {
  await withDatabase(accountId, (database) => database.put('rings', ring, 'now'))
}

/**
 * A new ring for a phrase that was lost. Sealed work waits as before and is sent. Drafts stay under the old ring,
 * unreadable unless its phrase turns up; families without a draft are fetched again.
 */
export async function replaceRing(accountId: string, words: readonly string[]): Promise<Keys> {
  const { ring, keys } = await makeRing(uuidV7(), words)
  await withDatabase(accountId, async (database) => {
    const writes = database.transaction(['rings', 'cases', 'drafts'], 'readwrite', { durability: 'strict' })
    const [old, drafts, cases] = await Promise.all([
      writes.objectStore('rings').get('now'),
      writes.objectStore('drafts').getAllKeys(),
      writes.objectStore('cases').getAllKeys(),
    ])
    await Promise.all([
      // A case and its draft lie under the same name.
      ...cases.filter((id) => !drafts.includes(id)).map((id) => writes.objectStore('cases').delete(id)),
      old && drafts.length > 0 && writes.objectStore('rings').put(old, old.keyId),
      writes.objectStore('rings').put(ring, 'now'),
      writes.done,
    ])
  })
  return keys
}

async function withDatabase<T>(accountId: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(accountId)
  try {
    return await work(database)
  } finally {
    database.close()
  }
}
