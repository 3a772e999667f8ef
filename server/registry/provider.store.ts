import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'

/**
 * How the accepted rows of a delivery become the provider's layer: whole sets at a time, since a regency has
 * 410,000 families. Ciphertexts move unopened, for each was sealed for the id its row will bear.
 */

export interface Delivery {
  readonly intakeId: string
  /** The day the data describe. */
  readonly asOf: string
  /** Shown beside every value that comes from here. */
  readonly sourceName: string
  readonly decileVersion: string | null
}

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

/** Whom a row is about once it is taken in: the one it was matched with, else the one it makes. */
const idOf = {
  family: 'coalesce(r.matched_family_id, r.target_id)',
  person: 'coalesce(r.matched_person_id, r.target_id)',
} as const

/** New families come in, known ones take the delivery's columns; cards that changed end and begin. */
export async function takeFamilies({ tx, office, now }: Acting, delivery: Delivery): Promise<void> {
  const values = [office.regency, delivery.intakeId]
  const from = `from intake_row r where r.regency_code = $1 and r.intake_id = $2 and r.unit = 'family'
    and r.severity <> 'error'`
  await tx.run(
    `insert into family (regency_code, id, village_code, hamlet, rt, rw, address, head_name, head_name_key, card_index,
            source_key, official_decile, decile_version, status, version, created_at, updated_at)
     select $1, r.target_id, r.village_code, r.fields ->> 'hamlet', r.fields ->> 'rt', r.fields ->> 'rw',
            r.fields ->> 'street', r.name, r.fields ->> 'nameKey', r.card_index, r.source_key,
            (r.fields ->> 'officialDecile')::smallint, $3, 'active', 1, $4, $4
       ${from} and r.matched_family_id is null`,
    [...values, delivery.decileVersion, now],
  )
  await tx.run(
    `update family_card c set to_date = $3 from intake_row r
      where r.regency_code = $1 and r.intake_id = $2 and r.unit = 'family' and r.severity <> 'error'
        and c.regency_code = $1 and c.family_id = r.matched_family_id and c.to_date is null
        and c.card_index <> r.card_index`,
    [...values, delivery.asOf],
  )
  await tx.run(
    `insert into family_card (regency_code, id, family_id, village_code, card_sealed, card_index, from_date,
            source_kind, source_id)
     select $1, r.target_id, ${idOf.family}, r.village_code, r.card_sealed, r.card_index, $3, 'intake', $2
       ${from} and not exists (select from family_card c where c.regency_code = $1
         and c.family_id = r.matched_family_id and c.card_index = r.card_index and c.to_date is null)`,
    [...values, delivery.asOf],
  )
  await tx.run(
    `update family f set hamlet = r.fields ->> 'hamlet', rt = r.fields ->> 'rt', rw = r.fields ->> 'rw',
            address = r.fields ->> 'street', head_name = r.name, head_name_key = r.fields ->> 'nameKey',
            card_index = r.card_index, source_key = coalesce(r.source_key, f.source_key),
            official_decile = (r.fields ->> 'officialDecile')::smallint, decile_version = $3,
            version = f.version + 1, updated_at = $4
       ${from} and f.regency_code = $1 and f.id = r.matched_family_id`,
    [...values, delivery.decileVersion, now],
  )
}

/**
 * Persons by the provider's key when NIK, name or birth date agree too (a key given to somebody else is worse than
 * none), else by NIK. A row whose person another row of the delivery already is becomes a new person, and the
 * visit tells.
 */
