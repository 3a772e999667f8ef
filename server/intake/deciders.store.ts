import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'

const row = z.object({ id: z.uuid(), name: z.string() })

/** The second person of deliveries. */
export function decidersOf({ tx, office }: Acting, intakeIds: readonly string[]) {
  return tx.all(
    row,
    `select i.id, a.name from intake i join account a on a.regency_code = i.regency_code and a.id = i.decided_by
      where i.regency_code = $1 and i.id = any($2)`,
    [office.regency, intakeIds],
  )
}
