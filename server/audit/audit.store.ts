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

export function newestLines(tx: Tx, regency: string, filter: LineFilter, limit: number): Promise<Line[]> {
  return tx.all(
    lineRow,
    `select ${columns} from audit_line
      where regency_code = $1 and ($2::text is null or action like $2 || '%')
        and ($3::text is null or actor_name ilike '%' || $3 || '%') and ($4::uuid is null or id < $4)
      order by id desc limit $5`,
    [regency, filter.action ?? null, filter.actor ?? null, filter.before ?? null, limit],
  )
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
