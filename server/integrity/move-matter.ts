import { endOfLocalDay, localDay, nationalHolidays } from '@tanggap/core/calendar'
import {
  type AuthorityName,
  decidingActions,
  type MatterAction,
  type MatterStatus,
  matterContestableUntil,
  matterDueOn,
  matterWorkflow,
} from '@tanggap/core/integrity'
import { decide } from '@tanggap/core/workflow'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { holdMatter, insertMatterEvent, writeMatterMove } from './integrity.store.ts'
import { standingOf, subjectOf } from './matter-state.ts'
import { sealLink, sealNote } from './matter-words.ts'

export interface MatterMove {
  /** As it was seen; absent for the clock and for the reporter, who act on what stands now. */
  readonly version?: number | undefined
  /** What reporter and desk tell each other with this step. */
  readonly note?: string | undefined
  readonly authority?: AuthorityName | undefined
  readonly familyId?: string | undefined
}

/**
 * Takes a step of a sealed matter: status, deadline, event and audit, together or not at all. Nothing here reads
 * or writes the register, a change, or anybody's aid.
 */
export async function moveMatter(
  acting: Acting,
  matterId: string,
  action: MatterAction,
  move: MatterMove,
): Promise<Done<MatterStatus>> {
  const { tx, office, now, vault } = acting
  const row = await holdMatter(tx, office.regency, matterId)
  if (!row) return refused('request.not-found')
  if (move.version !== undefined && move.version !== row.version) return refused('workflow.newer-version')
  const subject = subjectOf(acting, await standingOf(acting, row))
  const outcome = decide(matterWorkflow, action, subject, office, move.note)
  if (!outcome.ok) return outcome
  const today = localDay(now)
  const due = matterDueOn(outcome.to, today, nationalHolidays)
  const isAnswer = outcome.to === 'answered' || outcome.to === 'unfounded'
  await writeMatterMove(tx, office.regency, {
    id: row.id,
    version: row.version,
    status: outcome.to,
    // What does not move keeps the promise it was given.
    dueAt: outcome.to === row.status ? row.due_at : due === undefined ? null : endOfLocalDay(due),
    contestableUntil: isAnswer ? matterContestableUntil(today, nationalHolidays) : undefined,
    ...decidersAfter(row, action, office.accountId),
    familySealed: move.familyId ? sealLink(vault, 'family', row.id, move.familyId) : undefined,
    forgetsRecheck: action === 'orderRecheck',
  })
  await writeMatterEvent(acting, row.id, action, outcome.to, move)
  await acting.record({ action: `matter.${action}`, subject: 'matter', ids: [row.id] })
  return done(outcome.to)
}

function decidersAfter(
  row: { readonly deciders: readonly string[]; readonly former_deciders: readonly string[] },
  action: MatterAction,
  accountId: string,
): { deciders?: readonly string[]; formerDeciders?: readonly string[] } {
  if (decidingActions.includes(action)) return { deciders: [...new Set([...row.deciders, accountId])] }
  if (action !== 'reopen') return {}
  return { deciders: [], formerDeciders: [...new Set([...row.former_deciders, ...row.deciders])] }
}

/** One line of the matter's time. What is said with it lies under both seals. */
export async function writeMatterEvent(
  acting: Acting,
  matterId: string,
  action: MatterAction | 'receive' | 'addWords' | 'unseal',
  to: MatterStatus,
  told: Pick<MatterMove, 'note' | 'authority'> = {},
): Promise<void> {
  const { tx, office, now, vault } = acting
  const id = acting.id()
  const note = told.note?.trim()
  const isOfficial = office.role === 'integrity_officer'
  await insertMatterEvent(tx, {
    regency_code: office.regency,
    id,
    matter_id: matterId,
    action,
    to_status: to,
    note_sealed: note ? sealNote(vault, matterId, id, note) : null,
    authority: told.authority ?? null,
    account_id: isOfficial ? office.accountId : null,
    role: office.role,
    at: now,
  })
}
