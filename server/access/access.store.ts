import type { Role } from '@tanggap/core/access'
import { roles } from '@tanggap/core/access'
import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

const sessionRow = z.object({
  session_id: z.uuid(),
  account_id: z.uuid(),
  office_id: z.uuid(),
  name: z.string(),
  role: z.enum(roles),
  region_code: z.string(),
})

export interface SessionOffice {
  readonly sessionId: string
  readonly accountId: string
  readonly officeId: string
  readonly name: string
  readonly role: Role
  readonly region: string
}

/**
 * The office a session acts in, if session, account and office are all good at `now`: a right that is
 * taken away bites at the next request.
 */
export async function findSessionOffice(
  tx: Tx,
  regency: string,
  tokenHash: Uint8Array,
  now: Date,
): Promise<SessionOffice | undefined> {
  const row = await tx.find(
    sessionRow,
    `select s.id as session_id, a.id as account_id, o.id as office_id, a.name, o.role, o.region_code
       from session s
       join account a on a.regency_code = s.regency_code and a.id = s.account_id
       join office o on o.regency_code = s.regency_code and o.id = s.office_id and o.account_id = a.id
      where s.regency_code = $1 and s.token_hash = $2 and s.ended_at is null and s.expires_at > $3
        and a.disabled_at is null and o.valid_from <= $3::date and (o.valid_to is null or o.valid_to >= $3::date)`,
    [regency, tokenHash, now],
  )
  return row
    ? {
        sessionId: row.session_id,
        accountId: row.account_id,
        officeId: row.office_id,
        name: row.name,
        role: row.role,
        region: row.region_code,
      }
    : undefined
}
