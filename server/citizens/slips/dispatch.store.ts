import { z } from 'zod'
import type { Tx } from '../../plumbing/database/index.ts'

const dispatchRow = z.object({
  id: z.uuid(),
  number: z.string(),
  village_code: z.string(),
  rt: z.string(),
  rw: z.string(),
  carrier_name: z.string(),
  sent_at: z.date(),
  closed_at: z.date().nullable(),
})
export type DispatchRow = z.infer<typeof dispatchRow>

const columns = 'id, number, village_code, rt, rw, carrier_name, sent_at, closed_at'

/** Those under way first, then the newest. */
export function dispatchesOf(tx: Tx, regency: string, village: string): Promise<DispatchRow[]> {
  return tx.all(
    dispatchRow,
    `select ${columns} from slip_dispatch where regency_code = $1 and village_code = $2
      order by closed_at is not null, sent_at desc limit 50`,
    [regency, village],
  )
}

export function holdDispatch(tx: Tx, regency: string, id: string): Promise<DispatchRow | undefined> {
  return tx.find(
    dispatchRow,
    `select ${columns} from slip_dispatch where regency_code = $1 and id = $2 for update`,
    [regency, id],
  )
}

export async function insertDispatch(
  tx: Tx,
  regency: string,
  dispatch: Omit<DispatchRow, 'closed_at'> & { readonly sent_by: string },
): Promise<void> {
  await tx.insert('slip_dispatch', [{ regency_code: regency, ...dispatch }])
}

export async function writeClosed(tx: Tx, regency: string, id: string, at: Date): Promise<void> {
  await tx.run('update slip_dispatch set closed_at = $3 where regency_code = $1 and id = $2', [
    regency,
    id,
    at,
  ])
}

const carriedRow = z.object({
  id: z.uuid(),
  serial: z.string(),
  family_id: z.uuid(),
  status: z.enum(['dispatched', 'bound', 'revoked']),
  received_by_name: z.string().nullable(),
  dispatch_id: z.uuid(),
})
export type CarriedRow = z.infer<typeof carriedRow>

export function slipsOfDispatches(tx: Tx, regency: string, ids: readonly string[]): Promise<CarriedRow[]> {
  return tx.all(
    carriedRow,
    `select id, serial, family_id, status, received_by_name, dispatch_id from slip
      where regency_code = $1 and dispatch_id = any($2) order by serial`,
    [regency, ids],
  )
}

/** Held until the transaction ends, so that no slip is named for two families. */
export async function holdUnusedSlips(
  tx: Tx,
  regency: string,
  village: string,
  most: number,
): Promise<string[]> {
  const rows = await tx.all(
    z.object({ id: z.uuid() }),
    `select id from slip where regency_code = $1 and village_code = $2 and status = 'printed'
      order by serial limit $3 for update`,
    [regency, village, most],
  )
  return rows.map(({ id }) => id)
}

export async function countUnused(tx: Tx, regency: string, village: string): Promise<number> {
  const row = await tx.one(
    z.object({ count: z.number() }),
    `select count(*) as count from slip where regency_code = $1 and village_code = $2 and status = 'printed'`,
    [regency, village],
  )
  return row.count
}

/** Families that hold a slip, or have one under way. */
export async function familiesWithSlip(tx: Tx, regency: string, village: string): Promise<Set<string>> {
  const rows = await tx.all(
    z.object({ family_id: z.uuid() }),
    `select distinct family_id from slip
      where regency_code = $1 and village_code = $2 and status in ('bound', 'dispatched') and family_id is not null`,
    [regency, village],
  )
  return new Set(rows.map(({ family_id }) => family_id))
}

export async function writeDispatched(
  tx: Tx,
  regency: string,
  slipId: string,
  to: { readonly familyId: string; readonly dispatchId: string },
): Promise<void> {
  await tx.run(
    `update slip set status = 'dispatched', family_id = $3, dispatch_id = $4
      where regency_code = $1 and id = $2 and status = 'printed'`,
    [regency, slipId, to.familyId, to.dispatchId],
  )
}

export async function writeReceiver(tx: Tx, regency: string, slipId: string, name: string): Promise<void> {
  await tx.run('update slip set received_by_name = $3 where regency_code = $1 and id = $2', [
    regency,
    slipId,
    name,
  ])
}
