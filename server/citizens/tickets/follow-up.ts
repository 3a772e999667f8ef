import { type ChangeKind, type VillageKind, villageKinds } from '@tanggap/core/changes'
import { itemsFromTicket, type TicketKind, ticketKindRule } from '@tanggap/core/citizens'
import { type Proposed, propose, proposeByVillage } from '../../changes/index.ts'
import { type Acting, type Done, refused } from '../../plumbing/acting.ts'
import { getFamilyRecord } from '../../registry/index.ts'
import { moveTicket } from './move-ticket.ts'
import { findOwnTicket } from './read-ticket.ts'
import { knownMember } from './stated-items.ts'
import type { TicketRow } from './tickets.store.ts'

/** Says which family a ticket is about. The family must be within the range of the office. */
export async function linkTicket(
  acting: Acting,
  id: string,
  { familyId, version }: { readonly familyId: string; readonly version: number },
): Promise<Done<unknown>> {
  const ticket = await findOwnTicket(acting, id)
  if (!ticket) return refused('request.not-found')
  const family = await getFamilyRecord(acting, familyId, `mencocokkan tiket ${ticket.number}`)
  if (family?.status !== 'active') return refused('request.not-found')
  return moveTicket(acting, id, 'link', { version, familyId })
}

export interface StatedProposal {
  readonly kind: ChangeKind
  readonly personId: string | null
  readonly stated: Readonly<Record<string, string>>
  readonly explanation: string
}

/**
 * Takes a ticket up. A kind that reports a change opens it here, through the citizen's door; from then on the
 * ticket tells of the change's steps. The clerk who states it has a part in it and may not judge it.
 */
export async function startFollowUp(
  acting: Acting,
  id: string,
  wish: { readonly version: number; readonly proposal: StatedProposal | null },
): Promise<Done<unknown>> {
  const ticket = await findOwnTicket(acting, id)
  if (!ticket) return refused('request.not-found')
  const { version, proposal } = wish
  const possible = kindsOpenedBy(ticket.kind)
  if (proposal ? !possible.includes(proposal.kind) : possible.length > 0)
    return refused('ticket.proposal-missing')
  if (!proposal) return moveTicket(acting, id, 'start', { version })
  const proposed = await openChange(acting, ticket, proposal)
  if (!proposed.ok) return proposed
  // Refused here, the whole transaction is rolled back, and the change with it.
  return moveTicket(acting, id, 'start', { version, changeId: proposed.value.id })
}

async function openChange(
  acting: Acting,
  ticket: TicketRow,
  stated: StatedProposal,
): Promise<Done<Proposed>> {
  const ticketId = ticket.id
  const village = isVillageKind(stated.kind) ? stated.kind : undefined
  const isNew = stated.kind === 'new_family'
  if (village)
    return proposeByVillage(acting, {
      villageCode: ticket.village_code,
      familyId: isNew ? null : ticket.family_id,
      personId: stated.personId,
      kind: village,
      stated: stated.stated,
      explanation: stated.explanation,
      ticketId,
    })
  const family = ticket.family_id ? await getFamilyRecord(acting, ticket.family_id) : undefined
  if (!family) return refused('ticket.not-linked')
  return propose(acting, {
    familyId: family.id,
    ...(stated.personId ? { personId: stated.personId } : {}),
    villageCode: family.villageCode,
    headName: family.headName,
    kind: stated.kind,
    door: 'citizen',
    sourceId: ticketId,
    items: itemsFromTicket(ticket.kind, knownMember(family, stated.personId)),
    explanation: stated.explanation,
    participants: [{ accountId: acting.office.accountId, part: 'proposed' }],
  })
}

/** What a clerk may make of a ticket: what it reports, another event of the same family, or a plain report. */
function kindsOpenedBy(kind: TicketKind): readonly ChangeKind[] {
  const { proposes } = ticketKindRule(kind)
  if (!proposes) return []
  return proposes === 'correct_health' ? [proposes] : [proposes, 'citizen_report', ...villageKinds]
}

function isVillageKind(kind: ChangeKind): kind is VillageKind {
  return villageKinds.some((one) => one === kind)
}
