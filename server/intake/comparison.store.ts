import { familyKinds, personKinds } from '@tanggap/core/intake'
import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'
import type { Place } from './list-slices.ts'

/** Comparisons of deliveries with the register: where each stands, and what it found in numbers. */

const numbers = z.record(z.string(), z.number())

export const summarySchema = z.object({
  families: z.number(),
  unchanged: z.number(),
  kinds: numbers,
  persons: numbers,
  villages: z.array(
    z.object({ code: z.string(), families: z.number(), unchanged: z.number(), kinds: numbers }),
  ),
  /** How many families went from which decile to which; null is none. */
  deciles: z.array(
    z.object({ from: z.number().nullable(), to: z.number().nullable(), families: z.number() }),
  ),
  /** Ratified values the delivery does not show: which stay current by the rule, and which would not. */
  contradictions: z.object({ stay: z.number(), yield: z.number() }),
})
export type Summary = z.infer<typeof summarySchema>

const comparisonRow = z.object({
  run: z.number(),
  revision: z.number(),
  stage: z.enum(['planning', 'examining', 'summing', 'done']),
  started_at: z.date(),
  finished_at: z.date().nullable(),
  batches: z.number(),
  summary: z.union([summarySchema, z.strictObject({})]),
  content_hash: z.string().nullable(),
})
export type ComparisonRow = z.infer<typeof comparisonRow>

export function findComparison({ tx, office }: Acting, intakeId: string, run: number) {
  return tx.find(
    comparisonRow,
    `select run, revision, stage, started_at, finished_at, batches, summary, content_hash from intake_comparison
      where regency_code = $1 and intake_id = $2 and run = $3`,
    [office.regency, intakeId, run],
  )
}

/** Begins a new comparison beside the earlier ones, which stay as they were seen. */
export async function beginComparison(
  { tx, office, now }: Acting,
  intakeId: string,
  run: number,
  revision: number,
) {
  await tx.insert('intake_comparison', [
    {
      regency_code: office.regency,
      intake_id: intakeId,
      run,
      revision,
      stage: 'planning',
      started_at: now,
      batches: 0,
      summary: {},
    },
  ])
  await tx.run('update intake set run = $3 where regency_code = $1 and id = $2', [
    office.regency,
    intakeId,
    run,
  ])
}

export async function setStage(
  { tx, office }: Acting,
  intakeId: string,
  run: number,
  stage: ComparisonRow['stage'],
  batches?: number,
): Promise<void> {
  await tx.run(
    `update intake_comparison set stage = $4, batches = coalesce($5, batches)
      where regency_code = $1 and intake_id = $2 and run = $3`,
    [office.regency, intakeId, run, stage, batches ?? null],
  )
}

export async function finishComparison(
  { tx, office, now }: Acting,
  intakeId: string,
  run: number,
  found: {
    readonly summary: Summary | Record<string, never>
    readonly places: readonly Place[]
    readonly hash: string
  },
): Promise<void> {
  await tx.run(
    `update intake_comparison set stage = 'done', summary = $4, places = $5, content_hash = $6, finished_at = $7
      where regency_code = $1 and intake_id = $2 and run = $3`,
    [
      office.regency,
      intakeId,
      run,
      JSON.stringify(found.summary),
      JSON.stringify(found.places),
      found.hash,
      now,
    ],
  )
}

const place = z.object({
  village: z.string(),
  decile: z.number().nullable(),
  kind: z.string().nullable(),
  families: z.number(),
})
const kept = z.object({ places: z.array(place).nullable() })

/** Where the families that differ stand, in numbers; counted anew for comparisons made before this was kept. */
export async function placesOf(acting: Acting, intakeId: string, run: number): Promise<readonly Place[]> {
  const { tx, office } = acting
  const row = await tx.find(
    kept,
    'select places from intake_comparison where regency_code = $1 and intake_id = $2 and run = $3',
    [office.regency, intakeId, run],
  )
  return row?.places ?? countPlaces(acting, intakeId, run)
}

/** Each family is counted once as a family that differs (kind null), and once for each of its kinds. */
export function countPlaces({ tx, office }: Acting, intakeId: string, run: number): Promise<Place[]> {
  return tx.all(
    place,
    `select village_code as village, decile_after as decile, kind, count(*) as families
       from intake_family_change, unnest(array_append(kinds, null)) as kind
      where regency_code = $1 and intake_id = $2 and run = $3 and kinds <> '{}' group by 1, 2, 3 order by 1, 2, 3`,
    [office.regency, intakeId, run],
  )
}

const villageKind = z.object({ village_code: z.string(), kind: z.string().nullable(), families: z.number() })
const kindCount = z.object({ kind: z.string(), number: z.number() })
const decileCount = z.object({
  from: z.number().nullable(),
  to: z.number().nullable(),
  families: z.number(),
})
const stayCount = z.object({ stays: z.boolean(), number: z.number() })

