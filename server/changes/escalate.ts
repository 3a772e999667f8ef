import { type Acting, type Done, done } from '../plumbing/acting.ts'
import { markEscalated, selectUntoldOverdue } from './changes.store.ts'
import { writeEvent } from './write-event.ts'

/**
 * Writes down, once for each deadline, that it was missed: in the change's story and in the audit. The
 * change stays where it is; it shows as late in every list that has it.
 */
export async function escalateMissedDeadlines(acting: Acting): Promise<Done<number>> {
  const { office, now, tx } = acting
  const late = await selectUntoldOverdue(tx, office.regency, now, 500)
  for (const change of late) {
    await markEscalated(tx, office.regency, change.id)
    await writeEvent(acting, {
      changeId: change.id,
      number: change.number,
      villageCode: change.village_code,
      familyId: change.family_id,
      action: 'missDeadline',
      from: change.status,
      to: change.status,
      hash: change.content_hash,
      version: change.version,
      reason: undefined,
    })
  }
  return done(late.length)
}
