import { z } from 'zod'
import type { Acting } from '../../plumbing/acting.ts'

/** Who the recipients of a list are in the register: found by NIK, found by a person's decision, or not. */

const bytes = z.instanceof(Buffer)
const rows = `r.regency_code = $1 and r.intake_id = $2 and r.unit = 'recipient' and r.severity <> 'error'
  and r.held_by is null`

/** By NIK where one member bears it today and the name, made comparable, is the same. */
export async function matchByNik({ tx, office }: Acting, intakeId: string): Promise<void> {
  await tx.run(
    `update intake_row r set matched_person_id = null, matched_family_id = null
      where ${rows} and (matched_person_id is not null or matched_family_id is not null)`,
    [office.regency, intakeId],
  )
  await tx.run(
    `update intake_row r set matched_person_id = p.id, matched_family_id = m.family_id
       from person p join membership m
         on m.regency_code = p.regency_code and m.person_id = p.id and m.to_date is null
      where ${rows} and p.regency_code = $1 and p.nik_index = r.nik_index and p.name_key = r.fields ->> 'nameKey'`,
    [office.regency, intakeId],
  )
}

const listedRow = z.object({
  file_id: z.uuid(),
  line: z.number(),
  target_id: z.uuid(),
  name: z.string(),
  village_code: z.string().nullable(),
  birth_date: z.string().nullable(),
  nik_sealed: bytes.nullable(),
  looked_at: z.boolean(),
  candidates: z.array(
    z.object({
      person_id: z.uuid(),
      family_id: z.uuid(),
      name: z.string(),
      birth_date: z.string().nullable(),
      village_code: z.string(),
      on_card: z.boolean(),
      has_nik: z.boolean(),
    }),
  ),
})
export type ListedRow = z.infer<typeof listedRow>

/**
 * The next recipients without a person, each with whoever may be meant: who bears the number, who is on the card,
 * and in the village who has the day of birth, or the name in whatever spelling.
 */
export function nextUnmatched(
  { tx, office }: Acting,
  intakeId: string,
  after: { readonly fileId: string; readonly line: number } | undefined,
  limit: number,
): Promise<ListedRow[]> {
  return tx.all(
    listedRow,
    `with r as materialized (
       select r.file_id, r.line, r.target_id, coalesce(r.name, '') as name, r.village_code, r.nik_sealed, r.nik_index,
              r.card_index, r.fields ->> 'nameKey' as name_key, (r.fields ->> 'birthDate')::date as birth_date
         from intake_row r
        where ${rows} and r.matched_person_id is null
          and ($3::uuid is null or (r.file_id, r.line) > ($3, $4::int))
        order by r.file_id, r.line limit $5),
     c as (
       select r.file_id, r.line, p.id from r join person p on p.regency_code = $1 and p.nik_index = r.nik_index
       union
       select r.file_id, r.line, m.person_id from r
         join family_card k on k.regency_code = $1 and k.card_index = r.card_index
         join membership m on m.regency_code = $1 and m.family_id = k.family_id and m.to_date is null
       union
       select r.file_id, r.line, p.id from r join person p on p.regency_code = $1 and p.village_code = r.village_code
          and (p.birth_date = r.birth_date or p.name_key = r.name_key
            or (r.birth_date is null and left(p.name_key, 5) = left(r.name_key, 5))))
     select r.file_id, r.line, r.target_id, r.name, r.village_code, r.birth_date, r.nik_sealed,
            exists (select from recipient_candidate d where d.regency_code = $1 and d.intake_id = $2
              and d.file_id = r.file_id and d.line = r.line) as looked_at,
            coalesce(jsonb_agg(jsonb_build_object('person_id', p.id, 'family_id', m.family_id, 'name', p.name,
              'birth_date', p.birth_date, 'village_code', p.village_code, 'has_nik', p.nik_index is not null,
              'on_card', exists (select from family_card k where k.regency_code = $1 and k.family_id = m.family_id
                and k.card_index = r.card_index))) filter (where p.id is not null and m.family_id is not null), '[]')
              as candidates
       from r left join c on c.file_id = r.file_id and c.line = r.line
       left join person p on p.regency_code = $1 and p.id = c.id
       left join membership m on m.regency_code = $1 and m.person_id = p.id and m.to_date is null
      group by r.file_id, r.line, r.target_id, r.name, r.village_code, r.birth_date, r.nik_sealed, r.card_index
      order by r.file_id, r.line`,
    [office.regency, intakeId, after?.fileId ?? null, after?.line ?? null, limit],
  )
}

