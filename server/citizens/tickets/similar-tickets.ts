import type { SimilarMatters } from '@tanggap/contract/citizens'
import { mayDo } from '@tanggap/core/access'
import { type ComparedReport, likenessesOf, type TicketKind, ticketKindsOf } from '@tanggap/core/citizens'
import { openCasesOf } from '../../campaigns/index.ts'
import { changesOfFamily } from '../../changes/index.ts'
import { type Acting, type Done, done, refused } from '../../plumbing/acting.ts'
import { findFamilyByIdentity } from '../../registry/index.ts'
import { comparableTickets } from './compared.store.ts'
import { findOwnTicket } from './read-ticket.ts'
import { answersInWords, openContent, type TicketContent } from './ticket-content.ts'
import type { TicketRow } from './tickets.store.ts'

/** As far back as the same matter is told again. */
const daysBack = 120
const mostShown = 8

/**
 * What may be the same matter, to lay beside a ticket: other reports of its desk by family, number, telephone or
 * words, and what is under way about the family already, at a visit or on the staircase. It shows; a person decides.
 */
export async function similarMatters(acting: Acting, id: string): Promise<Done<SimilarMatters>> {
  const ticket = await findOwnTicket(acting, id)
  if (!ticket) return refused('request.not-found')
  const tickets = await similarTickets(acting, ticket)
  const familyId = ticket.family_id ?? (await familyByNik(acting, ticket))
  const changes =
    familyId && mayDo(acting.office.role, 'change.read') ? await changesOfFamily(acting, familyId) : []
  const cases = familyId ? await openCasesOf(acting, [familyId]) : []
  await acting.record({
    action: 'ticket.compare',
    subject: 'ticket',
    ids: [id, ...(familyId ? [familyId] : []), ...tickets.flatMap((one) => [one.id, ...one.familyIds])],
    village: ticket.village_code,
  })
  return done({
    tickets: tickets.map(({ familyIds: _, ...one }) => one),
    changes: changes
      .filter((change) => change.id !== ticket.change_id && !ended.includes(change.status))
      .map(({ id, number, kind, status, headName }) => ({ id, number, kind, status, headName })),
    cases: cases.map(({ id, number, status, head_name, campaign }) => ({
      id,
      number,
      status,
      headName: head_name,
      campaign,
    })),
  })
}

const ended: readonly string[] = ['rejected', 'withdrawn', 'ministry_accepted', 'ministry_returned', 'ranked']

async function similarTickets(acting: Acting, ticket: TicketRow) {
  const { tx, office, now } = acting
  const mine = compared(ticket, openContent(acting, ticket.id, ticket.content_sealed))
  const others = await comparableTickets(tx, office.regency, {
    ticket,
    kinds: ticketKindsOf(office.role),
    since: new Date(now.getTime() - daysBack * 86_400_000),
  })
  return others
    .flatMap((other) => {
      const content = openContent(acting, other.id, other.content_sealed)
      const why = likenessesOf(mine, compared(other, content))
      if (why.length === 0) return []
      return [
        {
          id: other.id,
          number: other.number,
          kind: other.kind,
          status: other.status,
          receivedAt: other.received_at.toISOString(),
          why,
          headName: content.headName || null,
          where: content.where || null,
          answers: answersInWords(other.kind, content.answers).map(({ key, label, value }) => ({
            key,
            label,
            value,
          })),
          familyIds: other.family_id ? [other.family_id] : [],
        },
      ]
    })
    .toSorted((a, b) => b.why.length - a.why.length)
    .slice(0, mostShown)
}

function compared(ticket: TicketRow, { headName, where, answers }: TicketContent): ComparedReport {
  const hex = (index: Buffer | null) => index?.toString('hex') ?? null
  const kind: TicketKind = ticket.kind
  return {
    kind,
    familyId: ticket.family_id,
    nikIndex: hex(ticket.nik_index),
    phoneIndex: hex(ticket.phone_index),
    headName,
    where,
    words: answersInWords(kind, answers)
      .map(({ value }) => value.id)
      .join(' '),
  }
}

async function familyByNik(acting: Acting, ticket: TicketRow): Promise<string | undefined> {
  const { nik } = openContent(acting, ticket.id, ticket.content_sealed)
  return nik ? (await findFamilyByIdentity(acting, nik))?.familyId : undefined
}
