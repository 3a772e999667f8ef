import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'

/**
 * How the accepted rows of a delivery become the provider's layer: whole sets at a time, since a regency has
 * 410,000 families. Ciphertexts move unopened, for each was sealed for the id its row will bear.
 */

/** By the provider's own key first, else by the card of today. A family once ended keeps its id. */
export async function matchFamilies({ tx, office }: Acting, intakeId: string): Promise<void> {
  const values = [office.regency, intakeId]
  await tx.run(
    `update intake_row r set matched_family_id = f.id from family f
      where r.regency_code = $1 and r.intake_id = $2 and r.unit = 'family' and r.severity <> 'error'
        and f.regency_code = $1 and f.source_key = r.source_key`,
    values,
  )
  await tx.run(
    `update intake_row r set matched_family_id = c.family_id from family_card c
      where r.regency_code = $1 and r.intake_id = $2 and r.unit = 'family' and r.severity <> 'error'
        and r.matched_family_id is null
        and c.regency_code = $1 and c.card_index = r.card_index and c.to_date is null`,
    values,
  )
  await matchOnce({ tx, office }, intakeId, 'family')
}

/** Two rows never become one record: the later of them counts as new, and a person will see both. */
async function matchOnce(
  { tx, office }: Pick<Acting, 'tx' | 'office'>,
  intakeId: string,
  unit: 'family' | 'person',
): Promise<void> {
  const id = `matched_${unit}_id`
  await tx.run(
    `update intake_row r set ${id} = null
       from (select file_id, line, row_number() over (partition by ${id} order by file_id, line) as place
               from intake_row where regency_code = $1 and intake_id = $2 and unit = '${unit}'
                and severity <> 'error' and ${id} is not null) o
      where r.regency_code = $1 and r.intake_id = $2 and r.file_id = o.file_id and r.line = o.line and o.place > 1`,
    [office.regency, intakeId],
  )
}

/** By NIK, and then by card, whatever card the programme still knows. */
export async function matchRecipients({ tx, office }: Acting, intakeId: string): Promise<void> {
  const values = [office.regency, intakeId]
  await tx.run(
    `update intake_row r set matched_person_id = p.id, matched_family_id = m.family_id
       from person p join membership m
         on m.regency_code = p.regency_code and m.person_id = p.id and m.to_date is null
      where r.regency_code = $1 and r.intake_id = $2 and r.unit = 'recipient' and r.severity <> 'error'
        and p.regency_code = $1 and p.nik_index = r.nik_index`,
    values,
  )
  await tx.run(
    `update intake_row r set matched_family_id = c.family_id from family_card c
      where r.regency_code = $1 and r.intake_id = $2 and r.unit = 'recipient' and r.severity <> 'error'
        and r.matched_family_id is null and c.regency_code = $1 and c.card_index = r.card_index`,
    values,
  )
}

const comparison = z.object({
  new_families: z.number(),
  known_families: z.number(),
  absent_families: z.number(),
  matched_by_nik: z.number(),
  matched_by_card: z.number(),
  unmatched: z.number(),
})

/** What accepting the delivery would do, against what the register holds today. */
export function compareWithRegister({ tx, office }: Acting, intakeId: string) {
  return tx.one(
    comparison,
    `with r as materialized (
       select unit, village_code, matched_family_id, matched_person_id from intake_row
        where regency_code = $1 and intake_id = $2 and severity <> 'error')
     select count(*) filter (where unit = 'family' and matched_family_id is null) as new_families,
            count(*) filter (where unit = 'family' and matched_family_id is not null) as known_families,
            count(*) filter (where unit = 'recipient' and matched_person_id is not null) as matched_by_nik,
            count(*) filter (where unit = 'recipient' and matched_person_id is null
                               and matched_family_id is not null) as matched_by_card,
            count(*) filter (where unit = 'recipient' and matched_family_id is null) as unmatched,
            (select count(*) from family f
              where f.regency_code = $1 and f.status = 'active'
                and f.village_code in (select distinct village_code from r where unit = 'family')
                and not exists (select from r where r.matched_family_id = f.id)) as absent_families
       from r`,
    [office.regency, intakeId],
  )
}
