import {
  channels,
  desks,
  type MessageTemplate,
  messageLanguages,
  messageStatuses,
  messageTemplates,
} from '@tanggap/core/messages'
import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

const bytes = z.instanceof(Buffer)
const channel = z.enum(channels)
const template = z.enum(Object.keys(messageTemplates) as MessageTemplate[])

const contactRow = z.object({
  id: z.uuid(),
  village_code: z.string(),
  kind: z.enum(['phone', 'email']),
  address_sealed: bytes,
  address_index: bytes,
  language: z.enum(messageLanguages),
})
export type ContactRow = z.infer<typeof contactRow>

/** Whom a message is for: the family whose contact was bound, or whoever made a report. */
export type Recipient = { readonly familyId: string } | { readonly ticketId: string }

export function idsOf(recipient: Recipient): { familyId: string | null; ticketId: string | null } {
  return 'familyId' in recipient
    ? { familyId: recipient.familyId, ticketId: null }
    : { familyId: null, ticketId: recipient.ticketId }
}

/** The contacts that hold today, the newest first. */
export function selectContacts(tx: Tx, regency: string, recipient: Recipient): Promise<ContactRow[]> {
  const { familyId, ticketId } = idsOf(recipient)
  return tx.all(
    contactRow,
    `select id, village_code, kind, address_sealed, address_index, language from citizen_contact
      where regency_code = $1 and ended_at is null
        and (($2::uuid is not null and family_id = $2) or ($3::uuid is not null and ticket_id = $3))
      order by bound_at desc, id desc`,
    [regency, familyId, ticketId],
  )
}

export async function insertContact(tx: Tx, contact: Readonly<Record<string, unknown>>): Promise<void> {
  await tx.insert('citizen_contact', [contact])
}

/** A family has one phone and one address; the newer takes the place of the older. */
export async function endContacts(
  tx: Tx,
  regency: string,
  ended: { readonly familyId: string; readonly kind: string; readonly at: Date },
): Promise<void> {
  await tx.run(
    `update citizen_contact set ended_at = $4
      where regency_code = $1 and family_id = $2 and kind = $3 and ended_at is null`,
    [regency, ended.familyId, ended.kind, ended.at],
  )
}

const messageRow = z.object({
  id: z.uuid(),
  village_code: z.string(),
  family_id: z.uuid().nullable(),
  ticket_id: z.uuid().nullable(),
  template,
  values_sealed: bytes,
  desk: z.enum(desks),
  status: z.enum(messageStatuses),
  channel: channel.nullable(),
  failures: z.partialRecord(channel, z.number()),
  created_at: z.date(),
  ended_at: z.date().nullable(),
  version: z.number(),
})
export type MessageRow = z.infer<typeof messageRow>
const messageColumns = `m.id, m.village_code, m.family_id, m.ticket_id, m.template, m.values_sealed, m.desk, m.status,
  m.channel, m.failures, m.created_at, m.ended_at, m.version`

export async function insertMessage(tx: Tx, message: Readonly<Record<string, unknown>>): Promise<void> {
  await tx.insert('citizen_message', [message])
}

export function findOccasion(tx: Tx, regency: string, occasion: string): Promise<{ id: string } | undefined> {
  return tx.find(
    z.object({ id: z.uuid() }),
    'select id from citizen_message where regency_code = $1 and occasion = $2',
    [regency, occasion],
  )
}

export function holdMessage(tx: Tx, regency: string, id: string): Promise<MessageRow | undefined> {
  return tx.find(
    messageRow,
    `select ${messageColumns} from citizen_message m where m.regency_code = $1 and m.id = $2 for update`,
    [regency, id],
  )
}

/** What is still to be said about a report. */
export function openMessagesOf(tx: Tx, regency: string, ticketId: string): Promise<MessageRow[]> {
  return tx.all(
    messageRow,
    `select ${messageColumns} from citizen_message m
      where m.regency_code = $1 and m.ticket_id = $2 and m.status in ('waiting', 'in_person') for update`,
    [regency, ticketId],
  )
}

/** One worker at a time tries a message; who dies while trying gives it free again after a while. */
export function claimMessage(
  tx: Tx,
  regency: string,
  id: string,
  now: Date,
  until: Date,
): Promise<MessageRow | undefined> {
  return tx.find(
    messageRow,
    `update citizen_message m set claimed_until = $4
      where m.regency_code = $1 and m.id = $2 and m.status = 'waiting'
        and (m.claimed_until is null or m.claimed_until <= $3)
      returning ${messageColumns}`,
    [regency, id, now, until],
  )
}

