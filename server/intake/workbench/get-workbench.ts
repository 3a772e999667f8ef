import { isProblemCode, problem } from '@tanggap/core/intake'
import { type Acting, done, refused } from '../../plumbing/acting.ts'
import { filesOf, findIntake, findIntakeForUpdate } from '../intake.store.ts'
import * as store from './workbench.store.ts'

const desks: readonly string[] = ['data_operator', 'dinsos_verifier']

/** What is wrong, by rule and village, what was decided about it, and how far the work is. */
export async function getWorkbench(acting: Acting, id: string) {
  const intake = await findIntake(acting, id)
  if (intake === undefined) return refused('request.not-found')
  const decisions = await store.standingDecisions(acting, id)
  const groups = Map.groupBy(await store.problemGroups(acting, id), ({ code }) => code)
  const work = await store.workDone(acting, id)
  const returning = new Map((await store.countsToReturn(acting, id)).map((row) => [row.file_id, row.rows]))
  const weight = { error: 0, warning: 1, info: 2 }
  return done({
    groups: [...groups]
      .flatMap(([code, rows]) => {
        if (!isProblemCode(code)) return []
        const { severity, sentence, source } = problem(code)
        const villages = rows
          .map(({ village, rows }) => ({
            code: village,
            rows,
            settled: decisions.some((one) => covers(one, code, village)) ? rows : 0,
          }))
          .toSorted((a, b) => b.rows - a.rows)
        const sum = (of: 'rows' | 'settled') => villages.reduce((all, village) => all + village[of], 0)
        return [{ code, severity, sentence, source, rows: sum('rows'), settled: sum('settled'), villages }]
      })
      .toSorted((a, b) => weight[a.severity] - weight[b.severity] || b.rows - a.rows),
    decisions: decisions.flatMap((one) =>
      isProblemCode(one.code)
        ? [
            {
              id: one.id,
              code: one.code,
              sentence: problem(one.code).sentence,
              village: one.village_code,
              decision: one.decision,
              rows: one.rows,
              note: one.note,
              by: one.decided_by_name,
              at: one.decided_at.toISOString(),
            },
          ]
        : [],
    ),
    rows: work.rows + work.repaired,
    settled: work.settled + work.repaired,
    files: (await filesOf(acting, id)).map((file) => ({
      id: file.id,
      name: file.file_name,
      toReturn: returning.get(file.id) ?? 0,
    })),
    mayWork: intake.status === 'checked' && desks.includes(acting.office.role),
  })
}

function covers(decision: store.GroupDecision, code: string, village: string | null): boolean {
  return decision.code === code && (decision.village_code === null || decision.village_code === village)
}

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
