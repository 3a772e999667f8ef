import { isProblemCode, problem } from '@tanggap/core/intake'
import { type Acting, done, refused } from '../../plumbing/acting.ts'
import { findIntakeForUpdate } from '../intake.store.ts'
import * as store from './workbench.store.ts'

/** Decides about all rows with one problem at once; what was decided can be taken back until the delivery is. */
export async function decideGroup(
  acting: Acting,
  id: string,
  group: {
    readonly code: string
    readonly village: string | null
    readonly decision: 'take' | 'hold' | 'return'
    readonly note: string
  },
) {
  const intake = await findIntakeForUpdate(acting, id)
  if (intake === undefined || !isProblemCode(group.code)) return refused('request.not-found')
  if (intake.status !== 'checked') return refused('intake.not-on-the-bench')
  if (group.decision === 'take' && problem(group.code).severity === 'error')
    return refused('intake.error-stays-out')
  const decision = { ...group, id: acting.id(), note: group.note.trim() }
  const rows = await store.countWith(acting, id, group.code, group.village)
  if (rows === 0) return refused('request.not-found')
  await store.addDecision(acting, id, { ...decision, rows })
  if (group.decision !== 'take' && (await store.holdRows(acting, id, decision)) > 0)
    await store.countRevision(acting, id)
  await acting.record({
    action: `intake.${group.decision}-rows`,
    subject: 'intake',
    ids: [id, decision.id],
    village: group.village ?? undefined,
    detail: { code: group.code, rows },
  })
  return done({ id: decision.id, rows })
}

/** What it held is let go, unless another decision holds it too. */
export async function undoDecision(acting: Acting, id: string, decisionId: string) {
  const intake = await findIntakeForUpdate(acting, id)
  const decisions = await store.standingDecisions(acting, id)
  const decision = decisions.find((one) => one.id === decisionId)
  if (intake === undefined || decision === undefined) return refused('request.not-found')
  if (intake.status !== 'checked') return refused('intake.not-on-the-bench')
  await store.noteDecisionUndone(acting, decisionId)
  const rows = await store.letGo(acting, id, decisionId)
  for (const other of decisions)
    if (other.id !== decisionId && other.decision !== 'take')
      await store.holdRows(acting, id, { id: other.id, code: other.code, village: other.village_code })
  if (rows > 0) await store.countRevision(acting, id)
  await acting.record({ action: 'intake.undo-decision', subject: 'intake', ids: [id, decisionId] })
  return done({ rows })
}
