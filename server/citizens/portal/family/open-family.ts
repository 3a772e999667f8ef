import type { SlipCode } from '@tanggap/core/citizens'
import type { Nik } from '@tanggap/core/registry'
import { hashToken, isWithinLimit } from '../../../access/index.ts'
import type { Foundation } from '../../../plumbing/acting.ts'
import { regencyScope } from '../../../plumbing/database/index.ts'
import { findFamilyByIdentity } from '../../../registry/index.ts'
import { findSlipByCode } from '../../slips/slips.store.ts'
import { asCitizen } from '../citizen.ts'
import { evenly } from '../evenly.ts'
import { insertPortalSession } from '../portal.store.ts'
import { countVain } from '../protection/gate.ts'

/** Long enough to read and print, short enough for a lent phone. */
export const sessionMinutes = 30

export interface Key {
  readonly nik: Nik
  readonly code: SlipCode
  /** Where the question comes from. */
  readonly address: string
}

/**
 * Opens a family's page to whoever holds a NIK of the family and the code of its slip, and gives the token of
 * the session. Nothing otherwise, and it is the same nothing, in the same time and with the same work,
 * whether the NIK is unknown, the code wrong, the slip revoked, or the limit reached.
 */
export function openFamily(foundation: Foundation, key: Key): Promise<string | undefined> {
  return evenly(async () => {
    const { clock, vault, chance, regency } = foundation
    const now = clock.now()
    const isAllowed = await countTry(foundation, key)
    return asCitizen(foundation, regencyScope(regency), async (acting) => {
      const slip = await findSlipByCode(acting.tx, regency, vault.index('slip', key.code))
      const found = await findFamilyByIdentity(acting, key.nik)
      const opens = isAllowed && slip !== undefined && slip.family_id === found?.familyId
      const token = chance.bytes(32).toString('base64url')
      const tokenHash = hashToken(token)
      if (opens && found)
        await insertPortalSession(acting.tx, regency, {
          id: acting.id(),
          tokenHash,
          villageCode: found.villageCode,
          familyId: found.familyId,
          slipId: slip.id,
          codeRequestId: null,
          at: now,
          expiresAt: new Date(now.getTime() + sessionMinutes * 60_000),
        })
      await acting.record({
        action: opens ? 'portal.open-family' : 'portal.refuse',
        subject: 'family',
        ids: found ? [found.familyId] : [],
        village: found?.villageCode,
      })
      // Last, since one row counts for everyone and is held until the commit.
      if (!opens) await countVain(foundation, acting.tx, key.address)
      return opens ? token : undefined
    })
  })
}

/**
 * Tries are counted by family and place together: who knows a NIK could otherwise lock its family out from
 * afar. The code's 50 bits keep guessing from many places hopeless. Counted in a transaction of its own.
 */
function countTry(foundation: Foundation, { nik, address }: Key): Promise<boolean> {
  const { database, vault, clock, regency } = foundation
  return database.within(regencyScope(regency), (tx) => {
    const family = `${vault.index('nik', nik).toString('hex')} ${address}`
    return isWithinLimit(tx, vault, regency, 'openFamily', family, clock.now())
  })
}
