import { z } from 'zod'
import type { Acting } from '../../plumbing/acting.ts'

/** Rows of a list that says only some things of families the register holds: whose they are, and what else is known. */

export type Owner = 'family' | 'person'

const here = `r.regency_code = $1 and r.intake_id = $2`
const sound = `r.severity <> 'error'`

/** Whom a row was found to be before is found anew. */
export async function forgetMatches({ tx, office }: Acting, intakeId: string): Promise<void> {
  await tx.run(
    `update intake_row r set matched_family_id = null, matched_person_id = null
      where ${here} and r.unit in ('family', 'person') and r.matched_family_id is not null`,
    [office.regency, intakeId],
  )
}

/** A family is the one that bears the card today and lives in that village; two rows never become one family. */
export async function matchFamilies({ tx, office }: Acting, intakeId: string): Promise<void> {
  await tx.run(
    `update intake_row r set matched_family_id = m.family_id
       from (select distinct on (f.id) r.file_id, r.line, f.id as family_id
               from intake_row r
               join family_card c on c.regency_code = $1 and c.card_index = r.card_index and c.to_date is null
               join family f on f.regency_code = $1 and f.id = c.family_id and f.status = 'active'
                and f.absent_from is null and f.village_code = r.village_code
              where ${here} and r.unit = 'family' and ${sound}
              order by f.id, r.file_id, r.line) m
      where ${here} and r.file_id = m.file_id and r.line = m.line`,
    [office.regency, intakeId],
  )
}

/** A person is the member of that very family who bears the NIK. */
export async function matchMembers({ tx, office }: Acting, intakeId: string): Promise<void> {
  await tx.run(
    `update intake_row r set matched_family_id = m.family_id, matched_person_id = m.person_id
       from (select distinct on (p.id) r.file_id, r.line, h.matched_family_id as family_id, p.id as person_id
               from intake_row r
               join intake_row h on h.regency_code = $1 and h.intake_id = $2 and h.unit = 'family'
                and h.card_index = r.card_index and h.severity <> 'error'
               join person p on p.regency_code = $1 and p.nik_index = r.nik_index and p.status = 'active'
               join membership b on b.regency_code = $1 and b.person_id = p.id and b.to_date is null
                and b.family_id = h.matched_family_id
              where ${here} and r.unit = 'person' and ${sound}
              order by p.id, r.file_id, r.line) m
      where ${here} and r.file_id = m.file_id and r.line = m.line`,
    [office.regency, intakeId],
  )
}

/** Whoever was not found stays out, with the reason. */
export async function holdUnknown(
  { tx, office }: Acting,
  intakeId: string,
  unit: Owner,
  code: string,
): Promise<void> {
  await tx.run(
    `update intake_row r
        set problems = r.problems || jsonb_build_array(jsonb_build_object('code', $4::text)), severity = 'error'
      where ${here} and r.unit = $3 and ${sound} and r.matched_${unit}_id is null`,
    [office.regency, intakeId, unit, code],
  )
}

const record = z.record(z.string(), z.unknown())
const bytes = z.instanceof(Buffer)
const knownRow = z.object({
  file_id: z.uuid(),
  line: z.number(),
  target_id: z.uuid(),
  fields: record,
  specific_sealed: bytes.nullable(),
  held_id: z.uuid().nullable(),
  held: record.nullable(),
  held_sealed: bytes.nullable(),
  source_key: z.string().nullable(),
  decile: z.number().nullable(),
  hamlet: z.string().nullable(),
  rt: z.string().nullable(),
  rw: z.string().nullable(),
  street: z.string().nullable(),
})
export type KnownRow = z.infer<typeof knownRow>

const whose: Readonly<Record<Owner, string>> = {
  family: `s.source_key, s.official_decile as decile, s.hamlet, s.rt, s.rw, s.address as street`,
  person: `s.source_key, null::int as decile, null as hamlet, null as rt, null as rw, null as street`,
}

/** The next rows with the provider's values of whom they are, in the order of the files. */
export function knownRows(
  { tx, office }: Acting,
  intakeId: string,
  unit: Owner,
  after: Pick<KnownRow, 'file_id' | 'line'> | undefined,
  limit: number,
): Promise<KnownRow[]> {
  return tx.all(
    knownRow,
    `select r.file_id, r.line, r.target_id, r.fields, r.specific_sealed, v.id as held_id, v.values as held,
            v.sealed as held_sealed, ${whose[unit]}
       from intake_row r
       join ${unit} s on s.regency_code = $1 and s.id = r.matched_${unit}_id
       left join ${unit}_values v on v.regency_code = $1 and v.${unit}_id = s.id and v.layer = 'provider'
        and v.superseded_at is null
      where ${here} and r.unit = $3 and ${sound}
        and ($4::uuid is null or (r.file_id, r.line) > ($4, $5::int))
      order by r.file_id, r.line limit $6`,
    [office.regency, intakeId, unit, after?.file_id ?? null, after?.line ?? null, limit],
  )
}

export interface CompletedRow {
  readonly fileId: string
  readonly line: number
  readonly sourceKey: string | null
  readonly fields: Readonly<Record<string, unknown>>
  readonly specificSealed: Buffer
}

export async function writeCompleted(
  { tx, office }: Acting,
  intakeId: string,
  rows: readonly CompletedRow[],
) {
  await tx.run(
    `update intake_row r set source_key = g.source_key, fields = g.fields, specific_sealed = decode(g.sealed, 'base64')
       from jsonb_to_recordset($3::jsonb) as g(file_id uuid, line int, source_key text, fields jsonb, sealed text)
      where ${here} and r.file_id = g.file_id and r.line = g.line`,
    [
      office.regency,
      intakeId,
      JSON.stringify(
        rows.map((row) => ({
          file_id: row.fileId,
          line: row.line,
          source_key: row.sourceKey,
          fields: row.fields,
          sealed: row.specificSealed.toString('base64'),
        })),
      ),
    ],
  )
}
