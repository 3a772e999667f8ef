import type { OutboxMessage, TellTask } from '@tanggap/contract/messages'
import {
  desks,
  type MessageDesk,
  type MessageStatus,
  messageStatuses,
  messageWorkflow,
  tellers,
  withoutCode,
} from '@tanggap/core/messages'
import { decide } from '@tanggap/core/workflow'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { textOf } from './deliver.ts'
import {
  countMessages,
  holdMessage,
  type ListedMessage,
  selectMessages,
  writeMessage,
} from './messages.store.ts'

const pageSize = 25

/** Every message, for whoever keeps the channels running: no address, and no code unless one tries the product out. */
export async function listOutbox(
  acting: Acting,
  wish: { readonly status?: MessageStatus | undefined; readonly page: number },
  codesReadable: boolean,
) {
  const { tx, office } = acting
  const rows = await selectMessages(tx, office.regency, {
    statuses: wish.status ? [wish.status] : messageStatuses,
    desks,
    limit: pageSize,
    offset: (wish.page - 1) * pageSize,
  })
  const counts = await countMessages(tx, office.regency, desks)
  await acting.record({ action: 'message.list', subject: 'message', ids: rows.map(({ id }) => id) })
  return {
    messages: rows.map(
      (row): OutboxMessage => ({
        id: row.id,
        template: row.template,
        status: row.status,
        text: textOf(acting, row, 'id', codesReadable ? undefined : withoutCode),
        villageCode: row.village_code,
        desk: row.desk,
        channel: row.channel,
        tries: row.tries,
        lastFailure: row.last_told,
        at: row.created_at.toISOString(),
        endedAt: row.ended_at?.toISOString() ?? null,
      }),
    ),
    total: rows[0]?.total ?? 0,
    pageSize,
    counts: Object.fromEntries(counts.map(({ status, count }) => [status, count])),
  }
}

/** Whom this office has to tell something in person, the longest waiting last seen first. */
export async function listToTell(acting: Acting, page: number) {
  const { tx, office } = acting
  const rows = await selectMessages(tx, office.regency, {
    statuses: ['in_person'],
    desks: desksOf(acting),
    limit: pageSize,
    offset: (page - 1) * pageSize,
  })
  await acting.record({
    action: 'message.list-to-tell',
    subject: 'message',
    ids: rows.flatMap(({ id, family_id }) => (family_id ? [id, family_id] : [id])),
  })
  return done({ tasks: rows.map((row) => taskFrom(acting, row)), total: rows[0]?.total ?? 0, pageSize })
}

/** How many wait to be told, for the desk's start page. */
export async function countToTell(acting: Acting): Promise<number> {
  const counts = await countMessages(acting.tx, acting.office.regency, desksOf(acting))
  return counts.find(({ status }) => status === 'in_person')?.count ?? 0
}

function desksOf({ office }: Acting): MessageDesk[] {
  return desks.filter((desk) => tellers[desk].includes(office.role))
}

function taskFrom(acting: Acting, row: ListedMessage): TellTask {
  return {
    id: row.id,
    template: row.template,
    text: textOf(acting, row, 'id', withoutCode),
    desk: row.desk,
    villageCode: row.village_code,
    ticketId: row.ticket_id,
    familyId: row.family_id,
    since: row.created_at.toISOString(),
    version: row.version,
  }
}

/** The citizen has heard it. How one knew whom one had before one is kept sealed. */
export async function tellCitizen(
  acting: Acting,
  id: string,
  { version, how }: { readonly version: number; readonly how: string },
): Promise<Done<{ status: MessageStatus }>> {
  const { tx, office, now, vault } = acting
  const message = await holdMessage(tx, office.regency, id)
  if (!message) return refused('request.not-found')
  if (message.version !== version) return refused('workflow.newer-version')
  const outcome = decide(messageWorkflow, 'tell', message, office, how)
  if (!outcome.ok) return outcome
  await writeMessage(tx, office.regency, {
    id,
    status: outcome.to,
    endedAt: now,
    toldBy: office.accountId,
    toldHowSealed: vault.seal(`citizen_message.told_how_sealed/${id}`, how),
  })
  await acting.record({
    action: 'message.tell',
    subject: 'message',
    ids: [
      id,
      ...(message.family_id ? [message.family_id] : []),
      ...(message.ticket_id ? [message.ticket_id] : []),
    ],
    village: message.village_code,
    detail: { template: message.template },
  })
  return done({ status: outcome.to })
}