export async function takePersons({ tx, office, now }: Acting, delivery: Delivery): Promise<void> {
  const values = [office.regency, delivery.intakeId]
  const rows = `r.regency_code = $1 and r.intake_id = $2 and r.unit = 'person' and r.severity <> 'error'`
  await tx.run(
    `update intake_row r set matched_family_id = coalesce(f.matched_family_id, f.target_id) from intake_row f
      where ${rows} and f.regency_code = $1 and f.intake_id = $2 and f.unit = 'family' and f.severity <> 'error'
        and f.card_index = r.card_index`,
    values,
  )
  await tx.run(
    `update intake_row r set matched_person_id = p.id from person p
      where ${rows} and p.regency_code = $1 and p.source_key = r.source_key
        and (p.nik_index = r.nik_index or p.name_key = r.fields ->> 'nameKey'
          or p.birth_date = (r.fields ->> 'birthDate')::date)`,
    values,
  )
  await tx.run(
    `update intake_row r set matched_person_id = found.id
       from (select distinct on (p.nik_index) p.nik_index, p.id from person p
              where p.regency_code = $1 and p.nik_index is not null
              order by p.nik_index, (p.status <> 'active'), p.updated_at desc) found
      where ${rows} and r.matched_person_id is null and found.nik_index = r.nik_index
        and not exists (select from intake_row o where o.regency_code = $1 and o.intake_id = $2
             and o.matched_person_id = found.id)`,
    values,
  )
  await matchOnce({ tx, office }, delivery.intakeId, 'person')
  await tx.run(
    `insert into person (regency_code, id, village_code, name, name_key, sex, birth_date, nik_sealed, nik_index,
            source_key, status, version, created_at, updated_at)
     select $1, r.target_id, f.village_code, r.name, r.fields ->> 'nameKey', r.fields ->> 'sex',
            (r.fields ->> 'birthDate')::date, r.nik_sealed, r.nik_index, r.source_key, 'active', 1, $3, $3
       from intake_row r join family f on f.regency_code = r.regency_code and f.id = r.matched_family_id
      where ${rows} and r.matched_person_id is null`,
    [...values, now],
  )
  await tx.run(
    `update person p set name = r.name, name_key = r.fields ->> 'nameKey', sex = r.fields ->> 'sex',
            birth_date = (r.fields ->> 'birthDate')::date, source_key = coalesce(r.source_key, p.source_key),
            version = p.version + 1, updated_at = $3
       from intake_row r where ${rows} and p.regency_code = $1 and p.id = r.matched_person_id`,
    [...values, now],
  )
}

const changedNik = z.object({
  person_id: z.uuid(),
  target_id: z.uuid(),
  nik_sealed: z.instanceof(Buffer),
  nik_index: z.instanceof(Buffer),
})

/** Known persons to whom the provider now gives another NIK: few, and resealed one by one. */
export function personsWithAnotherNik({ tx, office }: Acting, intakeId: string) {
  return tx.all(
    changedNik,
    `select p.id as person_id, r.target_id, r.nik_sealed, r.nik_index
       from intake_row r join person p on p.regency_code = $1 and p.id = r.matched_person_id
      where r.regency_code = $1 and r.intake_id = $2 and r.unit = 'person' and r.severity <> 'error'
        and p.nik_index is distinct from r.nik_index and r.nik_sealed is not null`,
    [office.regency, intakeId],
  )
}

export async function setNik({ tx, office }: Acting, personId: string, sealed: Buffer, index: Buffer) {
  await tx.run(`update person set nik_sealed = $3, nik_index = $4 where regency_code = $1 and id = $2`, [
    office.regency,
    personId,
    sealed,
    index,
  ])
}

/**
 * Memberships as the delivery has them. What a ratified change ended stays ended, and whom one brought into
 * another family after the day of the delivery stays there. Whom the delivery does not name stays too: a row may
 * have been held back, and only a visit tells who left.
 */
export async function takeMemberships({ tx, office }: Acting, delivery: Delivery): Promise<void> {
  const rows = `r.regency_code = $1 and r.intake_id = $2 and r.unit = 'person' and r.severity <> 'error'`
  const taken = `${rows} and r.matched_family_id is not null
    and not exists (select from person p where p.regency_code = $1 and p.id = r.matched_person_id
         and p.status <> 'active')
    and not exists (select from membership e where e.regency_code = $1 and e.person_id = r.matched_person_id
         and ((e.family_id = r.matched_family_id and e.to_date is not null and e.ended_reason <> 'moved_to_another_card')
           or (e.to_date is null and e.source_kind = 'batch' and e.from_date > $3
               and e.family_id <> r.matched_family_id)))`
  const values = [office.regency, delivery.intakeId, delivery.asOf]
  await tx.run(
    `update membership m set to_date = $3, ended_reason = 'moved_to_another_card' from intake_row r
      where ${taken} and m.regency_code = $1 and m.person_id = r.matched_person_id and m.to_date is null
        and m.family_id <> r.matched_family_id`,
    values,
  )
  await tx.run(
    `update membership m set relationship = r.fields ->> 'relationship' from intake_row r
      where ${taken} and m.regency_code = $1 and m.person_id = r.matched_person_id and m.to_date is null
        and m.family_id = r.matched_family_id`,
    values,
  )
  await tx.run(
    `insert into membership (regency_code, id, family_id, person_id, village_code, relationship, from_date,
            source_kind, source_id)
     select $1, r.target_id, r.matched_family_id, ${idOf.person}, f.village_code, r.fields ->> 'relationship',
            $3, 'intake', $2
       from intake_row r join family f on f.regency_code = $1 and f.id = r.matched_family_id
      where ${taken} and not exists (select from membership m where m.regency_code = $1
         and m.family_id = r.matched_family_id and m.person_id = r.matched_person_id and m.to_date is null)`,
    values,
  )
}

