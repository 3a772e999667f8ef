import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'
import type { Comparison } from './plan-delivery.store.ts'
import type { Owner } from './registry.store.ts'

/** Rows whose values differ from what is held, or of which something is ratified: read to be compared, then marked. */

const bytes = z.instanceof(Buffer)
const record = z.record(z.string(), z.unknown())

const openRow = z.object({
  id: z.uuid(),
  family_id: z.uuid(),
  batch: z.number(),
  kinds: z.array(z.string()),
  target_id: z.uuid(),
  delivered: record,
  delivered_sealed: bytes.nullable(),
  held_id: z.uuid().nullable(),
  held: record.nullable(),
  held_sealed: bytes.nullable(),
  ratified_id: z.uuid().nullable(),
  ratified: record.nullable(),
  ratified_sealed: bytes.nullable(),
})
export type OpenRow = z.infer<typeof openRow>

/** Each row is looked up by its key, whatever the planner believes of rows written a moment ago. */
export function rowsToExamine({ tx, office }: Acting, owner: Owner, at: Comparison, limit: number) {
  const layer = (name: string, of: string) =>
    `left join lateral (select * from ${owner}_values o where o.regency_code = $1 and o.${owner}_id = c.${owner}_id
       and o.layer = '${of}' and o.superseded_at is null offset 0) ${name} on true`
  return tx.all(
    openRow,
    `select c.${owner}_id as id, c.family_id, c.batch, c.kinds, r.target_id, r.fields -> 'values' as delivered,
            r.specific_sealed as delivered_sealed, v.id as held_id, v.values as held, v.sealed as held_sealed,
            w.id as ratified_id, w.values as ratified, w.sealed as ratified_sealed
       from (select * from intake_${owner}_change where regency_code = $1 and intake_id = $2 and run = $3
                and not examined limit $4) c
       join lateral (select * from intake_row i where i.regency_code = $1 and i.intake_id = $2
              and i.file_id = c.file_id and i.line = c.line offset 0) r on true
       ${layer('v', 'provider')} ${layer('w', 'ratified')}`,
    [office.regency, at.intakeId, at.run, limit],
  )
}

export interface Examined {
  readonly id: string
  readonly batch: number
  readonly kinds: readonly string[]
  readonly rewrite: boolean
  readonly fields: Readonly<Record<string, unknown>>
  readonly contradicts: readonly unknown[]
}

export function noteExamined(
  { tx, office }: Acting,
  owner: Owner,
  at: Comparison,
  rows: readonly Examined[],
) {
  return tx.run(
    `update intake_${owner}_change c
        set examined = true, kinds = array(select jsonb_array_elements_text(g.kinds)), rewrite = g.rewrite,
            fields = g.fields, contradicts = g.contradicts
       from jsonb_to_recordset($4::jsonb) as g(id uuid, batch int, kinds jsonb, rewrite boolean, fields jsonb,
            contradicts jsonb)
      where c.regency_code = $1 and c.intake_id = $2 and c.run = $3 and c.batch = g.batch and c.${owner}_id = g.id`,
    [office.regency, at.intakeId, at.run, JSON.stringify(rows)],
  )
}
