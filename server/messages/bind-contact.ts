import { parseEmail, parsePhone } from '@tanggap/core/messages'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { endContacts, idsOf, insertContact, type Recipient, selectContacts } from './messages.store.ts'
import { sendToCitizen } from './send-to-citizen.ts'

/** Where the number was given: by the family at its door, by a member at a desk, or with a report. */
export type BoundVia = 'doorstep' | 'desk' | 'report'

/**
 * Binds a family's own phone, so that news and one-time codes reach it. Only somebody who has the family before
 * them may: at the doorstep or at a desk. The number before it holds no longer. Safe to repeat.
 * Refusals: `contact.phone-format`.
 */
export async function bindPhone(
  acting: Acting,
  binding: {
    readonly familyId: string
    readonly villageCode: string
    readonly phone: string
    readonly via: 'doorstep' | 'desk'
    /** At a desk: how the official knew whom they had before them. */
    readonly identityCheck?: string | undefined
  },
): Promise<Done<{ readonly bound: true }>> {
  const phone = parsePhone(binding.phone)
  if (!phone) return refused('contact.phone-format')
  const { tx, office, now, vault } = acting
  const { familyId, villageCode } = binding
  const index = vault.index('phone', phone)
  const present = (await selectContacts(tx, office.regency, { familyId })).filter(
    ({ kind }) => kind === 'phone',
  )
  if (present.some(({ address_index }) => address_index.equals(index))) return done({ bound: true })
  await endContacts(tx, office.regency, { familyId, kind: 'phone', at: now })
  const id = await keepContact(acting, {
    recipient: { familyId },
    villageCode,
    kind: 'phone',
    address: phone,
    via: binding.via,
  })
  await acting.record({
    action: 'contact.bind',
    subject: 'family',
    ids: [familyId],
    village: villageCode,
    reason: binding.identityCheck,
    detail: { via: binding.via, replaced: present.length },
  })
  await sendToCitizen(acting, {
    recipient: { familyId },
    template: 'phone_bound',
    values: {},
    villageCode,
    occasion: `contact/${id}`,
  })
  return done({ bound: true })
}

/** The number or address given with a report: news of this report goes there, and nothing else does. */
export async function keepReporterContact(
  acting: Acting,
  given: { readonly ticketId: string; readonly villageCode: string; readonly typed: string },
): Promise<boolean> {
  const { ticketId, villageCode, typed } = given
  const phone = parsePhone(typed)
  const address = phone ?? parseEmail(typed)
  if (!address) return false
  const kind = phone ? 'phone' : 'email'
  await keepContact(acting, { recipient: { ticketId }, villageCode, kind, address, via: 'report' })
  return true
}

interface NewContact {
  readonly recipient: Recipient
  readonly villageCode: string
  readonly kind: 'phone' | 'email'
  readonly address: string
  readonly via: BoundVia
}

async function keepContact(acting: Acting, contact: NewContact): Promise<string> {
  const { tx, office, now, vault } = acting
  const { familyId, ticketId } = idsOf(contact.recipient)
  const id = acting.id()
  const isOfficial = office.role !== 'citizen' && office.role !== 'system'
  await insertContact(tx, {
    regency_code: office.regency,
    id,
    village_code: contact.villageCode,
    family_id: familyId,
    ticket_id: ticketId,
    kind: contact.kind,
    address_sealed: vault.seal(addressPlace(id), contact.address),
    address_index: vault.index('phone', contact.address),
    language: 'id',
    bound_via: contact.via,
    bound_by: isOfficial ? office.accountId : null,
    bound_at: now,
  })
  return id
}

export function addressPlace(contactId: string): string {
  return `citizen_contact.address_sealed/${contactId}`
}
