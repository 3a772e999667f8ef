import { type Nik, parseNik } from '@tanggap/core/registry'
import { hashToken, isWithinLimit } from '../../../access/index.ts'
import { checkOneTimeCode, codeMinutes, sendOneTimeCode } from '../../../messages/index.ts'
import { actAs, type Foundation, systemOffice } from '../../../plumbing/acting.ts'
import { regencyScope } from '../../../plumbing/database/index.ts'
import { findFamilyByIdentity } from '../../../registry/index.ts'
import { asCitizen } from '../citizen.ts'
import { evenly } from '../evenly.ts'
import { findCodeRequest, insertCodeRequest, insertPortalSession, spendCodeRequest } from '../portal.store.ts'
import { countVain } from '../protection/gate.ts'
import { sessionMinutes } from './open-family.ts'

export const sendCodeJob = 'citizens:send_code'
/** A little longer than the code itself, which is sent a moment later. */
export const codeRequestMinutes = codeMinutes + 5

/**
 * Somebody says a NIK and asks for a code. Nothing is looked up here: the NIK is sealed, a job is written, and
 * everyone gets the same token of the same request. Nothing at all when the place has asked too often.
 */
export function askForCode(
  foundation: Foundation,
  asked: { readonly nik: Nik; readonly address: string },
): Promise<string | undefined> {
  return evenly(async () => {
    const { regency, vault, clock } = foundation
    return asCitizen(foundation, regencyScope(regency), async (acting) => {
      if (!(await isWithinLimit(acting.tx, vault, regency, 'codeAddress', asked.address, clock.now())))
        return undefined
      const id = acting.id()
      const token = acting.chance.bytes(32).toString('base64url')
      await insertCodeRequest(acting.tx, regency, {
        id,
        tokenHash: hashToken(token),
        nikSealed: vault.seal(nikPlace(id), asked.nik),
        at: acting.now,
        expiresAt: new Date(acting.now.getTime() + codeRequestMinutes * 60_000),
      })
      await acting.jobs.add(acting.tx, sendCodeJob, { requestId: id }, { key: `code/${id}` })
      return token
    })
  })
}

/** The job behind it: sends a code to the phone bound to the family, if there is one and it is not asked too often. */
export async function sendAskedCode(foundation: Foundation, requestId: string): Promise<void> {
  const { regency, vault, clock } = foundation
  const office = systemOffice(regency, 'Pengirim kode')
  await actAs(foundation, office, async (acting) => {
    const request = await findCodeRequest(acting.tx, regency, { id: requestId }, clock.now())
    const nik =
      request?.nik_sealed && parseNik(vault.open(nikPlace(request.id), request.nik_sealed).toString())
    if (!nik?.ok) return
    const found = await findFamilyByIdentity(acting, nik.nik)
    if (!found) return
    if (!(await isWithinLimit(acting.tx, vault, regency, 'codeFamily', found.familyId, clock.now()))) return
    await sendOneTimeCode(acting, { familyId: found.familyId, villageCode: found.villageCode })
  })
}

/** Opens the family's page to who repeats what was sent to its phone. Uniform like `openFamily`. */
export function openByCode(
  foundation: Foundation,
  tried: { readonly token: string | undefined; readonly code: string; readonly address: string },
): Promise<string | undefined> {
  return evenly(async () => {
    const { regency, vault, clock, chance } = foundation
    const now = clock.now()
    return asCitizen(foundation, regencyScope(regency), async (acting) => {
      const request = await findCodeRequest(
        acting.tx,
        regency,
        { tokenHash: hashToken(tried.token ?? '') },
        now,
      )
      const sealed = request?.nik_sealed
      const nik = sealed ? parseNik(vault.open(nikPlace(request.id), sealed).toString()) : undefined
      const found = await findFamilyByIdentity(acting, nik?.ok ? nik.nik : '')
      const isRight = await checkOneTimeCode(acting, {
        familyId: found?.familyId ?? nobody,
        code: tried.code,
      })
      const opens = request !== undefined && found !== undefined && isRight
      const token = chance.bytes(32).toString('base64url')
      const tokenHash = hashToken(token)
      if (opens) {
        await spendCodeRequest(acting.tx, regency, request.id, now)
        await insertPortalSession(acting.tx, regency, {
          id: acting.id(),
          tokenHash,
          villageCode: found.villageCode,
          familyId: found.familyId,
          slipId: null,
          codeRequestId: request.id,
          at: now,
          expiresAt: new Date(now.getTime() + sessionMinutes * 60_000),
        })
      }
      await acting.record({
        action: opens ? 'portal.open-by-phone' : 'portal.refuse',
        subject: 'family',
        ids: found ? [found.familyId] : [],
        village: found?.villageCode,
      })
      if (!opens) await countVain(foundation, acting.tx, tried.address)
      return opens ? token : undefined
    })
  })
}

const nobody = '00000000-0000-7000-8000-000000000002'
const nikPlace = (id: string) => `code_request.nik_sealed/${id}`
