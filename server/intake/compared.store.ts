import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'

/** Families of a comparison, a page at a time. */

const record = z.record(z.string(), z.unknown())

const familyRow = z.object({
  family_id: z.uuid(),
  batch: z.number(),
  head_name: z.string(),
  village_code: z.string(),
  village_before: z.string().nullable(),
  decile_before: z.number().nullable(),
  decile_after: z.number().nullable(),
  kinds: z.array(z.string()),
  fields: record,
  contradicts: z.array(record),
})
export type ComparedRow = z.infer<typeof familyRow>
const columns = `family_id, batch, head_name, village_code, village_before, decile_before, decile_after, kinds, fields,
  contradicts`

export interface ComparedFilter {
  readonly kind: string | undefined
  readonly village: string | undefined
  readonly sample: boolean
  readonly sort: 'name' | '-name' | 'decile' | '-decile'
  readonly limit: number
  readonly offset: number
}

const orders = {
  name: 'village_code, head_name, family_id',
  '-name': 'village_code desc, head_name desc, family_id desc',
  decile: 'decile_after nulls last, village_code, head_name, family_id',
  '-decile': 'decile_after desc nulls last, village_code, head_name, family_id',
} as const

/** Without a kind: every family that changes at all. A sample is the same for everybody who looks at the same run. */
export function comparedFamilies(
  { tx, office }: Acting,
  intakeId: string,
  run: number,
  filter: ComparedFilter,
) {
  return tx.all(
    familyRow,
    `select ${columns} from intake_family_change
      where regency_code = $1 and intake_id = $2 and run = $3 and ($4::text is null or village_code = $4)
        and (case when $5::text is null then kinds <> '{}' else $5 = any (kinds) end)
      order by ${filter.sample ? 'hashtextextended(family_id::text, run)' : orders[filter.sort]}
      limit $6 offset $7`,
    [
      office.regency,
      intakeId,
      run,
      filter.village ?? null,
      filter.kind ?? null,
      filter.limit,
      filter.sample ? 0 : filter.offset,
    ],
  )
}

export function comparedFamily({ tx, office }: Acting, intakeId: string, run: number, familyId: string) {
  return tx.find(
    familyRow,
    `select ${columns} from intake_family_change
      where regency_code = $1 and intake_id = $2 and run = $3 and family_id = $4`,
    [office.regency, intakeId, run, familyId],
  )
}

const personRow = z.object({
  person_id: z.uuid(),
  name: z.string(),
  kinds: z.array(z.string()),
  fields: record,
  contradicts: z.array(record),
})

export function comparedPersons({ tx, office }: Acting, intakeId: string, run: number, family: ComparedRow) {
  return tx.all(
    personRow,
    `select person_id, name, kinds, fields, contradicts from intake_person_change
      where regency_code = $1 and intake_id = $2 and run = $3 and batch = $4 and family_id = $5 order by name, person_id`,
    [office.regency, intakeId, run, family.batch, family.family_id],
  )
}
