import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'
import type { Owner } from './registry.store.ts'

/**
 * How one batch of a compared delivery becomes the provider's layer: whole sets, and only what differs is written.
 * Ciphertexts move unopened, for each was sealed for the id its row will bear. What is written over is kept in
 * `intake_undo` first. All of it stands in one transaction with the mark that the batch is done.
 *
 * A batch is small beside the register, and the planner, which knows nothing of rows just written and little of rows
 * behind a policy, would walk the whole register for it or pair everything with everything. So rows of the register
 * are named by arrays of ids, and rows of the delivery are looked up by their key (`offset 0` keeps the look-up).
 */

export interface Batch {
  readonly intakeId: string
  readonly run: number
  readonly batch: number
  /** The day the data describe. */
  readonly asOf: string
  /** Shown beside every value that comes from here. */
  readonly sourceName: string
  /** Null where the delivery ranks nobody: then the version that stands stays. */
  readonly decileVersion: string | null
  readonly villages: readonly string[] | null
  readonly kinds: readonly string[] | null
}

const row = `lateral (select * from intake_row i where i.regency_code = $1 and i.intake_id = $2
  and i.file_id = t.file_id and i.line = t.line offset 0) r on true`

const ids = z.array(z.uuid())
const laidOut = z.object({
  families: z.number(),
  /** Known families and persons that get a new version of the provider's values. */
  rewritten_families: ids,
  rewritten_persons: ids,
  /** Known families of which at most the decile and its version change. */
  kept_families: ids,
  gone_families: ids,
  moving_families: ids,
  /** Known persons who come from another family. */
  moving_persons: ids,
  touched_families: ids,
  touched_persons: ids,
})
export type LaidOut = z.infer<typeof laidOut>

/** Lays the batch's families and persons out, and says what is to be done about whom. */
export async function layOut({ tx, office }: Acting, b: Batch): Promise<LaidOut> {
  await tx.run(
    `create temp table taking_family on commit drop as
     select family_id, file_id, line, is_new, village_code, village_before, decile_before, decile_after,
            decile_version_before, kinds, rewrite, fields
       from intake_family_change
      where regency_code = $1 and intake_id = $2 and run = $3 and batch = $4
        and ($5::text[] is null or village_code = any ($5)) and ($6::text[] is null or kinds <@ $6)`,
    [office.regency, b.intakeId, b.run, b.batch, b.villages, b.kinds],
  )
  await tx.run(
    `create temp table taking_person on commit drop as
     select p.person_id, p.family_id, p.family_before, p.file_id, p.line, p.is_new, p.kinds, p.rewrite, p.fields,
            f.village_code, f.is_new as into_new
       from intake_person_change p join taking_family f on f.family_id = p.family_id
      where p.regency_code = $1 and p.intake_id = $2 and p.run = $3 and p.batch = $4 and p.file_id is not null`,
    [office.regency, b.intakeId, b.run, b.batch],
  )
  await tx.run('analyze taking_family')
  await tx.run('analyze taking_person')
  const list = (id: string, from: string, where: string) =>
    `coalesce((select array_agg(${id}) from ${from} where ${where}), '{}')`
  return tx.one(
    laidOut,
    `select (select count(*) from taking_family) as families,
            ${list('family_id', 'taking_family', 'rewrite and not is_new')} as rewritten_families,
            ${list('person_id', 'taking_person', 'rewrite and not is_new')} as rewritten_persons,
            ${list('family_id', 'taking_family', 'not rewrite and not is_new and file_id is not null')} as kept_families,
            ${list('family_id', 'taking_family', "'gone' = any (kinds)")} as gone_families,
            ${list('family_id', 'taking_family', "'moved' = any (kinds)")} as moving_families,
            ${list('person_id', 'taking_person', "'moved' = any (kinds)")} as moving_persons,
            ${list(
              'family_id',
              'taking_family t',
              `not is_new and (kinds <> '{}' or rewrite
                or exists (select from taking_person p where p.family_id = t.family_id))`,
            )} as touched_families,
            ${list('person_id', 'taking_person', 'not is_new')} as touched_persons`,
  )
}

