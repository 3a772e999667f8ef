import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'
import { type CheckedBlock, stagedColumns } from './check-block.ts'

/** The rows of a delivery between the file and the register. */

/** Writes a batch of checked rows. */
export function stageRows({ tx }: Acting, blocks: readonly CheckedBlock[]): Promise<number> {
  return tx.copyBinary('intake_row', stagedColumns, written())

  async function* written(): AsyncIterable<Uint8Array> {
    for (const { copy } of blocks) yield copy
  }
}

const hex = z.string().nullable()
const personKeys = z.object({
  file_id: z.uuid(),
  line: z.number(),
  fingerprint: z.string(),
  nik: hex,
  card: hex,
  name: hex,
  relationship: hex,
  sex: hex,
  birth: hex,
  marital: hex,
})
export type PersonKeysRow = z.infer<typeof personKeys>

/**
 * The rows of persons that may contradict another row, each with everybody on the same card: copies, numbers that
 * occur twice, numbers in each other's column, cards without a family, families whose members cannot be so. What
 * follows from them core decides; the rest of a delivery never enters memory. NIKs come indexed as cards, so that
 * both numbers compare: every number of the delivery is grouped once, with what it is used for.
 *
 * @param day on which ages are counted
 */
export function suspectPersons(
  { tx, office }: Acting,
  intakeId: string,
  unit: 'person' | 'recipient',
  day: string,
): Promise<PersonKeysRow[]> {
  return tx.all(
    personKeys,
    `with p as materialized (
       select file_id, line, fingerprint, nik_as_card, card_index, name, fields ->> 'relationship' as relationship,
              fields ->> 'sex' as sex, fields ->> 'birthDate' as birth,
              fields -> 'values' ->> 'maritalStatus' as marital
         from intake_row where regency_code = $1 and intake_id = $2 and unit = $3),
     uses as (
       select nik_as_card as number, 1 as nik, 0 as member, 0 as family, 0 as odd,
              null::text as head_sex, null::text as spouse_sex, null::text as head_birth, null::text as child_birth
         from p where nik_as_card is not null
       union all
       select card_index, 0, 1, 0,
              (relationship = 'head' and birth > ($4::date - interval '17 years')::date::text
                or relationship = 'spouse' and marital <> 'married'
                or marital = 'married' and birth > ($4::date - interval '16 years')::date::text)::int,
              case relationship when 'head' then sex end, case relationship when 'spouse' then sex end,
              case relationship when 'head' then birth end, case relationship when 'child' then birth end
         from p where card_index is not null
       union all
       select card_index, 0, 0, 1, 0, null, null, null, null
         from intake_row where regency_code = $1 and intake_id = $2 and unit = 'family' and card_index is not null),
     suspect as (
       select number from uses group by number
       having sum(nik) > 1 or (sum(nik) > 0 and sum(member) + sum(family) > 0)
           or ($3 = 'person' and sum(member) > 0
               and (sum(family) = 0 or count(head_sex) <> 1 or coalesce(sum(odd), 0) > 0
                 or min(head_sex) = min(spouse_sex)
                 or min(child_birth) < (min(head_birth)::date + interval '12 years')::date::text))),
     copies as (select fingerprint from p group by 1 having count(*) > 1),
     first as (
       select p.file_id, p.line, p.card_index from p
        where p.nik_as_card in (select number from suspect) or p.card_index in (select number from suspect)
           or p.fingerprint in (select fingerprint from copies)),
     cards as (select distinct card_index from first where card_index is not null)
     select file_id, line, encode(fingerprint, 'hex') as fingerprint, encode(nik_as_card, 'hex') as nik,
            encode(card_index, 'hex') as card, name, relationship, sex, birth, marital
       from p
      where card_index in (select card_index from cards) or (card_index is null and (file_id, line) in (select file_id, line from first))
      order by file_id, line`,
    [office.regency, intakeId, unit, day],
  )
}

const cardRow = z.object({ card: z.string() })

/** Which of these numbers are cards of the delivery's families (or of its persons). */
export async function cardsAmong(
  { tx, office }: Acting,
  intakeId: string,
  unit: 'family' | 'person',
  numbers: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.all(
    cardRow,
    `select distinct encode(r.card_index, 'hex') as card
       from unnest($4::text[]) as given(number)
       join intake_row r on r.regency_code = $1 and r.intake_id = $2 and r.unit = $3
        and r.card_index = decode(given.number, 'hex')`,
    [office.regency, intakeId, unit, numbers],
  )
  return new Set(rows.map(({ card }) => card))
}

const familyKeys = personKeys.pick({ file_id: true, line: true, fingerprint: true, card: true })

/** Rows of families that are copies, share a card, or have nobody on their card. */
export function suspectFamilies({ tx, office }: Acting, intakeId: string) {
  return tx.all(
    familyKeys,
    `with f as materialized (
       select file_id, line, fingerprint, card_index from intake_row
        where regency_code = $1 and intake_id = $2 and unit = 'family')
     select file_id, line, encode(fingerprint, 'hex') as fingerprint, encode(card_index, 'hex') as card from f
      where fingerprint in (select fingerprint from f group by 1 having count(*) > 1)
         or card_index in (select card_index from f where card_index is not null group by 1 having count(*) > 1)
         or (card_index is not null and not exists (select from intake_row p
              where p.regency_code = $1 and p.intake_id = $2 and p.unit = 'person' and p.card_index = f.card_index))
      order by file_id, line`,
    [office.regency, intakeId],
  )
}

