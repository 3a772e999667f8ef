import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

/** Every case of a facilitator, open or not, by what a package would say differently of it. */
export async function workStands(tx: Tx, regency: string, accountId: string): Promise<string[]> {
  const rows = await tx.kept().all(
    z.object({ stands: z.string() }),
    `select concat_ws(' ', v.id, v.version, v.status, v.attempts, c.status, c.name, c.ends_on, c.instrument_version,
                      c.options, c.phone_days) as stands
       from visit_case v join campaign c on c.regency_code = v.regency_code and c.id = v.campaign_id
      where v.regency_code = $1 and v.assignee_id = $2 order by v.id`,
    [regency, accountId],
  )
  return rows.map(({ stands }) => stands)
}
