import { localDay, nationalHolidays } from '@tanggap/core/calendar'
import { replyUntil } from '@tanggap/core/integrity'
import { visitStates } from '../campaigns/index.ts'
import type { Acting } from '../plumbing/acting.ts'
import { forgetSealedDrafts, mattersIn } from './integrity.store.ts'
import { moveMatter } from './move-matter.ts'
import { unapprovedRechecks, writeApproved } from './rechecks.store.ts'

/**
 * The clock's own work: approved re-checks open the right of reply, of all families alike; matters hear that their
 * visit was approved or will not be made; answers nobody contested are closed; forgotten drafts are emptied.
 */
export async function lookAfterMatters(acting: Acting): Promise<void> {
  const { tx, office, now } = acting
  const waiting = await unapprovedRechecks(tx, office.regency)
  const states = await visitStates(
    acting,
    waiting.map(({ case_id }) => case_id),
  )
  for (const { id, case_id } of waiting) {
    const state = states.get(case_id)
    if (state?.status !== 'approved' || !state.decidedAt) continue
    // The days to reply begin when the family's page asks, not when the supervisor decided.
    await writeApproved(tx, office.regency, id, state.decidedAt, replyUntil(localDay(now), nationalHolidays))
  }
  // What may not happen yet is refused by the table, and tried again in an hour.
  for (const { id } of await mattersIn(tx, office.regency, ['recheck_ordered'])) {
    await moveMatter(acting, id, 'recordFinding', {})
    await moveMatter(acting, id, 'returnToDesk', {})
  }
  for (const { id, contestable_until } of await mattersIn(tx, office.regency, ['answered', 'unfounded']))
    if (contestable_until !== null) await moveMatter(acting, id, 'close', {})
  await forgetSealedDrafts(tx, office.regency, now)
}
