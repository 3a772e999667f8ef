import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'

/** What is counted, and as of when. */
export interface When {
  readonly villages: readonly string[]
  readonly asOf: Date
  readonly day: string
  readonly exclusionFindings: readonly string[]
}

const profileRow = z.object({
  /** The profile as one text, by which members are joined with its judgement. */
  profile: z.string(),
  age: z.number().nullable(),
  sex: z.string(),
  school: z.string().nullable(),
  education: z.string().nullable(),
  work: z.string().nullable(),
})
export type MemberProfile = z.infer<typeof profileRow>
export interface JudgedProfile extends MemberProfile {
  /** 2: a component for certain · 1: not known · 0: none. */
  readonly component: number
  readonly publicEmployee: boolean
}

/**
 * The current value of a variable by the rule "ratified after the snapshot" (core/registry/layers.ts), as the two
 * layers stood at $3. Only variables that are kept open; nothing sealed is read.
 */
function current(key: string): string {
  const ratified = `(r.values -> '${key}')`
  return `case when ${ratified} is not null and (p.values is null or not p.values ? '${key}'
      or ((${ratified} ->> 'asOf') > p.as_of::text and not exists (select 1 from applied_change a
           where a.regency_code = $1 and a.change_id = (${ratified} ->> 'changeId')::uuid
             and a.ministry = 'returned' and a.answered_at <= $3)))
    then ${ratified} ->> 'value' else p.values ->> '${key}' end`
}

/** $1 regency, $2 villages, $3 moment: families that were in the register. */
const inRegister = `f.regency_code = $1 and f.village_code = any($2) and f.created_at <= $3
  and (f.status = 'active' or exists (select 1 from applied_change a where a.regency_code = $1
       and a.family_id = f.id and starts_with(a.kind, 'family_') and a.applied_at > $3))`

/**
 * Gathers what the rules ask of every member, once, for the three counts that follow: a table of the transaction,
 * without anything that names a person. Gathering anew for each count took three times as long.
 */
export async function gatherMembers({ tx, office }: Acting, when: When): Promise<void> {
  await tx.run(
    `create temp table member_facts (family_id uuid, person_id uuid, age int, sex text, school text, education text,
       work text, profile text) on commit drop`,
  )
  await tx.run(
    `insert into member_facts
     select family_id, person_id, age, sex, school, education, work,
            concat_ws('|', coalesce(age, -1), sex, coalesce(school, '?'), coalesce(education, '?'), coalesce(work, '?'))
       from (
         select f.id as family_id, n.id as person_id, extract(year from age($4::date, n.birth_date))::int as age, n.sex,
                ${current('schoolParticipation')} as school, ${current('highestEducation')} as education,
                ${current('employmentStatus')} as work
           from family f
           join membership m on m.regency_code = $1 and m.family_id = f.id
            and m.from_date <= $4::date and (m.to_date is null or m.to_date > $4::date)
           join person n on n.regency_code = $1 and n.id = m.person_id
           left join person_values p on p.regency_code = $1 and p.person_id = n.id and p.layer = 'provider'
            and p.recorded_at <= $3 and (p.superseded_at is null or p.superseded_at > $3)
           left join person_values r on r.regency_code = $1 and r.person_id = n.id and r.layer = 'ratified'
            and r.recorded_at <= $3 and (r.superseded_at is null or r.superseded_at > $3)
          where ${inRegister}) as facts`,
    [office.regency, when.villages, when.asOf, when.day],
  )
}

export function memberProfiles({ tx }: Acting): Promise<MemberProfile[]> {
  return tx.all(profileRow, 'select distinct profile, age, sex, school, education, work from member_facts')
}

const alikeRow = z
  .object({
    decile: z.number().nullable(),
    component: z.number(),
    public_employee: z.boolean(),
    finding: z.string().nullable(),
    programmes: z.array(z.string()),
    count: z.number(),
  })
  .transform(({ public_employee, ...row }) => ({ ...row, publicEmployee: public_employee }))
export type Alike = z.output<typeof alikeRow>

/** $4 the judgement of each kind of member, $5 findings that exclude: each family with what the rules look at. */
const judgedFamilies = `families as materialized (
  select f.id, f.official_decile from family f where ${inRegister}),
verdicts as materialized (
  select * from jsonb_to_recordset($4::jsonb) as v(profile text, component int, "publicEmployee" boolean)),
judged as materialized (
  select m.family_id, max(v.component) as component, bool_or(v."publicEmployee") as public_employee
    from member_facts m join verdicts v on v.profile = m.profile
   group by m.family_id),
found as materialized (
  select distinct on (c.family_id) c.family_id, s.finding from visit_review w
    join visit_submission s on s.regency_code = $1 and s.id = w.submission_id
    join visit_case c on c.regency_code = $1 and c.id = w.case_id
   where w.regency_code = $1 and w.village_code = any($2) and w.decision = 'approved' and w.reviewed_at <= $3
   order by c.family_id, w.reviewed_at desc),
periods as materialized (
  select distinct on (programme_code) programme_code, period from aid
   where regency_code = $1 and recorded_at <= $3 order by programme_code, recorded_at desc, period desc),
listed as materialized (
  select a.family_id, a.person_id, replace(a.programme_code, '_', '-') as programme from aid a
    join periods t on t.programme_code = a.programme_code and t.period = a.period
   where a.regency_code = $1 and a.village_code = any($2) and a.recorded_at <= $3),
alike as materialized (
  select f.id, f.official_decile as decile, coalesce(j.component, 1) as component,
         coalesce(j.public_employee, false) as public_employee,
         case when o.finding = any($5) then o.finding end as finding
    from families f left join judged j on j.family_id = f.id left join found o on o.family_id = f.id)`

/** Families by what a rule looks at, with the programmes on whose newest list they stand. */
export function countFamilies(
  { tx, office }: Acting,
  when: When,
  verdicts: readonly JudgedProfile[],
): Promise<Alike[]> {
  return tx.all(
    alikeRow,
    `with ${judgedFamilies},
     receiving as materialized (select family_id, array_agg(distinct programme order by programme) as programmes
                     from listed group by family_id)
     select a.decile, a.component, a.public_employee, a.finding, coalesce(g.programmes, '{}') as programmes,
            count(*) as count
       from alike a left join receiving g on g.family_id = a.id group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
    valuesOf(office.regency, when, verdicts),
  )
}

/** Persons by what a rule looks at in their family; a list that names no person counts for all of it. */
export function countPersons(
  { tx, office }: Acting,
  when: When,
  verdicts: readonly JudgedProfile[],
): Promise<Alike[]> {
  return tx.all(
    alikeRow,
    `with ${judgedFamilies},
     receiving as materialized (select m.person_id, array_agg(distinct l.programme order by l.programme) as programmes
                     from member_facts m join listed l on l.family_id = m.family_id
                      and (l.person_id is null or l.person_id = m.person_id) group by m.person_id)
     select a.decile, a.component, a.public_employee, a.finding, coalesce(g.programmes, '{}') as programmes,
            count(*) as count
       from alike a join member_facts m on m.family_id = a.id left join receiving g on g.person_id = m.person_id
      group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
    valuesOf(office.regency, when, verdicts),
  )
}

function valuesOf(regency: string, when: When, verdicts: readonly JudgedProfile[]): unknown[] {
  return [
    regency,
    when.villages,
    when.asOf,
    JSON.stringify(
      verdicts.map(({ profile, component, publicEmployee }) => ({ profile, component, publicEmployee })),
    ),
    when.exclusionFindings,
  ]
}