/** Keeps how everything stands that this batch, or bringing its columns up afterwards, may write over. */
export async function keepBefore({ tx, office }: Acting, b: Batch, at: LaidOut): Promise<void> {
  if (at.touched_families.length + at.touched_persons.length === 0) return
  const keep = (table: string, where: string, values: readonly string[], before: string) =>
    tx.run(
      `insert into intake_undo (regency_code, intake_id, batch, table_name, row_id, before)
       select $1, $2, $3, '${table}', x.id, ${before} from ${table} x where x.regency_code = $1 and ${where}
       on conflict do nothing`,
      [office.regency, b.intakeId, b.batch, values],
    )
  await keep('family', 'x.id = any ($4)', at.touched_families, 'to_jsonb(x)')
  await keep(
    'family_card',
    'x.family_id = any ($4) and x.to_date is null',
    at.touched_families,
    "jsonb_build_object('village_code', x.village_code)",
  )
  await keep(
    'family_values',
    "x.family_id = any ($4) and x.layer = 'provider' and x.superseded_at is null",
    at.rewritten_families,
    "'{}'",
  )
  // Members of a touched family too: bringing its columns up may write over them.
  const { members } = await tx.one(
    z.object({ members: ids }),
    `select coalesce(array_agg(person_id), '{}') as members from membership
      where regency_code = $1 and family_id = any ($2) and to_date is null`,
    [office.regency, at.touched_families],
  )
  const persons = [...new Set([...at.touched_persons, ...members])]
  await keep('person', 'x.id = any ($4)', persons, 'to_jsonb(x)')
  await keep(
    'membership',
    'x.person_id = any ($4) and x.to_date is null',
    persons,
    "jsonb_build_object('relationship', x.relationship, 'village_code', x.village_code)",
  )
  await keep(
    'person_values',
    "x.person_id = any ($4) and x.layer = 'provider' and x.superseded_at is null",
    at.rewritten_persons,
    "'{}'",
  )
}

/** New families come in; known ones take what differs. Cards that changed end and begin. */
export async function writeFamilies({ tx, office, now }: Acting, b: Batch, at: LaidOut): Promise<void> {
  const given = [office.regency, b.intakeId]
  await tx.run(
    `insert into family (regency_code, id, village_code, hamlet, rt, rw, address, head_name, head_name_key, card_index,
            source_key, official_decile, decile_version, status, version, created_at, updated_at)
     select $1, t.family_id, r.village_code, r.fields ->> 'hamlet', r.fields ->> 'rt', r.fields ->> 'rw',
            r.fields ->> 'street', r.name, r.fields ->> 'nameKey', r.card_index, r.source_key, t.decile_after, $3,
            'active', 1, $4, $4
       from taking_family t join ${row} where t.is_new`,
    [...given, b.decileVersion, now],
  )
  const card = `insert into family_card (regency_code, id, family_id, village_code, card_sealed, card_index, from_date,
            source_kind, source_id)
     select $1, r.target_id, t.family_id, t.village_code, r.card_sealed, r.card_index, $3, 'intake', $2
       from taking_family t join ${row}`
  await tx.run(`${card} where t.is_new`, [...given, b.asOf])
  if (at.rewritten_families.length > 0) {
    await tx.run(
      `update family_card c set to_date = $3 from taking_family t join ${row}
        where c.regency_code = $1 and c.family_id = any ($4) and c.family_id = t.family_id and c.to_date is null
          and c.card_index <> r.card_index`,
      [...given, b.asOf, at.rewritten_families],
    )
    await tx.run(
      `${card} where t.family_id = any ($4) and not exists (select from family_card c where c.regency_code = $1
         and c.family_id = any ($4) and c.family_id = t.family_id and c.card_index = r.card_index and c.to_date is null)`,
      [...given, b.asOf, at.rewritten_families],
    )
    await tx.run(
      `update family f set hamlet = r.fields ->> 'hamlet', rt = r.fields ->> 'rt', rw = r.fields ->> 'rw',
              address = r.fields ->> 'street', head_name = r.name, head_name_key = r.fields ->> 'nameKey',
              card_index = r.card_index, source_key = coalesce(r.source_key, f.source_key),
              official_decile = t.decile_after, decile_version = coalesce($3, f.decile_version), absent_from = null, version = f.version + 1,
              updated_at = $4
         from taking_family t join ${row}
        where f.regency_code = $1 and f.id = any ($5) and f.id = t.family_id`,
      [...given, b.decileVersion, now, at.rewritten_families],
    )
  }
  if (at.kept_families.length > 0)
    await tx.run(
      `update family f set official_decile = t.decile_after, decile_version = coalesce($2, f.decile_version), absent_from = null,
              version = f.version + case when f.official_decile is distinct from t.decile_after then 1 else 0 end,
              updated_at = case when f.official_decile is distinct from t.decile_after then $3 else f.updated_at end
         from taking_family t
        where f.regency_code = $1 and f.id = any ($4) and f.id = t.family_id
          and (f.official_decile is distinct from t.decile_after or f.decile_version is distinct from coalesce($2, f.decile_version)
            or f.absent_from is not null)`,
      [office.regency, b.decileVersion, now, at.kept_families],
    )
  if (at.gone_families.length > 0)
    await tx.run(
      'update family set absent_from = $2, updated_at = $3 where regency_code = $1 and id = any ($4)',
      [office.regency, b.decileVersion ?? b.sourceName, now, at.gone_families],
    )
}

