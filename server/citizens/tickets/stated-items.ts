import type { ChangeItem } from '@tanggap/core/changes'
import { itemsFromTicket, memberNamed } from '@tanggap/core/citizens'
import type { Acting } from '../../plumbing/acting.ts'
import { type FamilyRecord, getFamilyRecord } from '../../registry/index.ts'
import type { TicketRow } from './tickets.store.ts'

/**
 * What the change of a ticket would say, before it is opened: the member the citizen named, when exactly one fits,
 * and from what to what.
 */
export async function statedItems(
  acting: Acting,
  ticket: TicketRow,
  who: string,
): Promise<{ personId: string | null; items: ChangeItem[] }> {
  const family = ticket.family_id ? await getFamilyRecord(acting, ticket.family_id) : undefined
  if (!family) return { personId: null, items: [] }
  const today = family.members.filter(({ until }) => until === null)
  const personId = memberNamed(who, today)?.personId ?? null
  return { personId, items: itemsFromTicket(ticket.kind, knownMember(family, personId)) }
}

/** A member of today, with what the register holds of them as current. */
export function knownMember(family: FamilyRecord, personId: string | null) {
  const member = family.members.find((one) => one.personId === personId && one.until === null)
  return (
    member && {
      personId: member.personId,
      name: member.name,
      values: Object.fromEntries(member.values.map(({ key, value }) => [key, value])),
    }
  )
}
