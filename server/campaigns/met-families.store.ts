import { candidateStatuses } from '@tanggap/core/campaigns'
import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

const instant = z.date().transform((date) => date.toISOString())

export interface NewMetFamily {
  readonly id: string
  readonly villageCode: string
  readonly assigneeId: string
  readonly headName: string
  readonly hamlet: string
  readonly rt: string
  readonly rw: string
  readonly content: Uint8Array
  readonly metAt: string
  readonly receivedAt: Date
}

export async function insertMetFamily(tx: Tx, regency: string, family: NewMetFamily): Promise<void> {
  await tx.insert('met_family', [
    {
      regency_code: regency,
      id: family.id,
      village_code: family.villageCode,
      assignee_id: family.assigneeId,
      status: 'met',
      head_name: family.headName,
      hamlet: family.hamlet,
      rt: family.rt,
      rw: family.rw,
      content_sealed: family.content,
      met_at: family.metAt,
      received_at: family.receivedAt,
      version: 1,
    },
  ])
}

const metRow = z
  .object({
    id: z.uuid(),
    village_code: z.string(),
    village_name: z.string(),
    assignee_id: z.uuid(),
    met_by: z.string(),
    status: z.enum(candidateStatuses),
    head_name: z.string(),
    hamlet: z.string(),
    rt: z.string(),
    rw: z.string(),
    content_sealed: z.instanceof(Buffer),
    met_at: instant,
    version: z.number(),
    change_id: z.uuid().nullable(),
    reason: z.string().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    villageCode: row.village_code,
    villageName: row.village_name,
    assigneeId: row.assignee_id,
    metBy: row.met_by,
    status: row.status,
    headName: row.head_name,
    hamlet: row.hamlet,
    rt: row.rt,
    rw: row.rw,
    content: row.content_sealed,
    metAt: row.met_at,
    version: row.version,
    changeId: row.change_id,
    reason: row.reason,
  }))
export type MetFamilyRecord = z.output<typeof metRow>

const metSelect = `select m.id, m.village_code, coalesce(r.name, m.village_code) as village_name, m.assignee_id,
  a.name as met_by, m.status, m.head_name, m.hamlet, m.rt, m.rw, m.content_sealed, m.met_at, m.version, m.change_id,
  m.reason
  from met_family m
  join account a on a.regency_code = m.regency_code and a.id = m.assignee_id
  left join region r on r.code = m.village_code`

export const metPageSize = 50

/** One page of the scope's, the open ones first and among them the longest waiting. */
export async function metFamiliesPage(tx: Tx, regency: string, page: number) {
  const { total, open } = await tx.one(
    z.object({ total: z.number(), open: z.number() }),
    `select count(*)::int as total, count(*) filter (where status = 'met')::int as open from met_family
      where regency_code = $1`,
    [regency],
  )
  const families = await tx.all(
    metRow,
    `${metSelect} where m.regency_code = $1
      order by m.status <> 'met', case when m.status = 'met' then m.received_at end, m.received_at desc, m.id
      limit $2 offset $3`,
    [regency, metPageSize, (page - 1) * metPageSize],
  )
  return { total, open, families }
}

/** Held until the transaction ends, so that two who decide come one after the other. */
export function lockMetFamily(tx: Tx, regency: string, id: string): Promise<MetFamilyRecord | undefined> {
  return tx.find(metRow, `${metSelect} where m.regency_code = $1 and m.id = $2 for update of m`, [
    regency,
    id,
  ])
}

export async function moveMetFamily(
  tx: Tx,
  regency: string,
  family: Pick<MetFamilyRecord, 'id' | 'version'>,
  to: {
    readonly status: MetFamilyRecord['status']
    readonly changeId: string | null
    readonly reason: string | null
    readonly by: string
    readonly at: Date
  },
): Promise<boolean> {
  const moved = await tx.run(
    `update met_family set status = $4, change_id = $5, reason = $6, decided_by = $7, decided_at = $8,
            version = version + 1
      where regency_code = $1 and id = $2 and version = $3`,
    [regency, family.id, family.version, to.status, to.changeId, to.reason, to.by, to.at],
  )
  return moved === 1
}
