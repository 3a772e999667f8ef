import {
  afterFailure,
  type Channel,
  channels,
  type MessageAction,
  messageWorkflow,
  renderMessage,
} from '@tanggap/core/messages'
import { decide } from '@tanggap/core/workflow'
import { z } from 'zod'
import { type Acting, actAs, type Foundation, systemOffice } from '../plumbing/acting.ts'
import type { JobPayload } from '../plumbing/jobs/index.ts'
import { addressPlace } from './bind-contact.ts'
import type { Letter, Senders, SendOutcome } from './channels/sender.ts'
import {
  type ContactRow,
  claimMessage,
  forgottenMessages,
  holdMessage,
  insertAttempt,
  type MessageRow,
  selectContacts,
  writeMessage,
} from './messages.store.ts'
import { codeMinutes } from './one-time-code.ts'
import { deliverJob, valuesPlace } from './send-to-citizen.ts'

/** A claim outlives the patience with a slow gateway; who dies while trying is followed after this. */
const claimMs = 120_000

/**
 * Tries one message: claimed in one transaction, sent outside any, its outcome written in a third. Crashing in
 * between sends it again under the same id, which a gateway takes once. Whatever happens, the message ends up
 * sent, or tried again later, or as a task of a person: never waiting for nobody.
 */
export async function deliverMessage(
  foundation: Foundation,
  senders: Senders,
  { messageId }: JobPayload,
): Promise<void> {
  const office = systemOffice(foundation.regency, 'Pengirim pesan')
  const id = z.uuid().parse(messageId)
  const ready = await actAs(foundation, office, (acting) => prepare(acting, senders, id))
  if (!ready) return
  const outcome = (await senders[ready.channel]?.(ready.letter)) ?? notSetUp
  await actAs(foundation, office, (acting) => keepOutcome(acting, ready, outcome))
}

const notSetUp: SendOutcome = { ok: false, forGood: true, reason: 'not-set-up' }

/** Waiting messages whose job was lost, put back into the queue. */
export async function resumeMessages(foundation: Foundation): Promise<void> {
  await actAs(foundation, systemOffice(foundation.regency, 'Pengirim pesan'), async (acting) => {
    const { tx, office, now, jobs } = acting
    const ids = await forgottenMessages(tx, office.regency, new Date(now.getTime() - 2 * claimMs))
    for (const id of ids) await jobs.add(tx, deliverJob, { messageId: id }, { key: deliverJob + id })
  })
}

interface Ready {
  readonly message: MessageRow
  readonly channel: Channel
  readonly usable: readonly Channel[]
  readonly letter: Letter
}

async function prepare(acting: Acting, senders: Senders, id: string): Promise<Ready | undefined> {
  const { tx, office, now } = acting
  const message = await claimMessage(tx, office.regency, id, now, new Date(now.getTime() + claimMs))
  if (!message) return undefined
  const recipient = message.family_id
    ? { familyId: message.family_id }
    : { ticketId: message.ticket_id ?? message.id }
  const contacts = await selectContacts(tx, office.regency, recipient)
  const usable = channels.filter((one) => senders[one] && contactFor(one, contacts))
  const isStale =
    message.template === 'one_time_code' &&
    now.getTime() - message.created_at.getTime() > codeMinutes * 60_000
  const channel = message.channel && usable.includes(message.channel) ? message.channel : usable[0]
  const contact = channel && contactFor(channel, contacts)
  if (isStale || !channel || !contact) {
    // Without any channel the outbox is the channel; what must be heard goes to a person instead.
    const isUnset = Object.keys(senders).length === 0
    if (!isStale && isUnset && contacts.length > 0 && (await end(acting, message, 'keep'))) return undefined
    await end(acting, message, 'giveUp')
    return undefined
  }
  return {
    message,
    channel,
    usable,
    letter: {
      id: message.id,
      to: acting.vault.open(addressPlace(contact.id), contact.address_sealed).toString('utf8'),
      text: textOf(acting, message, contact.language),
    },
  }
}

function contactFor(channel: Channel, contacts: readonly ContactRow[]): ContactRow | undefined {
  return contacts.find(({ kind }) => kind === (channel === 'email' ? 'email' : 'phone'))
}

/** The words of a message, in the language of its reader. */
export function textOf(
  { vault }: Pick<Acting, 'vault'>,
  message: Pick<MessageRow, 'id' | 'template' | 'values_sealed'>,
  language: 'id' | 'en' | 'jv',
  change: (values: Record<string, string>) => Readonly<Record<string, string>> = (values) => values,
): string {
  const opened = vault.open(valuesPlace(message.id), message.values_sealed).toString('utf8')
  const values = change(z.record(z.string(), z.string()).parse(JSON.parse(opened)))
  return renderMessage(message.template, values, language)
}

async function keepOutcome(acting: Acting, ready: Ready, outcome: SendOutcome): Promise<void> {
  const { tx, office, now, jobs } = acting
  const message = await holdMessage(tx, office.regency, ready.message.id)
  if (message?.status !== 'waiting') return
  const { channel } = ready
  await insertAttempt(tx, {
    regency_code: office.regency,
    id: acting.id(),
    message_id: message.id,
    village_code: message.village_code,
    channel,
    succeeded: outcome.ok,
    told: outcome.ok ? outcome.reference : outcome.reason,
    at: now,
  })
  if (outcome.ok) {
    await end(acting, { ...message, channel }, 'send')
    return
  }
  const failures = { ...message.failures, [channel]: (message.failures[channel] ?? 0) + 1 }
  const next = afterFailure(ready.usable, channel, failures, outcome.forGood)
  if (next.next === 'nobody') {
    await end(acting, { ...message, failures }, 'giveUp')
    return
  }
  const minutes = next.next === 'again' ? next.afterMinutes : 0
  const nextAt = new Date(now.getTime() + minutes * 60_000)
  await writeMessage(tx, office.regency, {
    id: message.id,
    status: 'waiting',
    channel: next.channel,
    failures,
    nextAt,
  })
  await jobs.add(tx, deliverJob, { messageId: message.id }, { key: deliverJob + message.id, runAt: nextAt })
}

async function end(acting: Acting, message: MessageRow, action: MessageAction): Promise<boolean> {
  const { tx, office, now } = acting
  const outcome = decide(messageWorkflow, action, message, office)
  if (!outcome.ok) return false
  await writeMessage(tx, office.regency, {
    id: message.id,
    status: outcome.to,
    channel: message.channel,
    failures: message.failures,
    endedAt: outcome.to === 'in_person' ? null : now,
  })
  return true
}
