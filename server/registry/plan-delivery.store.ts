import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'

/**
 * What taking an extract in would do, worked out over whole sets before anything changes: which family and person of
 * the register each row is, and what differs. Written to `intake_family_change` and `intake_person_change`; the
 * register itself is only read.
 */

export interface Comparison {
  readonly intakeId: string
  readonly run: number
  /** The day the data describe. */
  readonly asOf: string
  /** Says only some things of families that are known: whom it does not name is neither gone nor has left. */
  readonly isPartial?: boolean
}

/** Families that one transaction takes in; their members come along. */
export const familiesABatch = 5_000

const sound = `r.severity <> 'error' and r.held_by is null`
const flag = z.object({ yes: z.boolean() })

export async function registerHoldsFamilies({ tx, office }: Acting): Promise<boolean> {
  const { yes } = await tx.one(
    flag,
    'select exists (select from family where regency_code = $1 limit 1) as yes',
    [office.regency],
  )
  return yes
}

/**
 * The families of a delivery, each with whom it is in the register: by the provider's own key, else by the card of
 * today, else by a head who is head there still and whom no other row claims. Two rows never become one family.
 */
export async function matchPlannedFamilies(acting: Acting, { intakeId }: Comparison, holdsFamilies: boolean) {
  const { tx, office } = acting
  const given = [office.regency, intakeId]
  await tx.run(
    `create temp table plan_family on commit drop as
     select r.file_id, r.line, r.target_id, r.source_key, r.card_index, r.village_code, r.name, r.fingerprint,
            (r.fields ->> 'officialDecile')::smallint as decile, null::uuid as known
       from intake_row r where r.regency_code = $1 and r.intake_id = $2 and r.unit = 'family' and ${sound}`,
    given,
  )
  if (!holdsFamilies) return
  await tx.run('analyze plan_family')
  await tx.run(
    `update plan_family p set known = f.id from family f where f.regency_code = $1 and f.source_key = p.source_key`,
    [office.regency],
  )
  await tx.run(
    `update plan_family p set known = c.family_id from family_card c
      where p.known is null and c.regency_code = $1 and c.card_index = p.card_index and c.to_date is null`,
    [office.regency],
  )
  await knowOnce(acting, 'plan_family')
  await tx.run(
    `update plan_family p set known = h.family_id
       from (select distinct on (m.family_id) m.family_id, n.file_id, n.line
               from plan_family n
               join intake_row r on r.regency_code = $1 and r.intake_id = $2 and r.unit = 'person' and ${sound}
                and r.card_index = n.card_index and r.fields ->> 'relationship' = 'head'
               join person o on o.regency_code = $1 and o.nik_index = r.nik_index
               join membership m on m.regency_code = $1 and m.person_id = o.id and m.to_date is null
                and m.relationship = 'head'
              where n.known is null and not exists (select from plan_family k where k.known = m.family_id)
              order by m.family_id, n.file_id, n.line) h
      where p.file_id = h.file_id and p.line = h.line`,
    given,
  )
}

async function knowOnce({ tx }: Acting, table: 'plan_family' | 'plan_person'): Promise<void> {
  await tx.run(
    `update ${table} p set known = null
       from (select file_id, line, row_number() over (partition by known order by file_id, line) as place
               from ${table} where known is not null) o
      where p.file_id = o.file_id and p.line = o.line and o.place > 1`,
  )
}

/**
 * The persons of a delivery. By the provider's key when NIK, name or birth date agree too (a key given to somebody
 * else is worse than none), else by NIK.
 */
