import { dependantSentence } from '@tanggap/contract/intake-desk'
import { type DeliveryScope, everything, intakeWorkflow } from '@tanggap/core/intake'
import { allowedActions, decide } from '@tanggap/core/workflow'
import { type Acting, done, refused } from '../plumbing/acting.ts'
import { type ComparedRow, comparedFamilies, comparedFamily, comparedPersons } from './compared.store.ts'
import { countTaken, noteScope, type Summary, summarySchema } from './comparison.store.ts'
import { findIntake, findIntakeForUpdate } from './intake.store.ts'
import { seenHash, standingOf } from './standing.ts'

const familiesAPage = 25

/** What taking the delivery in would change, in numbers, what of it is chosen, and what may be done now. */
export async function getComparison(acting: Acting, id: string) {
  const intake = await findIntake(acting, id)
  if (intake === undefined) return refused('request.not-found')
  const standing = await standingOf(acting, intake)
  const { comparison, row, scope, dependants } = standing
  const summary = summarySchema.safeParse(comparison?.summary)
  const isDone = comparison?.stage === 'done'
  return done({
    status: intake.status,
    kind: intake.kind,
    title: intake.title,
    stage: comparison?.stage ?? null,
    isOutdated: standing.isOutdated,
    comparedAt: comparison?.finished_at?.toISOString() ?? null,
    batches: comparison?.batches ?? 0,
    batchesDone: row.batches_done,
    seen: seenHash(standing),
    summary: summary.success ? summary.data : null,
    list: standing.list,
    scope: { villages: copied(scope.villages), kinds: copied(scope.kinds) },
    scopeBy: row.scope_by_name,
    scopeAt: row.scope_at?.toISOString() ?? null,
    taking: isDone && intake.kind === 'dtsen' ? await countTaken(acting, id, row.run, scope) : null,
    takenAt: row.taken_at?.toISOString() ?? null,
    rollback:
      row.rollback_by_name !== null && row.rollback_at !== null
        ? {
            by: row.rollback_by_name,
            at: row.rollback_at.toISOString(),
            reason: row.rollback_reason ?? '',
            confirmedBy: row.rolled_back_by_name,
          }
        : null,
    dependants: dependants.map(({ kind, count, names }) => ({
      kind,
      count,
      sentence: dependantSentence(kind, count, names),
    })),
    allowed: allowedActions(intakeWorkflow, standing.subject, acting.office),
  })
}

/** Chooses what is taken in. Whoever chooses does not confirm; a new choice replaces the one before. */
export async function chooseScope(acting: Acting, id: string, chosen: DeliveryScope) {
  const intake = await findIntakeForUpdate(acting, id)
  if (intake === undefined) return refused('request.not-found')
  const standing = await standingOf(acting, intake)
  const outcome = decide(intakeWorkflow, 'choose', standing.subject, acting.office)
  if (!outcome.ok) return outcome
  const scope = intake.kind === 'dtsen' ? chosen : everything
  const { families } = await countTaken(acting, id, standing.row.run, scope)
  if (intake.kind === 'dtsen' && families === 0) return refused('intake.nothing-chosen')
  await noteScope(acting, id, scope)
  await acting.record({
    action: 'intake.choose',
    subject: 'intake',
    ids: [id],
    detail: { villages: scope.villages?.length ?? 'all', kinds: scope.kinds ?? 'all', families },
  })
  return done({ families })
}

export async function listComparedFamilies(
  acting: Acting,
  id: string,
  query: {
    readonly kind?: string | undefined
    readonly village?: string | undefined
    readonly sample?: 'yes' | undefined
    readonly sort: 'name' | '-name' | 'decile' | '-decile'
    readonly page: number
  },
) {
  const intake = await findIntake(acting, id)
  if (intake === undefined) return refused('request.not-found')
  const { comparison, row } = await standingOf(acting, intake)
  const summary = summarySchema.safeParse(comparison?.summary)
  const families = await comparedFamilies(acting, id, row.run, {
    kind: query.kind,
    village: query.village,
    sample: query.sample === 'yes',
    sort: query.sort,
    limit: familiesAPage,
    offset: (query.page - 1) * familiesAPage,
  })
  await acting.record({
    action: 'intake.read-comparison',
    subject: 'family',
    ids: families.map(({ family_id }) => family_id),
    detail: { intake: id, kind: query.kind ?? 'any' },
  })
  const all = summary.success ? totalOf(summary.data, query.kind, query.village) : families.length
  return done({
    families: families.map(lineOf),
    total: query.sample === 'yes' ? Math.min(all, families.length) : all,
    pageSize: familiesAPage,
  })
}

/** Counted once when the comparison was summed up: counting 410,000 rows for every page would take longer than the page. */
function totalOf(summary: Summary, kind: string | undefined, village: string | undefined): number {
  const of = village === undefined ? summary : summary.villages.find(({ code }) => code === village)
  if (of === undefined) return 0
  return kind === undefined ? of.families - of.unchanged : (of.kinds[kind] ?? 0)
}

export async function getComparedFamily(acting: Acting, id: string, familyId: string) {
  const intake = await findIntake(acting, id)
  if (intake === undefined) return refused('request.not-found')
  const { row } = await standingOf(acting, intake)
  const family = await comparedFamily(acting, id, row.run, familyId)
  if (family === undefined) return refused('request.not-found')
  const persons = await comparedPersons(acting, id, row.run, family)
  await acting.record({
    action: 'intake.read-comparison',
    subject: 'family',
    ids: [familyId, ...persons.map(({ person_id }) => person_id)],
    village: family.village_code,
    detail: { intake: id },
  })
  const { fields: _fields, contradictions: _contradictions, ...line } = lineOf(family)
  return done({
    ...line,
    fields: fieldsOf(family.fields),
    contradictions: contradictionsOf(family.contradicts),
    persons: persons.map((person) => ({
      personId: person.person_id,
      name: person.name,
      kinds: person.kinds,
      fields: fieldsOf(person.fields),
      contradictions: contradictionsOf(person.contradicts),
    })),
  })
}

function lineOf(row: ComparedRow) {
  return {
    familyId: row.family_id,
    headName: row.head_name,
    village: row.village_code,
    villageBefore: row.village_before,
    decileBefore: row.decile_before,
    decileAfter: row.decile_after,
    kinds: row.kinds,
    fields: Object.keys(row.fields),
    contradictions: row.contradicts.length,
  }
}

function fieldsOf(fields: ComparedRow['fields']) {
  return Object.entries(fields).map(([key, value]) => {
    const sides: Readonly<Record<string, unknown>> =
      typeof value === 'object' && value !== null ? { ...value } : {}
    const hidden = !('from' in sides) && !('to' in sides)
    return {
      key,
      hidden,
      ...('from' in sides && { from: sides.from }),
      ...('to' in sides && { to: sides.to }),
    }
  })
}

function contradictionsOf(rows: ComparedRow['contradicts']) {
  return rows.map((row) => ({
    key: String(row.key),
    hidden: !('ratified' in row),
    ...('ratified' in row && { ratified: row.ratified }),
    ...('delivered' in row && { delivered: row.delivered }),
    ratifiedOn: String(row.ratifiedOn),
    staysCurrent: row.staysCurrent === true,
  }))
}

function copied<T>(list: readonly T[] | null): T[] | null {
  return list === null ? null : [...list]
}
