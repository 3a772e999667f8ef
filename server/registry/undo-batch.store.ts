import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'
import { inWholeSets } from '../plumbing/database/index.ts'

/**
 * Puts one batch of an accepted delivery back: what it brought is withdrawn and seen by nobody, what it wrote over
 * stands again as it stood. Nothing is deleted. Versions of families and persons go on counting, so that whoever
 * holds an older one is told. Rows of the register are named by arrays of ids, for the reason `take-batch` gives.
 */
export interface TakenBatch {
  readonly intakeId: string
  readonly run: number
  readonly batch: number
  readonly decileVersion: string | null
  readonly villages: readonly string[] | null
  readonly kinds: readonly string[] | null
}

export async function undoBatch(acting: Acting, b: TakenBatch): Promise<void> {
  await acting.tx.run(`set local app.withdrawn = 'seen'`)
  const at = await layOut(acting, b)
  await inWholeSets(acting.tx, async () => {
    await withdraw(acting, b.intakeId, at)
    await restore(acting, b, at)
  })
  await acting.tx.run(`set local app.withdrawn = 'hidden'`)
}

const ids = z.array(z.uuid())
const laidOut = z.object({
  families: ids,
  persons: ids,
  new_families: ids,
  new_persons: ids,
  moved_families: ids,
  same_families: ids,
})
type LaidOut = z.infer<typeof laidOut>

async function layOut({ tx, office }: Acting, b: TakenBatch): Promise<LaidOut> {
  await tx.run(
    `create temp table taken_family on commit drop as
     select family_id, is_new, village_before, kinds, decile_version_before, file_id from intake_family_change
      where regency_code = $1 and intake_id = $2 and run = $3 and batch = $4
        and ($5::text[] is null or village_code = any ($5)) and ($6::text[] is null or kinds <@ $6)`,
    [office.regency, b.intakeId, b.run, b.batch, b.villages, b.kinds],
  )
  await tx.run(
    `create temp table taken_person on commit drop as
     select p.person_id, p.is_new from intake_person_change p join taken_family f on f.family_id = p.family_id
      where p.regency_code = $1 and p.intake_id = $2 and p.run = $3 and p.batch = $4 and p.file_id is not null`,
    [office.regency, b.intakeId, b.run, b.batch],
  )
  const list = (id: string, from: string, where: string) =>
    `coalesce((select array_agg(${id}) from ${from} where ${where}), '{}')`
  return tx.one(
    laidOut,
    `select ${list('family_id', 'taken_family', 'true')} as families,
            ${list('person_id', 'taken_person', 'true')} as persons,
            ${list('family_id', 'taken_family', 'is_new')} as new_families,
            ${list('person_id', 'taken_person', 'is_new')} as new_persons,
            ${list('family_id', 'taken_family', "'moved' = any (kinds)")} as moved_families,
            ${list('family_id', 'taken_family', "kinds = '{}' and not is_new and file_id is not null")} as same_families`,
  )
}

async function withdraw({ tx, office, now }: Acting, intakeId: string, at: LaidOut): Promise<void> {
  for (const [table, source] of [
    ['family_card', 'source_id'],
    ['membership', 'source_id'],
    ['family_values', 'source_id'],
    ['snapshot_difference', 'intake_id'],
  ] as const)
    await tx.run(
      `update ${table} set withdrawn_at = $3
        where regency_code = $1 and family_id = any ($4) and ${source} = $2 and withdrawn_at is null`,
      [office.regency, intakeId, now, at.families],
    )
  await tx.run(
    `update person_values set withdrawn_at = $3
      where regency_code = $1 and person_id = any ($4) and source_id = $2 and withdrawn_at is null`,
    [office.regency, intakeId, now, at.persons],
  )
  await tx.run(
    'update person set withdrawn_at = $2, updated_at = $2 where regency_code = $1 and id = any ($3)',
    [office.regency, now, at.new_persons],
  )
  await tx.run(
    'update family set withdrawn_at = $2, updated_at = $2 where regency_code = $1 and id = any ($3)',
    [office.regency, now, at.new_families],
  )
}

async function restore({ tx, office, now }: Acting, b: TakenBatch, at: LaidOut): Promise<void> {
  const given = [office.regency, b.intakeId, b.batch]
  const kept = (table: string) => `select * from intake_undo u where u.regency_code = $1 and u.intake_id = $2
    and u.batch = $3 and u.table_name = '${table}'`
  const keptIds = (table: string) => `array(select row_id from (${kept(table)}) k)`
  for (const [owner, owners] of [
    ['family', at.families],
    ['person', at.persons],
  ] as const)
    await tx.run(
      `update ${owner}_values x set superseded_at = null
        where x.regency_code = $1 and x.${owner}_id = any ($4) and x.id = any (${keptIds(`${owner}_values`)})`,
      [...given, owners],
    )
  await tx.run(
    `update membership x set to_date = null, ended_reason = null, relationship = u.before ->> 'relationship',
            village_code = u.before ->> 'village_code'
       from (${kept('membership')}) u
      where x.regency_code = $1 and x.id = any (${keptIds('membership')}) and x.id = u.row_id`,
    given,
  )
  await tx.run(
    `update family_card x set to_date = null, village_code = u.before ->> 'village_code'
       from (${kept('family_card')}) u
      where x.regency_code = $1 and x.id = any (${keptIds('family_card')}) and x.id = u.row_id`,
    given,
  )
  await tx.run(
    `update person x set village_code = o.village_code, name = o.name, name_key = o.name_key, sex = o.sex,
            birth_date = o.birth_date, nik_sealed = o.nik_sealed, nik_index = o.nik_index, source_key = o.source_key,
            status = o.status, version = x.version + 1, updated_at = $4
       from (${kept('person')}) u, jsonb_populate_record(null::person, u.before) o
      where x.regency_code = $1 and x.id = any (${keptIds('person')}) and x.id = u.row_id`,
    [...given, now],
  )
  await tx.run(
    `update person_values x set village_code = u.before ->> 'village_code' from (${kept('person')}) u
      where x.regency_code = $1 and x.person_id = any (${keptIds('person')}) and x.person_id = u.row_id
        and x.village_code <> u.before ->> 'village_code'`,
    given,
  )
  if (at.moved_families.length > 0)
    for (const table of [
      'membership',
      'family_values',
      'family_card',
      'aid',
      'applied_change',
      'snapshot_difference',
    ])
      await tx.run(
        `update ${table} x set village_code = t.village_before from taken_family t
          where x.regency_code = $1 and x.family_id = any ($2) and x.family_id = t.family_id`,
        [office.regency, at.moved_families],
      )
  await tx.run(
    `update family x set village_code = o.village_code, hamlet = o.hamlet, rt = o.rt, rw = o.rw, address = o.address,
            head_name = o.head_name, head_name_key = o.head_name_key, card_index = o.card_index,
            source_key = o.source_key, official_decile = o.official_decile, decile_version = o.decile_version,
            absent_from = o.absent_from, status = o.status, ended_reason = o.ended_reason, version = x.version + 1,
            updated_at = $4
       from (${kept('family')}) u, jsonb_populate_record(null::family, u.before) o
      where x.regency_code = $1 and x.id = any (${keptIds('family')}) and x.id = u.row_id`,
    [...given, now],
  )
  await tx.run(
    `update family x set decile_version = t.decile_version_before from taken_family t
      where x.regency_code = $1 and x.id = any ($2) and x.id = t.family_id
        and x.decile_version is not distinct from $3`,
    [office.regency, at.same_families, b.decileVersion],
  )
}
