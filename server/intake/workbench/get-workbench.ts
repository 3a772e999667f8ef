import type {
  getWorkbench as route,
  getProblemVillages as villagesRoute,
} from '@tanggap/contract/intake-workbench'
import type { AnswerOf } from '@tanggap/contract/route'
import { isProblemCode, type ProblemCode, problem } from '@tanggap/core/intake'
import type { z } from 'zod/mini'
import { type Acting, type Done, done, refused } from '../../plumbing/acting.ts'
import { filesOf, findIntake, type IntakeRow } from '../intake.store.ts'
import * as store from './workbench.store.ts'

export const desks: readonly string[] = ['data_operator', 'dinsos_verifier']
const villagesAPage = 50
const worstShown = 3

type Query = z.output<NonNullable<(typeof route)['query']>>
type VillageQuery = z.output<NonNullable<(typeof villagesRoute)['query']>>
type Asked = Pick<Query, 'q' | 'severity' | 'village' | 'state'>
const weight = { error: 0, warning: 1, info: 2 }

/** What is wrong, by rule, with examples, what was decided about it, and how far the work is. */
export async function getWorkbench(
  acting: Acting,
  id: string,
  query: Query,
): Promise<Done<AnswerOf<typeof route>>> {
  const intake = await findIntake(acting, id)
  if (intake === undefined) return refused('request.not-found')
  const decisions = await store.standingDecisions(acting, id)
  const counted = await groupsOf(acting, intake)
  const all = rulesOf(counted, decisions, undefined)
  const shown = rulesOf(counted, decisions, query.village)
    .filter((rule) => isAsked(rule, query))
    .toSorted((a, b) => order(query.sort, a, b))
  const examples = await store.examplesAt(
    acting,
    id,
    shown.flatMap(({ places }) => places.slice(0, worstShown).map(({ first }) => first)),
  )
  const byPlace = new Map(
    examples.map((row) => [`${row.file_id} ${String(row.line).padStart(10, '0')}`, row]),
  )
  const work = await store.workDone(acting, id, decisions)
  const repaired = await store.repairedRows(acting, id)
  const sum = (of: 'rows' | 'settled') => work.reduce((total, file) => total + file[of], 0)
  await acting.record({
    action: 'intake.read-rows',
    subject: 'intake',
    ids: [id],
    detail: { examples: examples.length },
  })
  return done({
    groups: shown.map(({ places, ...rule }) => ({
      ...rule,
      villages: places.length,
      worst: places
        .slice(0, worstShown)
        .map(({ village, rows, settled }) => ({ code: village, rows, settled })),
      examples: places.slice(0, worstShown).flatMap(({ first }) => {
        const row = byPlace.get(first)
        if (row === undefined) return []
        const { file_id, file_name, line, village_code, name } = row
        return [{ fileId: file_id, fileName: file_name, line, village: village_code, name }]
      }),
    })),
    rules: all.length,
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
    rows: sum('rows') + repaired,
    settled: sum('settled') + repaired,
    files: (await filesOf(acting, id)).map((file) => ({
      id: file.id,
      name: file.file_name,
      toReturn: work.find(({ file_id }) => file_id === file.id)?.to_return ?? 0,
    })),
    mayWork: mayWorkOn(acting, intake),
  })
}

/** One rule village by village. */
export async function getProblemVillages(
  acting: Acting,
  id: string,
  code: string,
  query: VillageQuery,
): Promise<Done<AnswerOf<typeof villagesRoute>>> {
  const intake = await findIntake(acting, id)
  if (intake === undefined) return refused('request.not-found')
  const decisions = await store.standingDecisions(acting, id)
  const rule = rulesOf(await groupsOf(acting, intake), decisions, undefined).find((one) => one.code === code)
  if (rule === undefined) return refused('request.not-found')
  const { places, ...group } = rule
  const sorted = places.toSorted((a, b) => {
    if (query.sort === 'village') return (a.village ?? '').localeCompare(b.village ?? '')
    if (query.sort === 'open') return b.rows - b.settled - (a.rows - a.settled)
    return b.rows - a.rows
  })
  const from = (query.page - 1) * villagesAPage
  return done({
    group: { ...group, villages: places.length },
    villages: sorted
      .slice(from, from + villagesAPage)
      .map(({ village, rows, settled }) => ({ code: village, rows, settled })),
    total: places.length,
    pageSize: villagesAPage,
    mayWork: mayWorkOn(acting, intake),
  })
}

function mayWorkOn(acting: Acting, intake: IntakeRow): boolean {
  return intake.status === 'checked' && desks.includes(acting.office.role)
}

/**
 * Counted once for each state of the rows. While the machine works on a delivery nothing is kept of it, since what is
 * wrong still changes.
 */
export async function groupsOf(
  acting: Acting,
  { id, status }: Pick<IntakeRow, 'id' | 'status'>,
): Promise<readonly store.ProblemGroup[]> {
  const key = await store.stateKey(acting, id)
  const kept = await store.countedGroups(acting, id)
  if (kept?.counted_at_key === key) return kept.groups
  const groups = await store.countGroups(acting, id)
  if (status === 'checked') await store.keepGroups(acting, id, key, groups)
  return groups
}

interface Rule {
  readonly code: ProblemCode
  readonly severity: 'error' | 'warning' | 'info'
  readonly sentence: { readonly id: string; readonly en: string }
  readonly source: { readonly id: string; readonly en: string }
  readonly rows: number
  readonly settled: number
  /** The villages where it is broken, the most frequent first. */
  readonly places: readonly (store.ProblemGroup & { readonly settled: number })[]
}

function rulesOf(
  groups: readonly store.ProblemGroup[],
  decisions: readonly store.GroupDecision[],
  village: string | undefined,
): Rule[] {
  const inScope = village === undefined ? groups : groups.filter((group) => group.village === village)
  return [...Map.groupBy(inScope, ({ code }) => code)].flatMap(([code, rows]) => {
    if (!isProblemCode(code)) return []
    const { severity, sentence, source } = problem(code)
    const places = rows
      .map((group) => ({
        ...group,
        settled: decisions.some((one) => covers(one, code, group.village)) ? group.rows : 0,
      }))
      .toSorted((a, b) => b.rows - a.rows)
    const sum = (of: 'rows' | 'settled') => places.reduce((total, place) => total + place[of], 0)
    return [{ code, severity, sentence, source, rows: sum('rows'), settled: sum('settled'), places }]
  })
}

function isAsked(rule: Rule, { q, severity, state }: Asked): boolean {
  const words = (q ?? '').trim().toLowerCase()
  const text = `${rule.sentence.id} ${rule.sentence.en} ${rule.code}`.toLowerCase()
  return (
    (severity === undefined || rule.severity === severity) &&
    (state === undefined || (state === 'open') === rule.settled < rule.rows) &&
    (words === '' || words.split(/\s+/).every((word) => text.includes(word)))
  )
}

function order(sort: Query['sort'], a: Rule, b: Rule): number {
  if (sort === 'open') return b.rows - b.settled - (a.rows - a.settled)
  if (sort === 'rows') return b.rows - a.rows
  return weight[a.severity] - weight[b.severity] || b.rows - a.rows
}

function covers(decision: store.GroupDecision, code: string, village: string | null): boolean {
  return decision.code === code && (decision.village_code === null || decision.village_code === village)
}
