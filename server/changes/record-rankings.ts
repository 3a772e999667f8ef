import { localDay } from '@tanggap/core/calendar'
import { type Acting, type Done, done } from '../plumbing/acting.ts'
import { newestSnapshots } from '../registry/index.ts'
import { selectAcceptedAfter } from './changes.store.ts'
import { hex, takeStep } from './take-step.ts'

const atOnce = 500

/**
 * The last stair: a change the ministry has accepted is ranked when a snapshot younger than the acceptance
 * brings the family with its decile. BPS ranks; this only writes down in which snapshot it was seen. Safe to
 * repeat; returns how many were ranked.
 */
export async function recordRankings(acting: Acting): Promise<Done<number>> {
  const { tx, office } = acting
  let ranked = 0
  for (let after: string | undefined; ; ) {
    const accepted = await selectAcceptedAfter(tx, office.regency, after, atOnce)
    const snapshots = await newestSnapshots(
      acting,
      accepted.map(({ id }) => id),
    )
    for (const change of accepted) {
      const snapshot = snapshots.get(change.id)
      if (!snapshot || snapshot.asOf <= localDay(change.step_entered_at)) continue
      const taken = await takeStep(acting, change.id, 'recordRanking', {
        version: change.version,
        contentHash: hex(change.content_hash),
        reason: snapshot.version,
      })
      if (taken.ok) ranked += 1
    }
    after = accepted.at(-1)?.id
    if (accepted.length < atOnce) return done(ranked)
  }
}
