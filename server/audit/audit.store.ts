import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

const lineRow = z.object({
  id: z.uuid(),
  at: z.date(),
  account_id: z.uuid().nullable(),
  office_id: z.uuid().nullable(),
  actor_name: z.string(),
  role: z.string(),
  action: z.string(),
  subject_kind: z.string(),
  subject_ids: z.array(z.string()),
  village_code: z.string().nullable(),
  reason: z.string().nullable(),
  detail: z.unknown(),
})
export type Line = z.infer<typeof lineRow>

const sealRow = z.object({
  sequence: z.number(),
  first_line: z.uuid(),
  last_line: z.uuid(),
  lines: z.number(),
  previous: z.instanceof(Buffer),
  hash: z.instanceof(Buffer),
  sealed_at: z.date(),
})
export type Seal = z.infer<typeof sealRow>

const columns = `id, at, account_id, office_id, actor_name, role, action, subject_kind, subject_ids,
  village_code, reason, detail`

/** Lines in the order of their ids, after one and up to another. */
export function linesBetween(
  tx: Tx,
  regency: string,
  after: string,
  upTo: string,
  limit: number,
): Promise<Line[]> {
  return tx.all(
    lineRow,
    `select ${columns} from audit_line where regency_code = $1 and id > $2 and id <= $3 order by id limit $4`,
    [regency, after, upTo, limit],
  )
}

export interface LineFilter {
  readonly action?: string | undefined
  readonly actor?: string | undefined
  readonly before?: string | undefined
}

/**
 * The newest lines. By what an act is about and by who acted they are found by index, since row-level security lets
 * no pattern use one: the room is a column of its own, and who acted is looked up among the names there are first.
 */
export async function newestLines(
  tx: Tx,
  regency: string,
  { action, actor, before }: LineFilter,
  limit: number,
): Promise<Line[]> {
  const values = [regency, action?.split('.')[0] ?? null, action ?? null, before ?? null, limit]
  const rest = `($2::text is null or room = $2) and ($3::text is null or starts_with(action, $3))
    and ($4::uuid is null or id < $4)`
  if (!actor)
    return tx.all(
      lineRow,
      `select ${columns} from audit_line
        where regency_code = $1 ${action ? 'and room = $2' : ''} and ${rest} order by id desc limit $5`,
      values,
    )
  const asked = actor.toLowerCase()
  const names = (await actorNames(tx, regency)).filter((name) => name.toLowerCase().includes(asked))
  return tx.all(
    lineRow,
    `select found.* from unnest($6::text[]) as named (name)
       cross join lateral (select ${columns} from audit_line
         where regency_code = $1 and actor_name = named.name and ${rest} order by id desc limit $5) found
      order by id desc limit $5`,
    [...values, names],
  )
}

/** Everybody who ever acted, walked from name to name in the index. */
async function actorNames(tx: Tx, regency: string): Promise<string[]> {
  const rows = await tx.all(
    z.object({ name: z.string() }),
    `with recursive named as (
       (select actor_name as name from audit_line where regency_code = $1 order by actor_name limit 1)
       union all
       select (select l.actor_name from audit_line l where l.regency_code = $1 and l.actor_name > named.name
                order by l.actor_name limit 1) from named where named.name is not null)
     select name from named where name is not null`,
    [regency],
  )
  return rows.map(({ name }) => name)
}

/** Lines that name one id, newest first, without who acted. */
export function linesAbout(tx: Tx, regency: string, subjectId: string, limit: number) {
  return tx.all(
    lineRow.pick({ at: true, role: true, action: true }),
    `select at, role, action from audit_subject
      where regency_code = $1 and subject_id = $2 order by line_id desc limit $3`,
    [regency, subjectId, limit],
  )
}

export function findLastSeal(tx: Tx, regency: string): Promise<Seal | undefined> {
  return tx.find(
    sealRow,
    'select sequence, first_line, last_line, lines, previous, hash, sealed_at from audit_seal where regency_code = $1 order by sequence desc limit 1',
    [regency],
  )
}

export function allSeals(tx: Tx, regency: string): Promise<Seal[]> {
  return tx.all(
    sealRow,
    'select sequence, first_line, last_line, lines, previous, hash, sealed_at from audit_seal where regency_code = $1 order by sequence',
    [regency],
  )
}

export async function countLinesAfter(tx: Tx, regency: string, after: string): Promise<number> {
  const row = await tx.one(
    z.object({ count: z.number() }),
    'select count(*) as count from audit_line where regency_code = $1 and id > $2',
    [regency, after],
  )
  return row.count
}
