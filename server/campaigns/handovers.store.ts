import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

const instant = z.date().transform((date) => date.toISOString())

export interface NewHandover {
  readonly id: string
  readonly villageCode: string
  /** The facilitator who found it, and is told. */
  readonly assigneeId: string
  readonly fromCaseId: string
  readonly toVillageCode: string
  readonly toCaseId: string
  readonly at: Date
  readonly by: string
}

export async function insertHandover(tx: Tx, regency: string, handover: NewHandover): Promise<void> {
  await tx.insert('case_handover', [
    {
      regency_code: regency,
      id: handover.id,
      village_code: handover.villageCode,
      assignee_id: handover.assigneeId,
      from_case_id: handover.fromCaseId,
      to_village_code: handover.toVillageCode,
      to_case_id: handover.toCaseId,
      handed_at: handover.at,
      handed_by: handover.by,
    },
  ])
}

const handoverRow = z
  .object({
    id: z.uuid(),
    from_case_id: z.uuid(),
    number: z.number(),
    head_name: z.string(),
    from_village: z.string(),
    to_village: z.string(),
    to_case_id: z.uuid(),
    handed_at: instant,
  })
  .transform((row) => ({
    id: row.id,
    fromCaseId: row.from_case_id,
    number: row.number,
    headName: row.head_name,
    fromVillage: row.from_village,
    toVillage: row.to_village,
    toCaseId: row.to_case_id,
    handedAt: row.handed_at,
  }))

/**
 * Handovers of the scope since a day, newest first, at most `limit`. A facilitator sees those of the families they
 * found; where the new case stands is for whoever may see that case.
 */
export function handoversSince(tx: Tx, regency: string, since: Date, limit: number) {
  return tx.all(
    handoverRow,
    `select h.id, h.from_case_id, v.number, v.head_name, coalesce(f.name, h.village_code) as from_village,
            coalesce(t.name, h.to_village_code) as to_village, h.to_case_id, h.handed_at
       from case_handover h
       join visit_case v on v.regency_code = h.regency_code and v.id = h.from_case_id
       left join region f on f.code = h.village_code
       left join region t on t.code = h.to_village_code
      where h.regency_code = $1 and h.handed_at >= $2
      order by h.handed_at desc, h.id desc limit $3`,
    [regency, since, limit],
  )
}

/** Open cases by facilitator in one village: whose street it is. */
export async function openInVillage(
  tx: Tx,
  regency: string,
  village: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.all(
    z.object({ assignee_id: z.uuid(), open: z.number() }),
    `select assignee_id, count(*)::int as open from visit_case
      where regency_code = $1 and village_code = $2 and assignee_id is not null and status in ('assigned', 'returned')
      group by assignee_id`,
    [regency, village],
  )
  return new Map(rows.map((row) => [row.assignee_id, row.open]))
}
