import { z } from 'zod'
import type { Acting } from '../../plumbing/acting.ts'

/** Staged rows with something wrong, a page at a time, and all of them one after another. */

const problems = z.array(z.object({ code: z.string(), column: z.string().optional() }))
const problemRow = z.object({
  file_id: z.uuid(),
  file_name: z.string(),
  line: z.number(),
  unit: z.enum(['family', 'person', 'recipient']),
  target_id: z.uuid(),
  name: z.string().nullable(),
  village_code: z.string().nullable(),
  source_key: z.string().nullable(),
  nik_sealed: z.instanceof(Buffer).nullable(),
  problems,
  is_held: z.boolean(),
})

export interface RowsAsked {
  /** Absent: recipients whom the register does not know. */
  readonly code?: string | undefined
  readonly village?: string | undefined
  /** Part of a name. */
  readonly name?: string | undefined
  /** Only rows that nothing holds and nobody decided about: `decided` are codes, or codes and villages. */
  readonly open?: readonly string[] | undefined
  readonly sort: 'village' | 'line' | 'name' | '-name'
}

const orders: Readonly<Record<RowsAsked['sort'], string>> = {
  village: 'r.village_code, r.file_id, r.line',
  line: 'r.file_id, r.line',
  name: 'r.name, r.file_id, r.line',
  '-name': 'r.name desc, r.file_id, r.line',
}

function asked(office: Acting['office'], intakeId: string, which: RowsAsked) {
  const values: unknown[] = [office.regency, intakeId]
  const given = (value: unknown) => `$${values.push(value)}`
  const conditions = ['r.regency_code = $1', 'r.intake_id = $2']
  if (which.code === undefined)
    conditions.push(`r.unit = 'recipient' and r.severity <> 'error' and r.matched_family_id is null`)
  else
    conditions.push(`r.problems @> jsonb_build_array(jsonb_build_object('code', ${given(which.code)}::text))`)
  if (which.village !== undefined) conditions.push(`r.village_code = ${given(which.village)}`)
  if (which.name !== undefined) conditions.push(`strpos(lower(r.name), lower(${given(which.name)})) > 0`)
  if (which.open !== undefined) {
    const decided = given(which.open)
    conditions.push(`r.held_by is null and not exists (select from jsonb_array_elements(r.problems) as p(one)
      where p.one ->> 'code' || ' ' = any (${decided}::text[])
         or (p.one ->> 'code' || ' ' || r.village_code) = any (${decided}::text[]))`)
  }
  return { values, where: conditions.join(' and ') }
}

/** What an index knows of the rows asked for: a recipient without a person may have nothing wrong at all. */
function indexed({ code }: RowsAsked, isWrong: boolean): string {
  if (code === undefined) return ''
  return isWrong ? `and r.severity in ('error', 'warning')` : `and r.severity <> 'none'`
}

const pagedRow = problemRow.extend({ total: z.number().nullable() })

/**
 * @param isWrong all rows asked for carry an error or a warning, which an index knows
 * @param isCounted whether each row says how many there are; then all of them are looked at
 */
export function rowsWith(
  { tx, office }: Acting,
  intakeId: string,
  which: RowsAsked,
  { isWrong, isCounted }: { readonly isWrong: boolean; readonly isCounted: boolean },
  at: { readonly limit: number; readonly offset: number },
) {
  const { values, where } = asked(office, intakeId, which)
  return tx.all(
    pagedRow,
    `select r.file_id, f.file_name, r.line, r.unit, r.target_id, r.name, r.village_code, r.source_key, r.nik_sealed,
            r.problems, r.held_by is not null as is_held, ${isCounted ? 'count(*) over ()' : 'null::int'} as total
       from intake_row r join intake_file f on f.regency_code = $1 and f.id = r.file_id
      where ${where} ${indexed(which, isWrong)}
      order by ${orders[which.sort]} limit $${values.length + 1} offset $${values.length + 2}`,
    [...values, at.limit, at.offset],
  )
}

const wrongRow = problemRow.pick({ line: true, source_key: true, problems: true })

/** Rows of a file with an error or a warning in its order, from after a line on: a delivery may have a million. */
export function wrongRowsAfter(
  { tx, office }: Acting,
  intakeId: string,
  fileId: string,
  after: number,
  limit: number,
) {
  return tx.all(
    wrongRow,
    `select r.line, r.source_key, r.problems from intake_row r
      where r.regency_code = $1 and r.intake_id = $2 and r.file_id = $3 and r.line > $4
        and r.severity in ('error', 'warning')
      order by r.line limit $5`,
    [office.regency, intakeId, fileId, after, limit],
  )
}
