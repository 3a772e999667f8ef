import { type Acting, type Done, refused } from '../plumbing/acting.ts'
import { holdChange, markFieldConfirmed } from './changes.store.ts'
import { hex, type StepTaken, takeStep } from './take-step.ts'

/**
 * The visit ordered for a change was approved and bears it out: the change goes on to verification. The
 * content cannot have moved since the visit was ordered, since only a returned change can be corrected.
 *
 * @param visitedBy the account that made the visit, which may judge nothing further
 */
export async function confirmInField(
  acting: Acting,
  changeId: string,
  visitedBy: string,
): Promise<Done<StepTaken>> {
  const { office, tx } = acting
  const change = await holdChange(tx, office.regency, changeId)
  if (!change) return refused('request.not-found')
  if (change.status === 'field_verification')
    await markFieldConfirmed(tx, office.regency, changeId, [
      ...change.participants,
      { accountId: visitedBy, part: 'visited' },
    ])
  return takeStep(acting, changeId, 'confirmInField', {
    version: change.version,
    contentHash: hex(change.content_hash),
  })
}