/** The provider has a family in another village now: whatever is found by its village goes along. */
export async function moveFamilies({ tx, office, now }: Acting, at: LaidOut): Promise<void> {
  if (at.moving_families.length === 0) return
  const given = [office.regency, at.moving_families]
  await tx.run(
    `create temp table moving_member on commit drop as
     select m.person_id, t.village_code from membership m join taking_family t on t.family_id = m.family_id
      where m.regency_code = $1 and m.family_id = any ($2) and m.to_date is null`,
    given,
  )
  await tx.run(
    `update person x set village_code = t.village_code, updated_at = $2 from moving_member t
      where x.regency_code = $1 and x.id = any (array(select person_id from moving_member)) and x.id = t.person_id`,
    [office.regency, now],
  )
  await tx.run(
    `update person_values x set village_code = t.village_code from moving_member t
      where x.regency_code = $1 and x.person_id = any (array(select person_id from moving_member))
        and x.person_id = t.person_id`,
    [office.regency],
  )
  for (const table of [
    'membership',
    'family_card',
    'family_values',
    'aid',
    'applied_change',
    'snapshot_difference',
  ])
    await tx.run(
      `update ${table} x set village_code = t.village_code from taking_family t
        where x.regency_code = $1 and x.family_id = any ($2) and x.family_id = t.family_id`,
      given,
    )
  await tx.run(
    `update family x set village_code = t.village_code, updated_at = $3 from taking_family t
      where x.regency_code = $1 and x.id = any ($2) and x.id = t.family_id`,
    [...given, now],
  )
}

/** Persons and where they belong. Whom the delivery does not name stays: only a visit tells who left. */
export async function writePersons({ tx, office, now }: Acting, b: Batch, at: LaidOut): Promise<void> {
  const given = [office.regency, b.intakeId]
  await tx.run(
    `insert into person (regency_code, id, village_code, name, name_key, sex, birth_date, nik_sealed, nik_index,
            source_key, status, version, created_at, updated_at)
     select $1, t.person_id, t.village_code, r.name, r.fields ->> 'nameKey', r.fields ->> 'sex',
            (r.fields ->> 'birthDate')::date, r.nik_sealed, r.nik_index, r.source_key, 'active', 1, $3, $3
       from taking_person t join ${row} where t.is_new`,
    [...given, now],
  )
  const written = [...new Set([...at.rewritten_persons, ...at.moving_persons])]
  if (written.length > 0)
    await tx.run(
      `update person p set name = r.name, name_key = r.fields ->> 'nameKey', sex = r.fields ->> 'sex',
              birth_date = (r.fields ->> 'birthDate')::date, source_key = coalesce(r.source_key, p.source_key),
              village_code = case when 'moved' = any (t.kinds) then t.village_code else p.village_code end,
              version = p.version + 1, updated_at = $3
         from taking_person t join ${row}
        where p.regency_code = $1 and p.id = any ($4) and p.id = t.person_id`,
      [...given, now, written],
    )
  if (at.moving_persons.length > 0) {
    await tx.run(
      `update person_values v set village_code = t.village_code from taking_person t
        where v.regency_code = $1 and v.person_id = any ($2) and v.person_id = t.person_id
          and v.village_code <> t.village_code`,
      [office.regency, at.moving_persons],
    )
    await tx.run(
      `update membership m set to_date = $2, ended_reason = 'moved_to_another_card' from taking_person t
        where m.regency_code = $1 and m.person_id = any ($3) and m.person_id = t.person_id and m.to_date is null
          and m.family_id <> t.family_id`,
      [office.regency, b.asOf, at.moving_persons],
    )
  }
  if (at.rewritten_persons.length > 0)
    await tx.run(
      `update membership m set relationship = r.fields ->> 'relationship' from taking_person t join ${row}
        where m.regency_code = $1 and m.person_id = any ($3) and m.person_id = t.person_id
          and m.family_id = t.family_id and m.to_date is null and m.relationship <> r.fields ->> 'relationship'`,
      [...given, at.rewritten_persons],
    )
  await tx.run(
    `insert into membership (regency_code, id, family_id, person_id, village_code, relationship, from_date,
            source_kind, source_id)
     select $1, r.target_id, t.family_id, t.person_id, t.village_code, r.fields ->> 'relationship', $3, 'intake', $2
       from taking_person t join ${row}
      where (t.is_new or 'moved' = any (t.kinds)) and not 'contradicts' = any (t.kinds)`,
    [...given, b.asOf],
  )
}