const sealedNik = z.object({ id: z.uuid(), nik_sealed: bytes })

export function niksOf({ tx, office }: Acting, personIds: readonly string[]) {
  return tx.all(
    sealedNik,
    'select id, nik_sealed from person where regency_code = $1 and id = any($2) and nik_sealed is not null',
    [office.regency, personIds],
  )
}

export async function setMatch(
  { tx, office }: Acting,
  intakeId: string,
  at: { readonly fileId: string; readonly line: number },
  found: { readonly personId: string; readonly familyId: string } | undefined,
): Promise<void> {
  await tx.run(
    `update intake_row set matched_person_id = $5, matched_family_id = $6
      where regency_code = $1 and intake_id = $2 and file_id = $3 and line = $4`,
    [office.regency, intakeId, at.fileId, at.line, found?.personId ?? null, found?.familyId ?? null],
  )
}

export interface NewCandidate {
  readonly fileId: string
  readonly line: number
  readonly place: number
  readonly personId: string
  readonly familyId: string
  readonly evidence: Readonly<Record<string, unknown>>
}

export async function addCandidates(
  { tx, office }: Acting,
  intakeId: string,
  found: readonly NewCandidate[],
) {
  await tx.insert(
    'recipient_candidate',
    found.map((one) => ({
      regency_code: office.regency,
      intake_id: intakeId,
      file_id: one.fileId,
      line: one.line,
      place: one.place,
      person_id: one.personId,
      family_id: one.familyId,
      evidence: one.evidence,
    })),
  )
}

/** What persons have decided stands, whatever the machine finds. */
export async function applyDecisions({ tx, office }: Acting, intakeId: string): Promise<void> {
  await tx.run(
    `update intake_row r set matched_person_id = d.person_id, matched_family_id = d.family_id
       from recipient_decision d
      where ${rows} and d.regency_code = $1 and d.intake_id = $2 and d.undone_at is null and d.file_id = r.file_id
        and d.line = r.line`,
    [office.regency, intakeId],
  )
}

const summary = z.object({
  byNik: z.number(),
  byCard: z.number(),
  decided: z.number(),
  doubtful: z.number(),
  unmatched: z.number(),
})
export type ListSummary = z.infer<typeof summary>

export function summarise({ tx, office }: Acting, intakeId: string): Promise<ListSummary> {
  return tx.one(
    summary,
    `with d as (select file_id, line from recipient_decision
                 where regency_code = $1 and intake_id = $2 and undone_at is null),
     c as (select distinct file_id, line from recipient_candidate where regency_code = $1 and intake_id = $2)
     select count(*) filter (where d.file_id is null and r.matched_person_id is not null and c.file_id is null) as "byNik",
            count(*) filter (where d.file_id is null and r.matched_person_id is not null and c.file_id is not null) as "byCard",
            count(*) filter (where d.file_id is not null) as decided,
            count(*) filter (where d.file_id is null and r.matched_person_id is null and c.file_id is not null) as doubtful,
            count(*) filter (where d.file_id is null and r.matched_person_id is null and c.file_id is null) as unmatched
       from intake_row r
       left join d on d.file_id = r.file_id and d.line = r.line
       left join c on c.file_id = r.file_id and c.line = r.line
      where ${rows}`,
    [office.regency, intakeId],
  )
}

const shownRow = z.object({
  file_id: z.uuid(),
  file_name: z.string(),
  line: z.number(),
  target_id: z.uuid(),
  name: z.string().nullable(),
  village_code: z.string().nullable(),
  birth_date: z.string().nullable(),
  nik_sealed: bytes.nullable(),
  amount: z.number().nullable(),
  state: z.string().nullable(),
  decided_by_name: z.string().nullable(),
  person_id: z.uuid().nullable(),
  total: z.number(),
})
export type ShownRecipient = z.infer<typeof shownRow>

