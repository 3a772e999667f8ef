import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'
import type { ListWish, Slice } from './list-slices.ts'

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

const along = 'head_name, family_id'
const back = 'head_name desc, family_id desc'
const orders = {
  name: [along, back],
  '-name': [back, along],
  decile: [along, back],
  '-decile': [along, back],
} as const

/**
 * The families of these parts of a list, one part after the other. Without a kind: every family that differs at all.
 * Each part is walked by its own index, at most through one village.
 */
export function comparedFamilies(
  { tx, office }: Acting,
  intakeId: string,
  run: number,
  { kind, sort }: ListWish,
  slices: readonly Slice[],
) {
  const [ahead, behind] = orders[sort]
  const part = (order: string, condition: string) =>
    `(select ${columns} from intake_family_change
       where ${condition} and regency_code = $1 and intake_id = $2 and run = $3 and kinds <> '{}'
         and village_code = s.village and (not s.of_decile or decile_after is not distinct from s.decile)
         and ($10::text is null or $10 = any (kinds))
       order by ${order} offset s.skipped limit s.taken)`
  return tx.all(
    familyRow,
    `select f.* from unnest($4::text[], $5::boolean[], $6::int[], $7::int[], $8::int[], $9::boolean[])
              with ordinality as s (village, of_decile, decile, skipped, taken, from_end, place)
      cross join lateral (${part(ahead, 'not s.from_end')} union all ${part(behind, 's.from_end')}) f
      order by s.place, ${ahead}`,
    [
      office.regency,
      intakeId,
      run,
      slices.map(({ village }) => village),
      slices.map(({ decile }) => decile !== undefined),
      slices.map(({ decile }) => decile ?? null),
      slices.map(({ skip }) => skip),
      slices.map(({ take }) => take),
      slices.map(({ fromEnd }) => fromEnd),
      kind ?? null,
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