export interface MessageMove {
  readonly id: string
  readonly status: string
  readonly channel?: string | null
  readonly failures?: Readonly<Record<string, number>>
  readonly nextAt?: Date | null
  readonly endedAt?: Date | null
  readonly toldBy?: string
  readonly toldHowSealed?: Buffer
}

export async function writeMessage(tx: Tx, regency: string, move: MessageMove): Promise<void> {
  await tx.run(
    `update citizen_message set status = $3, channel = coalesce($4, channel),
            failures = coalesce($5::jsonb, failures), next_at = $6, ended_at = $7, claimed_until = null,
            told_by = $8, told_how_sealed = $9, version = version + 1
      where regency_code = $1 and id = $2`,
    [
      regency,
      move.id,
      move.status,
      move.channel ?? null,
      move.failures ? JSON.stringify(move.failures) : null,
      move.nextAt ?? null,
      move.endedAt ?? null,
      move.toldBy ?? null,
      move.toldHowSealed ?? null,
    ],
  )
}

export async function insertAttempt(tx: Tx, attempt: Readonly<Record<string, unknown>>): Promise<void> {
  await tx.insert('message_attempt', [attempt])
}

/** Waiting messages that nobody has tried for longer than they should have waited. */
export async function forgottenMessages(tx: Tx, regency: string, before: Date): Promise<string[]> {
  const rows = await tx.all(
    z.object({ id: z.uuid() }),
    `select id from citizen_message
      where regency_code = $1 and status = 'waiting' and coalesce(next_at, created_at) < $2
        and (claimed_until is null or claimed_until < $2)
      order by id limit 500`,
    [regency, before],
  )
  return rows.map(({ id }) => id)
}

const listedRow = messageRow.extend({
  tries: z.number(),
  last_told: z.string().nullable(),
  total: z.number(),
})
export type ListedMessage = z.infer<typeof listedRow>

export interface MessageFilter {
  readonly statuses: readonly string[]
  readonly desks: readonly string[]
  readonly limit: number
  readonly offset: number
}

export function selectMessages(tx: Tx, regency: string, filter: MessageFilter): Promise<ListedMessage[]> {
  return tx.all(
    listedRow,
    `select ${messageColumns}, count(*) over () as total,
            (select count(*) from message_attempt a where a.regency_code = m.regency_code and a.message_id = m.id) as tries,
            (select a.told from message_attempt a where a.regency_code = m.regency_code and a.message_id = m.id
              and not a.succeeded order by a.at desc, a.id desc limit 1) as last_told
       from citizen_message m
      where m.regency_code = $1 and m.status = any($2) and m.desk = any($3)
      order by m.created_at desc, m.id desc limit $4 offset $5`,
    [regency, filter.statuses, filter.desks, filter.limit, filter.offset],
  )
}

export function countMessages(
  tx: Tx,
  regency: string,
  of: readonly string[],
): Promise<{ status: string; count: number }[]> {
  return tx.all(
    z.object({ status: z.string(), count: z.number() }),
    'select status, count(*) as count from citizen_message where regency_code = $1 and desk = any($2) group by status',
    [regency, of],
  )
}

export async function insertCode(tx: Tx, code: Readonly<Record<string, unknown>>): Promise<void> {
  await tx.insert('one_time_code', [code])
}

/** Counts a try against the newest code that still holds, and gives it. */
export function tryCode(
  tx: Tx,
  regency: string,
  familyId: string,
  now: Date,
  most: number,
): Promise<{ id: string; code_hash: Buffer } | undefined> {
  return tx.find(
    z.object({ id: z.uuid(), code_hash: bytes }),
    `update one_time_code set tries = tries + 1
      where regency_code = $1 and tries < $4 and used_at is null and id = (
        select id from one_time_code where regency_code = $1 and family_id = $2 and expires_at > $3
         order by made_at desc, id desc limit 1)
      returning id, code_hash`,
    [regency, familyId, now, most],
  )
}

export async function writeCodeUsed(tx: Tx, regency: string, id: string, at: Date): Promise<void> {
  await tx.run('update one_time_code set used_at = $3 where regency_code = $1 and id = $2', [regency, id, at])
}
