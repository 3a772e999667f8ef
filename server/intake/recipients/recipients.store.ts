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

export interface Match {
  readonly fileId: string
  readonly line: number
  readonly personId: string
  readonly familyId: string
}

export async function setMatches({ tx, office }: Acting, intakeId: string, found: readonly Match[]) {
  if (found.length === 0) return
  await tx.run(
    `update intake_row r set matched_person_id = g.person, matched_family_id = g.family
       from jsonb_to_recordset($3::jsonb) as g(file uuid, line int, person uuid, family uuid)
      where r.regency_code = $1 and r.intake_id = $2 and r.file_id = g.file and r.line = g.line`,
    [
      office.regency,
      intakeId,
      JSON.stringify(
        found.map(({ fileId, line, personId, familyId }) => ({
          file: fileId,
          line,
          person: personId,
          family: familyId,
        })),
      ),
    ],
  )
}

/** What a person decided about one recipient; without a decision the row stands as the machine left it, open. */
export async function setDecided(
  { tx, office }: Acting,
  intakeId: string,
  at: { readonly fileId: string; readonly line: number },
  decided:
    | { readonly found: { readonly personId: string; readonly familyId: string } | undefined }
    | undefined,
): Promise<void> {
  await tx.run(
    `update intake_row r set matched_person_id = $5, matched_family_id = $6, match_state = case
            when $7 then 'decided'
            when exists (select from recipient_candidate c where c.regency_code = $1 and c.intake_id = $2
              and c.file_id = $3 and c.line = $4) then 'doubtful' else 'unmatched' end
      where r.regency_code = $1 and r.intake_id = $2 and r.file_id = $3 and r.line = $4`,
    [
      office.regency,
      intakeId,
      at.fileId,
      at.line,
      decided?.found?.personId ?? null,
      decided?.found?.familyId ?? null,
      decided !== undefined,
    ],
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

/** How the person of a row was found: two looks by key a row, whatever the planner takes the list's length for. */
const decidedByHand = `exists (select from recipient_decision d where d.regency_code = r.regency_code
  and d.intake_id = r.intake_id and d.file_id = r.file_id and d.line = r.line and d.undone_at is null)`
const hasCandidates = `exists (select from recipient_candidate c where c.regency_code = r.regency_code
  and c.intake_id = r.intake_id and c.file_id = r.file_id and c.line = r.line)`
const stateFound = `case when ${decidedByHand} then 'decided'
  when r.matched_person_id is not null and not ${hasCandidates} then 'nik'
  when r.matched_person_id is not null then 'card'
  when ${hasCandidates} then 'doubtful' else 'unmatched' end`

/** Writes down how everybody was found, once the whole list is looked at. */
export async function noteStates({ tx, office }: Acting, intakeId: string): Promise<void> {
  await tx.run(
    `update intake_row set match_state = null
      where regency_code = $1 and intake_id = $2 and match_state is not null
        and (severity = 'error' or held_by is not null)`,
    [office.regency, intakeId],
  )
  await tx.run(
    `update intake_row r set match_state = ${stateFound}
      where ${rows} and r.match_state is distinct from ${stateFound}`,
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
  const how = (state: string) => `count(*) filter (where match_state = '${state}')`
  return tx.one(
    summary,
    `select ${how('nik')} as "byNik", ${how('card')} as "byCard", ${how('decided')} as decided,
            ${how('doubtful')} as doubtful, ${how('unmatched')} as unmatched
       from intake_row where regency_code = $1 and intake_id = $2 and match_state is not null`,
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
  period: z.string().nullable(),
  state: z.string().nullable(),
  match_state: z.enum(['nik', 'card', 'doubtful', 'unmatched', 'decided']),
  decided_by_name: z.string().nullable(),
  person_id: z.uuid().nullable(),
  family_id: z.uuid().nullable(),
  found_name: z.string().nullable(),
})
export type ShownRecipient = z.infer<typeof shownRow>

const states = {
  found: `r.match_state in ('nik', 'card')`,
  doubtful: `r.match_state = 'doubtful'`,
  decided: `r.match_state = 'decided'`,
  unmatched: `r.match_state = 'unmatched'`,
  /** Whom no line of aid will be written for, whoever decided so. */
  absent: `r.match_state in ('doubtful', 'unmatched', 'decided') and r.matched_family_id is null`,
} as const

export interface RecipientsAsked {
  readonly state: keyof typeof states
  readonly village?: string | undefined
  /** Part of a name. */
  readonly name?: string | undefined
}

function asked({ office }: Acting, intakeId: string, { state, village, name }: RecipientsAsked) {
  return {
    where: [
      `r.regency_code = $1 and r.intake_id = $2 and ${states[state]}`,
      // Said only when asked for, so that what is not asked for is answered from the index alone.
      village === undefined ? '$3::text is null' : 'r.village_code = $3',
      name === undefined ? '$4::text is null' : 'strpos(lower(r.name), lower($4)) > 0',
    ].join(' and '),
    values: [office.regency, intakeId, village ?? null, name ?? null],
  }
}

/** A page of recipients in one state, village by village. */
export function recipientsIn(
  acting: Acting,
  intakeId: string,
  which: RecipientsAsked,
  at: { readonly limit: number; readonly offset: number },
): Promise<ShownRecipient[]> {
  const { where, values } = asked(acting, intakeId, which)
  return acting.tx.all(
    shownRow,
    `select r.file_id, f.file_name, r.line, r.target_id, r.name, r.village_code, r.fields ->> 'birthDate' as birth_date,
            r.nik_sealed, (r.fields ->> 'amount')::bigint as amount, r.fields ->> 'period' as period,
            r.fields ->> 'state' as state, r.match_state, d.decided_by_name, r.matched_person_id as person_id,
            r.matched_family_id as family_id, p.name as found_name
       from (select r.file_id, r.line from intake_row r where ${where} order by r.match_state, r.village_code, r.file_id, r.line
              limit $5 offset $6) k
       join intake_row r on r.regency_code = $1 and r.intake_id = $2 and r.file_id = k.file_id and r.line = k.line
       join intake_file f on f.regency_code = $1 and f.id = r.file_id
       left join person p on p.regency_code = $1 and p.id = r.matched_person_id
       left join recipient_decision d on d.regency_code = $1 and d.intake_id = $2 and d.file_id = r.file_id
        and d.line = r.line and d.undone_at is null
      order by r.match_state, r.village_code, r.file_id, r.line`,
    [...values, at.limit, at.offset],
  )
}

const counted = z.object({ rows: z.number() })

export async function countRecipients(acting: Acting, intakeId: string, which: RecipientsAsked) {
  const { where, values } = asked(acting, intakeId, which)
  const { rows } = await acting.tx.one(
    counted,
    `select count(*) as rows from intake_row r where ${where}`,
    values,
  )
  return rows
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