export async function matchPlannedPersons(acting: Acting, { intakeId }: Comparison, holdsFamilies: boolean) {
  const { tx, office } = acting
  await tx.run(
    `create temp table plan_place on commit drop as
     select file_id, line, card_index, known, target_id, coalesce(known, target_id) as family_id,
            (1 + (row_number() over (order by village_code, coalesce(known, target_id)) - 1) / ${familiesABatch})::int as batch
       from plan_family`,
  )
  await tx.run('analyze plan_place')
  await tx.run(
    `create temp table plan_person on commit drop as
     select r.file_id, r.line, r.target_id, r.source_key, r.nik_index, r.name, r.fields ->> 'nameKey' as name_key,
            (r.fields ->> 'birthDate')::date as birth_date, r.fingerprint, f.family_id, f.batch, null::uuid as known
       from intake_row r join plan_place f on f.card_index = r.card_index
      where r.regency_code = $1 and r.intake_id = $2 and r.unit = 'person' and ${sound}`,
    [office.regency, intakeId],
  )
  if (!holdsFamilies) return
  await tx.run('analyze plan_person')
  await tx.run(
    `update plan_person p set known = o.id from person o
      where o.regency_code = $1 and o.source_key = p.source_key
        and (o.nik_index = p.nik_index or o.name_key = p.name_key or o.birth_date = p.birth_date)`,
    [office.regency],
  )
  await tx.run(
    `update plan_person p set known = found.id
       from (select distinct on (o.nik_index) o.nik_index, o.id from person o
              where o.regency_code = $1 and o.nik_index is not null
              order by o.nik_index, (o.status <> 'active'), o.updated_at desc) found
      where p.known is null and found.nik_index = p.nik_index
        and not exists (select from plan_person k where k.known = found.id)`,
    [office.regency],
  )
  await knowOnce(acting, 'plan_person')
}

/** Writes what happens to families. Values are looked at later, and only where a fingerprint differs. */
export async function planFamilies({ tx, office }: Acting, at: Comparison): Promise<void> {
  const given = [office.regency, at.intakeId, at.run]
  await tx.run(
    `insert into intake_family_change (regency_code, intake_id, run, batch, family_id, file_id, line, is_new,
            village_code, village_before, head_name, decile_before, decile_after, decile_version_before, kinds,
            rewrite, examined, fields, contradicts)
     select $1, $2, $3, o.batch, o.family_id, p.file_id, p.line, p.known is null, p.village_code, f.village_code,
            p.name, f.official_decile, p.decile, f.decile_version,
            array_remove(array[
              case when p.known is null then 'new' end,
              case when f.absent_from is not null then 'returned' end,
              case when f.village_code <> p.village_code and moved.family_id is null then 'moved' end,
              case when p.known is not null and v.fingerprint is distinct from p.fingerprint then 'changed' end,
              case when p.decile > f.official_decile then 'decile_up' when p.decile < f.official_decile then 'decile_down'
                   when p.known is null or p.decile is not distinct from f.official_decile then null
                   when p.decile is null then 'decile_lost' else 'decile_first' end,
              case when f.card_index <> p.card_index and v.fingerprint is distinct from p.fingerprint then 'new_card' end,
              case when f.status = 'ended' or (f.village_code <> p.village_code and moved.family_id is not null)
                   then 'contradicts' end], null),
            p.known is null or v.fingerprint is distinct from p.fingerprint or w.family_id is not null,
            p.known is null or (v.fingerprint is not distinct from p.fingerprint and w.family_id is null), '{}', '[]'
       from plan_family p join plan_place o on o.file_id = p.file_id and o.line = p.line
       left join family f on f.regency_code = $1 and f.id = p.known
       left join family_values v on v.regency_code = $1 and v.family_id = p.known and v.layer = 'provider'
        and v.superseded_at is null
       left join family_values w on w.regency_code = $1 and w.family_id = p.known and w.layer = 'ratified'
        and w.superseded_at is null
       left join (select distinct family_id from applied_change where regency_code = $1
                     and kind = 'family_moved_within' and ministry <> 'returned') moved on moved.family_id = p.known`,
    given,
  )
}