export async function summed(acting: Acting, intakeId: string, run: number): Promise<Summary> {
  const { tx, office } = acting
  const given = [office.regency, intakeId, run]
  const where = 'regency_code = $1 and intake_id = $2 and run = $3'
  const families = await tx.all(
    z.object({ village_code: z.string(), families: z.number(), unchanged: z.number() }),
    `select village_code, count(*) as families, count(*) filter (where kinds = '{}') as unchanged
       from intake_family_change where ${where} group by 1 order by 1`,
    given,
  )
  const kinds = await tx.all(
    villageKind,
    `select village_code, kind, count(*) as families from intake_family_change, unnest(kinds) as kind
      where ${where} group by 1, 2`,
    given,
  )
  const persons = await tx.all(
    kindCount,
    `select kind, count(*) as number from intake_person_change, unnest(kinds) as kind where ${where} group by 1`,
    given,
  )
  const deciles = await tx.all(
    decileCount,
    `select decile_before as "from", decile_after as "to", count(*) as families from intake_family_change
      where ${where} and not is_new and file_id is not null group by 1, 2 order by 1, 2`,
    given,
  )
  const stays = await tx.all(
    stayCount,
    `select (c ->> 'staysCurrent')::boolean as stays, count(*) as number
       from (select contradicts from intake_family_change where ${where} and contradicts <> '[]'
              union all select contradicts from intake_person_change where ${where} and contradicts <> '[]') x,
            jsonb_array_elements(x.contradicts) as c group by 1`,
    given,
  )
  const counted = (kind: string, village?: string) =>
    kinds
      .filter((row) => row.kind === kind && (village === undefined || row.village_code === village))
      .reduce((sum, row) => sum + row.families, 0)
  const byVillage = Map.groupBy(kinds, ({ village_code }) => village_code)
  return {
    families: families.reduce((sum, row) => sum + row.families, 0),
    unchanged: families.reduce((sum, row) => sum + row.unchanged, 0),
    kinds: Object.fromEntries(familyKinds.map((kind) => [kind, counted(kind)])),
    persons: Object.fromEntries(
      personKinds.map((kind) => [kind, persons.find((row) => row.kind === kind)?.number ?? 0]),
    ),
    villages: families.map((row) => ({
      code: row.village_code,
      families: row.families,
      unchanged: row.unchanged,
      kinds: Object.fromEntries(
        (byVillage.get(row.village_code) ?? []).map(({ kind, families }) => [kind ?? '', families]),
      ),
    })),
    deciles,
    contradictions: {
      stay: stays.find((row) => row.stays)?.number ?? 0,
      yield: stays.find((row) => !row.stays)?.number ?? 0,
    },
  }
}

const total = z.object({ total: z.string() })

/** One number over everything the comparison says, so that what was seen can be told from anything else. */
export async function hashTotal({ tx, office }: Acting, intakeId: string, run: number): Promise<string> {
  const of = (table: string, id: string) =>
    `select hashtextextended(${id}::text || kinds::text || fields::text || contradicts::text, 0)::numeric as h
       from ${table} where regency_code = $1 and intake_id = $2 and run = $3`
  const row = await tx.one(
    total,
    `select coalesce(sum(h), 0)::text as total from (${of('intake_family_change', 'family_id')}
      union all ${of('intake_person_change', 'person_id')}) x`,
    [office.regency, intakeId, run],
  )
  return row.total
}

const standingRow = z.object({
  revision: z.number(),
  run: z.number(),
  scope: z
    .object({ villages: z.array(z.string()).nullable(), kinds: z.array(z.enum(familyKinds)).nullable() })
    .nullable(),
  scope_by: z.uuid().nullable(),
  scope_by_name: z.string().nullable(),
  scope_at: z.date().nullable(),
  taking: z.object({ families: z.number(), persons: z.number(), yielding: z.number() }).nullable(),
  batches_done: z.number(),
  taken_at: z.date().nullable(),
  rollback_by: z.uuid().nullable(),
  rollback_by_name: z.string().nullable(),
  rollback_at: z.date().nullable(),
  rollback_reason: z.string().nullable(),
  rolled_back_by_name: z.string().nullable(),
  rolled_back_at: z.date().nullable(),
})
export type StandingRow = z.infer<typeof standingRow>

export function standingRowOf({ tx, office }: Acting, intakeId: string): Promise<StandingRow> {
  return tx.one(
    standingRow,
    `select i.revision, i.run, i.scope, i.scope_by, s.name as scope_by_name, i.scope_at, i.taking,
            i.batches_done, i.taken_at,
            i.rollback_by, a.name as rollback_by_name, i.rollback_at, i.rollback_reason, b.name as rolled_back_by_name,
            i.rolled_back_at
       from intake i left join account s on s.regency_code = $1 and s.id = i.scope_by
       left join account a on a.regency_code = $1 and a.id = i.rollback_by
       left join account b on b.regency_code = $1 and b.id = i.rolled_back_by
      where i.regency_code = $1 and i.id = $2`,
    [office.regency, intakeId],
  )
}

