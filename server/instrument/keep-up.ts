import type { Foundation } from '../plumbing/acting.ts'
import { regencyScope } from '../plumbing/database/index.ts'
import { publicationMark } from './instrument.store.ts'
import { holdPublished } from './load-instruments.ts'

/** So long this process may answer without having asked whether another one published. */
const patienceMs = 1000

/**
 * What runs before a request, so that a version which another process published is in force here within a second:
 * one small question at most every second, and the versions themselves only when there is a new one.
 */
export function keepUpWithPublished(foundation: Foundation, patience = patienceMs): () => Promise<void> {
  const { database, regency } = foundation
  let askedAt = Number.NEGATIVE_INFINITY
  let known = ''
  let asking: Promise<void> | undefined
  const ask = async () => {
    const mark = await database.within(regencyScope(regency), (tx) => publicationMark(tx, regency))
    if (mark !== known) await holdPublished(foundation)
    known = mark
  }
  return async () => {
    // How much time has passed, not which time it is: the clock of an office may be set.
    if (performance.now() - askedAt < patience) return asking
    askedAt = performance.now()
    asking = ask()
      // What needs the database fails by itself; what does not is answered with the versions held.
      .catch((fault) => foundation.log.warn({ err: fault }, 'could not ask what is published'))
      .finally(() => {
        asking = undefined
      })
    return asking
  }
}
