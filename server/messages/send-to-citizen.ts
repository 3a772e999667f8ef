import {
  type FilledMessage,
  type MessageDesk,
  messageTemplates,
  messageWorkflow,
  renderMessage,
} from '@tanggap/core/messages'
import { decide } from '@tanggap/core/workflow'
import type { Acting } from '../plumbing/acting.ts'
import {
  findOccasion,
  idsOf,
  insertMessage,
  openMessagesOf,
  type Recipient,
  selectContacts,
  writeMessage,
} from './messages.store.ts'

/** The job that tries a message, with the id of the message. */
export const deliverJob = 'messages:deliver'

export type Telling = FilledMessage & {
  readonly recipient: Recipient
  readonly villageCode: string
  /** What it tells of, e.g. `ticket/<id>/answered/3`: the same occasion is told once. */
  readonly occasion: string
  /** Whose task it becomes when no channel reaches them; the village's unless said. */
  readonly desk?: MessageDesk
  /** Without any contact: a task for a person, or nothing, since they look for themselves. Nothing unless said. */
  readonly withoutContact?: 'person' | 'nobody'
}

/**
 * Tells a citizen something, in the caller's transaction: the message and the job that sends it stand with the
 * effect they tell of, or not at all. Nothing of it can hold anybody's words (`core/messages/render.ts`).
 * Answers whether there is anyone to send it to; a page that must not tell so keeps that to itself.
 */
export async function sendToCitizen(acting: Acting, telling: Telling): Promise<'queued' | 'no-contact'> {
  const { tx, office, now, vault, jobs } = acting
  const { recipient, template, values, occasion } = telling
  renderMessage(template, values, 'id')
  if (await findOccasion(tx, office.regency, occasion)) return 'queued'
  const contacts = await selectContacts(tx, office.regency, recipient)
  if (contacts.length === 0 && telling.withoutContact !== 'person') return 'no-contact'
  const { familyId, ticketId } = idsOf(recipient)
  if (ticketId && messageTemplates[template].unreached === 'person') await supersede(acting, ticketId)
  const id = acting.id()
  await insertMessage(tx, {
    regency_code: office.regency,
    id,
    village_code: telling.villageCode,
    family_id: familyId,
    ticket_id: ticketId,
    occasion,
    template,
    values_sealed: vault.seal(valuesPlace(id), JSON.stringify(values)),
    desk: telling.desk ?? 'village',
    status: 'waiting',
    failures: {},
    created_at: now,
    version: 1,
  })
  await jobs.add(tx, deliverJob, { messageId: id }, { key: deliverJob + id })
  return 'queued'
}

/** What newer news overtakes, or the citizen has read on the ticket's own page, is told to nobody any more. */
export async function supersede({ tx, office, now }: Acting, ticketId: string): Promise<void> {
  for (const older of await openMessagesOf(tx, office.regency, ticketId)) {
    const outcome = decide(messageWorkflow, 'supersede', older, office)
    if (outcome.ok) await writeMessage(tx, office.regency, { id: older.id, status: outcome.to, endedAt: now })
  }
}

export function valuesPlace(messageId: string): string {
  return `citizen_message.values_sealed/${messageId}`
}
