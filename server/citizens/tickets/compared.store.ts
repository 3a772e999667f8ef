import { patternRule, type TicketKind } from '@tanggap/core/citizens'
import { z } from 'zod'
import type { Tx } from '../../plumbing/database/index.ts'
import { type TicketRow, ticketColumns, ticketRow } from './tickets.store.ts'

/**
 * Reports a ticket may repeat: of the same family, number or telephone wherever they came from, and the newest of
 * its village, whose words are compared after they are opened.
 */
export function comparableTickets(
  tx: Tx,
  regency: string,
  by: { readonly ticket: TicketRow; readonly kinds: readonly TicketKind[]; readonly since: Date },
): Promise<TicketRow[]> {
  const { id, family_id, nik_index, phone_index, village_code } = by.ticket
  return tx.all(
    ticketRow,
    `select ${ticketColumns} from ticket t
      where t.regency_code = $1 and t.id <> $2 and t.kind = any($3) and t.received_at >= $4
        and t.status <> 'withdrawn' and (t.village_code = $5 or t.family_id = $6 or t.nik_index = $7 or t.phone_index = $8)
      order by (t.family_id = $6 or t.nik_index = $7 or t.phone_index = $8) desc nulls last, t.received_at desc
      limit 200`,
    [regency, id, by.kinds, by.since, village_code, family_id, nik_index, phone_index],
  )
}

/** How many reports were received within the hour around a report, by what they have in common. */
export function countAround(
  tx: Tx,
  regency: string,
  ticket: Pick<TicketRow, 'village_code' | 'phone_index' | 'origin_index' | 'received_at'>,
): Promise<{ phone: number; origin: number; village: number }> {
  const width = patternRule.hours * 3_600_000
  const at = ticket.received_at.getTime()
  return tx.one(
    z.object({ phone: z.number(), origin: z.number(), village: z.number() }),
    `select count(*) filter (where phone_index = $4) as phone, count(*) filter (where origin_index = $5) as origin,
            count(*) filter (where village_code = $6) as village
       from ticket where regency_code = $1 and received_at between $2 and $3`,
    [
      regency,
      new Date(at - width),
      new Date(at + width),
      ticket.phone_index,
      ticket.origin_index,
      ticket.village_code,
    ],
  )
}