/** Active families of the delivery's villages whom no row names, not even one that stays out. */
export async function planGoneFamilies({ tx, office }: Acting, at: Comparison): Promise<void> {
  await tx.run(
    `insert into intake_family_change (regency_code, intake_id, run, batch, family_id, is_new, village_code,
            village_before, head_name, decile_before, decile_version_before, kinds, rewrite, examined, fields, contradicts)
     select $1, $2, $3,
            (select coalesce(max(batch), 0) from plan_place)
              + (1 + (row_number() over (order by f.village_code, f.id) - 1) / ${familiesABatch})::int,
            f.id, false, f.village_code, f.village_code, f.head_name, f.official_decile, f.decile_version, '{gone}',
            false, true, '{}', '[]'
       from family f
      where f.regency_code = $1 and f.status = 'active' and f.absent_from is null
        and f.village_code in (select distinct village_code from plan_family)
        and exists (select from family_values v where v.regency_code = $1 and v.family_id = f.id and v.layer = 'provider'
             and v.superseded_at is null)
        and not exists (select from plan_family p where p.known = f.id)
        and not exists (select from intake_row r where r.regency_code = $1 and r.intake_id = $2 and r.unit = 'family'
             and not (${sound}) and r.source_key = f.source_key)
        and not exists (select from intake_row r where r.regency_code = $1 and r.intake_id = $2 and r.unit = 'family'
             and not (${sound}) and r.card_index = f.card_index)`,
    [office.regency, at.intakeId, at.run],
  )
}

/** What a ratified change did to who lives where is never undone by a snapshot. */
export async function planPersons({ tx, office }: Acting, at: Comparison, holdsFamilies: boolean) {
  const given = [office.regency, at.intakeId, at.run]
  if (!holdsFamilies) {
    await tx.run(
      `insert into intake_person_change (regency_code, intake_id, run, batch, person_id, family_id, file_id, line,
              is_new, name, kinds, rewrite, examined, fields, contradicts)
       select $1, $2, $3, batch, target_id, family_id, file_id, line, true, name, '{new}', true, true, '{}', '[]'
         from plan_person`,
      given,
    )
    return
  }
  await tx.run(
    `create temp table held_member on commit drop as
     select distinct on (person_id) person_id, family_id, source_kind, from_date from membership
      where regency_code = $1 and to_date is null order by person_id, from_date desc`,
    [office.regency],
  )
  await tx.run('analyze held_member')
  await tx.run(
    `insert into intake_person_change (regency_code, intake_id, run, batch, person_id, family_id, family_before,
            file_id, line, is_new, name, kinds, rewrite, examined, fields, contradicts)
     select $1, $2, $3, p.batch, coalesce(p.known, p.target_id), p.family_id, m.family_id, p.file_id, p.line,
            p.known is null, p.name,
            array_remove(array[
              case when p.known is null then 'new' end,
              case when barred.person_id is not null or o.status <> 'active' then 'contradicts'
                   when p.known is not null and m.family_id is distinct from p.family_id then 'moved' end,
              case when p.known is not null and v.fingerprint is distinct from p.fingerprint then 'changed' end], null),
            p.known is null or v.fingerprint is distinct from p.fingerprint or w.person_id is not null,
            p.known is null or (v.fingerprint is not distinct from p.fingerprint and w.person_id is null), '{}', '[]'
       from plan_person p
       left join person o on o.regency_code = $1 and o.id = p.known
       left join held_member m on m.person_id = p.known
       left join person_values v on v.regency_code = $1 and v.person_id = p.known and v.layer = 'provider'
        and v.superseded_at is null
       left join person_values w on w.regency_code = $1 and w.person_id = p.known and w.layer = 'ratified'
        and w.superseded_at is null
       left join (select distinct e.person_id, q.family_id
                    from membership e join plan_person q on q.known = e.person_id
                   where e.regency_code = $1
                     and ((e.family_id = q.family_id and e.to_date is not null
                           and e.ended_reason is distinct from 'moved_to_another_card')
                       or (e.to_date is null and e.source_kind = 'batch' and e.from_date > $4
                           and e.family_id <> q.family_id))) barred
         on barred.person_id = p.known and barred.family_id = p.family_id and m.family_id is distinct from p.family_id
      where p.known is null or m.family_id is distinct from p.family_id or o.status <> 'active'
         or v.fingerprint is distinct from p.fingerprint or w.person_id is not null`,
    [...given, at.asOf],
  )
  if (at.isPartial === true) return
  await tx.run(
    `insert into intake_person_change (regency_code, intake_id, run, batch, person_id, family_id, family_before, is_new,
            name, kinds, rewrite, examined, fields, contradicts)
     select $1, $2, $3, f.batch, m.person_id, m.family_id, m.family_id, false, o.name, '{left}', false, true, '{}', '[]'
       from held_member m join plan_place f on f.known = m.family_id
       join person o on o.regency_code = $1 and o.id = m.person_id
       left join plan_person p on p.known = m.person_id
       left join (select distinct source_key from intake_row r where r.regency_code = $1 and r.intake_id = $2
                     and r.unit = 'person' and not (${sound}) and r.source_key is not null) k on k.source_key = o.source_key
       left join (select distinct nik_index from intake_row r where r.regency_code = $1 and r.intake_id = $2
                     and r.unit = 'person' and not (${sound}) and r.nik_index is not null) n on n.nik_index = o.nik_index
      where p.known is null and k.source_key is null and n.nik_index is null`,
    given,
  )
}

