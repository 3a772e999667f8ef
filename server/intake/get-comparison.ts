import { createHash } from 'node:crypto'
import { dependantSentence } from '@tanggap/contract/intake-desk'
import { type DeliveryScope, everything, intakeWorkflow } from '@tanggap/core/intake'
import { allowedActions, decide } from '@tanggap/core/workflow'
import { type Acting, done, refused } from '../plumbing/acting.ts'
import { type ComparedRow, comparedFamilies, comparedFamily, comparedPersons } from './compared.store.ts'
import {
  countTaken,
  noteScope,
  noteTaking,
  placesOf,
  standingRowOf,
  summarySchema,
} from './comparison.store.ts'
import { findIntake, findIntakeForUpdate } from './intake.store.ts'
import { type ListWish, slicesAt, slicesOf, totalOf } from './list-slices.ts'
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
    taking:
      isDone && intake.kind === 'dtsen'
        ? (row.taking ?? (await countTaken(acting, id, row.run, scope)))
        : null,
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
    dependants: dependants.map(({ kind, count, named }) => ({
      kind,
      count,
      sentence: dependantSentence(
        kind,
        count,
        named.map(({ name }) => name),
      ),
      named: [...named],
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
  const taking = await countTaken(acting, id, standing.row.run, scope)
  const { families } = taking
  if (intake.kind === 'dtsen' && families === 0) return refused('intake.nothing-chosen')
  await noteScope(acting, id, scope)
  await noteTaking(acting, id, taking)
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
  query: ListWish & {
    readonly sample?: number | undefined
    readonly draw: number
    readonly page: number
  },
) {
  const intake = await findIntake(acting, id)
  if (intake === undefined) return refused('request.not-found')
  const { run } = await standingRowOf(acting, id)
  const places = await placesOf(acting, id, run)
  const all = totalOf(places, query)
  const slices =
    query.sample === undefined
      ? slicesOf(places, query, (query.page - 1) * familiesAPage, familiesAPage)
      : slicesAt(places, query, drawn(`${id} ${run} ${query.draw}`, query.sample, all))
  const families = slices.length === 0 ? [] : await comparedFamilies(acting, id, run, query, slices)
  await acting.record({
    action: 'intake.read-comparison',
    subject: 'family',
    ids: families.map(({ family_id }) => family_id),
    detail: { intake: id, kind: query.kind ?? 'any' },
  })
  return done({ families: families.map(lineOf), total: all, pageSize: familiesAPage })
}

/** As many places of a list as were asked for, each as likely as any other; the same draw is the same for everybody. */
function drawn(draw: string, count: number, total: number): number[] {
  const places = new Set<number>()
  const wanted = Math.min(count, total)
  for (let at = 0; places.size < wanted; at += 1) {
    const chance = createHash('sha256').update(`${draw} ${at}`).digest().readUIntBE(0, 6) / 2 ** 48
    places.add(Math.floor(chance * total))
  }
  return [...places].toSorted((a, b) => a - b)
}

export async function getComparedFamily(acting: Acting, id: string, familyId: string) {
  const intake = await findIntake(acting, id)
  if (intake === undefined) return refused('request.not-found')
  const { run } = await standingRowOf(acting, id)
  const family = await comparedFamily(acting, id, run, familyId)
  if (family === undefined) return refused('request.not-found')
  const persons = await comparedPersons(acting, id, run, family)
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