const states = {
  doubtful: 'd.id is null and r.matched_person_id is null and c.line is not null',
  decided: 'd.id is not null',
  unmatched: 'd.id is null and r.matched_person_id is null and c.line is null',
  /** Whom no line of aid will be written for, whoever decided so. */
  absent: 'r.matched_family_id is null',
} as const

export function recipientsIn(
  { tx, office }: Acting,
  intakeId: string,
  state: keyof typeof states,
  at: { readonly limit: number; readonly offset: number },
): Promise<ShownRecipient[]> {
  return tx.all(
    shownRow,
    `select r.file_id, f.file_name, r.line, r.target_id, r.name, r.village_code, r.fields ->> 'birthDate' as birth_date,
            r.nik_sealed, (r.fields ->> 'amount')::bigint as amount, r.fields ->> 'state' as state, d.decided_by_name,
            d.person_id, count(*) over () as total
       from intake_row r
       join intake_file f on f.regency_code = $1 and f.id = r.file_id
       left join recipient_decision d on d.regency_code = $1 and d.intake_id = $2 and d.file_id = r.file_id
        and d.line = r.line and d.undone_at is null
       left join (select distinct file_id, line from recipient_candidate where regency_code = $1 and intake_id = $2) c
         on c.file_id = r.file_id and c.line = r.line
      where ${rows} and ${states[state]}
      order by ${state === 'decided' ? 'd.decided_at desc, ' : ''}r.file_id, r.line limit $3 offset $4`,
    [office.regency, intakeId, at.limit, at.offset],
  )
}

const candidateRow = z.object({
  file_id: z.uuid(),
  line: z.number(),
  person_id: z.uuid(),
  family_id: z.uuid(),
  evidence: z.record(z.string(), z.unknown()),
  name: z.string(),
  birth_date: z.string().nullable(),
  village_code: z.string(),
  nik_sealed: bytes.nullable(),
  head_name: z.string(),
})

export function candidatesOf(
  { tx, office }: Acting,
  intakeId: string,
  recipients: readonly { readonly file_id: string; readonly line: number }[],
) {
  return tx.all(
    candidateRow,
    `select c.file_id, c.line, c.person_id, c.family_id, c.evidence, p.name, p.birth_date, p.village_code, p.nik_sealed,
            f.head_name
       from recipient_candidate c
       join person p on p.regency_code = $1 and p.id = c.person_id
       join family f on f.regency_code = $1 and f.id = c.family_id
      where c.regency_code = $1 and c.intake_id = $2
        and (c.file_id, c.line) in (select file_id, line from jsonb_to_recordset($3::jsonb) as g(file_id uuid, line int))
      order by c.file_id, c.line, c.place`,
    [office.regency, intakeId, JSON.stringify(recipients.map(({ file_id, line }) => ({ file_id, line })))],
  )
}

const decisionRow = z.object({ id: z.uuid() })

export function standingDecision({ tx, office }: Acting, intakeId: string, fileId: string, line: number) {
  return tx.find(
    decisionRow,
    `select id from recipient_decision
      where regency_code = $1 and intake_id = $2 and file_id = $3 and line = $4 and undone_at is null`,
    [office.regency, intakeId, fileId, line],
  )
}

export async function addDecision(
  { tx, office, now }: Acting,
  intakeId: string,
  decision: {
    readonly id: string
    readonly fileId: string
    readonly line: number
    readonly personId: string | null
    readonly familyId: string | null
  },
): Promise<void> {
  await tx.insert('recipient_decision', [
    {
      regency_code: office.regency,
      id: decision.id,
      intake_id: intakeId,
      file_id: decision.fileId,
      line: decision.line,
      person_id: decision.personId,
      family_id: decision.familyId,
      decided_by: office.accountId,
      decided_by_name: office.name,
      decided_at: now,
    },
  ])
}

export async function noteUndone({ tx, office, now }: Acting, id: string): Promise<void> {
  await tx.run(
    'update recipient_decision set undone_by = $3, undone_at = $4 where regency_code = $1 and id = $2',
    [office.regency, id, office.accountId, now],
  )
}
