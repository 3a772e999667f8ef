import { type Opening, type OpeningPurpose, openingPurposes } from '@tanggap/core/integrity'
import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

const openingRow = z
  .object({
    id: z.uuid(),
    matter_id: z.uuid(),
    asked_by: z.uuid(),
    asked_at: z.date(),
    purpose: z.enum(openingPurposes),
    consented_by: z.uuid().nullable(),
    consented_at: z.date().nullable(),
    ended_at: z.date().nullable(),
    asked_name: z.string(),
    consented_name: z.string().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    matterId: row.matter_id,
    purpose: row.purpose,
    askedName: row.asked_name,
    consentedName: row.consented_name,
    opening: {
      askedBy: row.asked_by,
      askedAt: row.asked_at.getTime(),
      consentedBy: row.consented_by ?? undefined,
      consentedAt: row.consented_at?.getTime(),
      endedAt: row.ended_at?.getTime(),
    } satisfies Opening,
  }))
export type OpeningRecord = z.output<typeof openingRow>

/** The last opening that was asked for, of each of these matters. */
export async function lastOpenings(
  tx: Tx,
  regency: string,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, OpeningRecord>> {
  const rows = await tx.all(
    openingRow,
    `select distinct on (o.matter_id) o.id, o.matter_id, o.asked_by, o.asked_at, o.purpose, o.consented_by,
            o.consented_at, o.ended_at, a.name as asked_name, c.name as consented_name
       from integrity_opening o
       join account a on a.regency_code = o.regency_code and a.id = o.asked_by
       left join account c on c.regency_code = o.regency_code and c.id = o.consented_by
      where o.regency_code = $1 and o.matter_id = any($2)
      order by o.matter_id, o.asked_at desc, o.id desc`,
    [regency, matterIds],
  )
  return new Map(rows.map((row) => [row.matterId, row]))
}

export async function insertOpening(
  tx: Tx,
  regency: string,
  opening: { id: string; matterId: string; askedBy: string; askedAt: Date; purpose: OpeningPurpose },
): Promise<void> {
  await tx.insert('integrity_opening', [
    {
      regency_code: regency,
      id: opening.id,
      matter_id: opening.matterId,
      asked_by: opening.askedBy,
      asked_at: opening.askedAt,
      purpose: opening.purpose,
    },
  ])
}

export async function writeConsent(tx: Tx, regency: string, id: string, by: string, at: Date): Promise<void> {
  await tx.run(
    `update integrity_opening set consented_by = $3, consented_at = $4
      where regency_code = $1 and id = $2 and consented_by is null and ended_at is null`,
    [regency, id, by, at],
  )
}

export async function endOpening(tx: Tx, regency: string, id: string, by: string, at: Date): Promise<void> {
  await tx.run(
    'update integrity_opening set ended_at = $4, ended_by = $3 where regency_code = $1 and id = $2 and ended_at is null',
    [regency, id, by, at],
  )
}

export async function insertRecusal(
  tx: Tx,
  regency: string,
  matterId: string,
  accountId: string,
  at: Date,
): Promise<void> {
  await tx.run(
    `insert into integrity_recusal (regency_code, matter_id, account_id, at) values ($1, $2, $3, $4)
     on conflict (regency_code, matter_id, account_id) do nothing`,
    [regency, matterId, accountId, at],
  )
}

/** Who stands aside, as `matter account`. */
export async function recusals(
  tx: Tx,
  regency: string,
  matterIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.all(
    z.object({ matter_id: z.uuid(), account_id: z.uuid() }),
    'select matter_id, account_id from integrity_recusal where regency_code = $1 and matter_id = any($2)',
    [regency, matterIds],
  )
  return new Set(rows.map(({ matter_id, account_id }) => `${matter_id} ${account_id}`))
}
