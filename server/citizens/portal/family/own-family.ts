import { hashToken } from '../../../access/index.ts'
import { type Acting, actingOn, type Foundation } from '../../../plumbing/acting.ts'
import { familyScope, regencyScope } from '../../../plumbing/database/index.ts'
import { citizenOffice } from '../citizen.ts'
import { endPortalSession, findPortalSession, type PortalSessionRow } from '../portal.store.ts'

/**
 * Runs in the scope of the one family a session has opened: the database shows no other row. Nothing when the
 * session has ended, or its slip was revoked meanwhile.
 */
export async function inOwnFamily<T>(
  foundation: Foundation,
  token: string | undefined,
  work: (acting: Acting, session: PortalSessionRow) => Promise<T>,
): Promise<T | undefined> {
  if (!token) return undefined
  const { database, regency, clock } = foundation
  const now = clock.now()
  return database.within(regencyScope(regency), async (tx) => {
    const session = await findPortalSession(tx.kept(), regency, hashToken(token), now)
    if (!session) return undefined
    const { village_code: village, family_id: family, members } = session
    const own = await tx.narrow(familyScope(regency, village, family, members))
    return work(actingOn(foundation, citizenOffice(regency), now, own), session)
  })
}

export async function leaveFamily(foundation: Foundation, token: string): Promise<void> {
  const { database, regency, clock } = foundation
  await database.within(regencyScope(regency), (tx) =>
    endPortalSession(tx, regency, hashToken(token), clock.now()),
  )
}
