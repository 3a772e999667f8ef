import type { Acting } from '../plumbing/acting.ts'

/** Aid as a programme's recipient list has it, for persons and families that were found. */

export interface AidList {
  readonly intakeId: string
  readonly programmeCode: string
  readonly period: string
}

/** An earlier list for the same programme and period is replaced, stays readable, and comes back when this one goes. */
export async function takeAid({ tx, office, now }: Acting, list: AidList): Promise<number> {
  const given = [office.regency, list.intakeId, list.programmeCode, list.period]
  await tx.run(
    `insert into intake_undo (regency_code, intake_id, batch, table_name, row_id, before)
     select $1, $2, 1, 'aid', id, jsonb_build_object('state', state) from aid
      where regency_code = $1 and programme_code = $3 and period = $4 and intake_id <> $2 and state <> 'replaced'`,
    given,
  )
  await tx.run(
    `update aid set state = 'replaced'
      where regency_code = $1 and programme_code = $3 and period = $4 and intake_id <> $2`,
    given,
  )
  return tx.run(
    `insert into aid (regency_code, id, programme_code, period, village_code, family_id, person_id, amount, state,
            intake_id, recorded_at)
     select $1, r.target_id, $3, $4, f.village_code, r.matched_family_id, r.matched_person_id,
            (r.fields ->> 'amount')::bigint, r.fields ->> 'state', $2, $5
       from intake_row r join family f on f.regency_code = $1 and f.id = r.matched_family_id
      where r.regency_code = $1 and r.intake_id = $2 and r.unit = 'recipient' and r.severity <> 'error'
        and r.held_by is null`,
    [...given, now],
  )
}

export async function undoAid({ tx, office, now }: Acting, intakeId: string): Promise<void> {
  await tx.run(`set local app.withdrawn = 'seen'`)
  await tx.run(
    'update aid set withdrawn_at = $3 where regency_code = $1 and intake_id = $2 and withdrawn_at is null',
    [office.regency, intakeId, now],
  )
  await tx.run(
    `update aid a set state = u.before ->> 'state' from intake_undo u
      where u.regency_code = $1 and u.intake_id = $2 and u.table_name = 'aid' and a.regency_code = $1 and a.id = u.row_id`,
    [office.regency, intakeId],
  )
  await tx.run(`set local app.withdrawn = 'hidden'`)
}