export interface FoundProblem {
  readonly fileId: string
  readonly line: number
  readonly codes: readonly string[]
  readonly severity: 'info' | 'warning' | 'error'
}

/** Adds problems to rows; a row's severity is that of its worst problem. */
export async function addProblems(
  { tx, office }: Acting,
  intakeId: string,
  found: readonly FoundProblem[],
): Promise<void> {
  if (found.length === 0) return
  await tx.run(
    `update intake_row r
        set problems = r.problems || (select jsonb_agg(jsonb_build_object('code', code))
                                        from jsonb_array_elements_text(g.codes) as code),
            severity = case when 'error' in (r.severity, g.severity) then 'error'
                            when 'warning' in (r.severity, g.severity) then 'warning' else 'info' end
       from jsonb_to_recordset($3::jsonb) as g("fileId" uuid, line int, codes jsonb, severity text)
      where r.regency_code = $1 and r.intake_id = $2 and r.file_id = g."fileId" and r.line = g.line`,
    [office.regency, intakeId, JSON.stringify(found)],
  )
}

/** Takes problems of these codes off again; a row's severity is that of the worst that stays. */
export async function dropProblems(
  { tx, office }: Acting,
  intakeId: string,
  codes: readonly string[],
  severities: Readonly<Record<string, string>>,
): Promise<void> {
  await tx.run(
    `update intake_row r set problems = k.kept, severity = k.severity
       from (select o.file_id, o.line,
                    coalesce(jsonb_agg(p.one) filter (where not p.one ->> 'code' = any ($3)), '[]') as kept,
                    coalesce((array_agg($4::jsonb ->> (p.one ->> 'code') order by array_position(
                      array['error', 'warning', 'info'], $4::jsonb ->> (p.one ->> 'code')))
                      filter (where not p.one ->> 'code' = any ($3)))[1], 'none') as severity
               from intake_row o, jsonb_array_elements(o.problems) as p(one)
              where o.regency_code = $1 and o.intake_id = $2 and o.problems <> '[]'
              group by o.file_id, o.line
             having bool_or(p.one ->> 'code' = any ($3))) k
      where r.regency_code = $1 and r.intake_id = $2 and r.file_id = k.file_id and r.line = k.line`,
    [office.regency, intakeId, codes, JSON.stringify(severities)],
  )
}

/** Whoever is on the card of a family that stays out stays out too. */
export function holdBackMembers({ tx, office }: Acting, intakeId: string, code: string): Promise<number> {
  return tx.run(
    `update intake_row r
        set problems = r.problems || jsonb_build_array(jsonb_build_object('code', $3::text)), severity = 'error'
      where r.regency_code = $1 and r.intake_id = $2 and r.unit = 'person' and r.severity <> 'error'
        and not exists (select from intake_row f
             where f.regency_code = $1 and f.intake_id = $2 and f.unit = 'family' and f.severity <> 'error'
               and f.card_index = r.card_index)`,
    [office.regency, intakeId, code],
  )
}

const tally = z.object({
  read: z.number(),
  accepted: z.number(),
  with_errors: z.number(),
  with_warnings: z.number(),
  hash_accepted: z.coerce.number(),
  hash_with_errors: z.coerce.number(),
})

/** First four bytes of a row's fingerprint as a number: added up, they betray a row that was lost or changed. */
const hashed = `(get_byte(fingerprint, 0)::bigint << 24) + (get_byte(fingerprint, 1) << 16)
  + (get_byte(fingerprint, 2) << 8) + get_byte(fingerprint, 3)`

export function countRows({ tx, office }: Acting, intakeId: string) {
  return tx.one(
    tally,
    `select count(*) as read, count(*) filter (where severity <> 'error') as accepted,
            count(*) filter (where severity = 'error') as with_errors,
            count(*) filter (where severity = 'warning') as with_warnings,
            coalesce(sum(${hashed}) filter (where severity <> 'error'), 0) as hash_accepted,
            coalesce(sum(${hashed}) filter (where severity = 'error'), 0) as hash_with_errors
       from intake_row where regency_code = $1 and intake_id = $2`,
    [office.regency, intakeId],
  )
}

const codeCount = z.object({ code: z.string(), rows: z.number() })

/** Rows that have each problem, once a row. */
export async function countByCode({ tx, office }: Acting, intakeId: string): Promise<Record<string, number>> {
  const rows = await tx.all(
    codeCount,
    `select found.code, count(*) as rows
       from intake_row r cross join lateral
            (select distinct p ->> 'code' as code from jsonb_array_elements(r.problems) as p) as found
      where r.regency_code = $1 and r.intake_id = $2 and r.problems <> '[]'
      group by 1`,
    [office.regency, intakeId],
  )
  return Object.fromEntries(rows.map(({ code, rows }) => [code, rows]))
}