/** A new version of the provider's layer for every family and person of the delivery. */
export async function takeValues(
  { tx, office, now }: Acting,
  owner: 'family' | 'person',
  delivery: Delivery,
): Promise<void> {
  const known = `r.matched_${owner}_id`
  const rows = `r.regency_code = $1 and r.intake_id = $2 and r.unit = '${owner}' and r.severity <> 'error'`
  await tx.run(
    `update ${owner}_values v set superseded_at = $3 from intake_row r
      where ${rows} and v.regency_code = $1 and v.${owner}_id = ${known} and v.layer = 'provider'
        and v.superseded_at is null`,
    [office.regency, delivery.intakeId, now],
  )
  await tx.run(
    `insert into ${owner}_values (regency_code, id, ${owner}_id, layer, version, village_code, values, sealed,
            source_kind, source_id, source_name, as_of, recorded_at)
     select $1, r.target_id, o.id, 'provider',
            1 + coalesce(last.version, 0),
            o.village_code, r.fields -> 'values', r.specific_sealed, 'intake', $2, $3, $4, $5
       from intake_row r join ${owner} o on o.regency_code = $1 and o.id = ${idOf[owner]}
       left join (select ${owner}_id, max(version) as version from ${owner}_values
                   where regency_code = $1 and layer = 'provider' group by 1) last on last.${owner}_id = ${known}
      where ${rows}`,
    [office.regency, delivery.intakeId, delivery.sourceName, delivery.asOf, now],
  )
}

const idRow = z.object({ id: z.uuid() })

/** Families of the delivery about which the regency has ratified something: their columns need both layers. */
export async function familiesWithRatifiedValues(
  { tx, office }: Acting,
  intakeId: string,
): Promise<string[]> {
  const rows = await tx.all(
    idRow,
    `select distinct r.matched_family_id as id from intake_row r
       join applied_change a on a.regency_code = $1 and a.family_id = r.matched_family_id
      where r.regency_code = $1 and r.intake_id = $2 and r.unit = 'family' and r.severity <> 'error'`,
    [office.regency, intakeId],
  )
  return rows.map(({ id }) => id)
}

/** Aid by the recipients found. An earlier list for the same programme and period is replaced, and stays readable. */
export async function takeAid(
  { tx, office, now }: Acting,
  intakeId: string,
  aid: { readonly programmeCode: string; readonly period: string },
): Promise<number> {
  await tx.run(
    `update aid set state = 'replaced'
      where regency_code = $1 and programme_code = $2 and period = $3 and intake_id <> $4`,
    [office.regency, aid.programmeCode, aid.period, intakeId],
  )
  return tx.run(
    `insert into aid (regency_code, id, programme_code, period, village_code, family_id, person_id, amount, state,
            intake_id, recorded_at)
     select $1, r.target_id, $3, $4, f.village_code, r.matched_family_id, r.matched_person_id,
            (r.fields ->> 'amount')::bigint, r.fields ->> 'state', $2, $5
       from intake_row r join family f on f.regency_code = $1 and f.id = r.matched_family_id
      where r.regency_code = $1 and r.intake_id = $2 and r.unit = 'recipient' and r.severity <> 'error'`,
    [office.regency, intakeId, aid.programmeCode, aid.period, now],
  )
}
