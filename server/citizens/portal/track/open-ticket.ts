import type { TicketNumber } from '@tanggap/core/citizens'
import { z } from 'zod'
import { isWithinLimit } from '../../../access/index.ts'
import { matterKey } from '../../../integrity/index.ts'
import type { Acting, Foundation } from '../../../plumbing/acting.ts'
import { integrityScope, regionScope } from '../../../plumbing/database/index.ts'
import { sameSecret } from '../../../plumbing/keys/index.ts'
import { pinHash } from '../../tickets/receive-ticket.ts'
import { findTicket, findTicketByNumber, type TicketRow } from '../../tickets/tickets.store.ts'
import { asCitizen } from '../citizen.ts'
import { evenly } from '../evenly.ts'

export const passMinutes = 30

const pass = z.union([
  z.object({ ticketId: z.uuid(), village: z.string(), until: z.number() }),
  z.object({ matterId: z.uuid(), until: z.number() }),
])

/**
 * Opens a ticket by its number and PIN, and gives a pass for the browser: sealed by the office, so it needs no
 * row. An unknown number and a wrong PIN are one answer, in one time. A number has 40 bits of chance and its
 * tries are counted, so its six-digit PIN cannot be tried through.
 */
export function openTicket(
  foundation: Foundation,
  key: { readonly number: TicketNumber; readonly pin: string; readonly address: string },
): Promise<string | undefined> {
  return evenly(async () => {
    const { database, vault, clock, regency } = foundation
    const now = clock.now()
    return database.within(integrityScope(regency), async (tx) => {
      const byNumber = await isWithinLimit(tx, vault, regency, 'ticketPin', key.number, now)
      const byAddress = await isWithinLimit(tx, vault, regency, 'openAddress', key.address, now)
      const ticket = await findTicketByNumber(tx, regency, key.number)
      // A number tells nobody whether it is a report's or the integrity desk's.
      const sealed = await matterKey({ tx, office: { regency } }, key.number)
      const typed = pinHash(foundation, key.number, key.pin)
      const expected = ticket?.pin_hash ?? sealed?.pinHash ?? Buffer.alloc(typed.length)
      if (!sameSecret(typed, expected) || !byNumber || !byAddress) return undefined
      const until = now.getTime() + passMinutes * 60_000
      const opened = ticket
        ? { ticketId: ticket.id, village: ticket.village_code, until }
        : sealed && { matterId: sealed.id, until }
      return opened && vault.seal(passPlace, JSON.stringify(opened)).toString('base64url')
    })
  })
}

/** Runs in the scope of the ticket's village, for whoever holds a pass that is still good. */
export async function withTicket<T>(
  foundation: Foundation,
  token: string | undefined,
  work: (acting: Acting, ticket: TicketRow) => Promise<T>,
): Promise<T | undefined> {
  const open = readPass(foundation, token)
  if (!open || !('ticketId' in open)) return undefined
  return asCitizen(foundation, regionScope(foundation.regency, open.village), async (acting) => {
    const ticket = await findTicket(acting.tx, foundation.regency, open.ticketId)
    return ticket && work(acting, ticket)
  })
}

/** The same for what the integrity desk keeps; only there is its row seen. */
export async function withMatter<T>(
  foundation: Foundation,
  token: string | undefined,
  work: (acting: Acting, matterId: string) => Promise<T>,
): Promise<T | undefined> {
  const open = readPass(foundation, token)
  if (!open || !('matterId' in open)) return undefined
  return asCitizen(foundation, integrityScope(foundation.regency), (acting) => work(acting, open.matterId))
}

function readPass({ vault, clock }: Foundation, token: string | undefined) {
  if (!token) return undefined
  try {
    const text = vault.open(passPlace, Buffer.from(token, 'base64url')).toString('utf8')
    const read = pass.parse(JSON.parse(text))
    return read.until > clock.now().getTime() ? read : undefined
  } catch {
    // Not a pass of ours: whoever changes one byte of it has none.
    return undefined
  }
}

const passPlace = 'portal.ticket-pass/cookie'
