import { createHash } from 'node:crypto'
import type { Foundation, Office } from '../plumbing/acting.ts'
import { regencyScope } from '../plumbing/database/index.ts'
import type { DoorName, WhoIs } from '../plumbing/http/index.ts'
import { findSessionOffice } from './access.store.ts'

/** Ports share cookies, so each origin has a name of its own (decision 13). */
export function cookieName(door: DoorName): string {
  return `tanggap_${door}`
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Who a request at this door comes from, by its session cookie. The portal knows citizens, not offices. */
export function whoIsAt(foundation: Foundation, door: DoorName): WhoIs {
  return async (request): Promise<Office | undefined> => {
    const token = request.cookies[cookieName(door)]
    if (!token || door === 'portal') return undefined
    const found = await foundation.database.within(regencyScope(foundation.regency), (tx) =>
      findSessionOffice(tx.kept(), foundation.regency, hashToken(token), door, foundation.clock.now()),
    )
    if (!found) return undefined
    const { sessionId: _sessionId, expiresAt: _expiresAt, ...office } = found
    return { ...office, regency: foundation.regency }
  }
}
