import { addDays, localDay } from '@tanggap/core/calendar'
import { type RenunciationStand, renunciationRule, standOf } from '@tanggap/core/citizens'
import type { Acting } from '../../plumbing/acting.ts'
import {
  findRenunciation,
  insertRenunciation,
  type RenunciationRow,
  writeConfirmation,
} from './renunciations.store.ts'

/** Who gave the aid up, and how they showed that the family is theirs. */
export interface Declared {
  readonly ticketId: string
  readonly villageCode: string
  readonly familyId: string | null
  readonly provenBy: RenunciationRow['proven_by']
}

/** Begins the cooling-off period. The ticket waits for it: no clerk may begin before it is confirmed. */
export async function declareRenunciation(acting: Acting, declared: Declared): Promise<void> {
  const { tx, office, now } = acting
  await insertRenunciation(tx, office.regency, {
    ticket_id: declared.ticketId,
    family_id: declared.familyId,
    proven_by: declared.provenBy,
    village: declared.villageCode,
    cooling_until: addDays(localDay(now), renunciationRule.coolingDays),
    at: now,
  })
  await acting.record({
    action: 'ticket.renounce',
    subject: 'ticket',
    ids: [declared.ticketId, ...(declared.familyId ? [declared.familyId] : [])],
    village: declared.villageCode,
    detail: { provenBy: declared.provenBy },
  })
}

export interface Standing {
  readonly stand: RenunciationStand
  readonly coolingUntil: string
}

/** Where the giving-up of a ticket stands; nothing for every other kind of ticket. */
export async function renunciationOf(
  { tx, office, now }: Acting,
  ticketId: string,
): Promise<Standing | undefined> {
  const row = await findRenunciation(tx, office.regency, ticketId)
  return (
    row && {
      stand: standOf(
        { coolingUntil: row.cooling_until, confirmed: row.confirmed_at !== null },
        localDay(now),
      ),
      coolingUntil: row.cooling_until,
    }
  )
}

/** Said again after the period, by who holds the ticket's PIN. Too early it changes nothing. Safe to repeat. */
export async function confirmRenunciation(
  acting: Acting,
  ticket: { readonly id: string; readonly village_code: string },
): Promise<RenunciationStand | undefined> {
  const standing = await renunciationOf(acting, ticket.id)
  if (standing?.stand !== 'to-confirm') return standing?.stand
  await writeConfirmation(acting.tx, acting.office.regency, ticket.id, acting.now)
  await acting.record({
    action: 'ticket.confirm-renunciation',
    subject: 'ticket',
    ids: [ticket.id],
    village: ticket.village_code,
  })
  return 'confirmed'
}
