import { z } from 'zod'
import type { Tx } from '../../plumbing/database/index.ts'

const slipRow = z.object({
  id: z.uuid(),
  serial: z.string(),
  village_code: z.string(),
  family_id: z.uuid().nullable(),
  status: z.enum(['printed', 'dispatched', 'bound', 'revoked']),
  printed_at: z.date(),
  bound_at: z.date().nullable(),
  bound_via: z.string().nullable(),
  revoked_at: z.date().nullable(),
  revoked_reason: z.string().nullable(),
})
export type SlipRow = z.infer<typeof slipRow>

const columns = `id, serial, village_code, family_id, status, printed_at, bound_at, bound_via, revoked_at,
  revoked_reason`

/** Holds the row until the transaction ends, so that one slip is bound once. */
export function holdSlipBySerial(tx: Tx, regency: string, serial: string): Promise<SlipRow | undefined> {
  return tx.find(slipRow, `select ${columns} from slip where regency_code = $1 and serial = $2 for update`, [
    regency,
    serial,
  ])
}

export function holdSlip(tx: Tx, regency: string, id: string): Promise<SlipRow | undefined> {
  return tx.find(slipRow, `select ${columns} from slip where regency_code = $1 and id = $2 for update`, [
    regency,
    id,
  ])
}

/** The bound slip whose code was typed. Codes have 50 bits of chance, so there is one at most. */
export function findSlipByCode(tx: Tx, regency: string, codeHash: Buffer): Promise<SlipRow | undefined> {
  return tx.find(
    slipRow,
    `select ${columns} from slip where regency_code = $1 and code_hash = $2 and status = 'bound' limit 1`,
    [regency, codeHash],
  )
}

export interface SlipFilter {
  readonly village?: string | undefined
  readonly status?: SlipRow['status'] | undefined
  /** Digits that stand together in the serial. */
  readonly digits?: string | undefined
  readonly limit: number
  readonly offset: number
}

const listedRow = slipRow.extend({ total: z.number() })

/** Newest first: what was bound or printed last stands on top. */
export function selectSlips(
  tx: Tx,
  regency: string,
  filter: SlipFilter,
): Promise<z.infer<typeof listedRow>[]> {
  return tx.all(
    listedRow,
    `select ${columns}, count(*) over () as total from slip
      where regency_code = $1 and ($2::text is null or village_code = $2) and ($3::text is null or status = $3)
        and ($4::text is null or replace(serial, '-', '') like '%' || $4 || '%')
      order by coalesce(revoked_at, bound_at, printed_at) desc, serial desc limit $5 offset $6`,
    [
      regency,
      filter.village ?? null,
      filter.status ?? null,
      filter.digits ?? null,
      filter.limit,
      filter.offset,
    ],
  )
}

export async function countSlips(
  tx: Tx,
  regency: string,
  village: string | undefined,
): Promise<Readonly<Record<SlipRow['status'], number>>> {
  const rows = await tx.all(
    z.object({ status: slipRow.shape.status, count: z.number() }),
    `select status, count(*) as count from slip
      where regency_code = $1 and ($2::text is null or village_code = $2) group by status`,
    [regency, village ?? null],
  )
  return {
    printed: 0,
    dispatched: 0,
    bound: 0,
    revoked: 0,
    ...Object.fromEntries(rows.map((r) => [r.status, r.count])),
  }
}

export interface PrintedSlip {
  readonly id: string
  readonly serial: string
  readonly codeHash: Buffer
}

export async function insertSlips(
  tx: Tx,
  regency: string,
  villageCode: string,
  at: Date,
  slips: readonly PrintedSlip[],
): Promise<void> {
  await tx.insert(
    'slip',
    slips.map(({ id, serial, codeHash }) => ({
      regency_code: regency,
      id,
      serial,
      code_hash: codeHash,
      village_code: villageCode,
      status: 'printed',
      printed_at: at,
    })),
  )
}

export async function writeBinding(
  tx: Tx,
  regency: string,
  id: string,
  binding: { readonly familyId: string; readonly accountId: string; readonly via: string; readonly at: Date },
): Promise<void> {
  await tx.run(
    `update slip set status = 'bound', family_id = $3, bound_by = $4, bound_via = $5, bound_at = $6
      where regency_code = $1 and id = $2`,
    [regency, id, binding.familyId, binding.accountId, binding.via, binding.at],
  )
}

export async function writeRevocation(
  tx: Tx,
  regency: string,
  id: string,
  reason: string,
  at: Date,
): Promise<void> {
  await tx.run(
    `update slip set status = 'revoked', revoked_at = $3, revoked_reason = $4 where regency_code = $1 and id = $2`,
    [regency, id, at, reason],
  )
}

/** The family's other slips, which open nothing any more once it has a new one. Returns their ids. */
export async function revokeOtherSlips(
  tx: Tx,
  regency: string,
  familyId: string,
  exceptId: string,
  reason: string,
  at: Date,
): Promise<string[]> {
  const rows = await tx.all(
    z.object({ id: z.uuid() }),
    `update slip set status = 'revoked', revoked_at = $4, revoked_reason = $5
      where regency_code = $1 and family_id = $2 and id <> $3 and status = 'bound' returning id`,
    [regency, familyId, exceptId, at, reason],
  )
  return rows.map(({ id }) => id)
}