/** A new version of the provider's layer where it differs; versions once withdrawn keep their number. */
export async function writeValues(
  { tx, office, now }: Acting,
  owner: Owner,
  b: Batch,
  rewritten: readonly string[],
): Promise<void> {
  const values = [office.regency, b.intakeId, b.sourceName, b.asOf, now]
  const columns = `(regency_code, id, ${owner}_id, layer, version, village_code, values, sealed, source_kind, source_id,
    source_name, as_of, recorded_at, fingerprint)`
  const read = `t.village_code, r.fields -> 'values', r.specific_sealed, 'intake', $2, $3, $4, $5, r.fingerprint`
  await tx.run(
    `insert into ${owner}_values ${columns}
     select $1, r.target_id, t.${owner}_id, 'provider', 1, ${read} from taking_${owner} t join ${row} where t.is_new`,
    values,
  )
  if (rewritten.length === 0) return
  await tx.run(
    `update ${owner}_values set superseded_at = $2
      where regency_code = $1 and ${owner}_id = any ($3) and layer = 'provider' and superseded_at is null`,
    [office.regency, now, rewritten],
  )
  await tx.run(`set local app.withdrawn = 'seen'`)
  await tx.run(
    `insert into ${owner}_values ${columns}
     select $1, r.target_id, t.${owner}_id, 'provider',
            1 + coalesce((select max(o.version) from ${owner}_values o where o.regency_code = $1
                           and o.${owner}_id = t.${owner}_id and o.layer = 'provider'), 0), ${read}
       from taking_${owner} t join ${row} where t.${owner}_id = any ($6)`,
    [...values, rewritten],
  )
  await tx.run(`set local app.withdrawn = 'hidden'`)
}

/** What the snapshot changed of families known before, kept with them; a family that stayed the same gets no line. */
export async function keepDifferences({ tx, office, now }: Acting, b: Batch): Promise<void> {
  const given = [office.regency, b.intakeId, b.decileVersion ?? b.sourceName, b.asOf, now]
  await tx.run(
    `insert into snapshot_difference (regency_code, family_id, intake_id, id, village_code, village_before,
            snapshot, as_of, decile_before, decile_after, kinds, fields, recorded_at)
     select $1, family_id, $2, family_id, village_code, case when 'moved' = any (kinds) then village_before end, $3, $4,
            decile_before, decile_after, kinds, fields, $5
       from taking_family where not is_new and kinds <> '{}'`,
    given,
  )
  await tx.run(
    `insert into snapshot_difference (regency_code, family_id, intake_id, id, person_id, village_code, snapshot, as_of,
            kinds, fields, recorded_at)
     select $1, family_id, $2, person_id, person_id, village_code, $3, $4, kinds, fields, $5
       from taking_person where not into_new and kinds <> '{}'`,
    given,
  )
  // Whom the snapshot no longer names is in no file, and stays in the register: the line of time tells it.
  await tx.run(
    `insert into snapshot_difference (regency_code, family_id, intake_id, id, person_id, village_code, snapshot, as_of,
            kinds, fields, recorded_at)
     select $1, p.family_id, $2, p.person_id, p.person_id, f.village_code, $3, $4, p.kinds, '{}', $5
       from intake_person_change p join taking_family f on f.family_id = p.family_id
      where p.regency_code = $1 and p.intake_id = $2 and p.run = $6 and p.batch = $7 and p.file_id is null
        and 'left' = any (p.kinds)`,
    [...given, b.run, b.batch],
  )
}

const changedNik = z.object({
  person_id: z.uuid(),
  target_id: z.uuid(),
  nik_sealed: z.instanceof(Buffer),
  nik_index: z.instanceof(Buffer),
})

/** Known persons to whom the provider now gives another NIK: few, and resealed one by one. */
export async function personsWithAnotherNik({ tx, office }: Acting, b: Batch, rewritten: readonly string[]) {
  if (rewritten.length === 0) return []
  return tx.all(
    changedNik,
    `select p.id as person_id, r.target_id, r.nik_sealed, r.nik_index
       from taking_person t join ${row} join person p on p.regency_code = $1 and p.id = any ($3) and p.id = t.person_id
      where p.nik_index is distinct from r.nik_index and r.nik_sealed is not null`,
    [office.regency, b.intakeId, rewritten],
  )
}

export async function setNik({ tx, office }: Acting, personId: string, sealed: Buffer, index: Buffer) {
  await tx.run('update person set nik_sealed = $3, nik_index = $4 where regency_code = $1 and id = $2', [
    office.regency,
    personId,
    sealed,
    index,
  ])
}

const idRow = z.object({ id: z.uuid() })

/** Families of the batch about which the regency has ratified something: their columns need both layers. */
export async function familiesWithRatifiedValues({ tx, office }: Acting, at: LaidOut): Promise<string[]> {
  if (at.touched_families.length === 0) return []
  const rows = await tx.all(
    idRow,
    `select distinct family_id as id from applied_change where regency_code = $1 and family_id = any ($2)
      and (family_id = any ($3) or family_id in (select family_id from taking_person where rewrite and not is_new))`,
    [office.regency, at.touched_families, at.rewritten_families],
  )
  return rows.map(({ id }) => id)
}
