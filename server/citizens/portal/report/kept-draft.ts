import type { TicketNumber } from '@tanggap/core/citizens'
import { hashToken, isWithinLimit } from '../../../access/index.ts'
import type { Foundation } from '../../../plumbing/acting.ts'
import { regencyScope } from '../../../plumbing/database/index.ts'
import { sameSecret } from '../../../plumbing/keys/index.ts'
import { pinHash, receiptOf } from '../../tickets/receive-ticket.ts'
import { asCitizen } from '../citizen.ts'
import { evenly } from '../evenly.ts'
import { findKeptDraft, handDraftOn, writeKeptDraft } from '../portal.store.ts'
import { countVain } from '../protection/gate.ts'
import { readDraft } from './report-draft.ts'

/** Two weeks: until the next market, the next visit of a grandchild, the next trip to the village office. */
export const keptDays = 14

export interface KeptDraft {
  readonly number: string
  readonly pin: string
  readonly until: string
}

/**
 * Keeps a draft for another device. Its number and PIN are those the ticket will bear, so that a person copies
 * them once: until it is sent they open the draft, afterwards the ticket. Safe to repeat.
 */
export function keepForLater(
  foundation: Foundation,
  token: string | undefined,
): Promise<KeptDraft | undefined> {
  return asCitizen(foundation, regencyScope(foundation.regency), async (acting) => {
    const draft = await readDraft(acting, token)
    if (!draft || draft.ticketId) return undefined
    const { number, pin } = receiptOf(acting, { draftId: draft.id, channel: 'portal' }, acting.now)
    const expiresAt = new Date(acting.now.getTime() + keptDays * 86_400_000)
    await writeKeptDraft(acting.tx, acting.office.regency, draft.id, {
      number,
      pinHash: pinHash(acting, number, pin),
      expiresAt,
    })
    return { number, pin, until: expiresAt.toISOString() }
  })
}

/**
 * Opens a kept draft on this device, and closes it on the one before. An unknown number, a wrong PIN, one that
 * was sent and too many tries are one answer, in one time.
 */
export function openKeptDraft(
  foundation: Foundation,
  key: { readonly number: TicketNumber; readonly pin: string; readonly address: string },
): Promise<{ token: string; minutes: number } | undefined> {
  return evenly(async () => {
    const { regency, vault, clock, chance } = foundation
    const now = clock.now()
    return asCitizen(foundation, regencyScope(regency), async ({ tx }) => {
      const isAllowed = await isWithinLimit(tx, vault, regency, 'ticketPin', key.number, now)
      const draft = await findKeptDraft(tx, regency, key.number, now)
      const typed = pinHash(foundation, key.number, key.pin)
      const isRight = sameSecret(typed, draft?.pin_hash ?? Buffer.alloc(typed.length))
      if (!draft || !isRight || !isAllowed) {
        await countVain(foundation, tx, key.address)
        return undefined
      }
      const token = chance.bytes(32).toString('base64url')
      await handDraftOn(tx, regency, draft.id, hashToken(token))
      return { token, minutes: Math.round((draft.expires_at.getTime() - now.getTime()) / 60_000) }
    })
  })
}
