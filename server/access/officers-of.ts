import type { Role } from '@tanggap/core/access'
import { localDay } from '@tanggap/core/calendar'
import type { Acting } from '../plumbing/acting.ts'
import { officersInRole } from './access.store.ts'

export interface Officer {
  readonly accountId: string
  readonly name: string
  /** Every region they hold or have held an office in. */
  readonly regions: readonly string[]
}

/** Who sits at a desk of this kind today. */
export async function officersOf({ tx, office, now }: Acting, role: Role): Promise<Officer[]> {
  const rows = await officersInRole(tx, office.regency, role, localDay(now))
  return rows.map(({ account_id, name, regions }) => ({ accountId: account_id, name, regions }))
}