const moved = z.object({ yes: z.boolean() })

/** Whether the register took another extract in, or back, since a moment, or is about to. */
export async function registerMovedSince({ tx, office }: Acting, intakeId: string, since: Date) {
  const { yes } = await tx.one(
    moved,
    `select exists (select from intake where regency_code = $1 and id <> $2 and kind = 'dtsen'
        and (status in ('accepting', 'rolling_back') or taken_at > $3 or rolled_back_at > $3)) as yes`,
    [office.regency, intakeId, since],
  )
  return yes
}

export async function noteScope(
  { tx, office, now }: Acting,
  intakeId: string,
  scope: { readonly villages: readonly string[] | null; readonly kinds: readonly string[] | null },
): Promise<void> {
  await tx.run(
    'update intake set scope = $3, scope_by = $4, scope_at = $5 where regency_code = $1 and id = $2',
    [office.regency, intakeId, JSON.stringify(scope), office.accountId, now],
  )
}

const takenCount = z.object({ families: z.number(), persons: z.number(), yielding: z.number() })
export type Taking = z.infer<typeof takenCount>

/** Keeps what the choice takes in, see `countTaken`; null: it must be counted again. */
export async function noteTaking({ tx, office }: Acting, intakeId: string, taking: Taking | null) {
  await tx.run('update intake set taking = $3 where regency_code = $1 and id = $2', [
    office.regency,
    intakeId,
    taking === null ? null : JSON.stringify(taking),
  ])
}

/**
 * What a choice would take in: families, members that change, and ratified values that would no longer be shown.
 * Families and persons are gathered by family instead of joined: each table is read once, whatever the planner
 * believes of rows it has no statistics of.
 */
export function countTaken(
  { tx, office }: Acting,
  intakeId: string,
  run: number,
  scope: { readonly villages: readonly string[] | null; readonly kinds: readonly string[] | null },
) {
  const where = 'regency_code = $1 and intake_id = $2 and run = $3'
  const yielding = `case when contradicts = '[]' then 0 else (select count(*) from jsonb_array_elements(contradicts) c
    where not (c ->> 'staysCurrent')::boolean) end`
  return tx.one(
    takenCount,
    `select count(*) filter (where taken) as families,
            coalesce(sum(persons) filter (where taken), 0)::bigint as persons,
            coalesce(sum(yielding) filter (where taken), 0)::bigint as yielding
       from (select family_id, bool_or(taken) as taken, sum(persons) as persons, sum(yielding) as yielding
               from (select family_id, true as taken, 0 as persons, ${yielding} as yielding from intake_family_change
                      where ${where} and ($4::text[] is null or village_code = any ($4))
                        and ($5::text[] is null or kinds <@ $5)
                     union all
                     select family_id, false, (file_id is not null)::int, ${yielding} from intake_person_change
                      where ${where}) u
              group by family_id) g`,
    [office.regency, intakeId, run, scope.villages, scope.kinds],
  )
}

export async function noteBatch({ tx, office }: Acting, intakeId: string, batchesDone: number) {
  await tx.run('update intake set batches_done = $3 where regency_code = $1 and id = $2', [
    office.regency,
    intakeId,
    batchesDone,
  ])
}

export async function noteTaken({ tx, office, now }: Acting, intakeId: string): Promise<void> {
  await tx.run('update intake set taken_at = $3 where regency_code = $1 and id = $2', [
    office.regency,
    intakeId,
    now,
  ])
}

export async function noteSeen({ tx, office }: Acting, intakeId: string, hash: string): Promise<void> {
  await tx.run('update intake set seen_hash = $3, batches_done = 0 where regency_code = $1 and id = $2', [
    office.regency,
    intakeId,
    hash,
  ])
}

export async function noteRollbackAsked(
  { tx, office, now }: Acting,
  intakeId: string,
  reason: string | null,
) {
  await tx.run(
    `update intake set rollback_by = $3, rollback_at = $4, rollback_reason = $5 where regency_code = $1 and id = $2`,
    [
      office.regency,
      intakeId,
      reason === null ? null : office.accountId,
      reason === null ? null : now,
      reason,
    ],
  )
}

export async function noteRolledBackBy({ tx, office, now }: Acting, intakeId: string): Promise<void> {
  await tx.run(
    `update intake set rolled_back_by = $3, rolled_back_at = $4 where regency_code = $1 and id = $2`,
    [office.regency, intakeId, office.accountId, now],
  )
}

/** From now on a comparison made before is out of date. */
export async function noteRolledBack({ tx, office, now }: Acting, intakeId: string): Promise<void> {
  await tx.run('update intake set rolled_back_at = $3 where regency_code = $1 and id = $2', [
    office.regency,
    intakeId,
    now,
  ])
}

/** One decision about what the register takes in at a time. */
export async function takeTurn({ tx }: Acting): Promise<void> {
  await tx.run('select pg_advisory_xact_lock(7207412004)')
}
