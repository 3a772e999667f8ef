import { openValue } from './data-lock.ts'
import type { Database } from './database.ts'
import type { Draft, HeldCase, PhotoNote } from './held.ts'
import { type Keys, lockOf, openByPhrase } from './key-ring.ts'
import { recordOf, shotOf } from './move-over.ts'

/**
 * The paper with the old phrase was found: drafts under it, with their families and photos, come under the ring in
 * use. A draft that was begun anew since stays as it is now.
 *
 * @returns how many came back; nothing when no ring here knows the phrase.
 */
export async function recoverDrafts(
  database: Database,
  keys: Keys,
  words: readonly string[],
): Promise<number | undefined> {
  for (const name of await database.getAllKeys('rings')) {
    const ring = name === 'now' ? undefined : await database.get('rings', name)
    const old = ring && (await openByPhrase(ring, words))
    if (old) return bringOver(database, old, keys)
  }
  return undefined
}

async function bringOver(database: Database, old: Keys, keys: Keys): Promise<number> {
  const lock = lockOf(old)
  const isTheirs = ({ keyId }: { readonly keyId: string }) => keyId === old.id
  const [cases, drafts, shots] = await Promise.all([
    database.getAll('cases').then((all) => all.filter(isTheirs)),
    database.getAll('drafts').then((all) => all.filter(isTheirs)),
    database.getAll('shots').then((all) => all.filter(isTheirs)),
  ])
  const taken = new Set([
    ...(await database.getAllKeys('cases')).map((id) => `cases/${id}`),
    ...(await database.getAllKeys('drafts')).map((id) => `drafts/${id}`),
  ])
  const newCases = await Promise.all(
    cases.map(async (one) => {
      const value = await openValue<HeldCase>(lock, `cases/${one.id}`, one)
      return recordOf(keys, 'cases', value.id, value)
    }),
  )
  const newDrafts = await Promise.all(
    drafts.map(async (one) => {
      const value = await openValue<Draft>(lock, `drafts/${one.id}`, one)
      return recordOf(keys, 'drafts', value.caseId, value)
    }),
  )
  const newShots = await Promise.all(
    shots.map(async (one) => {
      const note = await openValue<PhotoNote>(lock, `shots/${one.id}`, one.note)
      return shotOf(keys, note, await lock.open(`pictures/${one.id}`, one.picture))
    }),
  )
  const back = newDrafts.filter(({ id }) => !taken.has(`drafts/${id}`))
  const writes = database.transaction(['rings', 'cases', 'drafts', 'shots'], 'readwrite', {
    durability: 'strict',
  })
  const stores = {
    cases: writes.objectStore('cases'),
    drafts: writes.objectStore('drafts'),
    shots: writes.objectStore('shots'),
  }
  await Promise.all([
    ...newCases.filter(({ id }) => !taken.has(`cases/${id}`)).map((one) => stores.cases.put(one)),
    ...back.map((one) => stores.drafts.put(one)),
    ...newShots.map((one) => stores.shots.put(one)),
    ...cases.map(({ id }) => stores.cases.delete(id)),
    ...drafts.map(({ id }) => stores.drafts.delete(id)),
    ...shots.map(({ id }) => stores.shots.delete(id)),
    writes.objectStore('rings').delete(old.id),
    writes.done,
  ])
  return back.length
}