const lastBatch = z.object({ batches: z.number() })

export async function batchesPlanned({ tx, office }: Acting, at: Comparison): Promise<number> {
  const { batches } = await tx.one(
    lastBatch,
    `select coalesce(max(batch), 0) as batches from intake_family_change
      where regency_code = $1 and intake_id = $2 and run = $3`,
    [office.regency, at.intakeId, at.run],
  )
  return batches
}

/**
 * What shows only once all persons are looked at: members who come or go, families that divide (some stay, some make a
 * new family) and families that join (one goes, its people are in another), and what is ratified of a member.
 */
export async function gatherKinds({ tx, office }: Acting, at: Comparison): Promise<void> {
  const given = [office.regency, at.intakeId, at.run]
  const persons = `intake_person_change p where p.regency_code = $1 and p.intake_id = $2 and p.run = $3`
  const families = (name: string) =>
    `${name}.regency_code = $1 and ${name}.intake_id = $2 and ${name}.run = $3`
  await tx.run(
    `update intake_family_change f
        set kinds = f.kinds || array_remove(array[
              case when g.members and not f.is_new and not 'members' = any (f.kinds) then 'members' end,
              case when g.contradicts and not 'contradicts' = any (f.kinds) then 'contradicts' end], null)
       from (select family_id, bool_or(kinds && '{new,moved,left,changed}') as members,
                    bool_or('contradicts' = any (kinds)) as contradicts
               from ${persons} and not (kinds = '{new}' and is_new and family_before is null and exists (
                 select from intake_family_change n where ${families('n')} and n.batch = p.batch
                    and n.family_id = p.family_id and n.is_new))
              group by family_id) g
      where ${families('f')} and f.family_id = g.family_id and (g.contradicts or not f.is_new)`,
    given,
  )
  const moves = `(select distinct p.family_id as into_family, p.family_before as from_family from ${persons}
    and 'moved' = any (p.kinds) and p.family_before is not null)`
  for (const [kind, condition] of [
    ['split', `i.is_new and o.file_id is not null`],
    ['merged', `not i.is_new and 'gone' = any (o.kinds)`],
  ] as const)
    await tx.run(
      `update intake_family_change f set kinds = f.kinds || array['${kind}']
         from (select distinct side.family_id from ${moves} m
                 join intake_family_change i on ${families('i')} and i.family_id = m.into_family
                 join intake_family_change o on ${families('o')} and o.family_id = m.from_family
                cross join unnest(array[m.into_family, m.from_family]) as side(family_id)
                where ${condition}) s
        where ${families('f')} and f.family_id = s.family_id and not '${kind}' = any (f.kinds)`,
      given,
    )
}
