import { type BoundaryAction, boundaryWorkflow } from '@tanggap/core/regions'
import { decide } from '@tanggap/core/workflow'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { findBoundarySet, moveBoundarySet, raiseVersion, setMatches } from './boundaries.store.ts'
import { seenNow } from './read-boundaries.ts'
import { villagesOfRegency } from './villages-of.ts'

interface Decision {
  readonly action: BoundaryAction
  readonly version: number
  readonly hash: string
  readonly reason: string
}

/** Accepts a set, discards it, takes it back or lets it count again, bound to the hash of what was seen. */
export async function decideBoundaries(
  acting: Acting,
  id: string,
  { action, version, hash, reason }: Decision,
): Promise<Done<{ version: number }>> {
  const row = await findBoundarySet(acting.tx, acting.office.regency, id)
  if (!row) return refused('request.not-found')
  const seen = await seenNow(acting, row)
  const subject = { ...seen.subject, sameContent: seen.hash === hash && row.version === version }
  const outcome = decide(boundaryWorkflow, action, subject, acting.office, reason)
  if (!outcome.ok) return outcome
  if (!(await moveBoundarySet(acting, id, version, outcome.to, reason.trim() || null)))
    return refused('boundaries.other-content')
  await acting.record({ action: `boundaries.${action}`, subject: 'boundary_set', ids: [id], reason })
  return done({ version: version + 1 })
}

/** A person says which villages shapes are. Only while it is a draft; saying the same again changes nothing else. */
export async function matchBoundaries(
  acting: Acting,
  id: string,
  version: number,
  matches: readonly { readonly place: number; readonly village: string | null }[],
): Promise<Done<{ version: number }>> {
  const row = await findBoundarySet(acting.tx, acting.office.regency, id)
  if (!row) return refused('request.not-found')
  if (row.status !== 'draft') return refused('boundaries.not-a-draft')
  const villages = new Set((await villagesOfRegency(acting)).map(({ code }) => code))
  if (matches.some(({ village }) => village !== null && !villages.has(village)))
    return refused('request.not-found')
  if (!(await raiseVersion(acting, id, version))) return refused('boundaries.other-content')
  const changed = await setMatches(acting, id, matches)
  if (changed !== new Set(matches.map(({ place }) => place)).size) return refused('request.not-found')
  await acting.record({
    action: 'boundaries.match',
    subject: 'boundary_set',
    ids: [id],
    detail: { shapes: changed },
  })
  return done({ version: version + 1 })
}
